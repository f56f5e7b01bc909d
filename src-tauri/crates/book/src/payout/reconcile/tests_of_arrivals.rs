//! Rows of statements beside payouts: proposed by rules, joined and parted by the user, counted once.

use giftbook_model::{EntryId, Instant, Money, Platform};
use jiff::civil::{Date, date};
use rusqlite::params;

use super::*;
use crate::payout::PayoutFacts;
use crate::payout::seed::{self, instant};
use crate::{Book, BookError, Cancel};

const PAID: Date = date(2026, 3, 10);

fn money(minor: i64, code: &str) -> Money {
    Money {
        minor,
        currency: giftbook_model::Currency::parse(code).expect(code),
    }
}

fn now() -> Instant {
    instant(date(2026, 4, 1), 12)
}

fn payout(gross: i64, got: Option<Money>) -> PayoutFacts {
    PayoutFacts {
        platform: Platform::TikTok,
        units: Some(gross * 2),
        requested: Some(date(2026, 3, 2)),
        paid: Some(PAID),
        received: got.map(|_| PAID),
        returned: None,
        gross: Some(money(gross, "USD")),
        fee: Some(money(290, "USD")),
        got,
        method: String::new(),
        reference: String::new(),
    }
}

/// A statement's row of money that came in.
fn came_in(book: &Book, id: i64, day: Date, amount: Money, number: Option<&str>) {
    let at = instant(day, 0).millis();
    book.file
        .write(|tx| {
            tx.execute_batch(
                "INSERT OR IGNORE INTO source VALUES (9, 'bank.csv', 'statement', zeroblob(32), 1, 1, '{}', '[]', 0, 0, 0, 0, 0, 0);
                 INSERT OR IGNORE INTO account VALUES (5, 5, 1, 0), (6, 6, 1, 0);",
            )?;
            tx.execute(
                "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, pieces, first_pieces, currency, minor, money_from, money_to,
                     flags, source_id, row, offset, length) VALUES (?1, 0, 7, 1, ?2, ?2, ?2, 1, 1, ?3, ?4, 5, 6, 0, 9, ?1, 0, 0)",
                params![id, at, amount.currency.code(), amount.minor],
            )?;
            tx.execute(
                "INSERT INTO purchase_fact (entry_id, source_id, witness, at, day_only, currency, minor, transaction_id, product)
                 VALUES (?1, 9, 2, ?2, 1, ?3, ?4, ?5, 'TIKTOK PAYOUT')",
                params![id, at, amount.currency.code(), amount.minor, number],
            )?;
            Ok::<_, BookError>(())
        })
        .expect("written");
}

fn proposed(book: &Book) -> Vec<(i64, i64, ArrivalRule)> {
    let all = book.arrival_proposals().expect("proposals");
    all.into_iter()
        .map(|one| (one.payout, one.row.entry.0, one.rule))
        .collect()
}

/// Refunds as the wallet counts them.
fn refunds(book: &Book) -> i64 {
    let marked = "SELECT ifnull(sum(minor), 0) FROM entry WHERE kind = 7 AND flags & 256 = 0";
    book.file
        .read(|conn| Ok::<_, BookError>(conn.query_row(marked, [], |row| row.get(0))?))
        .expect("a sum")
}

#[test]
fn a_row_is_proposed_by_number_amount_and_rate_and_each_once() {
    let (_folder, book) = seed::book(&[], now());
    let by_number = PayoutFacts {
        reference: "TT-77".to_owned(),
        ..payout(50_000, None)
    };
    let got = book
        .payout_record(&payout(20_000, Some(money(17_001, "EUR"))), now())
        .expect("recorded");
    let named = book.payout_record(&by_number, now()).expect("recorded");
    let net = book.payout_record(&payout(30_000, None), now()).expect("recorded");
    came_in(&book, 101, date(2026, 3, 11), money(17_001, "EUR"), None);
    came_in(&book, 102, date(2026, 3, 30), money(1, "USD"), Some("TT-77"));
    came_in(&book, 103, date(2026, 3, 12), money(29_710, "USD"), None);
    came_in(&book, 104, date(2026, 3, 12), money(29_710, "USD"), None);
    came_in(&book, 105, date(2026, 3, 12), money(4_200, "USD"), None);
    assert_eq!(
        proposed(&book),
        [
            (named, 102, ArrivalRule::Reference),
            (got, 101, ArrivalRule::Received),
            (net, 103, ArrivalRule::Net)
        ]
    );
}

#[test]
fn another_currency_is_proposed_within_five_in_a_hundred_of_the_days_rate() {
    let (_folder, book) = seed::book(&[], now());
    let id = book.payout_record(&payout(20_000, None), now()).expect("recorded");
    let there = book.file.read(|conn| {
        let fx = crate::rates::Fx::load(conn)?;
        fx.convert(money(19_710, "USD"), money(0, "EUR").currency, PAID)
    });
    let there = there.expect("read").expect("a rate").money;
    let part = |hundredths: i64| money(there.minor * hundredths / 100, "EUR");
    came_in(&book, 101, PAID, part(94), None);
    assert_eq!(proposed(&book), []);
    came_in(&book, 102, PAID, part(98), None);
    assert_eq!(proposed(&book), [(id, 102, ArrivalRule::Converted)]);
}

#[test]
fn joined_it_is_the_payouts_and_no_refund_and_parted_or_undone_it_is_one_again() {
    let (_folder, book) = seed::book(&[], now());
    let got = money(17_001, "EUR");
    let id = book.payout_record(&payout(20_000, Some(got)), now()).expect("recorded");
    came_in(&book, 101, PAID, money(17_000, "EUR"), None);
    assert_eq!(refunds(&book), 17_000);

    book.arrival_join(id, EntryId(101), now()).expect("joined");
    assert_eq!(refunds(&book), 0, "not counted twice");
    let reconciled = book.reconcile_payout(id).expect("a payout");
    assert_eq!(reconciled.arrivals.len(), 1);
    let last = reconciled.money.stretches.last().expect("a stretch");
    assert_eq!(
        (last.from, last.to),
        ((Point::Received, got), (Point::Bank, money(17_000, "EUR")))
    );
    assert_eq!(
        last.steps
            .iter()
            .map(|step| (step.why, step.money.minor))
            .collect::<Vec<_>>(),
        [(Why::Unexplained, -1)]
    );
    assert!(book.check().expect("a check").is_sound());

    book.undo(now(), &Cancel::default()).expect("undone");
    assert_eq!(
        (
            refunds(&book),
            book.reconcile_payout(id).expect("a payout").arrivals.len()
        ),
        (17_000, 0)
    );
    book.redo(now(), &Cancel::default()).expect("redone");
    assert_eq!(refunds(&book), 0);

    let other = book.payout_record(&payout(9_000, None), now()).expect("recorded");
    let taken = book.arrival_join(other, EntryId(101), now());
    assert!(
        matches!(taken, Err(BookError::Invalid { code: "arrival_taken" })),
        "{taken:?}"
    );

    book.payout_remove(id, now()).expect("removed");
    assert_eq!(refunds(&book), 17_000, "what was the payout's is nobody's");
    book.undo(now(), &Cancel::default()).expect("undone");
    assert_eq!(refunds(&book), 0);
    book.arrival_apart(id, EntryId(101), now()).expect("parted");
    assert_eq!(
        (refunds(&book), proposed(&book).len()),
        (17_000, 0),
        "it is not proposed again"
    );
    assert!(book.check().expect("a check").is_sound());
}
