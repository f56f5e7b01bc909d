//! Who gave in a period and what each live of it brought, without a look at every gift: a live wholly inside is known from the totals, one
//! that an end of the period cuts from its entries.

use foldhash::{HashMap, HashSet};
use rusqlite::{Connection, OptionalExtension, params};

use super::grain::COUNTED;
use super::live_days::LiveDays;
use super::query::Range;
use crate::BookError;
use crate::totals::{Parts, plus};

#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct OfPeriod {
    /// 0 among them: gifts whose row names nobody.
    pub(super) gifters: HashSet<i64>,
    /// Units by live; 0 for gifts of no live.
    pub(super) by_live: HashMap<i64, i64>,
}

impl OfPeriod {
    pub(super) fn read(conn: &Connection, range: Range) -> Result<Self, BookError> {
        let (from, until) = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
        let mut untimed = conn.prepare_cached(
            "SELECT DISTINCT live_id FROM entry WHERE at IS NULL AND kind = 1 AND live_id IS NOT NULL",
        )?;
        let untimed: HashSet<i64> = untimed.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut period = Self::default();
        let mut lives =
            conn.prepare_cached("SELECT id, first_at, last_at FROM live WHERE first_at < ?2 AND last_at >= ?1")?;
        let mut rows = lives.query([from, until])?;
        while let Some(row) = rows.next()? {
            let (live, first, last): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if first >= from && last < until && !untimed.contains(&live) {
                period.add_whole(conn, live)?;
            } else {
                period.add_cut(conn, Some(live), (from, until))?;
            }
        }
        period.add_cut(conn, None, (from, until))?;
        Ok(period)
    }

    fn add_whole(&mut self, conn: &Connection, live: i64) -> Result<(), BookError> {
        gifters_of(conn, live)?
            .iter()
            .try_for_each(|(person, sums)| self.add(live, person, sums.units))
    }

    fn add_cut(&mut self, conn: &Connection, live: Option<i64>, (from, until): (i64, i64)) -> Result<(), BookError> {
        let mut gifts = conn.prepare_cached(&format!(
            "SELECT ifnull(person_id, 0), units FROM entry WHERE live_id IS ?1 AND at >= ?2 AND at < ?3 AND {COUNTED}"
        ))?;
        let mut rows = gifts.query(params![live, from, until])?;
        while let Some(row) = rows.next()? {
            self.add(live.unwrap_or(0), row.get(0)?, row.get(1)?)?;
        }
        Ok(())
    }

    fn add(&mut self, live: i64, person: i64, units: i64) -> Result<(), BookError> {
        self.gifters.insert(person);
        let sum = self.by_live.entry(live).or_default();
        *sum = plus(*sum, units)?;
        Ok(())
    }

    /// How many of the gifters gave in no live that began before `first_day`: all lives they ever gave in began on it or later.
    pub(super) fn new_gifters(
        &self,
        conn: &Connection,
        live_days: &LiveDays,
        first_day: i64,
    ) -> Result<i64, BookError> {
        let mut since: HashMap<i64, i64> = self
            .gifters
            .iter()
            .filter(|person| **person != 0)
            .map(|person| (*person, 0))
            .collect();
        for live in live_days.between(first_day, i64::MAX) {
            for (person, _) in gifters_of(conn, live)?.iter() {
                if let Some(lives) = since.get_mut(&person) {
                    *lives += 1;
                }
            }
        }
        let mut ever = conn.prepare_cached("SELECT lives FROM total_gifter WHERE person_id = ?1")?;
        let mut new = 0;
        for (person, lives) in since {
            new += i64::from(ever.query_row([person], |row| row.get::<_, i64>(0))? == lives);
        }
        Ok(new)
    }
}

fn gifters_of(conn: &Connection, live: i64) -> Result<Parts, BookError> {
    let mut of_live = conn.prepare_cached("SELECT by_gifter FROM total_live WHERE live_id = ?1")?;
    Ok(of_live
        .query_row([live], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::grain::Grain;
    use super::super::query::GiftsQuery;
    use super::super::seed;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn it_tells_what_a_scan_tells(book in seed::book(), query in seed::query(), first_day in 20_700..20_730_i64) {
            let (conn, zone) = (book.written(), book.zone());
            let query = GiftsQuery { period: query.period, ..GiftsQuery::default() };
            prop_assume!(!query.is_everything());
            let period = OfPeriod::read(&conn, query.period.range(&zone).expect("range")).expect("period");
            let grain = Grain::scan(&conn, &query, &zone).expect("scan");
            let mut by_live: HashMap<i64, i64> = HashMap::default();
            for ((live, _), units) in &grain.live_gift {
                *by_live.entry(*live).or_default() += units;
            }
            prop_assert_eq!(&period.by_live, &by_live);
            prop_assert_eq!(&period.gifters, &grain.gift_gifter.keys().map(|(_, person)| *person).collect::<HashSet<_>>());

            let live_days = LiveDays::read(&conn, &zone).expect("days");
            let everything = Grain::scan(&conn, &GiftsQuery::default(), &zone).expect("scan");
            let known: HashSet<i64> = everything
                .live_gifter
                .iter()
                .filter(|(live, _)| live_days.day(*live).is_some_and(|day| day < first_day))
                .map(|(_, person)| *person)
                .collect();
            let new = period.gifters.iter().filter(|person| **person != 0 && !known.contains(person)).count();
            prop_assert_eq!(period.new_gifters(&conn, &live_days, first_day).expect("new"), i64::try_from(new).expect("few"));
        }
    }
}
