//! Payouts as pictures: weeks earned and expected, the balance over time, what each method costs.

use giftbook_book::Book;
use giftbook_book::payout::{
    BalanceDay, BalanceOverTime, FeesAt, MoneyRange, Payout, PayoutForecast, PayoutPlan, PlanWant,
};
use giftbook_charts::{
    Came, Chart, Crossing, Decimal, Expected, Fall, Fees, Method, Methods, Outlook, OutlookWeek, Step, Steps,
};
use giftbook_model::{Instant, Money, Platform};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Picture;
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
            methods(&plan, &plan.fees_by_amount()?, words)
        }
    })
}

fn decimal(money: Money) -> Decimal {
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
        platforms: vec![platform.code().to_owned().into()],
        from: Some(monday.to_string().into()),
        to: Some(sunday(monday).to_string().into()),
        ..TxFilter::default()
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
    Picture {
        targets: Vec::new(),
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

fn methods(plan: &PayoutPlan, fees: &[FeesAt], words: Words<'_>) -> Picture {
    // A method is called by its own word, one of the user's by its way.
    let name = |nth: usize| {
        let method = plan.ways.get(nth).map(|way| &way.method);
        method.map_or_else(String::new, |method| {
            [words.get(&method.id), words.get(method.route.code()), method.id.clone()]
                .into_iter()
                .find(|word| !word.is_empty())
                .unwrap_or_default()
        })
    };
    let amount = words.get("amount");
    let at = |of: &FeesAt| {
        let digits = words.numbers().text(decimal(of.amount));
        let written = if amount.contains("{n}") {
            amount.replace("{n}", &digits)
        } else {
            digits
        };
        Fees {
            key: of.amount.minor.to_string(),
            amount: decimal(of.amount),
            fees: of.fees.iter().map(|fee| fee.map(decimal)).collect(),
            crossing: of.best.map(|method| Crossing {
                name: words
                    .fill("crossing", "amount", &written)
                    .replace("{method}", &name(method)),
                method,
            }),
        }
    };
    Picture {
        targets: Vec::new(),
        chart: Chart::Methods(Methods {
            about: words.get("about"),
            amount_heading: words.get("amount_heading"),
            amount: amount.clone(),
            methods: (0..plan.ways.len())
                .map(|nth| Method {
                    name: name(nth),
                    best: nth == 0,
                })
                .collect(),
            amounts: fees.iter().map(at).collect(),
            numbers: words.numbers(),
        }),
    }
}
