//! A portion of gathered events into the book. Each step goes through them in the order that suits it: the book is asked and written in
//! the order of the entries' numbers, for its rows lie in that order, and events find their live in the order they were met, for that
//! is the order of time.

use std::slice::Chunks;

use giftbook_model::EntryId;
use rusqlite::Transaction;

use super::entries::{Desk, Met};
use super::gather::Event;
use super::importing::{Importing, problem};
use super::inserting::Insert;
use crate::BookError;

/// Events fetched at once: in order of their numbers they lie far apart, and the memory is waited for once instead of each time.
const FETCHED: usize = 32;

impl Importing<'_> {
    /// Brings what was gathered into the book.
    pub(super) fn hand_on(&mut self, tx: &Transaction<'_>) -> Result<(), BookError> {
        let mut events = self.gathered.take();
        let mut order: Vec<(EntryId, usize)> = events.iter().map(|(id, _)| *id).zip(0..).collect();
        order.sort_unstable();
        let mut is_new = vec![true; events.len()];
        for (id, index) in &order {
            if self.entered.may_hold(*id)
                && let Some((_, event)) = events.get(*index)
                && let Some(met) = self.desk().merge(tx, *id, event)?
            {
                self.tell(*id, event, met);
                is_new[*index] = false;
            }
        }
        let mut desk = self.desk();
        for ((_, event), _) in events.iter_mut().zip(&is_new).filter(|(_, is_new)| **is_new) {
            desk.place(tx, event)?;
        }
        order.retain(|(_, index)| is_new[*index]);
        Insert::in_pieces(tx, &order, |insert, pieces| self.insert(tx, insert, pieces, &events))?;
        self.entered.add(order.into_iter().map(|(id, _)| id));
        self.gathered.reuse(events);
        Ok(())
    }

    /// Enters new events, a piece with each run of the statement.
    fn insert(
        &mut self,
        tx: &Transaction<'_>,
        insert: &mut Insert<'_>,
        pieces: Chunks<'_, (EntryId, usize)>,
        events: &[(EntryId, Event)],
    ) -> Result<(), BookError> {
        for piece in pieces {
            for few in piece.chunks(FETCHED) {
                let few: Vec<(EntryId, Event)> = few.iter().map(|(_, index)| events[*index]).collect();
                for (id, event) in &few {
                    insert.bind(&self.desk().row(tx, *id, event)?)?;
                    self.tell(*id, event, Met::New);
                }
            }
            insert.run()?;
        }
        Ok(())
    }

    fn desk(&mut self) -> Desk<'_> {
        Desk {
            source: self.source,
            lives: &mut self.lives,
            accounts: &mut self.accounts,
            tally: &mut self.tally,
            days: &mut self.days,
        }
    }

    /// Counts what became of an event's rows.
    fn tell(&mut self, id: EntryId, event: &Event, met: Met) {
        match met {
            Met::New | Met::Raised => {
                self.counts.new += 1;
                self.counts.known += event.frames - 1;
            }
            Met::Known => self.counts.known += event.frames,
            Met::Collision => {
                for _ in 0..event.frames {
                    self.counts.unreadable(event.sight.place, problem("key_collision", ""));
                }
            }
        }
        if let Some(watch) = &mut self.watch {
            watch.met(id, event.sight.place.row, met);
        }
    }
}
