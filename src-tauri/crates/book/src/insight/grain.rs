//! Gifts at the grain both rankings are made of: per gift and gifter, per live and gifter, per live and gift, from one scan of the
//! entries. For the whole book the maintained totals are the same thing already added up, and tests hold the two equal.

use foldhash::{HashMap, HashSet};
use jiff::tz::TimeZone;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::query::{GiftsQuery, Range};
use crate::BookError;
use crate::journal::BY_TIME;
use crate::totals::{Days, NO_DAY};
use crate::totals::{Sums, plus};

/// What the totals count, too: gifts received by hosts, of known worth. A gift to a guest is the guest's.
pub(crate) const COUNTED: &str = "kind = 1 AND units IS NOT NULL AND gift_id IS NOT NULL AND flags & 528 = 0";

/// One counted gift. `live` and `person` are 0 where the row names none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) at: Option<i64>,
    pub(super) live: i64,
    pub(super) gift: i64,
    pub(super) person: i64,
    pub(super) pieces: i64,
    pub(super) units: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Grain {
    pub(super) gift_gifter: HashMap<(i64, i64), Sums>,
    pub(super) live_gifter: HashSet<(i64, i64)>,
    pub(super) live_gift: HashMap<(i64, i64), i64>,
    /// First and last day a gift came on, as the totals number days.
    pub(super) days: Option<(i64, i64)>,
}

impl Grain {
    pub(super) fn add(&mut self, gift: &Counted, day: i64) -> Result<(), BookError> {
        let one = Sums {
            events: 1,
            pieces: gift.pieces,
            units: gift.units,
        };
        self.gift_gifter.entry((gift.gift, gift.person)).or_default().add(one)?;
        self.live_gifter.insert((gift.live, gift.person));
        let of_live = self.live_gift.entry((gift.live, gift.gift)).or_default();
        *of_live = plus(*of_live, gift.units)?;
        if day != NO_DAY {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
        Ok(())
    }

    /// From one scan of the entries.
    pub(super) fn scan(conn: &Connection, query: &GiftsQuery, zone: &TimeZone) -> Result<Self, BookError> {
        let mut grain = Self::default();
        let mut days = Days::new(zone.clone());
        each_counted(conn, query, zone, |gift| grain.add(gift, days.of(gift.at)))?;
        Ok(grain)
    }
}

/// The book's first and last day with a gift.
pub(super) fn days(conn: &Connection) -> Result<Option<(i64, i64)>, BookError> {
    let mut ends = conn.prepare_cached(
        "SELECT (SELECT min(day) FROM total_day WHERE day > ?1), (SELECT max(day) FROM total_day WHERE day > ?1)",
    )?;
    let (first, last): (Option<i64>, Option<i64>) = ends.query_row([NO_DAY], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(first.zip(last))
}

/// Calls `take` with every counted gift the query asks for.
pub(super) fn each_counted(
    conn: &Connection,
    query: &GiftsQuery,
    zone: &TimeZone,
    mut take: impl FnMut(&Counted) -> Result<(), BookError>,
) -> Result<(), BookError> {
    let range = query.period.range(zone)?;
    let from = walk(conn, query, range)?;
    let (conditions, values) = conditions(query, range);
    let mut scan = conn.prepare_cached(&format!(
        "SELECT at, ifnull(live_id, 0), gift_id, ifnull(person_id, 0), pieces, units FROM {from} WHERE {COUNTED}{conditions}"
    ))?;
    let mut rows = scan.query(params_from_iter(values))?;
    while let Some(row) = rows.next()? {
        take(&Counted {
            at: row.get(0)?,
            live: row.get(1)?,
            gift: row.get(2)?,
            person: row.get(3)?,
            pieces: row.get(4)?,
            units: row.get(5)?,
        })?;
    }
    Ok(())
}

/// Whether gifts are found through the index or by reading all entries. Entries lie in the order of their keys, so that each one found by
/// time is a page fetched from somewhere; beyond a small part of the book reading all of it in a row is quicker.
fn walk(conn: &Connection, query: &GiftsQuery, range: Range) -> Result<&'static str, BookError> {
    const SMALL_PART: i64 = 16;
    if query.live.is_some() {
        return Ok("entry");
    }
    let book: i64 = conn
        .prepare_cached("SELECT ifnull(sum(events), 0) FROM total_gift")?
        .query_row([], |row| row.get(0))?;
    let mut inside = conn.prepare_cached(&format!(
        "SELECT count(*) FROM (SELECT 1 FROM {BY_TIME} WHERE at >= ?1 AND at < ?2 LIMIT ?3)"
    ))?;
    let (from, until) = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
    let found: i64 = inside.query_row([from, until, book / SMALL_PART + 1], |row| row.get(0))?;
    Ok(if found > book / SMALL_PART {
        "entry NOT INDEXED"
    } else {
        BY_TIME
    })
}

/// The filters as SQL with its values.
fn conditions(query: &GiftsQuery, range: Range) -> (String, Vec<Value>) {
    let mut sql = String::new();
    let mut values: Vec<Value> = Vec::new();
    let mut also = |condition: &str, value: i64| {
        sql.push_str(" AND ");
        sql.push_str(condition);
        values.push(value.into());
    };
    if let Some(from) = range.from {
        also("at >= ?", from);
    }
    if let Some(until) = range.until {
        also("at < ?", until);
    }
    if let Some(gifter) = query.gifter {
        also("ifnull(person_id, 0) = ?", gifter);
    }
    if let Some(floor) = query.band {
        also("gift_id IN (SELECT id FROM gift WHERE price >= ?", floor);
        also("price < ?)", super::query::band_ends(floor));
    }
    if let Some(live) = query.live {
        also("live_id = ?", live);
    }
    (sql, values)
}
