//! A book of TikTok lives for tests: each with the platform's own total or with one recorded gift, written straight into the tables.

use giftbook_model::Instant;
use jiff::civil::Date;
use rusqlite::params;

use crate::file::Cancel;
use crate::{Book, BookError, totals};

pub(super) const HOST: i64 = 1;
const MINUTE: i64 = 60_000;

/// A live that begins at eight in the evening, UTC, each some seconds after the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct SeedLive {
    pub(super) day: Date,
    pub(super) minutes: i64,
    /// Units of its one recorded gift.
    pub(super) recorded: Option<i64>,
    /// Units the platform counts.
    pub(super) official: Option<i64>,
}

pub(super) fn instant(day: Date, hour: i8) -> Instant {
    let zoned = day.at(hour, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a time");
    Instant::from_millis(zoned.timestamp().as_millisecond()).expect("a time")
}

/// The book; live n of `lives` has the row number n, its gift the entry n, both from 1 on.
pub(super) fn book(lives: &[SeedLive], now: Instant) -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = Book::open(&folder.path().join("own.giftbook"), now).expect("a book");
    book.file
        .write_until(&Cancel::default(), |tx| {
            tx.execute_batch(
                "INSERT INTO source VALUES (1, 'file', 'events', zeroblob(32), 1, 0, '{}', '[]', 0, 0, 0, 0, 0, 0);
                 INSERT INTO gift VALUES (1, 1, 'id:1', 'Rose', 1, 1);
                 INSERT INTO person VALUES (1, 1, 'id:1', 'Host', NULL), (2, 1, 'id:2', 'Fan', NULL);
                 INSERT INTO account VALUES (1, 1, 1, 1), (2, 2, 1, 0);",
            )?;
            for (id, live) in (1_i64..).zip(lives) {
                let start = instant(live.day, 20).millis() + id * 1_000;
                let end = start + live.minutes * MINUTE;
                let room = format!("room:{}", (start / 1000) << 32);
                tx.execute(
                    "INSERT INTO live (id, platform, key, host_id, first_at, last_at) VALUES (?1, 1, ?2, ?3, ?4, ?5)",
                    params![id, room, HOST, start, end],
                )?;
                if let Some(units) = live.official {
                    tx.execute(
                        "INSERT INTO live_official VALUES (?1, 1, ?1, ?2, ?3, 'An evening', ?4, 1, 1, 1)",
                        params![id, start, end, units.to_string()],
                    )?;
                }
                if let Some(units) = live.recorded {
                    tx.execute(
                        "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, live_id, gift_id, person_id, receiver_id, pieces,
                             first_pieces, price, unit, units, from_account, to_account, flags, source_id, row, offset, length)
                         VALUES (?1, 0, 1, 1, ?2, ?2, ?2, ?1, 1, 2, 1, ?3, ?3, 1, 2, ?3, 2, 1, 0, 1, ?1, 0, 0)",
                        params![id, start + MINUTE, units],
                    )?;
                    tx.execute("INSERT INTO live_receiver VALUES (?1, 1, 1, ?2, ?2)", params![id, start + MINUTE])?;
                }
            }
            totals::rebuild(tx, &crate::settings::read(tx)?.zone()?)?;
            Ok::<_, BookError>(())
        })
        .expect("written");
    (folder, book)
}
