//! Budgets by month.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::super::envelope::{Envelope, FromMonth, envelope};
use crate::BookError;

fn month(number: i8) -> Date {
    date(2026, number, 1)
}

fn row(number: i8, minor: Option<i64>, carries: bool) -> FromMonth {
    FromMonth {
        month: month(number),
        minor,
        carries,
    }
}

fn of(rows: &[FromMonth], number: i8, spent: &[i64]) -> Option<Envelope> {
    let used = |at: Date| Ok::<_, BookError>(spent.get(at.month() as usize - 1).copied().unwrap_or(0));
    envelope(rows, month(number), used).expect("small")
}

#[test]
fn unspent_carries_over_only_if_asked_and_overspent_never() {
    let spent = [300, 1_500, 0];
    assert_eq!(
        of(&[row(1, Some(1_000), false)], 2, &spent).map(|envelope| envelope.left),
        Some(-500)
    );
    let carried = of(&[row(1, Some(1_000), true)], 2, &spent).expect("set");
    assert_eq!((carried.carried, carried.left), (700, 200));
    let third = of(&[row(1, Some(1_000), false)], 3, &spent).expect("set");
    assert_eq!(
        (third.carried, third.left),
        (0, 1_000),
        "February's 500 too much is not taken from March"
    );
}

#[test]
fn a_later_amount_leaves_earlier_months_alone() {
    let rows = [row(1, Some(1_000), true), row(3, Some(50), true), row(4, None, false)];
    assert_eq!(of(&rows, 2, &[]).map(|envelope| envelope.amount), Some(1_000));
    assert_eq!(
        of(&rows, 3, &[]).map(|envelope| (envelope.amount, envelope.carried)),
        Some((50, 2_000))
    );
    assert_eq!(of(&rows, 4, &[]), None);
    assert_eq!(of(&rows[1..], 2, &[]), None, "not yet set");
}

proptest! {
    #[test]
    fn what_carries_over_is_what_was_left(amount in 0..10_000_i64, spent in prop::collection::vec(0..10_000_i64, 12)) {
        let rows = [row(1, Some(amount), true)];
        for number in 2..=12 {
            let before = of(&rows, number - 1, &spent).expect("set");
            let now = of(&rows, number, &spent).expect("set");
            prop_assert_eq!(now.carried, before.left.max(0));
            prop_assert_eq!(now.left, now.amount + now.carried - now.spent);
        }
    }
}
