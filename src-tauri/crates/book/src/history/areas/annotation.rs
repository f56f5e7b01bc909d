//! The user's words on an entry. An entry without words has no row.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::BookError;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Annotation {
    pub(crate) note: String,
    pub(crate) category: String,
}

impl Annotation {
    pub(crate) fn of(conn: &Connection, entry: i64) -> Result<Self, BookError> {
        let found = conn
            .prepare_cached("SELECT note, category FROM annotation WHERE entry_id = ?1")?
            .query_row([entry], |row| {
                Ok(Self {
                    note: row.get(0)?,
                    category: row.get(1)?,
                })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// As the log holds it: nothing where nothing is written.
    pub(crate) fn into_value(self) -> Result<Option<Value>, BookError> {
        if self == Self::default() {
            Ok(None)
        } else {
            Ok(Some(serde_json::to_value(self)?))
        }
    }
}

pub(super) fn load(conn: &Connection, entry: i64) -> Result<Option<Value>, BookError> {
    Annotation::of(conn, entry)?.into_value()
}

pub(super) fn store(tx: &Transaction<'_>, entry: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM annotation WHERE entry_id = ?1")?
            .execute([entry])?;
        return Ok(());
    };
    let words = Annotation::deserialize(value)?;
    tx.prepare_cached(
        "INSERT INTO annotation (entry_id, note, category) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET note = excluded.note, category = excluded.category",
    )?
    .execute(params![entry, words.note, words.category])?;
    Ok(())
}
