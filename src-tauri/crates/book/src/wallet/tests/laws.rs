//! What holds for every ledger.

use giftbook_model::Platform;
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::asserted::{self, Assertion};
use super::super::cost::Heap;
use super::super::ledger::{Ledger, Move, Row};
use super::*;

fn price(row: &Row) -> Result<Option<Decimal>, BookError> {
    Ok(row.of.money.map(|money| Decimal::new(money.minor, 2)))
}

/// The sum of all moves up to and including one instant.
fn sum(moves: &[Move], until: impl Fn(&Move) -> bool) -> i64 {
    moves.iter().filter(|one| until(one)).map(|one| one.units).sum()
}

/// Whether the balance was this number at some moment of the day, counted anew for every instant.
fn shown(moves: &[Move], day: i64, units: i64) -> bool {
    let opening = sum(moves, |one| one.day < day);
    let mut of_day: Vec<&Move> = moves.iter().filter(|one| one.day == day).collect();
    of_day.sort_by_key(|one| (one.at, one.units < 0, one.id));
    let mut balance = opening;
    opening == units
        || of_day.iter().any(|one| {
            balance += one.units;
            balance == units
        })
}

fn asserted() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0_i64..12, -3_i64..3), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_balance_is_the_sum_of_its_rows_at_any_time_and_order_does_not_matter(moves in moves(), turn in 0_usize..40) {
        let ledger = Ledger::of(moves.clone()).expect("ledger");
        for row in &ledger.rows {
            let earlier = |one: &Move| (one.at, one.units < 0, one.id) <= (row.of.at, row.of.units < 0, row.of.id);
            prop_assert_eq!(row.balance, sum(&moves, earlier));
        }
        let mut turned = moves.clone();
        turned.rotate_left(turn.min(moves.len()));
        turned.reverse();
        prop_assert_eq!(&Ledger::of(turned).expect("ledger").rows, &ledger.rows);
        let days = ledger.days().expect("days");
        prop_assert_eq!(days.last().map_or(0, |day| day.closing), sum(&moves, |_| true));
        for day in days {
            prop_assert_eq!(day.closing, sum(&moves, |one| one.day <= epoch_day(day.day)));
            prop_assert!(day.lowest <= day.closing);
        }
    }

    /// Assertions near the true balances, so that many hold and many miss by one.
    #[test]
    fn the_first_day_of_disagreement_is_the_first_assertion_no_moment_of_its_day_bears_out(moves in moves(), near in asserted()) {
        let ledger = Ledger::of(moves.clone()).expect("ledger");
        let first_day = march() / (24 * HOUR);
        let mut told: Vec<Assertion> = Vec::new();
        for (day, off) in near {
            let units = sum(&moves, |one| one.day <= first_day + day) + if off.abs() < 2 { 0 } else { off };
            let on = crate::insight::date_of(first_day + day).expect("day");
            if told.iter().all(|one| one.on != on) {
                told.push(Assertion { platform: Platform::TikTok, on, units });
            }
        }
        let fails = |one: &&Assertion| !shown(&moves, epoch_day(one.on), one.units);
        let expected: Option<Date> = told.iter().filter(fails).map(|one| one.on).min();
        let agreed = told.iter().filter(|one| expected.is_some_and(|day| one.on < day)).map(|one| one.on).max();
        let checked = asserted::check(&ledger, told);
        let found = asserted::disagreement(&ledger, &checked).expect("fits");
        prop_assert_eq!(found.as_ref().map(|found| found.first.asserted.on), expected);
        if let (Some(found), Some(day)) = (found, expected) {
            prop_assert_eq!(found.agreed, agreed);
            let stretch = moves.iter().filter(|one| one.day <= epoch_day(day) && agreed.is_none_or(|agreed| one.day > epoch_day(agreed)));
            prop_assert_eq!(found.moves, stretch.count() as u64);
            prop_assert_eq!(found.rows.len() as u64, found.moves.min(asserted::MOST_ROWS as u64));
            prop_assert_eq!(found.difference, found.first.asserted.units - sum(&moves, |one| one.day <= epoch_day(day)));
        }
    }

    #[test]
    fn a_balance_below_zero_is_told_from_its_first_day_to_its_last(moves in moves()) {
        let ledger = Ledger::of(moves).expect("ledger");
        let stretches = ledger.negatives().expect("days");
        let inside = |row: &Row| stretches.iter().any(|one| epoch_day(one.from) <= row.of.day && one.to.is_none_or(|to| row.of.day <= epoch_day(to)));
        prop_assert!(ledger.rows.iter().filter(|row| row.balance < 0).all(inside));
        let lowest = ledger.rows.iter().map(|row| row.balance).min().filter(|lowest| *lowest < 0);
        prop_assert_eq!(stretches.iter().map(|one| one.lowest).min(), lowest);
        prop_assert_eq!(stretches.iter().any(|one| one.to.is_none()), ledger.balance() < 0);
    }

    /// What is in hand and what went out cost together what was paid less what came back.
    #[test]
    fn no_price_is_lost_or_made(moves in moves()) {
        let ledger = Ledger::of(moves).expect("ledger");
        let heap = Heap::of(&ledger.rows, price).expect("heap");
        let gone: Decimal = heap.gone.iter().map(|gone| gone.cost).sum();
        prop_assert_eq!(heap.value + gone - heap.back_spent, heap.paid - heap.back);
        prop_assert_eq!(heap.known + heap.unknown, ledger.balance().max(0));
        prop_assert!(heap.known >= 0 && heap.unknown >= 0 && heap.value >= Decimal::ZERO);
        prop_assert!(heap.known > 0 || heap.value.is_zero(), "no coins, no price");
        let told = super::super::accounts::in_hand(&heap, usd(0).currency).expect("told");
        prop_assert_eq!(told.value.minor + told.gone.minor, told.paid.minor - told.refunded.minor);
    }
}

