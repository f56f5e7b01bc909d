//! When lives began. A live belongs to the day it began on, in the book's zone.

use foldhash::HashMap;
use giftbook_model::Instant;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use crate::BookError;
use crate::totals::{Days, NO_DAY};

/// Start of every live in UTC milliseconds: what its room id tells; else the start its creator's export gives, of the newest import; else
/// the first thing recorded of it or drawn in it. A live of which nothing is left but a title has none.
pub(super) fn starts(conn: &Connection) -> Result<HashMap<i64, i64>, BookError> {
    let mut lives = conn.prepare_cached(
        "SELECT id, key, coalesce(
            (SELECT start_at FROM live_official WHERE live_id = live.id ORDER BY source_id DESC, row DESC LIMIT 1),
            first_at,
            (SELECT min(at) FROM viewer_count WHERE live_id = live.id),
            (SELECT min(from_at) FROM segment_seen WHERE live_id = live.id),
            (SELECT min(from_at) FROM segment WHERE live_id = live.id))
         FROM live",
    )?;
    let mut rows = lives.query([])?;
    let mut starts = HashMap::default();
    while let Some(row) = rows.next()? {
        let (key, otherwise): (Option<String>, Option<i64>) = (row.get(1)?, row.get(2)?);
        let told = key
            .as_deref()
            .and_then(|key| key.strip_prefix("room:"))
            .and_then(Instant::from_snowflake);
        if let Some(start) = told.map(Instant::millis).or(otherwise) {
            starts.insert(row.get(0)?, start);
        }
    }
    Ok(starts)
}

/// The day of each live, as the totals number days.
pub(super) struct LiveDays(HashMap<i64, i64>);

impl LiveDays {
    pub(super) fn read(conn: &Connection, zone: &TimeZone) -> Result<Self, BookError> {
        let mut days = Days::new(zone.clone());
        let mut starts: Vec<(i64, i64)> = starts(conn)?.into_iter().map(|(live, start)| (start, live)).collect();
        starts.sort_unstable();
        let all = starts.into_iter().map(|(start, live)| (live, days.of(Some(start))));
        Ok(Self(all.filter(|(_, day)| *day != NO_DAY).collect()))
    }

    pub(super) fn day(&self, live: i64) -> Option<i64> {
        self.0.get(&live).copied()
    }

    /// Lives that began on one of these days, both ends included.
    pub(super) fn between(&self, first: i64, last: i64) -> impl Iterator<Item = i64> + '_ {
        self.0
            .iter()
            .filter(move |(_, day)| (first..=last).contains(*day))
            .map(|(live, _)| *live)
    }
}
