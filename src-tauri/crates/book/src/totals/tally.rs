//! Differences to the totals, gathered while rows change and written in one go at the end of the transaction.

use foldhash::HashMap;
use rusqlite::{Statement, Transaction, params};

use crate::BookError;

/// What one entry adds to the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) gift: i64,
    pub(crate) person: Option<i64>,
    pub(crate) live: Option<i64>,
    pub(crate) day: i64,
    pub(crate) pieces: i64,
    pub(crate) units: i64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    events: i64,
    pieces: i64,
    units: i64,
}

impl Sums {
    fn shift(&mut self, entry: &Counted, sign: i64) -> Result<(), BookError> {
        let add = |sum: i64, part: i64| {
            part.checked_mul(sign)
                .and_then(|part| sum.checked_add(part))
                .ok_or(BookError::TooLarge)
        };
        self.events = add(self.events, 1)?;
        self.pieces = add(self.pieces, entry.pieces)?;
        self.units = add(self.units, entry.units)?;
        Ok(())
    }
}

type Pairs = HashMap<(i64, i64), Sums>;

/// Differences by pair; what one side alone adds up to follows from its pairs.
#[derive(Default)]
pub(crate) struct Tally {
    gift_gifter: Pairs,
    live_gifter: Pairs,
    live_gift: Pairs,
    day_gift: Pairs,
}

/// Gifts nobody is named for still count; the pair tables need a number to stand for nobody.
const NOBODY: i64 = 0;
/// Likewise for gifts outside any live.
const NOWHERE: i64 = 0;

impl Tally {
    /// An entry came into the book (`old` none), left it (`new` none) or changed.
    pub(crate) fn change(&mut self, old: Option<&Counted>, new: Option<&Counted>) -> Result<(), BookError> {
        if old == new {
            return Ok(());
        }
        for (entry, sign) in old.map(|old| (old, -1)).into_iter().chain(new.map(|new| (new, 1))) {
            let person = entry.person.unwrap_or(NOBODY);
            let live = entry.live.unwrap_or(NOWHERE);
            self.gift_gifter
                .entry((entry.gift, person))
                .or_default()
                .shift(entry, sign)?;
            self.live_gifter.entry((live, person)).or_default().shift(entry, sign)?;
            self.live_gift
                .entry((live, entry.gift))
                .or_default()
                .shift(entry, sign)?;
            self.day_gift
                .entry((entry.day, entry.gift))
                .or_default()
                .shift(entry, sign)?;
        }
        Ok(())
    }

    /// Writes the differences. Totals that reach no events leave the table.
    pub(crate) fn write(self, tx: &Transaction<'_>) -> Result<(), BookError> {
        write_pairs(tx, "total_gift_gifter", ("gift_id", "person_id"), &self.gift_gifter)?;
        write_pairs(tx, "total_live_gifter", ("live_id", "person_id"), &self.live_gifter)?;
        write_pairs(tx, "total_live_gift", ("live_id", "gift_id"), &self.live_gift)?;
        write_pairs(tx, "total_day_gift", ("day", "gift_id"), &self.day_gift)?;

        let distinct = "(SELECT count(*) FROM total_gift_gifter WHERE gift_id = ?1)";
        write_sides(
            tx,
            "total_gift",
            "gift_id",
            "gifters",
            distinct,
            &side(&self.gift_gifter, |pair| pair.0)?,
        )?;
        let distinct = "(SELECT count(*) FROM total_live_gifter WHERE live_id = ?1)";
        write_sides(
            tx,
            "total_live",
            "live_id",
            "gifters",
            distinct,
            &side(&self.live_gifter, |pair| pair.0)?,
        )?;
        write_gifters(tx, &self.live_gifter)
    }
}

fn side(pairs: &Pairs, of: impl Fn(&(i64, i64)) -> i64) -> Result<HashMap<i64, Sums>, BookError> {
    let mut sides: HashMap<i64, Sums> = HashMap::default();
    for (pair, sums) in pairs {
        let side = sides.entry(of(pair)).or_default();
        let add = |sum: i64, part: i64| sum.checked_add(part).ok_or(BookError::TooLarge);
        *side = Sums {
            events: add(side.events, sums.events)?,
            pieces: add(side.pieces, sums.pieces)?,
            units: add(side.units, sums.units)?,
        };
    }
    Ok(sides)
}

