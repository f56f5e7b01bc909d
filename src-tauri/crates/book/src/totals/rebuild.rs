//! The totals made anew from the rows: after a change of zone for the days, and to prove the maintained ones.

use jiff::tz::TimeZone;
use rusqlite::{Connection, Transaction, params};

use super::Days;
use crate::BookError;

/// Gifts received by hosts whose worth in units is known: what the totals count.
const COUNTED: &str = "FROM entry WHERE kind = 1 AND units IS NOT NULL AND gift_id IS NOT NULL AND flags & 16 = 0";
const SUMS: &str = "count(*), sum(pieces), sum(units)";

/// The totals that do not depend on the zone, as they follow from the rows: table, its columns, and the query that makes it.
fn queries() -> [(&'static str, String); 6] {
    let live = "ifnull(live_id, 0)";
    let person = "ifnull(person_id, 0)";
    [
        (
            "total_gift",
            format!("SELECT gift_id, {SUMS}, count(DISTINCT {person}) {COUNTED} GROUP BY gift_id"),
        ),
        (
            "total_gifter",
            format!("SELECT {person} AS p, {SUMS}, count(DISTINCT live_id) {COUNTED} GROUP BY p"),
        ),
        (
            "total_live",
            format!("SELECT {live} AS l, {SUMS}, count(DISTINCT {person}) {COUNTED} GROUP BY l"),
        ),
        (
            "total_gift_gifter",
            format!("SELECT gift_id, {person} AS p, {SUMS} {COUNTED} GROUP BY gift_id, p"),
        ),
        (
            "total_live_gifter",
            format!("SELECT {live} AS l, {person} AS p, {SUMS} {COUNTED} GROUP BY l, p"),
        ),
        (
            "total_live_gift",
            format!("SELECT {live} AS l, gift_id, {SUMS} {COUNTED} GROUP BY l, gift_id"),
        ),
    ]
}

/// Makes all totals anew.
pub(crate) fn rebuild(tx: &Transaction<'_>, zone: &TimeZone) -> Result<(), BookError> {
    for (table, query) in queries() {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
        tx.execute(&format!("INSERT INTO {table} {query}"), [])?;
    }
    rebuild_days(tx, zone)
}

/// Makes the totals by day anew; the only ones that depend on the zone.
pub(crate) fn rebuild_days(tx: &Transaction<'_>, zone: &TimeZone) -> Result<(), BookError> {
    tx.execute("DELETE FROM total_day_gift", [])?;
    let mut insert = tx.prepare(
        "INSERT INTO total_day_gift (day, gift_id, events, pieces, units) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT DO UPDATE SET events = events + 1, pieces = pieces + excluded.pieces, units = units + excluded.units",
    )?;
    let mut days = Days::new(zone.clone());
    let mut rows = tx.prepare(&format!("SELECT at, gift_id, pieces, units {COUNTED}"))?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (at, gift, pieces, units): (Option<i64>, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        insert.execute(params![days.of(at), gift, pieces, units])?;
    }
    Ok(())
}

/// The first table whose maintained totals are not what the rows add up to; `None` in a sound book.
pub(crate) fn difference(conn: &Connection, zone: &TimeZone) -> Result<Option<&'static str>, BookError> {
    for (table, query) in queries() {
        let differs = format!(
            "SELECT EXISTS ({query} EXCEPT SELECT * FROM {table}) OR EXISTS (SELECT * FROM {table} EXCEPT {query})"
        );
        if conn.query_row(&differs, [], |row| row.get::<_, bool>(0))? {
            return Ok(Some(table));
        }
    }
    Ok(if days_differ(conn, zone)? {
        Some("total_day_gift")
    } else {
        None
    })
}

/// A day and a gift.
type DayGift = (i64, i64);
/// Events, pieces, units.
type Sums = (i64, i64, i64);

fn days_differ(conn: &Connection, zone: &TimeZone) -> Result<bool, BookError> {
    let mut by_day: std::collections::BTreeMap<DayGift, Sums> = std::collections::BTreeMap::new();
    let mut days = Days::new(zone.clone());
    let mut rows = conn.prepare(&format!("SELECT at, gift_id, pieces, units {COUNTED}"))?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (at, gift, pieces, units): (Option<i64>, i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let sums = by_day.entry((days.of(at), gift)).or_default();
        let add = |sum: i64, part: i64| sum.checked_add(part).ok_or(BookError::TooLarge);
        *sums = (sums.0 + 1, add(sums.1, pieces)?, add(sums.2, units)?);
    }
    let mut kept =
        conn.prepare("SELECT day, gift_id, events, pieces, units FROM total_day_gift ORDER BY day, gift_id")?;
    let kept: Vec<(DayGift, Sums)> = kept
        .query_map([], |row| {
            Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?, row.get(4)?)))
        })?
        .collect::<Result<_, _>>()?;
    Ok(!by_day.into_iter().eq(kept))
}
