//! The laws of every gap.

use proptest::prelude::*;

use super::causes::{Cause, Explained, Proof, Rows, Unrecorded, explain};

fn rows() -> impl Strategy<Value = Vec<(Cause, Rows)>> {
    let one = (0_i64..6, 0_i64..50_000).prop_map(|(events, units)| Rows {
        events,
        units: if events > 0 { units } else { 0 },
    });
    prop::collection::vec(one, Cause::ALL.len()).prop_map(|rows| {
        Cause::ALL
            .into_iter()
            .zip(rows)
            .filter(|(cause, _)| *cause != Cause::Coverage)
            .collect()
    })
}

fn unrecorded() -> impl Strategy<Value = Unrecorded> {
    let pace = prop::option::of((0_i64..5_000, prop::option::of(0_i64..5_000)));
    (prop_oneof![Just(0), 1_i64..7_200_000], pace).prop_map(|(ms, pace)| Unrecorded {
        ms,
        pace: pace.map(|(units, over)| (units, over.map(|over| (units / 2, units + over)))),
    })
}

fn numbers(of: &Explained) -> i64 {
    of.causes
        .iter()
        .filter_map(|cause| cause.units)
        .map(|(units, _)| units)
        .sum()
}

fn units_of(of: &Explained, cause: Cause) -> Option<(i64, Proof)> {
    of.causes.iter().find(|counted| counted.cause == cause)?.units
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn named_and_unexplained_make_the_gap(
        recorded in 0_i64..1_000_000, official in 0_i64..1_000_000, rows in rows(), unrecorded in unrecorded(),
    ) {
        let explained = explain(recorded, official, &rows, unrecorded).expect("in range");
        prop_assert_eq!(explained.gap, official - recorded);
        prop_assert_eq!(numbers(&explained) + explained.unexplained, explained.gap);
    }

    #[test]
    fn a_number_stands_only_where_rows_prove_it_or_nothing_else_is_left(
        recorded in 0_i64..1_000_000, official in 0_i64..1_000_000, rows in rows(), unrecorded in unrecorded(),
    ) {
        let explained = explain(recorded, official, &rows, unrecorded).expect("in range");
        for counted in &explained.causes {
            match counted.units {
                Some((units, Proof::Rows)) => {
                    prop_assert_eq!(units, -counted.recorded);
                    prop_assert!(counted.events > 0);
                }
                Some((units, Proof::Remainder)) => {
                    prop_assert_eq!(counted.cause, Cause::Coverage);
                    prop_assert!(units > 0 && unrecorded.ms > 0);
                    prop_assert!(explained.causes.iter().all(|other| other.units.is_some()), "nothing else was possible");
                    let most = counted.pace.and_then(|(_, interval)| interval).map(|(_, most)| most);
                    prop_assert!(most.is_some_and(|most| units <= most));
                }
                None => prop_assert!(counted.events > 0 || counted.ms > 0, "nothing is named without a row or a stretch"),
            }
        }
    }

    #[test]
    fn where_nothing_is_left_nothing_is_merely_possible(rows in rows(), unrecorded in unrecorded()) {
        let proved: i64 = rows.iter().filter(|(cause, of)| matches!(cause, Cause::Guests | Cause::Outside) && of.events > 0).map(|(_, of)| of.units).sum();
        let explained = explain(proved + 100, 100, &rows, unrecorded).expect("in range");
        prop_assert_eq!(explained.unexplained, 0);
        prop_assert!(explained.causes.iter().all(|counted| counted.units.is_some()));
    }
}

/// TikTok-Live-Connector #254: an app counts 205 where the platform says 101.
#[test]
fn w2_205_recorded_against_101_official_is_explained_by_its_rows_or_said_to_be_unexplained() {
    let guests = |units| [(Cause::Guests, Rows { events: 2, units })];
    let all = explain(205, 101, &guests(104), Unrecorded::default()).expect("in range");
    assert_eq!(units_of(&all, Cause::Guests), Some((-104, Proof::Rows)));
    assert_eq!((all.gap, all.unexplained), (-104, 0));

    let part = explain(205, 101, &guests(4), Unrecorded::default()).expect("in range");
    assert_eq!((part.gap, part.unexplained), (-104, -100));

    let none = explain(205, 101, &[], Unrecorded { ms: 60_000, pace: None }).expect("in range");
    assert_eq!((none.gap, none.unexplained), (-104, -104));
    assert_eq!(none.causes, [], "what was not recorded cannot make the recorded more");
}

#[test]
fn what_is_missing_is_the_unrecorded_stretchs_only_where_its_pace_bears_it() {
    let stretch = |most| Unrecorded {
        ms: 780_000,
        pace: Some((60, Some((40, most)))),
    };
    let borne = explain(100, 180, &[], stretch(90)).expect("in range");
    assert_eq!(units_of(&borne, Cause::Coverage), Some((80, Proof::Remainder)));
    assert_eq!(borne.unexplained, 0);

    let beyond = explain(100, 180, &[], stretch(70)).expect("in range");
    assert_eq!(units_of(&beyond, Cause::Coverage), None);
    assert_eq!(beyond.unexplained, 80);

    let cut = [(Cause::CutStreaks, Rows { events: 1, units: 5 })];
    let open = explain(100, 180, &cut, stretch(90)).expect("in range");
    assert_eq!(open.unexplained, 80, "a streak cut off may as well be it");
    assert_eq!(open.causes.len(), 2);
}
