//! The totals made anew from the rows: after a change of zone for the days, and to prove the maintained ones.

use foldhash::HashMap;
use jiff::tz::TimeZone;
use rusqlite::{Connection, Transaction};

use super::parts::{By, Parts};
use super::write::DAY;
use super::{Counted, Days, Tally};
use crate::BookError;

/// Gifts received by hosts, and not taken back, whose worth in units is known: what the totals count (528: [`Flags::NOT_COUNTED`](crate::Flags)).
const COUNTED: &str = "FROM entry WHERE kind = 1 AND units IS NOT NULL AND gift_id IS NOT NULL AND flags & 528 = 0";

/// Everything the rows add up to.
fn tally(conn: &Connection, zone: &TimeZone) -> Result<Tally, BookError> {
    let mut tally = Tally::default();
    let mut days = Days::new(zone.clone());
    let mut rows = conn.prepare(&format!(
        "SELECT gift_id, person_id, live_id, at, pieces, units {COUNTED}"
    ))?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let counted = Counted {
            gift: row.get(0)?,
            person: row.get(1)?,
            live: row.get(2)?,
            day: days.of(row.get(3)?),
            pieces: row.get(4)?,
            units: row.get(5)?,
        };
        tally.change(None, Some(&counted))?;
    }
    Ok(tally)
}

/// Makes all totals anew.
pub(crate) fn rebuild(tx: &Transaction<'_>, zone: &TimeZone) -> Result<(), BookError> {
    tx.execute_batch(
        "DELETE FROM total_gift; DELETE FROM total_gifter; DELETE FROM total_live; DELETE FROM total_day",
    )?;
    tally(tx, zone)?.write(tx)
}

/// Makes the totals by day anew; the only ones that depend on the zone.
pub(crate) fn rebuild_days(tx: &Transaction<'_>, zone: &TimeZone) -> Result<(), BookError> {
    tx.execute("DELETE FROM total_day", [])?;
    DAY.write(tx, &tally(tx, zone)?.day_gift)
}

/// The totals' own columns as they follow from the rows by SQL alone.
fn queries() -> [(&'static str, &'static str, String); 3] {
    let sums = "count(*), sum(pieces), sum(units)";
    let (live, person) = ("ifnull(live_id, 0)", "ifnull(person_id, 0)");
    [
        (
            "total_gift",
            "gift_id, events, pieces, units, gifters",
            format!("SELECT gift_id, {sums}, count(DISTINCT {person}) {COUNTED} GROUP BY gift_id"),
        ),
        (
            "total_gifter",
            "person_id, events, pieces, units, lives",
            format!("SELECT {person} AS p, {sums}, count(DISTINCT live_id) {COUNTED} GROUP BY p"),
        ),
        (
            "total_live",
            "live_id, events, pieces, units, gifters",
            format!("SELECT {live} AS l, {sums}, count(DISTINCT {person}) {COUNTED} GROUP BY l"),
        ),
    ]
}

/// The first table whose maintained totals are not what the rows add up to; `None` in a sound book.
pub(crate) fn difference(conn: &Connection, zone: &TimeZone) -> Result<Option<&'static str>, BookError> {
    for (table, columns, query) in queries() {
        let differs = format!(
            "SELECT EXISTS ({query} EXCEPT SELECT {columns} FROM {table}) OR EXISTS (SELECT {columns} FROM {table} EXCEPT {query})"
        );
        if conn.query_row(&differs, [], |row| row.get::<_, bool>(0))? {
            return Ok(Some(table));
        }
    }
    let tally = tally(conn, zone)?;
    let parts = [
        (
            "total_gift",
            "SELECT gift_id, by_gifter, events, pieces, units FROM total_gift",
            &tally.gift_gifter,
        ),
        (
            "total_live",
            "SELECT live_id, by_gifter, events, pieces, units FROM total_live",
            &tally.live_gifter,
        ),
        (
            "total_live",
            "SELECT live_id, by_gift, events, pieces, units FROM total_live",
            &tally.live_gift,
        ),
        (
            "total_day",
            "SELECT day, by_gift, events, pieces, units FROM total_day",
            &tally.day_gift,
        ),
    ];
    for (table, query, expected) in parts {
        if !stand(conn, query, expected)? {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

/// Whether the rows of `query` (number, parts, events, pieces, units) are what is expected, no more and no less.
fn stand(conn: &Connection, query: &str, expected: &HashMap<i64, By>) -> Result<bool, BookError> {
    let mut rows = conn.prepare(query)?;
    let mut rows = rows.query([])?;
    let mut met = 0;
    while let Some(row) = rows.next()? {
        let Some(by) = expected.get(&row.get(0)?) else {
            return Ok(false);
        };
        let whole = super::Sums {
            events: row.get(2)?,
            pieces: row.get(3)?,
            units: row.get(4)?,
        };
        let parts = Parts::default().changed(by, |_, _| ())?;
        if parts != row.get(1)? || parts.whole()? != whole {
            return Ok(false);
        }
        met += 1;
    }
    Ok(met == expected.len())
}
