//! The balance of a platform over time, with what the app showed as marks.

use giftbook_book::wallet::PlatformWallet;
use giftbook_charts::{Chart, Mark, Step, Steps};
use jiff::civil::{Date, date};

use super::Picture;
use super::words::Words;
use crate::dto::transactions::TxFilter;

/// Names of time at most; the chart leaves out those without room.
const MOST_TIMES: usize = 8;
/// What moves a balance.
const KINDS: [&str; 6] = ["recharge", "coins_bought", "bonus", "gift_sent", "refund", "correction"];

pub(super) fn picture(one: Option<&PlatformWallet>, today: Date, words: Words<'_>) -> Picture {
    let days = one.map(|one| one.days.as_slice()).unwrap_or_default();
    let marks = one.map(|one| one.asserted.as_slice()).unwrap_or_default();
    let title = |day: Date| format!("{} {}", words.day(day), day.year());
    let steps = days.iter().map(|of| Step {
        key: of.day.to_string(),
        day: number(of.day),
        title: title(of.day),
        value: of.closing.into(),
        part: None,
    });
    let mark = |checked: &giftbook_book::wallet::Checked| {
        let shown = words.numbers().text(checked.asserted.units.into());
        let word = if checked.holds { "mark_agrees" } else { "mark_differs" };
        Mark {
            key: format!("shown {}", checked.asserted.on),
            day: number(checked.asserted.on),
            title: title(checked.asserted.on),
            value: checked.asserted.units.into(),
            agrees: checked.holds,
            said: words.fill(word, "units", &shown),
        }
    };
    let first = days
        .iter()
        .map(|of| of.day)
        .chain(marks.iter().map(|mark| mark.asserted.on))
        .min();
    let target = |day: Date| TxFilter {
        kinds: KINDS.map(|kind| kind.to_owned().into()).into(),
        platforms: one.iter().map(|one| one.platform.code().to_owned().into()).collect(),
        from: Some(day.to_string().into()),
        to: Some(day.to_string().into()),
        ..TxFilter::default()
    };
    Picture {
        targets: days.iter().map(|of| (of.day.to_string(), target(of.day))).collect(),
        chart: Chart::Steps(Steps {
            about: words.get("about"),
            time_heading: words.get("time"),
            value_heading: words.get("value"),
            mark_heading: words.get("mark"),
            unit: words.get("unit"),
            steps: steps.collect(),
            marks: marks.iter().map(mark).collect(),
            until: number(today),
            times: times(first.unwrap_or(today), today, words),
            numbers: words.numbers(),
            ..Steps::default()
        }),
    }
}

/// The first days of months between two days, evenly thinned out, with the year where a year begins.
pub(super) fn times(first: Date, last: Date, words: Words<'_>) -> Vec<(i64, String)> {
    let months = std::iter::successors(Some(first.first_of_month()), |month| {
        month.last_of_month().tomorrow().ok()
    });
    let months: Vec<Date> = months
        .take_while(|month| *month <= last)
        .filter(|month| *month >= first)
        .collect();
    if months.len() < 2 {
        return vec![(number(first), words.day(first)), (number(last), words.day(last))];
    }
    let every = months.len().div_ceil(MOST_TIMES);
    let name = |month: &Date| {
        let word = words.month(*month);
        (
            number(*month),
            if month.month() == 1 {
                format!("{word} {}", month.year())
            } else {
                word
            },
        )
    };
    months.iter().step_by(every).map(name).collect()
}

/// Days since 1970-01-01.
pub(super) fn number(day: Date) -> i64 {
    i64::from((day - date(1970, 1, 1)).get_days())
}
