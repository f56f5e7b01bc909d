//! Gifts as far as settling lives needs them.

use rusqlite::Transaction;

use super::register::LiveId;
use crate::BookError;
use crate::journal::Flags;
use crate::totals::{Counted, Days};

/// A gift as far as settling needs it.
pub(super) struct Gift {
    pub(super) id: i64,
    pub(super) at: Option<i64>,
    pub(super) live: Option<LiveId>,
    pub(super) gift: Option<i64>,
    pub(super) person: Option<i64>,
    pub(super) pieces: i64,
    pub(super) units: Option<i64>,
    pub(super) flags: i64,
}

impl Gift {
    /// What it adds to the totals with these flags in this live; nothing for a guest's gift, one taken back or one of unknown worth.
    pub(super) fn counted(&self, days: &mut Days, flags: i64, live: Option<LiveId>) -> Option<Counted> {
        if flags & Flags::NOT_COUNTED != 0 {
            return None;
        }
        let (gift, units) = self.gift.zip(self.units)?;
        Some(Counted {
            gift,
            person: self.person,
            live,
            day: days.of(self.at),
            pieces: self.pieces,
            units,
        })
    }
}

pub(super) fn read_gifts(
    tx: &Transaction<'_>,
    which: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<Gift>, BookError> {
    let mut rows = tx.prepare(&format!(
        "SELECT id, at, live_id, gift_id, person_id, pieces, units, flags FROM entry WHERE {which}"
    ))?;
    let gifts = rows.query_map(params, |row| {
        Ok(Gift {
            id: row.get(0)?,
            at: row.get(1)?,
            live: row.get(2)?,
            gift: row.get(3)?,
            person: row.get(4)?,
            pieces: row.get(5)?,
            units: row.get(6)?,
            flags: row.get(7)?,
        })
    })?;
    Ok(gifts.collect::<Result<_, _>>()?)
}
