//! Gift events into the journal: new ones become entries, known ones merge with what other sources saw of them.

use giftbook_model::{EntryId, Platform};
use rusqlite::{OptionalExtension, Transaction, params};

use super::gather::Event;
use super::inserting::{Insert, Row};
use super::sight::{COLUMNS, Sight};
use super::sightings::{named_only, sighting};
use super::worth::Worth;
use crate::BookError;
use crate::journal::{AccountKind, Accounts, Flags};
use crate::lives::Lives;
use crate::totals::{Counted, Days, Tally};

/// What writing entries needs besides the transaction.
pub(super) struct Desk<'a> {
    pub(super) source: i64,
    pub(super) lives: &'a mut Lives,
    pub(super) accounts: &'a mut Accounts,
    pub(super) tally: &'a mut Tally,
    pub(super) days: &'a mut Days,
}

/// How an event met the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    New,
    /// Known, and now with more pieces.
    Raised,
    Known,
    /// Its number belongs to another entry: it cannot be kept.
    Collision,
}

impl Desk<'_> {
    /// Brings one event into the book.
    pub(super) fn enter(&mut self, tx: &Transaction<'_>, id: EntryId, event: &Event) -> Result<Met, BookError> {
        if let Some(met) = self.merge(tx, id, event)? {
            return Ok(met);
        }
        let mut event = *event;
        self.place(tx, &mut event)?;
        let mut insert = Insert::of_one(tx)?;
        insert.bind(&self.row(tx, id, &event)?)?;
        insert.run()?;
        Ok(Met::New)
    }

    /// Finds the live an event is in for now (the end of the import settles the doubtful ones; events without a time are in none) and
    /// counts it. Quickest in order of time.
    pub(super) fn place(&mut self, tx: &Transaction<'_>, event: &mut Event) -> Result<(), BookError> {
        let sight = &event.sight;
        event.live = match (sight.at, sight.live) {
            (None, live) => live,
            (Some(at), named) => {
                let live = match named {
                    Some(live) => live,
                    None => self.lives.find(tx, event.platform, sight.receiver, at)?,
                };
                self.lives.grow(live, sight.receiver, at, named.is_some());
                if let Some(recording) = self.lives.hear(live, self.source) {
                    [sight.seen, sight.last]
                        .into_iter()
                        .flatten()
                        .for_each(|at| recording.saw(at));
                }
                Some(live)
            }
        };
        let worth = Worth::of(sight, event.usual_price)?;
        let counted = self.counted(event.gift, event.person, event.live, sight, &worth);
        self.tally.change(None, counted.as_ref())
    }

    /// The entry of an event that was placed.
    pub(super) fn row(&mut self, tx: &Transaction<'_>, id: EntryId, event: &Event) -> Result<Row, BookError> {
        let sight = &event.sight;
        let worth = Worth::of(sight, event.usual_price)?;
        let (from, to) = self.legs(tx, event.platform, sight.receiver, worth.units)?;
        let place = &sight.place;
        Ok([
            Some(id.0),
            Some(event.rest),
            Some(i64::from(event.platform as u8)),
            sight.at,
            sight.seen,
            sight.last,
            event.live,
            Some(event.gift),
            event.person,
            sight.receiver,
            Some(sight.pieces),
            Some(sight.first_pieces),
            sight.price,
            worth.units.map(|_| i64::from(event.platform.received() as u8)),
            worth.units,
            from,
            to,
            Some(worth.flags),
            Some(self.source),
            Some(place.row),
            Some(place.offset),
            Some(place.length),
        ])
    }

    fn legs(
        &mut self,
        tx: &Transaction<'_>,
        platform: Platform,
        receiver: Option<i64>,
        units: Option<i64>,
    ) -> Result<(Option<i64>, Option<i64>), BookError> {
        if units.is_none() {
            return Ok((None, None));
        }
        let from = self.accounts.id(tx, AccountKind::GiftsIn, platform, 0)?;
        let to = self
            .accounts
            .id(tx, AccountKind::Received, platform, receiver.unwrap_or(0))?;
        Ok((Some(from), Some(to)))
    }

    pub(super) fn counted(
        &mut self,
        gift: i64,
        person: Option<i64>,
        live: Option<i64>,
        sight: &Sight,
        worth: &Worth,
    ) -> Option<Counted> {
        let units = worth.units.filter(|_| worth.flags & Flags::NOT_COUNTED == 0)?;
        Some(Counted {
            gift,
            person,
            live,
            day: self.days.of(sight.at),
            pieces: sight.pieces,
            units,
        })
    }

    /// Merges an event with the entry that already has its number; `None` when there is none.
    pub(super) fn merge(&mut self, tx: &Transaction<'_>, id: EntryId, event: &Event) -> Result<Option<Met>, BookError> {
        let sql = format!("SELECT {COLUMNS}, key_rest, source_id, units FROM entry WHERE id = ?1");
        let found = tx
            .prepare_cached(&sql)?
            .query_row([id.0], |row| {
                Ok((
                    Sight::read(row, 0)?,
                    row.get::<_, i64>(12)?,
                    row.get::<_, Option<i64>>(13)?,
                    row.get::<_, Option<i64>>(14)?,
                ))
            })
            .optional()?;
        let Some((stored, rest, only_source, units)) = found else {
            return Ok(None);
        };
        if rest != event.rest {
            return Ok(Some(Met::Collision));
        }
        let mut merged = named_only(&stored);
        let raised = merged.merge(tx, &event.sight)?;
        let source = match only_source {
            Some(only) if only == self.source => Some(only),
            Some(only) => {
                sighting(tx, id, only, &named_only(&stored))?;
                sighting(tx, id, self.source, &event.sight)?;
                None
            }
            None => {
                sighting(tx, id, self.source, &event.sight)?;
                None
            }
        };
        let old = Worth {
            flags: stored.flags,
            units,
        };
        let old = self.counted(event.gift, event.person, stored.live, &stored, &old);
        self.update(tx, id, event, &stored, merged, source, old)?;
        Ok(Some(if raised { Met::Raised } else { Met::Known }))
    }

    #[expect(clippy::too_many_arguments, reason = "one row of one table")]
    pub(super) fn update(
        &mut self,
        tx: &Transaction<'_>,
        id: EntryId,
        event: &Event,
        stored: &Sight,
        merged: Sight,
        source: Option<i64>,
        old: Option<Counted>,
    ) -> Result<(), BookError> {
        let decided = stored.flags & Flags::NOT_COUNTED;
        let worth = Worth::of(&merged, event.usual_price)?;
        let flags = worth.flags | decided;
        // Where the room became known the entry may leave the live it was thought to be in.
        let live = merged.live.or(stored.live);
        let moved = live != stored.live || merged.receiver != stored.receiver || merged.at != stored.at;
        for live in live.into_iter().chain(stored.live) {
            if moved || merged.flags & Flags::ROOM_KNOWN != stored.flags & Flags::ROOM_KNOWN {
                self.lives.shrink(live);
            } else {
                self.lives.change(live);
            }
        }
        if let (Some(live), Some(at)) = (live, merged.at) {
            self.lives.grow(live, merged.receiver, at, false);
        }
        let (from, to) = self.legs(tx, event.platform, merged.receiver, worth.units)?;
        let unit = worth.units.map(|_| event.platform.received() as u8);
        let place = source.map(|_| merged.place);
        tx.prepare_cached(
            "UPDATE entry SET at = ?2, seen_at = ?3, last_at = ?4, live_id = ?5, receiver_id = ?6, pieces = ?7, first_pieces = ?8, price = ?9, unit = ?10,
             units = ?11, from_account = ?12, to_account = ?13, flags = ?14, source_id = ?15, row = ?16, offset = ?17, length = ?18 WHERE id = ?1",
        )?
        .execute(params![
            id.0, merged.at, merged.seen, merged.last, live, merged.receiver, merged.pieces, merged.first_pieces, merged.price, unit, worth.units, from, to,
            flags, source, place.map(|place| place.row), place.map(|place| place.offset), place.map(|place| place.length)
        ])?;
        let worth = Worth {
            flags,
            units: worth.units,
        };
        let new = self.counted(event.gift, event.person, live, &merged, &worth);
        self.tally.change(old.as_ref(), new.as_ref())
    }
}
