//! A page of a list: its rows, each found by its number.

use giftbook_model::{EntryId, Instant, Money, Platform, Unit};
use rusqlite::{Connection, Row};

use super::list::{Currencies, List};
use super::rules::{signed_minor, signed_units};
use crate::{Book, BookError, EntryKind, Flags};

/// A person as a row shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRef {
    pub id: i64,
    pub name: String,
    pub handle: Option<String>,
}

/// An entry as the list shows it. Amounts are signed as the book's owner sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TxRow {
    pub id: EntryId,
    pub at: Option<Instant>,
    pub kind: EntryKind,
    pub platform: Platform,
    /// The gift's name; empty where the entry is not about a gift.
    pub what: String,
    pub pieces: i64,
    pub person: Option<PersonRef>,
    pub units: Option<(Unit, i64)>,
    pub money: Option<Money>,
    pub category: Option<String>,
    pub note: Option<String>,
    pub flags: Flags,
}

impl Book {
    /// The `n` rows of `list` from place `from` (0-based); fewer at its end. [`BookError::Unknown`] `"list"` when one of them has left
    /// the book since: the list has to be made again.
    pub fn transactions_page(&self, list: &List, from: usize, n: usize) -> Result<Vec<TxRow>, BookError> {
        let ids = list.ids.get(from..).unwrap_or_default();
        self.file.read(|conn| rows(conn, ids.get(..n).unwrap_or(ids)))
    }
}

const ROW: &str = "SELECT e.id, e.at, e.kind, e.platform, g.name, e.pieces, p.id, p.name, p.handle, e.unit, e.units, e.currency, e.minor,
        a.category, a.note, e.flags, e.kind = 6 AND ifnull((SELECT kind FROM account WHERE id = e.to_account), 0) = 7
    FROM entry e LEFT JOIN gift g ON g.id = e.gift_id LEFT JOIN person p ON p.id = e.person_id
        LEFT JOIN annotation a ON a.entry_id = e.id
    WHERE e.id = ?1";

/// The rows with these numbers, in their order.
pub(super) fn rows(conn: &Connection, ids: &[EntryId]) -> Result<Vec<TxRow>, BookError> {
    let mut find = conn.prepare_cached(ROW)?;
    let mut currencies = Currencies::default();
    ids.iter()
        .map(|id| {
            let mut rows = find.query([id.0])?;
            read(
                rows.next()?.ok_or(BookError::Unknown { what: "list" })?,
                &mut currencies,
            )
        })
        .collect()
}

fn read(row: &Row<'_>, currencies: &mut Currencies) -> Result<TxRow, BookError> {
    let strange = |what| move || BookError::Inconsistent { what };
    let kind = EntryKind::from_number(row.get(2)?).ok_or_else(strange("an entry's kind"))?;
    // A correction whose units went to what is adjusted.
    let lost: bool = row.get(16)?;
    let unit: Option<u8> = row.get(9)?;
    let units: Option<i64> = row.get(10)?;
    let money = match row.get::<_, Option<i64>>(12)? {
        None => None,
        Some(minor) => Some(Money {
            minor: signed_minor(kind, minor),
            currency: currencies.at(row, 11)?,
        }),
    };
    let person = match row.get(6)? {
        None => None,
        Some(id) => Some(PersonRef {
            id,
            name: row.get(7)?,
            handle: row.get(8)?,
        }),
    };
    Ok(TxRow {
        id: EntryId(row.get(0)?),
        at: instant(row.get(1)?)?,
        kind,
        platform: Platform::from_number(row.get(3)?).ok_or_else(strange("an entry's platform"))?,
        what: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        pieces: row.get(5)?,
        person,
        units: unit
            .and_then(Unit::from_number)
            .zip(units)
            .map(|(unit, units)| (unit, signed_units(kind, lost, units))),
        money,
        category: written(row.get(13)?),
        note: written(row.get(14)?),
        flags: Flags(row.get(15)?),
    })
}

fn written(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

pub(super) fn instant(millis: Option<i64>) -> Result<Option<Instant>, BookError> {
    millis
        .map(Instant::from_millis)
        .transpose()
        .map_err(|_| BookError::Inconsistent {
            what: "a time out of range",
        })
}
