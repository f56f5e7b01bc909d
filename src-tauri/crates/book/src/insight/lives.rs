//! The lives: what each brought, how long it was and how much of it was recorded.

use foldhash::HashMap;
use giftbook_model::{Instant, Platform};
use rusqlite::Connection;

use super::live_days::starts;
use super::names::{self, PersonRef};
use super::official::{self, Official, instant};
use crate::BookError;
use crate::totals::plus;

/// All lives, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivesAnswer {
    pub lives: Vec<LiveRow>,
    pub total_units: i64,
    pub total_length_ms: i64,
    /// Units of gifts that belong to no live, or to one of which no time is known. With the lives they make the book's total.
    pub units_without_live: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveRow {
    pub id: i64,
    /// `room:…` or `start:…`; `None`: found by receiver and time.
    pub key: Option<String>,
    /// The user's own title, else the one in the creator's export.
    pub title: Option<String>,
    pub host: Option<PersonRef>,
    pub platform: Platform,
    pub start: Instant,
    /// As the export gives it, else the last thing recorded.
    pub end: Instant,
    /// From `start` to `end`, with what was recorded outside of them; never less than `recorded_ms`.
    pub length_ms: i64,
    pub recorded_ms: i64,
    /// Of gifts to the host.
    pub units: i64,
    pub pieces: i64,
    pub events: i64,
    pub gifters: i64,
    pub official: Option<Official>,
    /// Most people at once; `None` where viewers were not recorded.
    pub peak_viewers: Option<i64>,
}

/// First and last instant with a viewer count, and the most viewers.
type Watched = (i64, i64, i64);

pub(crate) fn answer(conn: &Connection) -> Result<LivesAnswer, BookError> {
    let mut officials = official::all(conn)?;
    let starts = starts(conn)?;
    let watched = watched(conn)?;
    let mut stored = conn.prepare_cached(
        "SELECT live.id, live.key, live.platform, first_at, last_at, recorded_ms, live_title.title,
                ifnull(events, 0), ifnull(pieces, 0), ifnull(units, 0), ifnull(gifters, 0),
                person.id, person.key, person.name, person.handle
         FROM live LEFT JOIN live_title ON live_title.live_id = live.id LEFT JOIN total_live ON total_live.live_id = live.id
              LEFT JOIN person ON person.id = host_id",
    )?;
    let mut rows = stored.query([])?;
    let mut lives = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let official = officials.remove(&id);
        let own_title: Option<String> = row.get(6)?;
        // Only words of the user are left of it; they wait for its file to come again.
        let Some(start) = starts.get(&id).copied() else {
            continue;
        };
        let (first, last): (Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?);
        let viewers = watched.get(&id);
        let last = last.max(viewers.map(|(_, last, _)| *last)).unwrap_or(start);
        let end = official
            .as_ref()
            .and_then(|official| official.end)
            .map_or(last, Instant::millis)
            .max(start);
        let earliest = [first, viewers.map(|(first, _, _)| *first)]
            .into_iter()
            .flatten()
            .fold(start, i64::min);
        let recorded_ms = row.get(5)?;
        let host: Option<i64> = row.get(11)?;
        lives.push(LiveRow {
            id,
            key: row.get(1)?,
            title: own_title.or_else(|| official.as_ref().and_then(|official| official.title.clone())),
            host: host.map(|_| names::person_from(row, 11)).transpose()?,
            platform: names::platform(row.get(2)?)?,
            start: instant(start)?,
            end: instant(end)?,
            length_ms: (end.max(last) - earliest).max(recorded_ms),
            recorded_ms,
            events: row.get(7)?,
            pieces: row.get(8)?,
            units: row.get(9)?,
            gifters: row.get(10)?,
            official,
            peak_viewers: viewers.map(|(_, _, most)| *most),
        });
    }
    lives.sort_by(|one, other| (other.start, &other.key, other.id).cmp(&(one.start, &one.key, one.id)));
    let total = |figure: fn(&LiveRow) -> i64| lives.iter().try_fold(0, |sum, live| plus(sum, figure(live)));
    let total_units = total(|live| live.units)?;
    let in_totals: i64 = conn
        .prepare_cached("SELECT ifnull(sum(units), 0) FROM total_live")?
        .query_row([], |row| row.get(0))?;
    Ok(LivesAnswer {
        total_units,
        total_length_ms: total(|live| live.length_ms)?,
        units_without_live: in_totals - total_units,
        lives,
    })
}

fn watched(conn: &Connection) -> Result<HashMap<i64, Watched>, BookError> {
    let mut counts =
        conn.prepare_cached("SELECT live_id, min(at), max(at), max(viewers) FROM viewer_count GROUP BY live_id")?;
    let rows = counts.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
