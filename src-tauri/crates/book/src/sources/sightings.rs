//! What each source saw of an entry that stands in several, as rows of the book.

use giftbook_model::{EntryId, Platform};
use rusqlite::{OptionalExtension, Transaction, params};

use super::sight::{COLUMNS, Sight};
use crate::BookError;
use crate::journal::{EntryKind, Flags};

/// A stored sight as its sources told it: a live found by time is not theirs, and who is a guest, what was taken back and what a gift usually costs neither.
pub(super) fn named_only(stored: &Sight) -> Sight {
    let flags = Flags(stored.flags)
        .with(Flags::NOT_COUNTED, false)
        .with(Flags::PRICE_FROM_CATALOGUE, false);
    Sight {
        live: stored.live.filter(|_| flags.has(Flags::ROOM_KNOWN)),
        flags: flags.0,
        ..*stored
    }
}

/// Notes what `source` saw of an entry, merged with what it saw before.
pub(super) fn sighting(tx: &Transaction<'_>, id: EntryId, source: i64, sight: &Sight) -> Result<(), BookError> {
    let known = tx
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM sighting WHERE entry_id = ?1 AND source_id = ?2"
        ))?
        .query_row([id.0, source], |row| Sight::read(row, 0))
        .optional()?;
    let mut merged = *sight;
    if let Some(known) = known {
        merged.merge(tx, &known)?;
    }
    let sql = format!(
        "INSERT OR REPLACE INTO sighting (entry_id, source_id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
    );
    tx.prepare_cached(&sql)?.execute(params![
        id.0,
        source,
        merged.at,
        merged.seen,
        merged.last,
        merged.live,
        merged.receiver,
        merged.pieces,
        merged.first_pieces,
        merged.price,
        merged.flags,
        merged.place.row,
        merged.place.offset,
        merged.place.length
    ])?;
    Ok(())
}

pub(super) fn read_sightings(tx: &Transaction<'_>, id: EntryId) -> Result<Vec<(i64, Sight)>, BookError> {
    let mut rows = tx.prepare_cached(&format!(
        "SELECT {COLUMNS}, source_id FROM sighting WHERE entry_id = ?1 ORDER BY source_id"
    ))?;
    let sights = rows.query_map([id.0], |row| Ok((row.get(12)?, Sight::read(row, 0)?)))?;
    Ok(sights.collect::<Result<_, _>>()?)
}

/// What of an entry its sights do not change.
pub(super) struct Head {
    pub(super) rest: i64,
    pub(super) platform: Platform,
    pub(super) gift: i64,
    pub(super) person: Option<i64>,
    pub(super) units: Option<i64>,
}

pub(super) fn read_entry(tx: &Transaction<'_>, id: EntryId) -> Result<(Sight, Head), BookError> {
    let sql = format!(
        "SELECT {COLUMNS}, key_rest, platform, gift_id, person_id, units FROM entry WHERE id = ?1 AND kind = {}",
        EntryKind::GiftReceived as u8
    );
    let read = tx.prepare_cached(&sql)?.query_row([id.0], |row| {
        let head = (
            row.get(12)?,
            row.get::<_, u8>(13)?,
            row.get::<_, Option<i64>>(14)?.unwrap_or(0),
            row.get(15)?,
            row.get(16)?,
        );
        Ok((Sight::read(row, 0)?, head))
    });
    let (sight, (rest, platform, gift, person, units)) =
        read.optional()?.ok_or(BookError::Unknown { what: "entry" })?;
    let platform = Platform::from_number(platform).ok_or(BookError::Inconsistent {
        what: "an entry of no platform",
    })?;
    Ok((
        sight,
        Head {
            rest,
            platform,
            gift,
            person,
            units,
        },
    ))
}
