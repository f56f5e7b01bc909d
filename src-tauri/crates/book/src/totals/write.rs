//! A tally into the tables. A total without events has no row.

use foldhash::HashMap;
use rusqlite::{OptionalExtension, Transaction, params};

use super::Sums;
use super::parts::{By, Parts};
use super::tally::{NOWHERE, Tally};
use crate::BookError;

impl Tally {
    /// Adds the differences to what stands in the tables.
    pub(crate) fn write(&self, tx: &Transaction<'_>) -> Result<(), BookError> {
        GIFT.write(tx, &self.gift_gifter)?;
        DAY.write(tx, &self.day_gift)?;
        let lives = write_lives(tx, &self.live_gifter, &self.live_gift)?;
        write_gifters(tx, &self.live_gifter, &lives)
    }
}

/// Rows in order of their number: the tables are clustered by it, and neighbours share a page.
fn sorted<T>(by_number: &HashMap<i64, T>) -> Vec<(i64, &T)> {
    let mut rows: Vec<_> = by_number.iter().map(|(number, each)| (*number, each)).collect();
    rows.sort_unstable_by_key(|(number, _)| *number);
    rows
}

/// Totals made of one kind of parts, as statements. ?1 is the number of a total; to put it come its events, pieces and units, how many parts
/// it has, and the parts.
pub(super) struct Table {
    read: &'static str,
    put: &'static str,
    delete: &'static str,
}

const GIFT: Table = Table {
    read: "SELECT by_gifter FROM total_gift WHERE gift_id = ?1",
    put: "REPLACE INTO total_gift (gift_id, events, pieces, units, gifters, by_gifter) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    delete: "DELETE FROM total_gift WHERE gift_id = ?1",
};
pub(super) const DAY: Table = Table {
    read: "SELECT by_gift FROM total_day WHERE day = ?1",
    put: "REPLACE INTO total_day (day, events, pieces, units, by_gift) VALUES (?1, ?2, ?3, ?4, ?6)",
    delete: "DELETE FROM total_day WHERE day = ?1",
};

impl Table {
    pub(super) fn write(&self, tx: &Transaction<'_>, totals: &HashMap<i64, By>) -> Result<(), BookError> {
        let mut read = tx.prepare_cached(self.read)?;
        let mut put = tx.prepare_cached(self.put)?;
        let mut delete = tx.prepare_cached(self.delete)?;
        for (number, changes) in sorted(totals) {
            let before: Option<Parts> = read.query_row([number], |row| row.get(0)).optional()?;
            let parts = before.unwrap_or_default().changed(changes, |_, _| ())?;
            let Sums { events, pieces, units } = parts.whole()?;
            if parts.is_empty() {
                delete.execute([number])?;
            } else {
                put.execute(params![number, events, pieces, units, parts.len()?, parts])?;
            }
        }
        Ok(())
    }
}

/// Writes the lives; by how many each person's number of lives changed.
fn write_lives(
    tx: &Transaction<'_>,
    gifters: &HashMap<i64, By>,
    gifts: &HashMap<i64, By>,
) -> Result<HashMap<i64, i64>, BookError> {
    let mut read = tx.prepare_cached("SELECT by_gifter, by_gift FROM total_live WHERE live_id = ?1")?;
    let mut put = tx.prepare_cached(
        "REPLACE INTO total_live (live_id, events, pieces, units, gifters, by_gifter, by_gift) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut drop = tx.prepare_cached("DELETE FROM total_live WHERE live_id = ?1")?;
    let mut lives: HashMap<i64, i64> = HashMap::default();
    let none = By::default();
    for (live, changes) in sorted(gifters) {
        let before: Option<(Parts, Parts)> = read
            .query_row([live], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (by_gifter, by_gift) = before.unwrap_or_default();
        let by_gifter = by_gifter.changed(changes, |person, met| {
            if live != NOWHERE {
                *lives.entry(person).or_default() += met;
            }
        })?;
        let by_gift = by_gift.changed(gifts.get(&live).unwrap_or(&none), |_, _| ())?;
        let Sums { events, pieces, units } = by_gifter.whole()?;
        if by_gifter.is_empty() {
            drop.execute([live])?;
        } else {
            put.execute(params![
                live,
                events,
                pieces,
                units,
                by_gifter.len()?,
                by_gifter,
                by_gift
            ])?;
        }
    }
    Ok(lives)
}

fn write_gifters(
    tx: &Transaction<'_>,
    live_gifter: &HashMap<i64, By>,
    lives: &HashMap<i64, i64>,
) -> Result<(), BookError> {
    let mut people: HashMap<i64, Sums> = HashMap::default();
    for (person, sums) in live_gifter.values().flat_map(By::iter) {
        people.entry(person).or_default().add(sums)?;
    }
    let mut add = tx.prepare_cached(
        "INSERT INTO total_gifter (person_id, events, pieces, units, lives) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET
            events = events + excluded.events, pieces = pieces + excluded.pieces, units = units + excluded.units, lives = lives + excluded.lives",
    )?;
    for (person, Sums { events, pieces, units }) in sorted(&people) {
        let lives = lives.get(&person).copied().unwrap_or(0);
        add.execute(params![person, events, pieces, units, lives])?;
    }
    tx.execute("DELETE FROM total_gifter WHERE events = 0", [])?;
    Ok(())
}
