//! The named stretches of a live: the user's own, and the battles and goals of the platform.

use giftbook_model::Instant;
use rusqlite::{Connection, params};

use super::live_entries::Recorded;
use super::official::instant;
use crate::BookError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The row number of an own segment; else the kind and the platform's key, such as `battle:739…`.
    pub id: String,
    pub name: String,
    pub kind: SegmentKind,
    pub from: Instant,
    pub to: Instant,
    /// Units to the host in it.
    pub units: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    Own,
    Battle,
    Goal,
}

impl SegmentKind {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Battle => "battle",
            Self::Goal => "goal",
        }
    }
}

/// In order of time. What several sources saw of one battle or goal is one segment, from the earliest beginning to the latest end; one
/// whose end nobody saw lasts to the end of the live.
pub(super) fn of(conn: &Connection, live: &Recorded) -> Result<Vec<Segment>, BookError> {
    let mut all = conn.prepare_cached(
        "SELECT 0, CAST(id AS TEXT), name, from_at, to_at FROM segment WHERE live_id = ?1
         UNION ALL
         SELECT kind, key, max(name), min(from_at), max(to_at) FROM segment_seen WHERE live_id = ?1 GROUP BY kind, key
         ORDER BY 4, 1, 2",
    )?;
    let mut rows = all.query(params![live.row.id])?;
    let mut segments = Vec::new();
    while let Some(row) = rows.next()? {
        let kind = match row.get(0)? {
            0 => SegmentKind::Own,
            1 => SegmentKind::Battle,
            _ => SegmentKind::Goal,
        };
        let key: String = row.get(1)?;
        let from: i64 = row.get(3)?;
        let to = row.get::<_, Option<i64>>(4)?.unwrap_or(live.whole.to).max(from);
        segments.push(Segment {
            id: if kind == SegmentKind::Own {
                key
            } else {
                format!("{}:{key}", kind.code())
            },
            name: row.get(2)?,
            kind,
            from: instant(from)?,
            to: instant(to)?,
            units: live.units_between(from, to)?,
        });
    }
    Ok(segments)
}
