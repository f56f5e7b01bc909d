//! Units by day and gift: what a trend and a comparison with an earlier period are made of.

use foldhash::{HashMap, HashSet};
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::days::epoch_day;
use super::grain;
use super::query::{GiftsQuery, band_ends};
use crate::BookError;
use crate::totals::{Days, NO_DAY, Parts, plus};

/// Units by day (as the totals number days; `NO_DAY` for gifts without a time) and gift.
pub(super) type ByDay = HashMap<(i64, i64), i64>;

/// What the query asks for, by day: from the maintained totals where they can tell, else from one scan of the entries.
pub(super) fn read(conn: &Connection, query: &GiftsQuery, zone: &TimeZone) -> Result<ByDay, BookError> {
    if query.live.is_none() && query.gifter.is_none() {
        totals(conn, query)
    } else {
        scan(conn, query, zone)
    }
}

fn totals(conn: &Connection, query: &GiftsQuery) -> Result<ByDay, BookError> {
    let open = query.period.from.is_none() && query.period.to.is_none();
    let first = query.period.from.map_or(if open { NO_DAY } else { 0 }, epoch_day);
    let last = query.period.to.map_or(i64::MAX, epoch_day);
    let in_band = query.band.map(|floor| gifts_of_band(conn, floor)).transpose()?;
    let mut by_day = ByDay::default();
    let mut days = conn.prepare_cached("SELECT day, by_gift FROM total_day WHERE day BETWEEN ?1 AND ?2")?;
    let mut rows = days.query([first, last])?;
    while let Some(row) = rows.next()? {
        let (day, parts): (i64, Parts) = (row.get(0)?, row.get(1)?);
        let asked = |gift: &i64| in_band.as_ref().is_none_or(|gifts| gifts.contains(gift));
        by_day.extend(
            parts
                .iter()
                .filter(|(gift, _)| asked(gift))
                .map(|(gift, sums)| ((day, gift), sums.units)),
        );
    }
    Ok(by_day)
}

/// The gifts of the price band that begins at `floor`.
fn gifts_of_band(conn: &Connection, floor: i64) -> Result<HashSet<i64>, BookError> {
    let mut gifts = conn.prepare_cached("SELECT id FROM gift WHERE price >= ?1 AND price < ?2")?;
    Ok(gifts
        .query_map([floor, band_ends(floor)], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

fn scan(conn: &Connection, query: &GiftsQuery, zone: &TimeZone) -> Result<ByDay, BookError> {
    let mut days = Days::new(zone.clone());
    let mut by_day = ByDay::default();
    grain::each_counted(conn, query, zone, |gift| {
        let sum = by_day.entry((days.of(gift.at), gift.gift)).or_default();
        *sum = plus(*sum, gift.units)?;
        Ok(())
    })?;
    Ok(by_day)
}

pub(super) fn units_by_gift(by_day: &ByDay) -> Result<HashMap<i64, i64>, BookError> {
    let mut units: HashMap<i64, i64> = HashMap::default();
    for ((_, gift), part) in by_day {
        let sum = units.entry(*gift).or_default();
        *sum = plus(*sum, *part)?;
    }
    Ok(units)
}

/// Units from one day to another, both included.
pub(super) fn units_between(by_day: &ByDay, first: i64, last: i64) -> Result<i64, BookError> {
    let inside = by_day.iter().filter(|((day, _), _)| (first..=last).contains(day));
    inside.into_iter().try_fold(0, |sum, (_, part)| plus(sum, *part))
}

#[cfg(test)]
mod tests {
    use super::super::seed;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn totals_tell_what_a_scan_tells(book in seed::book(), query in seed::query()) {
            let query = GiftsQuery { live: None, gifter: None, ..query };
            let conn = book.written();
            prop_assert_eq!(totals(&conn, &query).expect("totals"), scan(&conn, &query, &book.zone()).expect("scan"));
        }
    }
}
