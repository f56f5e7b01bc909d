//! The user's own stretches of a live.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::live;
use crate::BookError;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::history) struct Segment {
    /// As [`live::reference`] names it.
    pub(in crate::history) live: String,
    pub(in crate::history) name: String,
    /// UTC milliseconds, as is `to`.
    pub(in crate::history) from: i64,
    pub(in crate::history) to: i64,
}

pub(super) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    let row: Option<(i64, String, i64, i64)> = conn
        .prepare_cached("SELECT live_id, name, from_at, to_at FROM segment WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((live, name, from, to)) = row else {
        return Ok(None);
    };
    let segment = Segment {
        live: live::reference(conn, live)?,
        name,
        from,
        to,
    };
    Ok(Some(serde_json::to_value(segment)?))
}

pub(super) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM segment WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    let segment = Segment::deserialize(value)?;
    tx.prepare_cached(
        "INSERT INTO segment (id, live_id, name, from_at, to_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET live_id = excluded.live_id, name = excluded.name,
                                   from_at = excluded.from_at, to_at = excluded.to_at",
    )?
    .execute(params![
        id,
        live::resolve(tx, &segment.live)?,
        segment.name,
        segment.from,
        segment.to
    ])?;
    Ok(())
}

/// The segment with this number.
pub(in crate::history) fn find(conn: &Connection, id: i64) -> Result<Segment, BookError> {
    Ok(Segment::deserialize(
        load(conn, id)?.ok_or(BookError::Unknown { what: "segment" })?,
    )?)
}

/// A number no segment has.
pub(in crate::history) fn unused(conn: &Connection) -> Result<i64, BookError> {
    Ok(conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM segment", [], |row| row.get(0))?)
}
