//! Where the figures of people come from: the gifts picked by one scan or, for the whole book, the totals the writer keeps.

use foldhash::HashMap;
use rusqlite::Connection;

use super::grain::Grain;
use super::live_days::LiveDays;
use crate::BookError;
use crate::totals::{Parts, Sums};

pub(super) enum Giving<'a> {
    Picked(&'a Grain),
    Whole(&'a Connection),
}

/// What there is to say of one gifter beyond sums.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    pub(super) lives: i64,
    /// First and last day of a live they gave in, as the totals number days.
    pub(super) days: Option<(i64, i64)>,
}

impl Habits {
    pub(super) fn gave_in(&mut self, live: i64, live_days: &LiveDays) {
        self.lives += 1;
        if let Some(day) = live_days.day(live) {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
    }
}

impl Giving<'_> {
    /// By person; 0 for gifts whose row names nobody.
    pub(super) fn sums(&self) -> Result<HashMap<i64, Sums>, BookError> {
        let mut people: HashMap<i64, Sums> = HashMap::default();
        match self {
            Self::Picked(grain) => {
                for ((_, person), sums) in &grain.gift_gifter {
                    people.entry(*person).or_default().add(*sums)?;
                }
            }
            Self::Whole(conn) => {
                let mut totals = conn.prepare_cached("SELECT person_id, events, pieces, units FROM total_gifter")?;
                let mut rows = totals.query([])?;
                while let Some(row) = rows.next()? {
                    people.insert(
                        row.get(0)?,
                        Sums {
                            events: row.get(1)?,
                            pieces: row.get(2)?,
                            units: row.get(3)?,
                        },
                    );
                }
            }
        }
        Ok(people)
    }

    /// Calls `take` with each gift and person and the units of the one from the other.
    pub(super) fn each_gift(&self, mut take: impl FnMut(i64, i64, i64)) -> Result<(), BookError> {
        match self {
            Self::Picked(grain) => grain
                .gift_gifter
                .iter()
                .for_each(|((gift, person), sums)| take(*gift, *person, sums.units)),
            Self::Whole(conn) => {
                let mut totals = conn.prepare_cached("SELECT gift_id, by_gifter FROM total_gift")?;
                let mut rows = totals.query([])?;
                while let Some(row) = rows.next()? {
                    let (gift, parts): (i64, Parts) = (row.get(0)?, row.get(1)?);
                    parts.iter().for_each(|(person, sums)| take(gift, person, sums.units));
                }
            }
        }
        Ok(())
    }

    /// Calls `take` with each live and each person who gave in it.
    pub(super) fn each_live(&self, mut take: impl FnMut(i64, i64)) -> Result<(), BookError> {
        match self {
            Self::Picked(grain) => {
                grain
                    .live_gifter
                    .iter()
                    .filter(|(live, _)| *live != 0)
                    .for_each(|(live, person)| take(*live, *person));
            }
            Self::Whole(conn) => {
                let mut totals = conn.prepare_cached("SELECT live_id, by_gifter FROM total_live WHERE live_id <> 0")?;
                let mut rows = totals.query([])?;
                while let Some(row) = rows.next()? {
                    let (live, parts): (i64, Parts) = (row.get(0)?, row.get(1)?);
                    parts.iter().for_each(|(person, _)| take(live, person));
                }
            }
        }
        Ok(())
    }
}
