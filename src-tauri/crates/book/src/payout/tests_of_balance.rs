//! The balance: its parts make it at any day, and it is felt whatever happens to a payout.

use giftbook_model::{Currency, Money, Platform};
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::seed::{SeedLive, book, instant};
use super::*;
use crate::Book;

const FIRST: Date = date(2026, 1, 5);

fn after(days: i64) -> Date {
    FIRST.checked_add(Span::new().days(days)).expect("a day")
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("USD"),
    }
}

fn live(days: i64, units: i64) -> SeedLive {
    SeedLive {
        day: after(days),
        minutes: 60,
        recorded: Some(units),
        official: None,
    }
}

fn requested(units: i64, on: i64) -> PayoutFacts {
    PayoutFacts {
        platform: Platform::TikTok,
        units: Some(units),
        requested: Some(after(on)),
        paid: None,
        received: None,
        returned: None,
        gross: Some(usd(units / 2)),
        fee: None,
        got: None,
        method: String::new(),
        reference: String::new(),
    }
}

fn on(book: &Book, day: i64) -> PayoutBalance {
    book.payout_balance(Platform::TikTok, instant(after(day), 23))
        .expect("a balance")
}

#[test]
fn a_payout_goes_through_the_balance_step_by_step() {
    let now = instant(after(100), 12);
    let (_folder, book) = book(&[live(0, 30_000), live(9, 500)], now);
    let facts = PayoutFacts {
        paid: Some(after(8)),
        received: Some(after(10)),
        fee: Some(usd(290)),
        got: Some(usd(9_710)),
        ..requested(20_000, 3)
    };
    book.payout_record(&facts, now).expect("recorded");
    let told = |day| {
        let balance = on(&book, day);
        (
            balance.available,
            balance.in_review,
            balance.paid,
            balance.received,
            balance.worth.map(|worth| worth.least.minor),
        )
    };
    assert_eq!(told(2), (30_000, 0, 0, 0, Some(15_000)));
    assert_eq!(told(3), (10_000, 20_000, 0, 0, Some(5_000)));
    assert_eq!(told(8), (10_000, 0, 20_000, 0, Some(5_000)));
    assert_eq!(told(10), (10_500, 0, 0, 20_000, Some(5_250)));
    let since = on(&book, 10).since_last.expect("there was one");
    assert_eq!((since.day, since.units, since.lives), (after(3), 500, 1));
}

#[test]
fn a_request_past_its_days_is_late_and_no_longer_in_review() {
    let now = instant(after(100), 12);
    let (_folder, book) = book(&[live(0, 30_000)], now);
    book.payout_record(&requested(20_000, 3), now).expect("recorded");
    let told = |day| {
        let balance = on(&book, day);
        (balance.requested, balance.in_review, balance.underway[0].late)
    };
    assert_eq!(told(18), (20_000, 20_000, false));
    assert_eq!(told(19), (20_000, 0, true));
}

#[test]
fn the_distance_to_the_least_that_is_paid() {
    let (_folder, book) = book(&[live(0, 130)], instant(after(1), 12));
    let threshold = on(&book, 1).threshold.expect("TikTok has one");
    assert_eq!((threshold.minimum, threshold.missing.least), (usd(100), usd(35)));
}

#[test]
fn what_is_taken_back_beyond_the_rest_makes_the_balance_negative() {
    let now = instant(after(100), 12);
    let (_folder, book) = book(&[live(0, 30_000)], now);
    book.payout_record(&requested(30_000, 1), now).expect("recorded");
    let back = ReversalOf::Units(Platform::TikTok, 400);
    book.reversal_add(back, after(5), now).expect("taken back");
    assert_eq!(on(&book, 4).available, 0);
    assert_eq!(on(&book, 5).available, -400);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Diamonds: earned less taken back is what is held, available, requested, paid and received; and so says the journal.
    #[test]
    fn the_parts_make_the_balance_at_any_day(
        lives in prop::collection::vec((0..60_i64, 1..50_000_i64), 1..8),
        payouts in prop::collection::vec((0..60_i64, 1..20_000_i64, prop::option::of(0..20_i64), 0..20_i64, any::<bool>()), 0..5),
        back in prop::option::of((0..60_i64, 1..9_000_i64)),
        gift in any::<bool>(),
        day in 0..100_i64,
    ) {
        let now = instant(after(100), 12);
        let seeds: Vec<_> = lives.iter().map(|(day, units)| live(*day, *units)).collect();
        let (_folder, book) = book(&seeds, now);
        for (on, units, paid, arrives, comes_back) in &payouts {
            let paid = paid.map(|days| on + days);
            let arrived = paid.map(|paid| paid + arrives).filter(|_| !comes_back);
            let facts = PayoutFacts {
                paid: paid.map(after),
                received: arrived.map(after),
                returned: comes_back.then(|| after(paid.unwrap_or(*on) + arrives)),
                ..requested(*units, *on)
            };
            book.payout_record(&PayoutFacts { gross: facts.gross.filter(|gross| gross.minor > 0), ..facts }, now).expect("recorded");
        }
        if let Some((on, units)) = back {
            book.reversal_add(ReversalOf::Units(Platform::TikTok, units), after(on), now).expect("taken back");
        }
        if gift {
            book.reversal_add(ReversalOf::Gift(giftbook_model::EntryId(1)), after(0), now).expect("taken back");
        }
        let told = on(&book, day);
        let parts = told.held + told.available + told.requested + told.paid + told.received;
        prop_assert_eq!(told.earned - told.taken_back, parts);
        let last = on(&book, 100);
        let in_journal: i64 = book.file.read(|conn| Ok::<_, crate::BookError>(conn.query_row(
            "SELECT ifnull(sum(amount), 0) FROM posting JOIN account ON account.id = account_id WHERE account.kind = 1 AND unit = 2", [], |row| row.get(0),
        )?)).expect("sum");
        prop_assert_eq!(last.held + last.available, in_journal);
        let check = book.check().expect("checked");
        prop_assert!(check.is_sound(), "{:?}", check.wrong);
    }
}
