//! What the sources of a live recorded of it, source by source, from the rows.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::coverage::Recording;
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
        by_source
            .entry(row.get(0)?)
            .or_default()
            .points
            .extend(seen.into_iter().flatten());
    }
    let mut viewers = conn.prepare_cached("SELECT source_id, at FROM viewer_count WHERE live_id = ?1")?;
    let mut rows = viewers.query([live])?;
    while let Some(row) = rows.next()? {
        let recording = by_source.entry(row.get(0)?).or_default();
        recording.points.push(row.get(1)?);
        recording.with_viewers = true;
    }
    Ok(by_source.into_values().collect())
}
