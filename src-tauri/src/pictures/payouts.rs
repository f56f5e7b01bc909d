//! Payouts as pictures: weeks earned and expected, the balance over time, what each method costs.

use giftbook_book::Book;
use giftbook_book::payout::{BalanceDay, BalanceOverTime, MoneyRange, Payout, PayoutForecast, PlanWant};
use giftbook_charts::{Came, Chart, Decimal, Expected, Fall, Outlook, OutlookWeek, Step, Steps};
use giftbook_model::{Instant, Money, Platform};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Picture;
use super::methods;
use super::wallet::{number, times};
use super::words::Words;
use crate::dto::charts::PayoutChart;
use crate::dto::transactions::TxFilter;
use crate::error::Answer;

/// Past weeks in a picture.
const MOST_WEEKS: usize = 40;

pub(super) fn picture(
    book: &Book,
    which: PayoutChart,
    platform: Platform,
    now: Instant,
    words: Words<'_>,
) -> Answer<Picture> {
    Ok(match which {
        PayoutChart::Outlook => outlook(&book.payout_forecast(platform, now)?, words),
        PayoutChart::Balance => balance(&book.payout_over_time(platform, now)?, words),
        PayoutChart::Methods => {
            // Fees are of interest before there is anything to take out.
            let available = book.payout_balance(platform, now)?.available.max(1);
            let want = PlanWant {
                platform,
                units: Some(available),
                method: None,
                to: None,
            };
            let plan = book.payout_plan(&want, now)?;
            methods::picture(&plan, &plan.fees_by_amount()?, words)
        }
    })
}

pub(super) fn decimal(money: Money) -> Decimal {
    Decimal::new(money.minor, money.currency.digits())
}

fn outlook(forecast: &PayoutForecast, words: Words<'_>) -> Picture {
    let first = forecast.past.len().saturating_sub(MOST_WEEKS);
    let past = forecast.past.iter().skip(first).map(|week| {
        // Where a programme leaves something open: halfway.
        let paid = Money {
            minor: week.paid.least.minor.midpoint(week.paid.most.minor),
            ..week.paid.least
        };
        let expected = week.expected.as_ref().map(|(range, _)| range);
        stretch(week.monday, Came::Known(decimal(paid)), expected, words)
    });
    let ahead = forecast.ahead.iter().flat_map(|ahead| &ahead.weeks);
    let ahead = ahead.map(|week| stretch(week.monday, Came::Ahead, Some(&week.range), words));
    let weeks: Vec<OutlookWeek> = past.chain(ahead).collect();
    let over = forecast.past.iter().skip(first);
    let targets = over.map(|week| (week.monday.to_string(), received(forecast.platform, week.monday)));
    Picture {
        targets: targets.collect(),
        chart: Chart::Outlook(Outlook {
            about: words.get("about"),
            time_heading: words.get("time"),
            value_heading: words.get("value"),
            low_heading: words.get("low"),
            middle_heading: words.get("middle"),
            high_heading: words.get("high"),
            amount: words.get("amount"),
            range: words.get("range"),
            held: words.get("held"),
            missed: words.get("missed"),
            not_recorded: words.get("not_recorded"),
            weeks,
            numbers: words.numbers(),
        }),
    }
}

fn stretch(monday: Date, came: Came, expected: Option<&MoneyRange>, words: Words<'_>) -> OutlookWeek {
    OutlookWeek {
        key: monday.to_string(),
        label: words.day(monday),
        title: words.days(monday, sunday(monday)),
        came,
        expected: expected.map(|range| Expected {
            low: decimal(range.low),
            middle: decimal(range.middle),
            high: decimal(range.high),
        }),
    }
}

fn sunday(monday: Date) -> Date {
    monday.saturating_add(6.days())
}

fn received(platform: Platform, monday: Date) -> TxFilter {
    TxFilter {
        kinds: vec!["gift_received".to_owned().into()],
        ..on(platform, monday, sunday(monday))
    }
}

fn on(platform: Platform, from: Date, to: Date) -> TxFilter {
    TxFilter {
        platforms: vec![platform.code().to_owned().into()],
        from: Some(from.to_string().into()),
        to: Some(to.to_string().into()),
        ..TxFilter::default()
    }
}

/// What moves a balance.
const KINDS: [&str; 4] = ["gift_received", "payout", "payout_returned", "reversal"];

fn moved(platform: Platform, day: Date) -> TxFilter {
    TxFilter {
        kinds: KINDS.map(|kind| kind.to_owned().into()).into(),
        ..on(platform, day, day)
    }
}

fn balance(over_time: &BalanceOverTime, words: Words<'_>) -> Picture {
    let title = |day: Date| format!("{} {}", words.day(day), day.year());
    let step = |of: &BalanceDay| Step {
        key: of.day.to_string(),
        day: number(of.day),
        title: title(of.day),
        value: of.available.saturating_add(of.waiting).into(),
        part: Some(of.available.into()),
    };
    let fall = |payout: &Payout| {
        let (day, units) = payout.facts.begun().zip(payout.facts.units)?;
        let written = words.numbers().text(units.into());
        Some(Fall {
            key: format!("payout {}", payout.id),
            day: number(day),
            title: title(day),
            value: units.into(),
            name: format!("−{written}"),
            said: words.fill("fall_said", "units", &written),
        })
    };
    let first = over_time.days.first().map_or(over_time.on, |day| day.day);
    let days = over_time.days.iter().map(|of| of.day);
    Picture {
        targets: days
            .map(|day| (day.to_string(), moved(over_time.platform, day)))
            .collect(),
        chart: Chart::Steps(Steps {
            about: words.get("about"),
            time_heading: words.get("time"),
            value_heading: words.get("value"),
            part_heading: words.get("part"),
            fall_heading: words.get("fall"),
            unit: words.get("unit"),
            part_name: words.get("part_name"),
            rest_name: words.get("rest_name"),
            steps: over_time.days.iter().map(step).collect(),
            falls: over_time.payouts.iter().filter_map(fall).collect(),
            until: number(over_time.on),
            times: times(first, over_time.on, words),
            numbers: words.numbers(),
            ..Steps::default()
        }),
    }
}
