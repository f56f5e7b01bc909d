//! The named stretches of a live: the user's own, and the battles and goals of the platform.

use giftbook_model::Instant;
use rusqlite::{Connection, params};

use super::live_entries::Recorded;
use super::official::instant;
use crate::BookError;
use crate::lives::Span;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
/// whose end nobody saw lasts to the end of the live. A platform gives a goal hours beyond the live and reuses old ones, so of battles and
/// goals only the part inside the live counts; the user's own stretches stay as they were drawn.
pub(super) fn of(conn: &Connection, live: &Recorded) -> Result<Vec<Segment>, BookError> {
    let mut all = conn.prepare_cached(
        "SELECT 0, CAST(id AS TEXT), name, from_at, to_at FROM segment WHERE live_id = ?1
         UNION ALL
         SELECT kind, key, max(name), min(from_at), max(to_at) FROM segment_seen WHERE live_id = ?1 GROUP BY kind, key",
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
        let drawn = Span {
            from,
            to: row.get::<_, Option<i64>>(4)?.unwrap_or(live.whole.to).max(from),
        };
        let inside = if kind == SegmentKind::Own {
            Some(drawn)
        } else {
            drawn.within(live.whole.from, live.whole.to)
        };
        let Some(Span { from, to }) = inside else { continue };
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
    segments.sort_by(|one, other| (one.from, one.kind, &one.id).cmp(&(other.from, other.kind, &other.id)));
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::super::live::answer;
    use super::super::seed::{BEGIN, SeedBook, start};
    use super::*;

    const MINUTE: i64 = 60_000;

    /// Two sources saw one battle, each a part; a goal was set a year ago and runs until tomorrow; the user drew a stretch of their own.
    #[test]
    fn what_several_sources_saw_is_one_segment_inside_the_live() {
        let conn = SeedBook::empty().written();
        let begin = start(1).millis();
        let add = |kind: i64, key: &str, source: i64, from: i64, to: Option<i64>| {
            conn.execute(
                "INSERT INTO segment_seen VALUES (1, ?1, ?2, ?3, '', ?4, ?5)",
                params![kind, key, source, from, to],
            )
            .expect("segment");
        };
        add(1, "77", 1, begin + 20 * MINUTE, None);
        add(1, "77", 2, begin + 15 * MINUTE, Some(begin + 30 * MINUTE));
        add(
            2,
            "88",
            1,
            BEGIN - 365 * 24 * 60 * MINUTE,
            Some(begin + 24 * 60 * MINUTE),
        );
        add(2, "99", 1, begin - 50 * MINUTE, Some(begin - 40 * MINUTE));
        conn.execute(
            "INSERT INTO segment VALUES (5, 1, 'Sketch', ?1, ?2)",
            [begin, begin + 10 * MINUTE],
        )
        .expect("segment");

        let segments = answer(&conn, 1).expect("live").segments;
        let minute = |instant: Instant| (instant.millis() - begin) / MINUTE;
        let seen: Vec<_> = segments
            .iter()
            .map(|segment| (segment.id.as_str(), minute(segment.from), minute(segment.to)))
            .collect();
        // The seeded export says that the live lasted three hours.
        assert_eq!(seen, [("5", 0, 10), ("goal:88", 0, 180), ("battle:77", 15, 30)]);
    }
}
