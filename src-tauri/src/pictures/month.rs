//! The month's spending so far, its limit, and where it is heading.

use giftbook_book::limits::{AheadDay, Heading};
use giftbook_charts::{Chart, Course, Decimal, Fan, Limit, Reached};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Picture;
use super::words::Words;
use crate::dto::transactions::TxFilter;

/// Days between two names below.
const EVERY: usize = 7;
/// What counts as spent.
const KINDS: [&str; 2] = ["recharge", "coins_bought"];

pub(super) fn picture(heading: &Heading, words: Words<'_>) -> Picture {
    let amount = |minor: i64| Decimal::new(minor, heading.currency.digits());
    let number = |day: Date| i64::from(day.day()) - 1;
    let ahead = heading.ahead.as_ref().map_or(&[][..], |ahead| &ahead.days);
    let grown = grown(heading);
    let reached = |&(day, minor): &(Date, i64)| Reached {
        key: day.to_string(),
        day: number(day),
        title: words.day(day),
        value: amount(minor),
    };
    let fan = |ahead: &AheadDay| Fan {
        key: format!("ahead {}", ahead.day),
        day: number(ahead.day),
        title: words.day(ahead.day),
        low: amount(ahead.low),
        middle: amount(ahead.middle),
        high: amount(ahead.high),
    };
    let limit = heading.limit.map(|limit| Limit {
        value: amount(limit.minor),
        name: words.get("limit"),
    });
    let names = (0..heading.last.day()).step_by(EVERY).map(|later| {
        let day = heading.month.saturating_add(i64::from(later).days());
        (i64::from(later), words.day(day))
    });
    Picture {
        targets: grown
            .iter()
            .map(|(day, _)| (day.to_string(), bought_on(*day)))
            .collect(),
        chart: Chart::Course(Course {
            about: words.get("about"),
            time_heading: words.get("time"),
            value_heading: words.get("value"),
            low_heading: words.get("low"),
            middle_heading: words.get("middle"),
            high_heading: words.get("high"),
            amount: words.get("amount"),
            range: words.get("range"),
            so_far: grown.iter().map(reached).collect(),
            today: number(heading.today),
            days: i64::from(heading.last.day()),
            today_name: words.get("today"),
            ahead: ahead.iter().map(fan).collect(),
            limit,
            times: names.collect(),
            numbers: words.numbers(),
        }),
    }
}

/// The days on which the sum became another.
fn grown(heading: &Heading) -> Vec<(Date, i64)> {
    let mut before = 0;
    let grew = |(_, sum): &&(Date, i64)| std::mem::replace(&mut before, *sum) != *sum;
    heading.so_far.iter().filter(grew).copied().collect()
}

fn bought_on(day: Date) -> TxFilter {
    TxFilter {
        kinds: KINDS.map(|kind| kind.to_owned().into()).into(),
        from: Some(day.to_string().into()),
        to: Some(day.to_string().into()),
        ..TxFilter::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use giftbook_book::limits::Ahead;
    use giftbook_model::Currency;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_days_that_cost_something_are_steps_and_the_fan_begins_today() {
        let day = |day: i8| date(2026, 11, day);
        let ahead = |of: i8| AheadDay {
            day: day(of),
            low: 500,
            middle: 700,
            high: 900,
        };
        let heading = Heading {
            month: day(1),
            last: day(30),
            today: day(4),
            currency: Currency::parse("USD").unwrap(),
            limit: None,
            so_far: vec![(day(1), 0), (day(2), 300), (day(3), 300), (day(4), 500)],
            spent: 500,
            uncounted: 0,
            purchases: 6,
            ahead: Some(Ahead {
                days: (4..=30).map(ahead).collect(),
                beyond: None,
            }),
        };
        let words = BTreeMap::new();
        let Picture { chart, targets } = picture(&heading, Words(&words));
        let Chart::Course(course) = chart else {
            panic!("a course")
        };
        let steps: Vec<_> = course.so_far.iter().map(|step| (step.day, step.value)).collect();
        assert_eq!(steps, [(1, Decimal::new(300, 2)), (3, Decimal::new(500, 2))]);
        assert_eq!(targets.len(), steps.len());
        assert_eq!((course.ahead[0].day, course.ahead.len()), (course.today, 27));
        assert_eq!(
            course.times.iter().map(|(day, _)| *day).collect::<Vec<_>>(),
            [0, 7, 14, 21, 28]
        );
    }
}
