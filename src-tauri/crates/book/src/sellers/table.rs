//! The SQL of checks and of notes on hosts.

use giftbook_model::{Instant, Platform};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::Value;

use super::rules::{Check, CheckKind, HostNote};
use crate::BookError;

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a check cannot be read",
};

/// Writes a check down; where the newest one said the same of the same, only its time moves.
pub(super) fn remember(tx: &Transaction<'_>, check: &Check) -> Result<(), BookError> {
    let moved = tx
        .prepare_cached(
            "UPDATE seller_check SET at = ?1, lists = ?4 WHERE id = (SELECT max(id) FROM seller_check) AND asked = ?2 AND verdict = ?3",
        )?
        .execute(params![check.at.millis(), check.asked, check.verdict, check.lists])?;
    if moved == 0 {
        tx.prepare_cached(
            "INSERT INTO seller_check (at, asked, kind, verdict, platform, host, reasons, lists) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            check.at.millis(),
            check.asked,
            check.kind as u8,
            check.verdict,
            check.platform.map(|platform| platform as u8),
            check.host,
            serde_json::to_string(&check.reasons)?,
            check.lists,
        ])?;
    }
    Ok(())
}

pub(super) fn count(conn: &Connection) -> Result<u64, BookError> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM seller_check")?
        .query_row([], |row| row.get(0))?)
}

pub(super) fn checks(conn: &Connection, before: Option<i64>, most: u32) -> Result<Vec<Check>, BookError> {
    conn.prepare_cached(
        "SELECT id, at, asked, kind, verdict, platform, host, reasons, lists FROM seller_check WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
    )?
    .query_and_then(params![before.unwrap_or(i64::MAX), most], check)?
    .collect()
}

fn check(row: &Row<'_>) -> Result<Check, BookError> {
    let platform: Option<u8> = row.get(5)?;
    Ok(Check {
        id: row.get(0)?,
        at: Instant::from_millis(row.get(1)?).map_err(|_| UNREADABLE)?,
        asked: row.get(2)?,
        kind: CheckKind::from_number(row.get(3)?).ok_or(UNREADABLE)?,
        verdict: row.get(4)?,
        platform: platform
            .map(|number| Platform::from_number(number).ok_or(UNREADABLE))
            .transpose()?,
        host: row.get(6)?,
        reasons: serde_json::from_str(&row.get::<_, String>(7)?)?,
        lists: row.get(8)?,
    })
}

/// Takes every check away and tells how many there were.
pub(super) fn clear(tx: &Transaction<'_>) -> Result<u64, BookError> {
    Ok(tx.prepare_cached("DELETE FROM seller_check")?.execute([])? as u64)
}

pub(super) fn note(conn: &Connection, host: &str) -> Result<Option<HostNote>, BookError> {
    let found = conn
        .prepare_cached("SELECT host, note FROM host_note WHERE host = ?1")?
        .query_row([host], host_note);
    Ok(found.optional()?)
}

pub(super) fn notes(conn: &Connection) -> Result<Vec<HostNote>, BookError> {
    let mut query = conn.prepare_cached("SELECT host, note FROM host_note ORDER BY host")?;
    let notes = query.query_map([], host_note)?;
    Ok(notes.collect::<Result<_, _>>()?)
}

fn host_note(row: &Row<'_>) -> rusqlite::Result<HostNote> {
    Ok(HostNote {
        host: row.get(0)?,
        note: row.get(1)?,
    })
}

/// A note as the log sees it.
pub(crate) fn load(conn: &Connection, host: &str) -> Result<Option<Value>, BookError> {
    Ok(note(conn, host)?.map(|note| Value::from(note.note)))
}

pub(crate) fn store(tx: &Transaction<'_>, host: &str, note: Option<&str>) -> Result<(), BookError> {
    match note {
        None => tx
            .prepare_cached("DELETE FROM host_note WHERE host = ?1")?
            .execute([host])?,
        Some(note) => tx
            .prepare_cached("INSERT OR REPLACE INTO host_note (host, note) VALUES (?1, ?2)")?
            .execute([host, note])?,
    };
    Ok(())
}
