//! Ten thousand payouts of every shape: the steps make the units taken out.

use proptest::prelude::*;

use super::causes::{Cause, Rows, Unrecorded, explain};
use super::units::{LiveUnits, stretch};

fn lives() -> impl Strategy<Value = Vec<LiveUnits>> {
    let one = (
        0_i64..90_000,
        0_i64..5_000,
        prop::option::of(0_i64..90_000),
        0_i64..2_000,
    );
    prop::collection::vec(one, 0..12).prop_map(|lives| {
        let each = |(host, guests, official, back): (i64, i64, Option<i64>, i64)| {
            let recorded = host + guests;
            let rows = [(
                Cause::Guests,
                Rows {
                    events: 1,
                    units: guests,
                },
            )];
            let evening = official.unwrap_or(host);
            LiveUnits {
                recorded,
                guests,
                explained: official.and_then(|official| explain(recorded, official, &rows, Unrecorded::default())),
                credited: (evening - back).max(0),
                taken_back: back.min(evening),
            }
        };
        lives.into_iter().map(each).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_steps_make_what_was_taken_out(held in -5_000_i64..90_000, lives in lives(), back in 0_i64..3_000, taken in 1_i64..500_000) {
        let of = stretch(held, &lives, back, taken).expect("in range");
        prop_assert_eq!(of.from + of.steps.iter().map(|(_, units)| units).sum::<i64>(), of.to);
        prop_assert_eq!((of.from, of.to), (held, taken));
        prop_assert!(of.steps.iter().all(|(_, units)| *units != 0));
    }
}
