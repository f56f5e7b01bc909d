//! What the sources of a live recorded of it, source by source, from the rows.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::coverage::{Recording, recorded, recorded_ms};
use crate::BookError;

/// The recordings of a live, each with the times of all it saw of it.
pub(crate) fn recordings(conn: &Connection, live: i64) -> Result<Vec<Recording>, BookError> {
    let mut by_source: BTreeMap<i64, Recording> = BTreeMap::new();
    let mut gifts = conn.prepare_cached(
        "SELECT coalesce(entry.source_id, sighting.source_id, 0), ifnull(sighting.seen_at, entry.seen_at), ifnull(sighting.last_at, entry.last_at)
         FROM entry LEFT JOIN sighting ON entry.source_id IS NULL AND sighting.entry_id = entry.id
         WHERE entry.live_id = ?1 AND entry.kind = 1",
    )?;
    let mut rows = gifts.query([live])?;
    while let Some(row) = rows.next()? {
        let seen: [Option<i64>; 2] = [row.get(1)?, row.get(2)?];
        let recording = by_source.entry(row.get(0)?).or_default();
        seen.into_iter().flatten().for_each(|at| recording.saw(at));
    }
    let mut viewers = conn.prepare_cached("SELECT source_id, at FROM viewer_count WHERE live_id = ?1")?;
    let mut rows = viewers.query([live])?;
    while let Some(row) = rows.next()? {
        by_source.entry(row.get(0)?).or_default().counted_viewers(row.get(1)?);
    }
    Ok(by_source.into_values().collect())
}

/// Whether the recorded time kept with each live is what its rows tell.
pub(crate) fn recorded_stands(conn: &Connection) -> Result<bool, BookError> {
    let mut lives = conn.prepare("SELECT id, recorded_ms FROM live")?;
    let mut rows = lives.query([])?;
    while let Some(row) = rows.next()? {
        let (live, kept): (i64, i64) = (row.get(0)?, row.get(1)?);
        if recorded_ms(&recorded(&recordings(conn, live)?)) != kept {
            return Ok(false);
        }
    }
    Ok(true)
}
