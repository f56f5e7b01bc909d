//! Gifts and people as an answer names them.

use foldhash::{HashMap, HashSet};
use giftbook_model::Platform;
use rusqlite::{Connection, OptionalExtension, Row};

use super::query::band_of;
use crate::BookError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftRef {
    pub id: i64,
    /// The platform's own: `id:5655`, else `name:…`. The same in every book.
    pub key: String,
    pub name: String,
    /// Coins a piece as last known; entries keep the price they were sent at.
    pub price: Option<i64>,
    pub platform: Platform,
    /// Some of it comes from a source without times, where replays are collapsed.
    pub approximate: bool,
}

impl GiftRef {
    /// Floor of its price band; 0 where the price is not known.
    #[must_use]
    pub fn band(&self) -> i64 {
        band_of(self.price)
    }
}

/// A person; `id` 0 with an empty name stands for gifts whose row names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRef {
    pub id: i64,
    pub key: String,
    pub name: String,
    pub handle: Option<String>,
}

pub(super) fn platform(number: u8) -> Result<Platform, BookError> {
    Platform::from_number(number).ok_or(BookError::Inconsistent {
        what: "a platform's number",
    })
}

/// Every gift of the book, by row number. There are hundreds.
pub(crate) fn gifts(conn: &Connection) -> Result<HashMap<i64, GiftRef>, BookError> {
    let mut untimed = conn
        .prepare_cached("SELECT DISTINCT gift_id FROM entry WHERE at IS NULL AND kind = 1 AND gift_id IS NOT NULL")?;
    let approximate: HashSet<i64> = untimed.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut all = conn.prepare_cached("SELECT id, platform, key, name, price FROM gift")?;
    let mut rows = all.query([])?;
    let mut gifts = HashMap::default();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let gift = GiftRef {
            id,
            key: row.get(2)?,
            name: row.get(3)?,
            price: row.get(4)?,
            platform: platform(row.get(1)?)?,
            approximate: approximate.contains(&id),
        };
        gifts.insert(id, gift);
    }
    Ok(gifts)
}

pub(super) fn gift(gifts: &HashMap<i64, GiftRef>, id: i64) -> Result<GiftRef, BookError> {
    gifts.get(&id).cloned().ok_or(BookError::Inconsistent {
        what: "an entry's gift",
    })
}

/// The person with this row number; nobody for 0.
pub(crate) fn person(conn: &Connection, id: i64) -> Result<PersonRef, BookError> {
    let found = conn
        .prepare_cached("SELECT id, key, name, handle FROM person WHERE id = ?1")?
        .query_row([id], |row| person_from(row, 0))
        .optional()?;
    match found {
        Some(person) => Ok(person),
        None if id == 0 => Ok(PersonRef::default()),
        None => Err(BookError::Inconsistent {
            what: "an entry's person",
        }),
    }
}

/// The person in the four columns from `first`: id, key, name, handle.
pub(super) fn person_from(row: &Row<'_>, first: usize) -> rusqlite::Result<PersonRef> {
    Ok(PersonRef {
        id: row.get(first)?,
        key: row.get(first + 1)?,
        name: row.get(first + 2)?,
        handle: row.get(first + 3)?,
    })
}
