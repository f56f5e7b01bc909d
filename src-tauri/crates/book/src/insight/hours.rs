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
        "SELECT id, recorded_ms,
            (SELECT min(at) FROM viewer_count WHERE live_id = live.id), (SELECT max(at) FROM viewer_count WHERE live_id = live.id),
            first_at, last_at
         FROM live WHERE recorded_ms > 0 AND id = ifnull(?1, id) ORDER BY key, first_at, id",
    )?;
    let mut rows = lives.query([query.live])?;
    let mut hours = Vec::new();
    while let Some(row) = rows.next()? {
        let (live, recorded_ms): (i64, i64) = (row.get(0)?, row.get(1)?);
        let known: [Option<i64>; 4] = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
        let ms = match position(range, &known) {
            Position::Inside => recorded_ms,
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

/// Where a live with these known times stands. Its last streaks may have gone on a little after they began, so a live that ends close to
/// an end of the period is looked at closely.
fn position(range: Range, known: &[Option<i64>]) -> Position {
    const STREAK_MS: i64 = 3_600_000;
    if range == Range::default() {
        return Position::Inside;
    }
    let times = || known.iter().flatten().copied();
    let Some((first, last)) = times().min().zip(times().max()) else {
        return Position::Cut;
    };
    let last = last.saturating_add(STREAK_MS);
    let (from, until) = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
    if last < from || first >= until {
        Position::Outside
    } else if first >= from && last < until {
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
