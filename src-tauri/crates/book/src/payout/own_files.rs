//! Files of programmes and payout methods of the user's own, as they were written. They are read anew whenever they are asked for: by the
//! same reader as those the program brings along, so one that was taken can be read for ever.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::BookError;

/// What a file holds. Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Holds {
    Programmes = 1,
    Methods = 2,
}

/// A file as the log keeps it: never rename a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnFile {
    pub(super) holds: u8,
    pub(super) name: String,
    pub(super) text: String,
}

/// The files of one sort, the first added first.
pub(super) fn all(conn: &Connection, holds: Holds) -> Result<Vec<(i64, OwnFile)>, BookError> {
    let mut query =
        conn.prepare_cached("SELECT id, holds, name, text FROM payout_file WHERE holds = ?1 ORDER BY id")?;
    let files = query.query_map([holds as u8], |row| {
        let file = OwnFile {
            holds: row.get(1)?,
            name: row.get(2)?,
            text: row.get(3)?,
        };
        Ok((row.get(0)?, file))
    })?;
    Ok(files.collect::<Result<_, _>>()?)
}

pub(super) fn find(conn: &Connection, id: i64) -> Result<Option<OwnFile>, BookError> {
    Ok(conn
        .prepare_cached("SELECT holds, name, text FROM payout_file WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(OwnFile {
                holds: row.get(0)?,
                name: row.get(1)?,
                text: row.get(2)?,
            })
        })
        .optional()?)
}

/// A number no file has.
pub(super) fn unused(conn: &Connection) -> Result<i64, BookError> {
    Ok(conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM payout_file", [], |row| row.get(0))?)
}

pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find(conn, id)?.map(serde_json::to_value).transpose()?)
}

pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM payout_file WHERE id = ?1")?
            .execute([id])?;
        return Ok(());
    };
    let file = OwnFile::deserialize(value)?;
    tx.prepare_cached("INSERT OR REPLACE INTO payout_file (id, holds, name, text) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, file.holds, file.name, file.text])?;
    Ok(())
}
