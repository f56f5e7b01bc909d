//! What a recording knows besides gifts: viewers, battles and goals.

use giftbook_model::{Segment, SegmentKind, ViewerCount};
use rusqlite::{Transaction, params};

use crate::BookError;
use crate::lives::{Lives, keep_loose_viewers};

/// A viewer count; whether it was new.
pub(super) fn viewers(
    tx: &Transaction<'_>,
    source: i64,
    lives: &mut Lives,
    count: &ViewerCount,
) -> Result<bool, BookError> {
    let (platform, counted) = (count.platform, (count.at.millis(), count.viewers));
    match count.room.as_deref().filter(|room| !room.is_empty()) {
        Some(room) => {
            let live = lives.named(tx, platform, &compact_str::format_compact!("room:{room}"))?;
            put_viewers(tx, source, lives, live, counted)
        }
        None => keep_loose_viewers(tx, source, platform, counted),
    }
}

fn put_viewers(
    tx: &Transaction<'_>,
    source: i64,
    lives: &mut Lives,
    live: i64,
    (at, viewers): (i64, i64),
) -> Result<bool, BookError> {
    if let Some(recording) = lives.hear(live, source) {
        recording.counted_viewers(at);
    }
    let known: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM viewer_count WHERE live_id = ?1 AND at = ?2)")?
        .query_row([live, at], |row| row.get(0))?;
    tx.prepare_cached(
        "INSERT INTO viewer_count (live_id, at, source_id, viewers) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET viewers = max(viewers, excluded.viewers)",
    )?
    .execute([live, at, source, viewers])?;
    Ok(!known)
}

/// A battle or goal; whether it told anything new.
pub(super) fn segment(
    tx: &Transaction<'_>,
    source: i64,
    lives: &mut Lives,
    segment: &Segment,
) -> Result<bool, BookError> {
    let live = lives.named(
        tx,
        segment.platform,
        &compact_str::format_compact!("room:{}", segment.room),
    )?;
    let kind = match segment.kind {
        SegmentKind::Battle => 1,
        SegmentKind::Goal => 2,
    };
    let name = segment.name.as_deref().unwrap_or_default();
    let (from, to) = (segment.from.millis(), segment.to.map(giftbook_model::Instant::millis));
    let known: bool = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM segment_seen WHERE live_id = ?1 AND kind = ?2 AND key = ?3 AND from_at <= ?4 AND (?5 IS NULL OR to_at >= ?5)
             AND (?6 = '' OR name = ?6))",
        )?
        .query_row(params![live, kind, segment.id.as_str(), from, to, name], |row| row.get(0))?;
    tx.prepare_cached(
        "INSERT INTO segment_seen (live_id, kind, key, source_id, name, from_at, to_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET from_at = min(from_at, excluded.from_at), name = max(name, excluded.name),
                                   to_at = max(ifnull(to_at, excluded.to_at), ifnull(excluded.to_at, to_at))",
    )?
    .execute(params![live, kind, segment.id.as_str(), source, name, from, to])?;
    Ok(!known)
}
