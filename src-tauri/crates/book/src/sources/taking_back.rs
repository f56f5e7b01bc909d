//! Entries when a source goes: one it shared is made anew from the sightings that are left, one only it knew leaves the book.

use giftbook_model::EntryId;
use rusqlite::Transaction;

use super::entries::Desk;
use super::gather::Event;
use super::sightings::{read_entry, read_sightings};
use super::worth::Worth;
use crate::{BookError, gifts};

impl Desk<'_> {
    /// Makes an entry of several sources anew from the sightings that are left, after one was taken away.
    pub(super) fn refold(&mut self, tx: &Transaction<'_>, id: EntryId) -> Result<(), BookError> {
        let (stored, head) = read_entry(tx, id)?;
        let usual_price = gifts::usual_price(tx, head.gift)?;
        let mut sights = read_sightings(tx, id)?;
        let Some((source, mut merged)) = sights.pop() else {
            return Err(BookError::Inconsistent {
                what: "an entry of several sources has none",
            });
        };
        let several = !sights.is_empty();
        for (_, sight) in &sights {
            merged.merge(tx, sight)?;
        }
        let old = self.counted(
            head.gift,
            head.person,
            stored.live,
            &stored,
            &Worth {
                flags: stored.flags,
                units: head.units,
            },
        );
        let event = Event {
            rest: head.rest,
            platform: head.platform,
            gift: head.gift,
            person: head.person,
            usual_price,
            live: None,
            sight: merged,
            frames: 0,
        };
        if !several {
            tx.prepare_cached("DELETE FROM sighting WHERE entry_id = ?1")?
                .execute([id.0])?;
        }
        self.update(tx, id, &event, &stored, merged, (!several).then_some(source), old)
    }

    /// The same desk, writing for another source.
    pub(super) fn of_source(&mut self, source: i64) -> Desk<'_> {
        Desk {
            source,
            lives: &mut *self.lives,
            accounts: &mut *self.accounts,
            tally: &mut *self.tally,
            days: &mut *self.days,
        }
    }

    /// How many pieces an entry counts now.
    pub(super) fn pieces(&self, tx: &Transaction<'_>, id: EntryId) -> Result<i64, BookError> {
        Ok(tx
            .prepare_cached("SELECT pieces FROM entry WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))?)
    }

    /// Takes an entry out of the book.
    pub(super) fn remove(&mut self, tx: &Transaction<'_>, id: EntryId) -> Result<(), BookError> {
        let (stored, head) = read_entry(tx, id)?;
        let old = self.counted(
            head.gift,
            head.person,
            stored.live,
            &stored,
            &Worth {
                flags: stored.flags,
                units: head.units,
            },
        );
        tx.prepare_cached("DELETE FROM sighting WHERE entry_id = ?1")?
            .execute([id.0])?;
        tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute([id.0])?;
        if let Some(live) = stored.live {
            self.lives.shrink(live);
        }
        self.tally.change(old.as_ref(), None)
    }
}
