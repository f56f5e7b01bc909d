//! Invented ways of a sum, and places it is compared at, for property tests.

use crate::common::{places, text, way};
use crate::strategies::name;
use giftbook_charts::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Sums that are taken from and added to, below zero too; with steps nobody states, without any step at all, too small to be seen.
pub(crate) fn waterfalls() -> impl Strategy<Value = Waterfall> {
    let part = prop_oneof![-500i64..500, -90_000i64..90_000, Just(0i64)];
    let step = prop_oneof![
        2 => Just(WaterfallStep::Total),
        5 => part.prop_map(|cents| WaterfallStep::Part(Decimal::new(cents, 2))),
        1 => Just(WaterfallStep::Unstated),
    ];
    let fall = (name(), name(), step, any::<bool>());
    let opening = prop_oneof![0i64..90_000, 9_000_000i64..9_000_100, -900i64..0];
    (vec(fall, 0..10), opening, name()).prop_map(|(falls, opening, unstated)| {
        let fall =
            |(index, (name, note, step, finding)): (usize, (String, String, WaterfallStep, bool))| WaterfallBar {
                key: format!("fall {index}"),
                name,
                note,
                step,
                finding,
            };
        Waterfall {
            opening: Decimal::new(opening, 2),
            falls: falls.into_iter().enumerate().map(fall).collect(),
            unstated: if unstated.trim().is_empty() {
                text("not stated")
            } else {
                unstated
            },
            ..way()
        }
    })
}

/// A place's name, its part, its value with what the range adds on either side, when it was seen, and its two marks.
type Told = (String, String, Option<(i64, Option<(i64, i64)>)>, String, bool, bool);

/// Places with and without a figure, ranges on either side of it.
pub(crate) fn comparisons() -> impl Strategy<Value = Comparison> {
    let value = prop_oneof![0i64..2_000, 0i64..90_000_000, -500i64..0];
    let range = option::of((0i64..900, 0i64..900));
    let place = (
        name(),
        name(),
        option::weighted(0.8, (value, range)),
        name(),
        any::<bool>(),
        any::<bool>(),
    );
    vec(place, 0..14).prop_map(|places| {
        let cents = |cents: i64| Decimal::new(cents, 2);
        let place = |(index, (name, part, told, seen, official, finding)): (usize, Told)| Place {
            key: format!("place {index}"),
            name,
            part,
            value: told.map(|(value, _)| cents(value)),
            range: told
                .and_then(|(value, range)| range.map(|(below, above)| (cents(value - below), cents(value + above)))),
            seen,
            official,
            finding,
        };
        Comparison {
            places: places.into_iter().enumerate().map(place).collect(),
            ..self::places()
        }
    })
}