/// Rows in order of their key: the tables are clustered by it, and neighbours share a page.
fn sorted<K: Ord + Copy>(sums: &HashMap<K, Sums>) -> Vec<(K, Sums)> {
    let mut rows: Vec<_> = sums
        .iter()
        .filter(|(_, sums)| **sums != Sums::default())
        .map(|(key, sums)| (*key, *sums))
        .collect();
    rows.sort_unstable_by_key(|(key, _)| *key);
    rows
}

const ADD: &str =
    "events = events + excluded.events, pieces = pieces + excluded.pieces, units = units + excluded.units";

fn write_pairs(tx: &Transaction<'_>, table: &str, (one, other): (&str, &str), pairs: &Pairs) -> Result<(), BookError> {
    let mut add = tx.prepare_cached(&format!(
        "INSERT INTO {table} ({one}, {other}, events, pieces, units) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET {ADD}"
    ))?;
    let mut drop = tx.prepare_cached(&format!(
        "DELETE FROM {table} WHERE {one} = ?1 AND {other} = ?2 AND events = 0"
    ))?;
    for ((one, other), sums) in sorted(pairs) {
        add.execute(params![one, other, sums.events, sums.pieces, sums.units])?;
        if sums.events < 0 {
            drop.execute([one, other])?;
        }
    }
    Ok(())
}

fn write_sides(
    tx: &Transaction<'_>,
    table: &str,
    key: &str,
    distinct: &str,
    count: &str,
    sides: &HashMap<i64, Sums>,
) -> Result<(), BookError> {
    let mut add = tx.prepare_cached(&format!(
        "INSERT INTO {table} ({key}, events, pieces, units, {distinct}) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO UPDATE SET {ADD}"
    ))?;
    let mut recount = tx.prepare_cached(&format!("UPDATE {table} SET {distinct} = {count} WHERE {key} = ?1"))?;
    let mut drop = tx.prepare_cached(&format!("DELETE FROM {table} WHERE {key} = ?1 AND events = 0"))?;
    // Also where the sums cancel out: one gifter may have taken another's place.
    for (id, sums) in sides {
        write_side(&mut add, *id, *sums)?;
        recount.execute([id])?;
        if sums.events <= 0 {
            drop.execute([id])?;
        }
    }
    Ok(())
}

fn write_side(add: &mut Statement<'_>, id: i64, sums: Sums) -> Result<(), BookError> {
    add.execute(params![id, sums.events, sums.pieces, sums.units])?;
    Ok(())
}

/// The lives of a gifter are counted by the pairs that came and went: a pair's row knows whether it is its first.
fn write_gifters(tx: &Transaction<'_>, live_gifter: &Pairs) -> Result<(), BookError> {
    let gifters = side(live_gifter, |pair| pair.1)?;
    let mut add = tx.prepare_cached(&format!(
        "INSERT INTO total_gifter (person_id, events, pieces, units, lives) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT DO UPDATE SET {ADD}"
    ))?;
    for (person, sums) in sorted(&gifters) {
        write_side(&mut add, person, sums)?;
    }
    let mut count: HashMap<i64, i64> = HashMap::default();
    let mut now = tx.prepare_cached("SELECT events FROM total_live_gifter WHERE live_id = ?1 AND person_id = ?2")?;
    for ((live, person), sums) in live_gifter.iter().filter(|((live, _), _)| *live != NOWHERE) {
        let after: i64 = now
            .query_map([live, person], |row| row.get(0))?
            .next()
            .transpose()?
            .unwrap_or(0);
        let before = after - sums.events;
        *count.entry(*person).or_default() += i64::from(after > 0) - i64::from(before > 0);
    }
    let mut shift = tx.prepare_cached("UPDATE total_gifter SET lives = lives + ?2 WHERE person_id = ?1")?;
    for (person, lives) in count.iter().filter(|(_, lives)| **lives != 0) {
        shift.execute([person, lives])?;
    }
    tx.execute("DELETE FROM total_gifter WHERE events = 0", [])?;
    Ok(())
}
