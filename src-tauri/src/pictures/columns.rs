//! How it went: a column a day, week or month.

use giftbook_book::insight::{Columns as Answer, Step, SupporterWeek};
use giftbook_charts::{Chart, Column, Columns, Decimal, Lead};
use giftbook_model::Currency;
use jiff::civil::Date;

use super::Picture;
use super::words::Words;
use crate::dto::gifts::GiftsQuery;
use crate::dto::transactions::TxFilter;

/// All gifts, and in each column the part of the two that carry most.
pub(super) fn trend(answer: &Answer, query: &GiftsQuery, words: Words<'_>) -> Picture {
    let column = |(index, column): (usize, &giftbook_book::insight::Column)| Column {
        part: (!answer.top.is_empty()).then(|| column.top_units.into()),
        ..stretch(index, (column.from, column.to), answer.step, column.units.into(), words)
    };
    let targets = answer.columns.iter().enumerate().map(|(index, column)| {
        (
            index.to_string(),
            between(TxFilter::behind(query), column.from, column.to),
        )
    });
    Picture {
        targets: targets.collect(),
        chart: chart(answer.columns.iter().enumerate().map(column).collect(), words),
    }
}

/// What hosts received, week by week, with the best of them as the finding.
pub(super) fn received(answer: &Answer, best: Option<Date>, words: Words<'_>) -> Picture {
    let column = |(index, column): (usize, &giftbook_book::insight::Column)| Column {
        finding: best == Some(column.from),
        ..stretch(index, (column.from, column.to), answer.step, column.units.into(), words)
    };
    let target = |(index, column): (usize, &giftbook_book::insight::Column)| {
        (index.to_string(), of_kind("gift_received", column.from, column.to))
    };
    Picture {
        targets: answer.columns.iter().enumerate().map(target).collect(),
        chart: chart(answer.columns.iter().enumerate().map(column).collect(), words),
    }
}

/// What was spent in the home currency, week by week; the week that runs is marked once something was.
pub(super) fn spent(weeks: &[SupporterWeek], currency: Currency, words: Words<'_>) -> Picture {
    let last = weeks.len().saturating_sub(1);
    let column = |(index, week): (usize, &SupporterWeek)| {
        let spent = week.spent.iter().find(|money| money.currency == currency);
        let minor = spent.map_or(0, |money| money.minor);
        let value = Decimal::new(minor, currency.digits());
        Column {
            finding: index == last && minor > 0,
            ..stretch(index, (week.from, week.to), Step::Week, value, words)
        }
    };
    let targets = weeks
        .iter()
        .enumerate()
        .map(|(index, week)| (index.to_string(), of_kind("recharge", week.from, week.to)));
    Picture {
        targets: targets.collect(),
        chart: chart(weeks.iter().enumerate().map(column).collect(), words),
    }
}

fn chart(columns: Vec<Column>, words: Words<'_>) -> Chart {
    let strong = words.get("lead_strong");
    Chart::Columns(Columns {
        about: words.get("about"),
        lead: (!strong.is_empty()).then(|| Lead {
            strong,
            rest: words.get("lead_rest"),
        }),
        time_heading: words.get("time"),
        value_heading: words.get("value"),
        part_heading: words.get("part"),
        unit: words.get("unit"),
        not_recorded: words.get("not_recorded"),
        columns,
        numbers: words.numbers(),
    })
}

fn stretch(index: usize, (from, to): (Date, Date), step: Step, value: Decimal, words: Words<'_>) -> Column {
    let (label, title) = match step {
        Step::Month => (words.month(from), format!("{} {}", words.month(from), from.year())),
        Step::Day | Step::Week => (words.day(from), words.days(from, to)),
    };
    Column {
        key: index.to_string(),
        label,
        title,
        value: Some(value),
        part: None,
        finding: false,
    }
}

fn of_kind(kind: &str, from: Date, to: Date) -> TxFilter {
    between(
        TxFilter {
            kinds: vec![kind.to_owned().into()],
            ..TxFilter::default()
        },
        from,
        to,
    )
}

fn between(filter: TxFilter, from: Date, to: Date) -> TxFilter {
    TxFilter {
        from: Some(from.to_string().into()),
        to: Some(to.to_string().into()),
        ..filter
    }
}
