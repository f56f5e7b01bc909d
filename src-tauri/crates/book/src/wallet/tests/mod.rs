mod book;
mod laws;
mod told;

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::date;
use proptest::prelude::*;
use rusqlite::params;
use tempfile::TempDir;

use super::ledger::{Cause, Move};
use crate::insight::epoch_day;
use crate::{Book, BookError, EntryKind};

pub(super) const HOUR: i64 = 3_600_000;

/// Midnight of 1 March 2026, UTC.
pub(super) fn march() -> i64 {
    epoch_day(date(2026, 3, 1)) * 24 * HOUR
}

pub(super) fn at(hours: i64) -> Instant {
    Instant::from_millis(march() + hours * HOUR).expect("instant")
}

pub(super) fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("currency"),
    }
}

/// A move `hours` after the beginning of March.
pub(super) fn moved(id: i64, hours: i64, cause: Cause, units: i64, money: Option<i64>) -> Move {
    Move {
        id: EntryId(id),
        at: at(hours),
        day: at(hours).millis().div_euclid(24 * HOUR),
        cause,
        platform: Platform::TikTok,
        units,
        money: money.map(usd),
        person: if cause == Cause::Sent { id % 3 } else { 0 },
        gift: 0,
        pieces: 1,
        by_hand: false,
    }
}

/// Up to forty moves within ten days, of every kind, some on the same instant.
pub(super) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (
        0_usize..6,
        0_i64..240,
        1_i64..500,
        prop::option::weighted(0.7, 1_i64..2_000),
    );
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let each = |(nth, (which, hours, units, money)): (usize, (usize, i64, i64, Option<i64>))| {
            let (cause, sign) = [
                (Cause::Bought, 1),
                (Cause::Bonus, 1),
                (Cause::Sent, -1),
                (Cause::Refunded, -1),
                (Cause::Corrected, 1),
                (Cause::Corrected, -1),
            ][which];
            let money = money.filter(|_| matches!(cause, Cause::Bought | Cause::Refunded));
            moved(nth as i64 + 1, hours, cause, sign * units, money)
        };
        all.into_iter().enumerate().map(each).collect()
    })
}

/// A book that holds these moves as entries. The folder must outlive it.
pub(super) fn book(moves: &[Move]) -> (TempDir, Book) {
    let folder = tempfile::tempdir().expect("folder");
    let book = Book::open(&folder.path().join("b.giftbook"), at(0)).expect("book");
    book.file
        .write(|tx| {
            tx.execute_batch(
                "INSERT INTO source VALUES (1, 'a.json', 'tiktok_export', zeroblob(32), 1, 1, '{}', '[]', 0, 0, 0, 0, 0, 0);
                 INSERT INTO person VALUES (1, 1, 'id:1', 'leo.draws', NULL), (2, 1, 'id:2', 'hanna.plays', NULL);
                 INSERT INTO account VALUES (3, 3, 1, 0), (4, 4, 1, 0), (5, 5, 1, 0), (6, 6, 1, 0), (7, 7, 1, 0);",
            )?;
            let mut insert = tx.prepare(
                "INSERT INTO entry (id, key_rest, kind, platform, at, person_id, pieces, first_pieces, unit, units, from_account, to_account,
                    currency, minor, money_from, money_to, flags, source_id, row, offset, length)
                 VALUES (?1, 0, ?2, 1, ?3, ?4, 1, 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, 1, ?1, 0, 0)",
            )?;
            for one in moves {
                let (kind, other) = match (one.cause, one.money) {
                    (Cause::Bought, Some(_)) => (EntryKind::Recharge, 5),
                    (Cause::Bought, None) => (EntryKind::CoinsBought, 5),
                    (Cause::Bonus, _) => (EntryKind::Bonus, 7),
                    (Cause::Sent, _) => (EntryKind::GiftSent, 4),
                    (Cause::Refunded, _) => (EntryKind::Refund, 5),
                    (Cause::Corrected, _) => (EntryKind::Correction, 7),
                };
                let units = (one.units != 0).then_some(one.units.abs());
                let (from, to) = if one.units > 0 { (other, 3) } else { (3, other) };
                let paid = if kind == EntryKind::Refund { (5, 6) } else { (6, 5) };
                let money = one.money;
                insert.execute(params![
                    one.id.0,
                    kind as u8,
                    one.at.millis(),
                    (one.person > 0).then_some(one.person),
                    units.map(|_| 1),
                    units,
                    units.map(|_| from),
                    units.map(|_| to),
                    money.map(|money| money.currency.code().to_owned()),
                    money.map(|money| money.minor),
                    money.map(|_| paid.0),
                    money.map(|_| paid.1),
                ])?;
            }
            Ok::<_, BookError>(())
        })
        .expect("seed");
    (folder, book)
}
