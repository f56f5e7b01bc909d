//! A portion of gathered events into the book. Each step goes through them in the order that suits it: the book is asked and written in
//! the order of the entries' numbers, for its rows lie in that order, and events find their live in the order they were met, for that
//! is the order of time.

use giftbook_model::EntryId;
use rusqlite::Transaction;

use super::entries::{Desk, INSERT, Met};
use super::gather::Event;
use super::importing::{Importing, problem};
use crate::BookError;

impl Importing<'_> {
    /// Brings what was gathered into the book.
    pub(super) fn hand_on(&mut self, tx: &Transaction<'_>) -> Result<(), BookError> {
        let mut new = self.gathered.take();
        if !std::mem::replace(&mut self.empty_book, false) {
            new = self.meet_known(tx, new)?;
        }
        let mut desk = self.desk();
        for (_, event) in &mut new {
            desk.place(tx, event)?;
        }
        new.sort_unstable_by_key(|(id, _)| *id);
        let mut insert = tx.prepare_cached(INSERT)?;
        for (id, event) in &new {
            desk.insert(tx, &mut insert, *id, event)?;
        }
        for (id, event) in &new {
            self.tell(*id, event, Met::New);
        }
        self.gathered.reuse(new);
        Ok(())
    }

    /// Merges the events the book knows; those that are left are new.
    fn meet_known(
        &mut self,
        tx: &Transaction<'_>,
        events: Vec<(EntryId, Event)>,
    ) -> Result<Vec<(EntryId, Event)>, BookError> {
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_unstable_by_key(|index| events.get(*index).map(|(id, _)| *id));
        let mut is_new = vec![true; events.len()];
        for index in order {
            let Some((id, event)) = events.get(index) else { continue };
            if let Some(met) = self.desk().merge(tx, *id, event)? {
                self.tell(*id, event, met);
                is_new[index] = false;
            }
        }
        let mut is_new = is_new.into_iter();
        Ok(events.into_iter().filter(|_| is_new.next() == Some(true)).collect())
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
