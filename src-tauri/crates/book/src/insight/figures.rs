//! Per gift: what it came to, how many sent it, and how much of it fell in which live.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};
use rusqlite::Connection;

use super::grain::{self, Grain};
use crate::BookError;
use crate::totals::{Parts, Sums};

#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Figures {
    /// By row number of the gift.
    pub(super) gifts: BTreeMap<i64, GiftFigures>,
    pub(super) gifters: i64,
    /// Lives with a gift among these.
    pub(super) lives: i64,
    /// First and last day a gift came on, as the totals number days.
    pub(super) days: Option<(i64, i64)>,
}

#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct GiftFigures {
    pub(super) sums: Sums,
    pub(super) gifters: i64,
    /// Units by live, in order of the live's row number; 0 stands for gifts of no live.
    pub(super) by_live: Vec<(i64, i64)>,
}

impl Figures {
    pub(super) fn of(grain: Grain) -> Result<Self, BookError> {
        let mut gifts: BTreeMap<i64, GiftFigures> = BTreeMap::new();
        let (mut gifters, mut lives) = (HashSet::default(), HashSet::default());
        for ((gift, person), sums) in &grain.gift_gifter {
            let figures = gifts.entry(*gift).or_default();
            figures.sums.add(*sums)?;
            figures.gifters += 1;
            gifters.insert(*person);
        }
        for ((live, gift), units) in grain.live_gift {
            gifts.entry(gift).or_default().by_live.push((live, units));
            lives.insert(live);
        }
        gifts.values_mut().for_each(|figures| figures.by_live.sort_unstable());
        lives.remove(&0);
        Ok(Self {
            gifts,
            gifters: count(gifters.len())?,
            lives: count(lives.len())?,
            days: grain.days,
        })
    }

    /// Of the whole book, from totals that are small however many gifts there are.
    pub(super) fn whole(conn: &Connection) -> Result<Self, BookError> {
        let mut gifts: HashMap<i64, GiftFigures> = HashMap::default();
        let mut of_gift = conn.prepare_cached("SELECT gift_id, events, pieces, units, gifters FROM total_gift")?;
        let mut rows = of_gift.query([])?;
        while let Some(row) = rows.next()? {
            let sums = Sums {
                events: row.get(1)?,
                pieces: row.get(2)?,
                units: row.get(3)?,
            };
            gifts.insert(
                row.get(0)?,
                GiftFigures {
                    sums,
                    gifters: row.get(4)?,
                    by_live: Vec::new(),
                },
            );
        }
        // By live, and so is what is pushed.
        let mut of_live = conn.prepare_cached("SELECT live_id, by_gift FROM total_live ORDER BY live_id")?;
        let mut rows = of_live.query([])?;
        while let Some(row) = rows.next()? {
            let (live, parts): (i64, Parts) = (row.get(0)?, row.get(1)?);
            for (gift, sums) in parts.iter() {
                let gift = gifts
                    .get_mut(&gift)
                    .ok_or(BookError::Inconsistent { what: "the totals" })?;
                gift.by_live.push((live, sums.units));
            }
        }
        let number = |sql| conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
        Ok(Self {
            gifts: gifts.into_iter().collect(),
            gifters: number("SELECT count(*) FROM total_gifter")?,
            lives: number("SELECT count(*) FROM total_live WHERE live_id <> 0")?,
            days: grain::days(conn)?,
        })
    }
}

fn count(number: usize) -> Result<i64, BookError> {
    i64::try_from(number).map_err(|_| BookError::TooLarge)
}
