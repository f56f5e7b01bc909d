//! Streaks whose frames carry no streak id. Their frames are kept, and which of them belong together is worked out anew from all that are
//! known of a sender and gift, so that it does not matter which file brought which frame. What comes out is marked as estimated.

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::{EntryId, Key, Platform};
use rusqlite::{Transaction, params};

use super::entries::{Desk, Met};
use super::gather::Event;
use super::loose_frames::{by_source, read_frames, streaks};
use super::preview::Watch;
use super::report::Counts;
use super::sight::Sight;
use crate::journal::Flags;
use crate::{BookError, gifts};

/// Whose frames may belong together: sender and gift.
type Streak = (i64, i64);

/// The streaks this import brought frames of, and how many rows each.
#[derive(Default)]
pub(super) struct LooseStreaks {
    touched: BTreeMap<Streak, u64>,
}

impl LooseStreaks {
    /// Keeps one frame; the same frame again may name what it left out before.
    pub(super) fn add(
        &mut self,
        tx: &Transaction<'_>,
        source: i64,
        platform: Platform,
        key: Key,
        (person, gift, receiver): (i64, i64, Option<i64>),
        sight: &Sight,
    ) -> Result<(), BookError> {
        tx.prepare_cached(
            "INSERT INTO loose_frame (id, source_id, row, offset, length, platform, person_id, gift_id, receiver_id, live_id, at, pieces, price, ended)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) 
             ON CONFLICT DO UPDATE SET
                 live_id = (SELECT live.id FROM live WHERE live.id IN (live_id, excluded.live_id) ORDER BY key LIMIT 1),
                 receiver_id = (SELECT person.id FROM person WHERE person.id IN (receiver_id, excluded.receiver_id) ORDER BY key LIMIT 1),
                 price = ifnull(max(price, excluded.price), ifnull(price, excluded.price)),
                 at = min(at, excluded.at), pieces = max(pieces, excluded.pieces), ended = max(ended, excluded.ended)",
        )?
        .execute(params![
            key.id.0, source, sight.place.row, sight.place.offset, sight.place.length, platform as u8, person, gift, receiver, sight.live, sight.at,
            sight.pieces, sight.price, sight.flags & Flags::ENDED != 0
        ])?;
        *self.touched.entry((person, gift)).or_default() += 1;
        Ok(())
    }

    /// Marks the streaks of a source that is about to be taken back, and takes its frames out.
    pub(super) fn forget_source(tx: &Transaction<'_>, source: i64) -> Result<Self, BookError> {
        let mut streaks = Self::default();
        let mut rows = tx.prepare("SELECT DISTINCT person_id, gift_id FROM loose_frame WHERE source_id = ?1")?;
        for streak in rows.query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))? {
            streaks.touched.insert(streak?, 0);
        }
        tx.execute("DELETE FROM loose_frame WHERE source_id = ?1", [source])?;
        Ok(streaks)
    }

    /// Works the touched streaks out anew and brings the journal in line with them.
    pub(super) fn finish(
        self,
        tx: &Transaction<'_>,
        desk: &mut Desk<'_>,
        counts: &mut Counts,
        mut watch: Option<&mut Watch>,
    ) -> Result<(), BookError> {
        for ((person, gift), rows) in self.touched {
            let brought = work_out(tx, desk, (person, gift), watch.as_deref_mut())?;
            counts.new += brought.min(rows);
            counts.known += rows - brought.min(rows);
        }
        Ok(())
    }
}

/// Brings the entries of one sender and gift in line with the frames; how many of them are new or grew.
fn work_out(
    tx: &Transaction<'_>,
    desk: &mut Desk<'_>,
    (person, gift): Streak,
    mut watch: Option<&mut Watch>,
) -> Result<u64, BookError> {
    let (platform, frames) = read_frames(tx, person, gift)?;
    let (person_key, gift_key): (String, String) = tx
        .prepare_cached("SELECT person.key, gift.key FROM person, gift WHERE person.id = ?1 AND gift.id = ?2")?
        .query_row([person, gift], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let usual_price = gifts::usual_price(tx, gift)?;
    let mut left = estimated(tx, person, gift)?;
    let mut brought = 0;
    for streak in streaks(&frames) {
        let Some(first) = streak.first() else { continue };
        let key = Key::of(
            "loose",
            &[platform.code(), &person_key, &gift_key, &first.loose.id.to_string()],
        );
        let known = left.remove(&key.id.0);
        // Grouped frames replace what was there: a frame that came late may have joined two streaks or parted one.
        let before = known.then(|| desk.pieces(tx, key.id)).transpose()?;
        if known {
            desk.remove(tx, key.id)?;
        }
        let mut met = Met::Known;
        for (source, sight) in by_source(tx, streak)? {
            let event = Event {
                rest: key.rest,
                platform,
                gift,
                person: Some(person),
                usual_price,
                live: None,
                sight,
                frames: 0,
            };
            let mut desk = desk.of_source(source);
            desk.enter(tx, key.id, &event)?;
        }
        let after = desk.pieces(tx, key.id)?;
        if before.is_none_or(|before| after > before) {
            brought += 1;
            met = if before.is_none() { Met::New } else { Met::Raised };
        }
        if let Some(watch) = watch.as_deref_mut() {
            let own = streak
                .iter()
                .filter_map(|frame| Some((frame.loose.pieces, frame.row_of(desk.source)?)));
            let largest = own
                .clone()
                .max_by_key(|(pieces, row)| (*pieces, std::cmp::Reverse(*row)));
            let rows: Vec<i64> = own.map(|(_, row)| row).collect();
            watch.met_loose(&rows, largest.map(|(_, row)| row), met);
        }
    }
    for entry in left {
        desk.remove(tx, EntryId(entry))?;
    }
    Ok(brought)
}

/// The entries that were worked out for this sender and gift before.
fn estimated(tx: &Transaction<'_>, person: i64, gift: i64) -> Result<BTreeSet<i64>, BookError> {
    let mut rows =
        tx.prepare_cached("SELECT id FROM entry WHERE person_id = ?1 AND gift_id = ?2 AND flags & 8 <> 0")?;
    Ok(rows
        .query_map([person, gift], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
