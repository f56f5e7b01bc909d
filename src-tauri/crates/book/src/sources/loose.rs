//! Streaks whose frames carry no streak id. Their frames are kept, and which of them belong together is worked out anew from all that are
//! known of a sender and gift, so that it does not matter which file brought which frame. What comes out is marked as estimated.

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::{EntryId, Key, Platform};
use rusqlite::{Transaction, params};

use super::entries::{Desk, Met};
use super::gather::Event;
use super::preview::Watch;
use super::report::Counts;
use super::sight::{Place, Sight};
use super::streak::{Loose, group};
use crate::journal::Flags;
use crate::{BookError, gifts};

/// Whose frames may belong together: sender and gift.
type Streak = (i64, i64);

/// The streaks this import brought frames of, and how many rows each.
#[derive(Default)]
pub(super) struct LooseStreaks {
    touched: BTreeMap<Streak, u64>,
}

/// A frame of the book.
struct Frame {
    loose: Loose,
    source: i64,
    receiver: Option<i64>,
    sight: Sight,
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
                 pieces = max(pieces, excluded.pieces), ended = max(ended, excluded.ended)",
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
            let own: Vec<&Frame> = streak.iter().filter(|frame| frame.source == desk.source).collect();
            let rows: Vec<i64> = own.iter().map(|frame| frame.sight.place.row).collect();
            let largest = own
                .iter()
                .max_by_key(|frame| (frame.sight.pieces, std::cmp::Reverse(frame.sight.place.row)));
            watch.met_loose(&rows, largest.map(|frame| frame.sight.place.row), met);
        }
    }
    for entry in left {
        desk.remove(tx, EntryId(entry))?;
    }
    Ok(brought)
}

/// The frames of one sender and gift, of each receiver in order of time, the same frame of several sources side by side.
fn read_frames(tx: &Transaction<'_>, person: i64, gift: i64) -> Result<(Platform, Vec<Frame>), BookError> {
    let mut rows = tx.prepare_cached(
        "SELECT id, source_id, row, offset, length, platform, receiver_id, live_id, at, pieces, price, ended FROM loose_frame
         WHERE person_id = ?1 AND gift_id = ?2 ORDER BY receiver_id, at, pieces, ended, id, source_id",
    )?;
    let mut platform = Platform::TikTok;
    let mut frames = Vec::new();
    let mut rows = rows.query([person, gift])?;
    while let Some(row) = rows.next()? {
        platform = Platform::from_number(row.get(5)?).ok_or(BookError::Inconsistent {
            what: "a frame of no platform",
        })?;
        let (at, pieces, ended): (i64, i64, bool) = (row.get(8)?, row.get(9)?, row.get(11)?);
        let (receiver, live): (Option<i64>, Option<i64>) = (row.get(6)?, row.get(7)?);
        let flags = Flags(Flags::STREAK | Flags::ESTIMATED)
            .with(Flags::ENDED, ended)
            .with(Flags::ROOM_KNOWN, live.is_some())
            .0;
        let place = Place {
            row: row.get(2)?,
            offset: row.get(3)?,
            length: row.get(4)?,
        };
        let sight = Sight {
            at: Some(at),
            seen: Some(at),
            last: Some(at),
            live,
            receiver,
            pieces,
            first_pieces: pieces,
            price: row.get(10)?,
            flags,
            place,
        };
        frames.push(Frame {
            loose: Loose {
                at,
                pieces,
                ended,
                id: row.get(0)?,
            },
            source: row.get(1)?,
            receiver,
            sight,
        });
    }
    Ok((platform, frames))
}

fn streaks(frames: &[Frame]) -> impl Iterator<Item = &[Frame]> {
    frames
        .chunk_by(|one, next| one.receiver == next.receiver)
        .flat_map(|of_receiver| {
            let loose: Vec<Loose> = of_receiver.iter().map(|frame| frame.loose).collect();
            let mut starts = group(&loose);
            starts.push(of_receiver.len());
            let ends = starts.clone().into_iter().skip(1);
            starts
                .into_iter()
                .zip(ends)
                .filter_map(|(from, to)| of_receiver.get(from..to))
                .collect::<Vec<_>>()
        })
}

fn by_source(tx: &Transaction<'_>, streak: &[Frame]) -> Result<BTreeMap<i64, Sight>, BookError> {
    let mut sights: BTreeMap<i64, Sight> = BTreeMap::new();
    for frame in streak {
        let sight = sights.entry(frame.source).or_insert(frame.sight);
        sight.merge(tx, &frame.sight)?;
    }
    Ok(sights)
}

/// The entries that were worked out for this sender and gift before.
fn estimated(tx: &Transaction<'_>, person: i64, gift: i64) -> Result<BTreeSet<i64>, BookError> {
    let mut rows =
        tx.prepare_cached("SELECT id FROM entry WHERE person_id = ?1 AND gift_id = ?2 AND flags & 8 <> 0")?;
    Ok(rows
        .query_map([person, gift], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
