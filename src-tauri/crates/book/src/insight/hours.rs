//! How much of which lives was recorded: what "an hour" in "an hour brings" means.

use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::query::{GiftsQuery, Range};
use crate::BookError;
use crate::lives::{Span, recorded, recorded_ms, recordings};

/// Milliseconds recorded, by live, of all lives the query looks at; lives without any are left out. Of a live that a period cuts only
/// the part inside counts, as only the gifts inside do.
pub(super) fn by_live(conn: &Connection, query: &GiftsQuery, zone: &TimeZone) -> Result<Vec<(i64, i64)>, BookError> {
    let range = query.period.range(zone)?;
    let mut lives = conn.prepare_cached(
        "SELECT id, first_at, last_at, recorded_ms FROM live WHERE recorded_ms > 0 ORDER BY key, first_at, id",
    )?;
    let mut rows = lives.query([])?;
    let mut hours = Vec::new();
    while let Some(row) = rows.next()? {
        let (live, first, last): (i64, Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if query.live.is_some_and(|only| only != live) {
            continue;
        }
        let ms = match position(range, first, last) {
            Position::Inside => row.get(3)?,
            Position::Outside => 0,
            Position::Cut => recorded_within(conn, live, range)?,
        };
        if ms > 0 {
            hours.push((live, ms));
        }
    }
    Ok(hours)
}

enum Position {
    Inside,
    Outside,
    Cut,
}

/// Where a live with these first and last gifts stands. Viewers may have been recorded before and after; nobody is live for two days, so
/// only a live close to an end of the period needs a closer look.
fn position(range: Range, first: Option<i64>, last: Option<i64>) -> Position {
    const CLOSE_MS: i64 = 48 * 3_600_000;
    if range == Range::default() {
        return Position::Inside;
    }
    let (Some(first), Some(last)) = (first, last) else {
        return Position::Cut;
    };
    let (from, until) = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
    let (earliest, latest) = (first.saturating_sub(CLOSE_MS), last.saturating_add(CLOSE_MS));
    if latest < from || earliest > until {
        Position::Outside
    } else if earliest >= from && latest <= until {
        Position::Inside
    } else {
        Position::Cut
    }
}

fn recorded_within(conn: &Connection, live: i64, range: Range) -> Result<i64, BookError> {
    let coverage = recorded(&recordings(conn, live)?);
    let (from, until) = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
    let inside: Vec<Span> = coverage.iter().filter_map(|span| span.within(from, until)).collect();
    Ok(recorded_ms(&inside))
}
