//! Payouts from the gifts to the bank, and what does not fit together.

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::{Date, date};

use super::*;
use crate::Book;
use crate::payout::seed::{self, SeedLive, instant};
use crate::payout::{PayoutFacts, ReversalOf};

fn now() -> Instant {
    instant(date(2026, 11, 24), 12)
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("a currency"),
    }
}

fn live(day: Date, recorded: i64, official: Option<i64>) -> SeedLive {
    SeedLive {
        day,
        minutes: 60,
        recorded: Some(recorded),
        official,
    }
}

fn taken_out(units: i64, on: Date) -> PayoutFacts {
    PayoutFacts {
        platform: Platform::TikTok,
        units: Some(units),
        requested: Some(on),
        paid: Some(on),
        received: Some(on),
        returned: None,
        gross: Some(usd(units / 2)),
        fee: Some(usd(290)),
        got: Some(usd(units / 2 - 290)),
        method: String::new(),
        reference: String::new(),
    }
}

fn steps(of: &PayoutReconciled) -> Vec<(&'static str, i64)> {
    let units = of.units.as_ref().expect("units");
    units.steps.iter().map(|(why, units)| (why.code(), *units)).collect()
}

/// Two lives, two payouts: the first leaves 400 diamonds, the second takes them with it.
fn two_payouts() -> (tempfile::TempDir, Book, [i64; 2]) {
    let lives = [
        live(date(2026, 3, 3), 20_000, Some(20_400)),
        live(date(2026, 3, 10), 10_000, None),
    ];
    let (folder, book) = seed::book(&lives, now());
    let ids = [(20_000, date(2026, 3, 5)), (10_400, date(2026, 3, 12))]
        .map(|(units, on)| book.payout_record(&taken_out(units, on), now()).expect("recorded"));
    (folder, book, ids)
}

#[test]
fn each_payout_goes_on_from_the_balance_the_one_before_left() {
    let (_folder, book, [first, second]) = two_payouts();
    let one = book.reconcile_payout(first).expect("a payout");
    assert_eq!(
        steps(&one),
        [("recorded", 20_000), ("unexplained", 400), ("left", -400)]
    );
    let two = book.reconcile_payout(second).expect("a payout");
    assert_eq!(two.units.as_ref().map(|units| units.from), Some(400));
    assert_eq!(steps(&two), [("recorded", 10_000)]);
    assert_eq!(two.after, Some(date(2026, 3, 5)));
    assert_eq!(two.programmes, ["tiktok_flat"]);
}

#[test]
fn its_money_is_followed_from_the_worth_of_its_units_to_what_arrived() {
    let (_folder, book, [first, _]) = two_payouts();
    let of = book.reconcile_payout(first).expect("a payout");
    let told: Vec<_> = of
        .money
        .stretches
        .iter()
        .map(|stretch| {
            let steps: Vec<_> = stretch.steps.iter().map(|step| (step.why, step.money.minor)).collect();
            (stretch.from.0, stretch.from.1.minor, steps, stretch.to.0)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Point::Worth, 20_000, vec![(Why::Share, -10_000)], Point::Gross),
            (Point::Gross, 10_000, vec![(Why::Fee, -290)], Point::Net),
            (Point::Net, 9_710, vec![], Point::Received),
        ]
    );
}

#[test]
fn more_than_was_there_a_chargeback_of_a_payout_and_one_long_gone_are_found() {
    let (_folder, book, [first, second]) = two_payouts();
    assert_eq!(book.payout_checks(now()).expect("checks"), []);
    let over = book
        .payout_record(&taken_out(5_000, date(2026, 3, 13)), now())
        .expect("recorded");
    let waiting = PayoutFacts {
        units: None,
        paid: None,
        received: None,
        got: None,
        ..taken_out(10_000, date(2026, 3, 14))
    };
    let waiting = book.payout_record(&waiting, now()).expect("recorded");
    book.reversal_add(
        ReversalOf::Money {
            payout: first,
            money: usd(500),
        },
        date(2026, 4, 1),
        now(),
    )
    .expect("recorded");
    let found = book.payout_checks(now()).expect("checks");
    assert_eq!(
        found,
        [
            Finding::BalanceBreak {
                payout: over,
                platform: Platform::TikTok,
                units: 5_000
            },
            Finding::NotReceived {
                payout: waiting,
                platform: Platform::TikTok,
                since: date(2026, 3, 14),
                days: 255
            },
        ]
    );
    let of = book.reconcile_payout(first).expect("a payout");
    let taken = of
        .money
        .stretches
        .iter()
        .flat_map(|stretch| &stretch.steps)
        .find(|step| step.why == Why::Reversed);
    assert_eq!(taken.map(|step| step.money), Some(usd(-500)));
    book.payout_change(
        first,
        &PayoutFacts {
            received: None,
            got: None,
            returned: Some(date(2026, 3, 9)),
            ..taken_out(20_000, date(2026, 3, 5))
        },
        now(),
    )
    .expect("changed");
    let codes: Vec<_> = book
        .payout_checks(now())
        .expect("checks")
        .iter()
        .map(Finding::code)
        .collect();
    assert!(codes.contains(&"unmatched_reversal"), "{codes:?}");
    let _ = second;
}

#[test]
fn a_gift_taken_back_leaves_the_payout_that_would_have_had_it() {
    let (_folder, book, [_, second]) = two_payouts();
    book.reversal_add(ReversalOf::Gift(EntryId(2)), date(2026, 3, 11), now())
        .expect("taken back");
    let of = book.reconcile_payout(second).expect("a payout");
    assert_eq!(
        steps(&of),
        [("recorded", 10_000), ("taken_back", -10_000), ("left", 10_000)]
    );
    let found = book.payout_checks(now()).expect("checks");
    assert_eq!(
        found,
        [Finding::BalanceBreak {
            payout: second,
            platform: Platform::TikTok,
            units: 10_000
        }]
    );
}

#[test]
fn a_platform_that_counts_less_than_was_recorded_is_found_with_what_nothing_explains() {
    let (_folder, book) = seed::book(&[live(date(2026, 3, 3), 205, Some(101))], now());
    let found = book.payout_checks(now()).expect("checks");
    assert_eq!(
        found,
        [Finding::OfficialBelowRecorded {
            live: 1,
            recorded: 205,
            official: 101,
            unexplained: -104
        }]
    );
    let reconciled = book.reconcile_live(1).expect("a live").explained.expect("a total");
    assert_eq!((reconciled.gap, reconciled.unexplained), (-104, -104));
}

#[test]
fn what_stands_out_is_a_hint_and_said_to_be_one() {
    let lives: Vec<SeedLive> = (1..=9)
        .map(|day| {
            live(
                date(2026, 3, day),
                if day == 5 { 900_000 } else { 1_000 + i64::from(day) },
                None,
            )
        })
        .collect();
    let (_folder, book) = seed::book(&lives, now());
    let found = book.payout_checks(now()).expect("checks");
    assert!(
        matches!(
            found[..],
            [Finding::OddLive {
                live: 5,
                units: 900_000,
                among: 9,
                ..
            }]
        ),
        "{found:?}"
    );
    assert!(found[0].is_hint());
}