#[test]
fn the_average_weighs_every_purchase_by_its_coins_and_gifts_leave_it_as_it_was() {
    let moves = vec![
        moved(1, 0, Cause::Bought, 1_000, Some(1_060)),
        moved(2, 1, Cause::Bought, 500, Some(715)),
        moved(3, 2, Cause::Sent, -600, None),
        moved(4, 3, Cause::Bonus, 100, None),
    ];
    let three = Ledger::of(moves[..3].to_vec()).expect("ledger");
    let heap = Heap::of(&three.rows, price).expect("heap");
    // 1,500 coins for $17.75; 600 of them cost $7.10.
    assert_eq!(heap.gone[2].cost, Decimal::new(710, 2));
    assert_eq!((heap.known, heap.value), (900, Decimal::new(1_065, 2)));
    let four = Ledger::of(moves).expect("ledger");
    let heap = Heap::of(&four.rows, price).expect("heap");
    assert_eq!(
        (heap.known, heap.value),
        (1_000, Decimal::new(1_065, 2)),
        "a bonus costs nothing"
    );
}

#[test]
fn a_refund_after_spending_lowers_what_the_spent_coins_cost() {
    let ledger = Ledger::of(vec![
        moved(1, 0, Cause::Bought, 100, Some(129)),
        moved(2, 1, Cause::Sent, -100, None),
        moved(3, 2, Cause::Refunded, -100, Some(129)),
    ])
    .expect("ledger");
    assert_eq!(ledger.balance(), -100);
    assert!(ledger.negatives().expect("days")[0].refund);
    let heap = Heap::of(&ledger.rows, price).expect("heap");
    let told = super::super::accounts::in_hand(&heap, usd(0).currency).expect("told");
    assert_eq!(
        (told.paid.minor, told.refunded.minor, told.value.minor, told.gone.minor),
        (129, 129, 0, 0)
    );
}
