//! The log's SQL.

use std::collections::BTreeMap;

use giftbook_model::{EntryId, Instant};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::Value;

use super::chain::{NOTHING, Words};
use super::stacks::Step;
use super::{Change, Name, Operation, OperationId};
use crate::BookError;

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "an operation in the log cannot be read",
};

pub(super) fn append(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    params: &Value,
    reverses: Option<OperationId>,
    changes: &[Change],
) -> Result<OperationId, BookError> {
    let last: Option<(OperationId, Vec<u8>)> = tx
        .prepare_cached("SELECT id, hash FROM operation ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (last, previous) = last.unwrap_or((0, NOTHING.to_vec()));
    let params = params.to_string();
    let changes = serde_json::to_string(changes)?;
    let (id, at, name) = (last + 1, now.millis(), name.code());
    let hash = Words {
        id,
        at,
        name,
        params: &params,
        reverses,
        changes: &changes,
    }
    .hash(&previous);
    tx.prepare_cached(
        "INSERT INTO operation (id, at, name, params, reverses, changes, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![id, at, name, params, reverses, changes, previous, hash])?;
    Ok(id)
}

/// The whole log as far as undo and redo need it, oldest first.
pub(super) fn steps(conn: &Connection) -> Result<Vec<Step>, BookError> {
    let mut query = conn.prepare_cached("SELECT id, name, reverses FROM operation ORDER BY id")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    rows.map(|row| {
        let (id, name, reverses) = row?;
        Ok(Step {
            id,
            name: Name::from_code(&name).ok_or(UNREADABLE)?,
            reverses,
        })
    })
    .collect()
}

/// What an operation did and how it is told.
pub(super) struct Done {
    pub(super) name: Name,
    pub(super) params: BTreeMap<String, String>,
    pub(super) changes: Vec<Change>,
}

pub(super) fn done_by(conn: &Connection, id: OperationId) -> Result<Done, BookError> {
    let (name, params, changes): (String, String, String) = conn
        .prepare_cached("SELECT name, params, changes FROM operation WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Done {
        name: Name::from_code(&name).ok_or(UNREADABLE)?,
        params: words(&params)?,
        changes: serde_json::from_str(&changes)?,
    })
}

/// The newest operations, newest first; whether they are undone is not filled in.
pub(super) fn newest(conn: &Connection, limit: u32) -> Result<Vec<Operation>, BookError> {
    conn.prepare_cached("SELECT id, at, name, params FROM operation ORDER BY id DESC LIMIT ?1")?
        .query_and_then([limit], operation)?
        .collect()
}

/// What was done to the user's words on an entry, oldest first.
pub(crate) fn of_entry(conn: &Connection, entry: EntryId) -> Result<Vec<Operation>, BookError> {
    // Only our own words about the key can hold this text: inside a JSON string each of its quotes would be escaped.
    let key = format!(r#"{{"area":"annotation","key":"{}","#, entry.0);
    conn.prepare_cached("SELECT id, at, name, params FROM operation WHERE instr(changes, ?1) > 0 ORDER BY id")?
        .query_and_then([key], operation)?
        .collect()
}

fn operation(row: &Row<'_>) -> Result<Operation, BookError> {
    let name: String = row.get(2)?;
    let params: String = row.get(3)?;
    Ok(Operation {
        id: row.get(0)?,
        at: Instant::from_millis(row.get(1)?).map_err(|_| UNREADABLE)?,
        name: Name::from_code(&name).ok_or(UNREADABLE)?,
        params: words(&params)?,
        undone: false,
    })
}

/// The parameters as texts: what is no text is told as JSON.
fn words(params: &str) -> Result<BTreeMap<String, String>, BookError> {
    let object: BTreeMap<String, Value> = serde_json::from_str(params)?;
    let text = |value| {
        if let Value::String(text) = value {
            text
        } else {
            value.to_string()
        }
    };
    Ok(object.into_iter().map(|(name, value)| (name, text(value))).collect())
}

/// Whether every hash follows from the words it covers and from the hash before it, without a gap.
pub(super) fn verify(conn: &Connection) -> Result<bool, BookError> {
    let mut query =
        conn.prepare("SELECT id, at, name, params, reverses, changes, previous, hash FROM operation ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut previous = NOTHING.to_vec();
    let mut expected = 1;
    while let Some(row) = rows.next()? {
        let (name, params, changes): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(5)?);
        let (before, hash): (Vec<u8>, Vec<u8>) = (row.get(6)?, row.get(7)?);
        let words = Words {
            id: row.get(0)?,
            at: row.get(1)?,
            name: &name,
            params: &params,
            reverses: row.get(4)?,
            changes: &changes,
        };
        if words.id != expected || before != previous || words.hash(&previous) != *hash {
            return Ok(false);
        }
        previous = hash;
        expected += 1;
    }
    Ok(true)
}
