//! One live: what its rows are worth beside the platform's own total of it.

use giftbook_model::Unit;
use giftbook_stats::{Rate, per_hour};
use rusqlite::Connection;

use super::causes::{Cause, Explained, Rows, Unrecorded, explain};
use crate::insight::{self, LiveRow};
use crate::journal::Flags;
use crate::lives::{gaps, recorded, recorded_ms, recordings};
use crate::totals::plus;
use crate::{Book, BookError};

const HOUR_MS: i128 = 3_600_000;

/// What was recorded of a live against the platform's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveReconciled {
    pub live: LiveRow,
    pub unit: Unit,
    /// All that was recorded of it, gifts to guests too.
    pub recorded: i64,
    /// Of it, to guests.
    pub guests: i64,
    /// The platform's total, in units. `None` where it gives none, or not as a plain number of units.
    pub official: Option<i64>,
    /// `None` without the platform's total.
    pub explained: Option<Explained>,
}

impl Book {
    /// One live against the platform's total; [`BookError::Unknown`] if there is none with this row number.
    pub fn reconcile_live(&self, id: i64) -> Result<LiveReconciled, BookError> {
        self.file.read(|conn| {
            let lives = insight::lives(conn)?.lives;
            let live = lives.iter().find(|live| live.id == id);
            reconcile(conn, &lives, live.ok_or(BookError::Unknown { what: "live" })?)
        })
    }

    /// Every live of which the platform gives a total, the newest first.
    pub fn reconcile_lives(&self) -> Result<Vec<LiveReconciled>, BookError> {
        self.file.read(|conn| {
            let lives = insight::lives(conn)?.lives;
            let told = lives.iter().filter(|live| official_units(live).is_some());
            told.map(|live| reconcile(conn, &lives, live)).collect()
        })
    }
}

pub(super) fn official_units(live: &LiveRow) -> Option<i64> {
    live.official.as_ref().and_then(|official| official.units)
}

pub(super) fn reconcile(conn: &Connection, lives: &[LiveRow], live: &LiveRow) -> Result<LiveReconciled, BookError> {
    let rows = rows(conn, live)?;
    let recorded = rows.recorded;
    let official = official_units(live);
    let explained = match official {
        None => None,
        Some(official) => {
            let unrecorded = unrecorded(conn, lives, live)?;
            Some(explain(recorded, official, &rows.causes, unrecorded).ok_or(BookError::TooLarge)?)
        }
    };
    Ok(LiveReconciled {
        live: live.clone(),
        unit: live.platform.received(),
        recorded,
        guests: rows.guests(),
        official,
        explained,
    })
}

struct Told {
    recorded: i64,
    causes: Vec<(Cause, Rows)>,
}

impl Told {
    fn guests(&self) -> i64 {
        let guests = self.causes.iter().find(|(cause, _)| *cause == Cause::Guests);
        guests.map_or(0, |(_, of)| of.units)
    }
}

fn rows(conn: &Connection, live: &LiveRow) -> Result<Told, BookError> {
    let mut recorded = 0;
    let mut causes = Cause::ALL.map(|cause| (cause, Rows::default()));
    for gift in gifts(conn, live)? {
        let units = gift.units.unwrap_or(0);
        recorded = plus(recorded, units)?;
        for (cause, of) in &mut causes {
            if is_of(*cause, live, &gift) {
                of.events = plus(of.events, 1)?;
                of.units = plus(of.units, units)?;
            }
        }
    }
    Ok(Told {
        recorded,
        causes: causes.to_vec(),
    })
}

/// The entries of a live that a cause is about; every gift recorded of it without one.
pub(super) fn entries(conn: &Connection, live: &LiveRow, cause: Option<Cause>) -> Result<Vec<i64>, BookError> {
    let gifts = gifts(conn, live)?.into_iter();
    let asked = |gift: &Gift| cause.is_none_or(|cause| is_of(cause, live, gift));
    Ok(gifts.filter(asked).map(|gift| gift.entry).collect())
}

