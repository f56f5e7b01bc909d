//! Invented weeks, balances and methods for property tests.
#![allow(dead_code, reason = "each test uses its part")]

use crate::strategies::name;
use giftbook_charts::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Low, and how much higher middle and high are.
type Cents = (i64, i64, i64);
/// An amount, its fees, and a crossing.
type At = (i64, Vec<Option<i64>>, Option<(String, usize)>);

fn cents(cents: i64) -> Decimal {
    Decimal::new(cents, 2)
}

pub(crate) fn outlooks() -> impl Strategy<Value = Outlook> {
    let expected = option::weighted(0.7, (0i64..90_000, 0i64..90_000, 0i64..900_000));
    let came = option::weighted(0.85, prop_oneof![Just(0i64), 1..200_000i64]);
    (
        vec((came, expected.clone()), 0..70),
        vec(expected, 0..9),
        name(),
        name(),
    )
        .prop_map(|(past, ahead, amount, unknown)| {
            let range = |(low, middle, high): Cents| Expected {
                low: cents(low),
                middle: cents(low + middle),
                high: cents(low + middle + high),
            };
            let past = past.into_iter().map(|(came, expected)| {
                (
                    came.map_or(Came::NotRecorded, |value| Came::Known(cents(value))),
                    expected,
                )
            });
            let all = past.chain(ahead.into_iter().map(|expected| (Came::Ahead, expected)));
            let week = |(nth, (came, expected)): (usize, (Came, Option<Cents>))| OutlookWeek {
                key: format!("week {nth}"),
                label: format!("{} Nov", nth % 30 + 1),
                title: format!("week {nth}"),
                came,
                expected: expected.map(range),
            };
            Outlook {
                amount,
                not_recorded: format!("x{unknown}"),
                weeks: all.enumerate().map(week).collect(),
                ..Outlook::default()
            }
        })
}

/// Balances of which a part waits, with what was taken out.
pub(crate) fn balances() -> impl Strategy<Value = Steps> {
    let step = (0i64..400, -5_000i64..100_000, option::of(0i64..50_000));
    let fall = (0i64..400, 1i64..100_000, name());
    (vec(step, 0..40), vec(fall, 0..6), name(), name()).prop_map(|(mut steps, falls, part_name, rest_name)| {
        steps.sort();
        let step = |(nth, (day, value, waits)): (usize, (i64, i64, Option<i64>))| Step {
            key: format!("step {nth}"),
            day,
            title: format!("{day}"),
            value: cents(value),
            part: waits.map(|waits| cents(value - waits)),
        };
        let fall = |(nth, (day, value, name)): (usize, (i64, i64, String))| Fall {
            key: format!("fall {nth}"),
            day,
            title: format!("{day}"),
            value: cents(value),
            said: name.clone(),
            name,
        };
        Steps {
            part_name,
            rest_name,
            times: steps.iter().map(|(day, ..)| (*day, format!("{day}"))).collect(),
            steps: steps.into_iter().enumerate().map(step).collect(),
            falls: falls.into_iter().enumerate().map(fall).collect(),
            until: 400,
            ..Steps::default()
        }
    })
}

pub(crate) fn methods() -> impl Strategy<Value = Methods> {
    let fee = || option::weighted(0.8, 0i64..5_000);
    let amount = (1i64..100_000, vec(fee(), 3), option::weighted(0.2, (name(), 0usize..4)));
    (vec(amount, 0..12), vec((name(), any::<bool>()), 0..4)).prop_map(|(mut amounts, methods)| {
        amounts.sort_by_key(|(amount, ..)| *amount);
        let fees = |(nth, (amount, fees, crossing)): (usize, At)| Fees {
            key: format!("amount {nth}"),
            amount: cents(amount),
            fees: fees.into_iter().map(|fee| fee.map(cents)).collect(),
            crossing: crossing.map(|(name, method)| Crossing { name, method }),
        };
        Methods {
            methods: methods.into_iter().map(|(name, best)| Method { name, best }).collect(),
            amounts: amounts.into_iter().enumerate().map(fees).collect(),
            ..Methods::default()
        }
    })
}
