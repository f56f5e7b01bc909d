//! What stands behind a step of a payout's units.

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::{Date, date};
use rusqlite::params;

use super::*;
use crate::file::Cancel;
use crate::payout::seed::{self, SeedLive, instant};
use crate::payout::{PayoutFacts, ReversalOf};
use crate::transactions::{Amount, Filter, Query};
use crate::{Book, BookError, EntryKind};

fn now() -> Instant {
    instant(date(2026, 11, 24), 12)
}

fn payout(book: &Book, units: i64, on: Date) -> i64 {
    let gross = Money {
        minor: units / 2,
        currency: Currency::parse("USD").expect("a currency"),
    };
    let facts = PayoutFacts {
        platform: Platform::TikTok,
        units: Some(units),
        requested: Some(on),
        paid: Some(on),
        received: None,
        returned: None,
        gross: Some(gross),
        fee: None,
        got: None,
        method: String::new(),
        reference: String::new(),
    };
    book.payout_record(&facts, now()).expect("recorded")
}

/// A gift to a guest of a live, and one that fell an hour before it and has no room of its own.
fn beside(book: &Book, live: i64, on: Date) {
    let at = instant(on, 20).millis() + live * 1_000;
    book.file
        .write_until(&Cancel::default(), |tx| {
            for (id, at, units, flags) in [(900 + live, at + 60_000, 30, 16), (950 + live, at - 3_600_000, 7, 0)] {
                tx.execute(
                    "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, live_id, gift_id, person_id, receiver_id, pieces,
                         first_pieces, price, unit, units, from_account, to_account, flags, source_id, row, offset, length)
                     VALUES (?1, 0, 1, 1, ?2, ?2, ?2, ?3, 1, 2, 1, ?4, ?4, 1, 2, ?4, 2, 1, ?5, 1, ?1, 0, 0)",
                    params![id, at, live, units, flags],
                )?;
            }
            crate::totals::rebuild(tx, &crate::settings::read(tx)?.zone()?)?;
            Ok::<_, BookError>(())
        })
        .expect("written");
}

/// What the entries behind a step come to, and how many they are.
fn behind(book: &Book, payout: i64, why: UnitWhy) -> (i128, usize) {
    let query = Query {
        filter: Filter {
            payout: Some((payout, why)),
            ..Filter::default()
        },
        ..Query::default()
    };
    let list = book.transactions(&query, &Cancel::default()).expect("a list");
    let units = list.sums.iter().filter(|sum| matches!(sum.of, Amount::Units(_)));
    (units.map(|sum| sum.total).sum(), list.ids.len())
}

#[test]
fn the_entries_behind_a_step_add_up_to_it() {
    let days = [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)];
    let lives = days.map(|day| SeedLive {
        day,
        minutes: 60,
        recorded: Some(10_000),
        official: (day != days[1]).then_some(9_800),
    });
    let (_folder, book) = seed::book(&lives, now());
    for (live, day) in (1..).zip(days) {
        beside(&book, live, day);
    }
    book.reversal_add(ReversalOf::Gift(EntryId(2)), date(2026, 3, 11), now())
        .expect("taken back");
    book.reversal_add(ReversalOf::Units(Platform::TikTok, 50), date(2026, 3, 12), now())
        .expect("taken back");
    let payouts = [
        payout(&book, 9_000, date(2026, 3, 5)),
        payout(&book, 9_500, date(2026, 3, 20)),
    ];
    let mut seen = Vec::new();
    for id in payouts {
        let units = book.reconcile_payout(id).expect("a payout").units.expect("units");
        for (why, step) in &units.steps {
            let (sum, rows) = behind(&book, id, *why);
            if why.has_rows() {
                assert_eq!(sum.abs(), i128::from(step.abs()), "{why:?} of payout {id}");
                seen.push(*why);
            } else {
                assert_eq!(rows, 0, "{why:?} of payout {id}");
            }
        }
    }
    for why in [
        UnitWhy::Recorded,
        UnitWhy::Cause(Cause::Guests),
        UnitWhy::Cause(Cause::Outside),
        UnitWhy::TakenBack,
    ] {
        assert!(seen.contains(&why), "{why:?} is not told of");
    }
}

#[test]
fn a_step_narrows_as_any_other_condition_and_a_payout_that_is_not_there_is_said() {
    let live = SeedLive {
        day: date(2026, 3, 3),
        minutes: 60,
        recorded: Some(400),
        official: None,
    };
    let (_folder, book) = seed::book(&[live], now());
    let id = payout(&book, 400, date(2026, 3, 5));
    let filter = Filter {
        payout: Some((id, UnitWhy::Recorded)),
        kinds: vec![EntryKind::Payout],
        ..Filter::default()
    };
    let ask = |filter| {
        book.transactions(
            &Query {
                filter,
                ..Query::default()
            },
            &Cancel::default(),
        )
    };
    assert!(ask(filter).expect("a list").ids.is_empty());
    let gone = Filter {
        payout: Some((id + 1, UnitWhy::Recorded)),
        ..Filter::default()
    };
    assert!(matches!(ask(gone), Err(BookError::Unknown { what: "payout" })));
}