fn gifts(conn: &Connection, live: &LiveRow) -> Result<Vec<Gift>, BookError> {
    conn.prepare_cached(
        "SELECT entry.id, entry.at, units, flags, seen_at, first_pieces, ifnull(gift.name, '')
         FROM entry LEFT JOIN gift ON gift.id = gift_id WHERE live_id = ?1 AND entry.kind = 1",
    )?
    .query_and_then([live.id], |row| -> Result<Gift, BookError> {
        let (at, flags) = (row.get(1)?, Flags(row.get(3)?));
        Ok(Gift {
            entry: row.get(0)?,
            at,
            units: row.get(2)?,
            flags,
            begun_before: flags.began_before_capture(at, row.get(4)?, row.get(5)?),
            name: row.get(6)?,
        })
    })?
    .collect()
}

/// A gift of the live, as far as a cause asks for it.
struct Gift {
    entry: i64,
    at: Option<i64>,
    units: Option<i64>,
    flags: Flags,
    begun_before: bool,
    name: String,
}

/// Whether a gift is one of those a cause is about. One that is a guest's explains itself and is asked for nothing else.
fn is_of(cause: Cause, live: &LiveRow, gift: &Gift) -> bool {
    let flags = gift.flags;
    let guest = flags.has(Flags::GUEST);
    let outside = gift.at.is_some_and(|at| is_outside(live, at)) && !flags.has(Flags::ROOM_KNOWN);
    match cause {
        Cause::Guests => guest && gift.units.is_some(),
        _ if guest => false,
        Cause::Outside => outside && gift.units.is_some(),
        _ if outside => false,
        Cause::Coverage => false,
        Cause::CutStreaks => flags.has(Flags::STREAK) && !flags.has(Flags::ENDED),
        Cause::Unpriced => gift.units.is_none(),
        Cause::EstimatedPrices => flags.has(Flags::PRICE_FROM_CATALOGUE) && gift.units.is_some(),
        Cause::Grouped => flags.has(Flags::ESTIMATED),
        Cause::Untimed => flags.has(Flags::APPROXIMATE),
        Cause::BegunBefore => gift.begun_before,
        Cause::Boxes => is_box(&gift.name),
    }
}

/// Before the platform's start of the live or after its end, as far as it names them.
fn is_outside(live: &LiveRow, at: i64) -> bool {
    live.official
        .as_ref()
        .is_some_and(|official| at < official.start.millis() || official.end.is_some_and(|end| at > end.millis()))
}

/// A gift that holds others by chance. The frames' own mark is unreliable (tiktok.md 2.1), so this goes by the platform's English names.
fn is_box(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["gift box", "mystery box", "treasure box", "airdrop box"]
        .into_iter()
        .any(|each| name.contains(each))
}

/// What of the platform's stretch was not recorded, and what the host's lives bring in as long.
fn unrecorded(conn: &Connection, lives: &[LiveRow], live: &LiveRow) -> Result<Unrecorded, BookError> {
    let Some(official) = &live.official else {
        return Ok(Unrecorded::default());
    };
    let end = official.end.unwrap_or(live.end).max(official.start);
    let covered = recorded(&recordings(conn, live.id)?);
    let ms = recorded_ms(&gaps(&covered, official.start.millis(), end.millis()));
    let host = |row: &LiveRow| row.host.as_ref().map(|host| host.id);
    let of_host: Vec<(i64, i64)> = lives
        .iter()
        .filter(|row| host(row) == host(live) && row.platform == live.platform)
        .map(|row| (row.units, row.recorded_ms))
        .collect();
    Ok(Unrecorded {
        ms,
        pace: per_hour(&of_host).and_then(|rate| brings(rate, ms)),
    })
}

/// Units a rate brings in so many milliseconds, to the nearest; its interval's ends likewise.
fn brings(rate: Rate, ms: i64) -> Option<(i64, Option<(i64, i64)>)> {
    let units = |tenths: i64| {
        let exact = i128::from(tenths).checked_mul(i128::from(ms))?;
        i64::try_from((exact + 5 * HOUR_MS).div_euclid(10 * HOUR_MS)).ok()
    };
    let interval = match rate.interval {
        None => None,
        Some((least, most)) => Some((units(least)?, units(most)?)),
    };
    Some((units(rate.tenths)?, interval))
}
