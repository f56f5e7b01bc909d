//! Lives as the log names them, and their titles.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde_json::Value;

use super::text;
use crate::BookError;

/// The name of a live in the log: platform and key where it has one, since a live that left the book with its source and came back with
/// it has another number; else `#` and its number. Fails when there is no such live.
pub(crate) fn reference(conn: &Connection, live: i64) -> Result<String, BookError> {
    let found: Option<(i64, Option<String>)> = conn
        .prepare_cached("SELECT platform, key FROM live WHERE id = ?1")?
        .query_row([live], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (platform, key) = found.ok_or(BookError::Unknown { what: "live" })?;
    Ok(key.map_or_else(|| format!("#{live}"), |key| format!("{platform}/{key}")))
}

/// The number of the live named so. Fails when it is no longer in the book.
pub(in crate::history) fn resolve(conn: &Connection, reference: &str) -> Result<i64, BookError> {
    let found = match (reference.strip_prefix('#'), reference.split_once('/')) {
        (Some(number), _) => conn
            .prepare_cached("SELECT id FROM live WHERE id = CAST(?1 AS INTEGER)")?
            .query_row([number], |row| row.get(0)),
        (None, Some((platform, key))) => conn
            .prepare_cached("SELECT id FROM live WHERE platform = CAST(?1 AS INTEGER) AND key = ?2")?
            .query_row([platform, key], |row| row.get(0)),
        (None, None) => {
            return Err(BookError::Inconsistent {
                what: "the log names a live without a key",
            });
        }
    };
    found.optional()?.ok_or(BookError::Unknown { what: "live" })
}

pub(super) fn load_title(conn: &Connection, reference: &str) -> Result<Option<Value>, BookError> {
    let title: Option<String> = conn
        .prepare_cached("SELECT title FROM live_title WHERE live_id = ?1")?
        .query_row([resolve(conn, reference)?], |row| row.get(0))
        .optional()?;
    Ok(title.map(Value::from))
}

pub(super) fn store_title(tx: &Transaction<'_>, reference: &str, value: Option<&Value>) -> Result<(), BookError> {
    let live = resolve(tx, reference)?;
    match value {
        None => tx.prepare_cached("DELETE FROM live_title WHERE live_id = ?1")?.execute([live])?,
        Some(title) => tx
            .prepare_cached(
                "INSERT INTO live_title (live_id, title) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET title = excluded.title",
            )?
            .execute(params![live, text(title)?])?,
    };
    Ok(())
}
