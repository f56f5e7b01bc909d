//! Invented months for property tests.

use crate::strategies::name;
use giftbook_charts::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A month up to some day, with what lies ahead of it, with a limit or without.
pub(crate) fn courses() -> impl Strategy<Value = Course> {
    let grown = vec((1i64..40, 1i64..90_000), 0..12);
    let ahead = option::of(vec((0i64..500, 0i64..9_000, 0i64..90_000), 31));
    let limit = option::of((0i64..900_000, name()));
    (1i64..31, grown, ahead, limit, name()).prop_map(|(today, grown, ahead, limit, amount)| {
        let cents = |cents: i64| Decimal::new(cents, 2);
        let (mut day, mut sum, mut so_far) = (0, 0, Vec::new());
        for (later, more) in grown {
            (day, sum) = (day + later, sum + more);
            let (key, title) = (format!("day {day}"), format!("{day}"));
            so_far.extend((day <= today).then_some(Reached {
                key,
                day,
                title,
                value: cents(sum),
            }));
        }
        let reached = so_far.last().map_or(0, |_| sum);
        let mut fan = Vec::new();
        for (nth, (low, middle, high)) in ahead.into_iter().flatten().enumerate().take((31 - today) as usize) {
            let n = nth as i64 + 1;
            let [low, middle, high] = [low, low + middle, low + middle + high].map(|more| cents(reached + more * n));
            let day = today + nth as i64;
            fan.push(Fan {
                key: format!("ahead {day}"),
                day,
                title: format!("{day}"),
                low,
                middle,
                high,
            });
        }
        Course {
            amount,
            so_far,
            today,
            days: 31,
            ahead: fan,
            limit: limit.map(|(value, name)| Limit {
                value: cents(value),
                name,
            }),
            times: (0..31).step_by(7).map(|day| (day, format!("{day}"))).collect(),
            ..Course::default()
        }
    })
}
