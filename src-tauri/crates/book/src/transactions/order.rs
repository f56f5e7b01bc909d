//! The order of a list: a sort's key, then time, then number, so that no two entries are ever equal. What has no key stands last, both
//! ways. Names are compared once, in the small tables; entries by the rank of their name.

use foldhash::HashMap;
use rusqlite::Connection;

use super::list::Scanned;
use super::rules::{Sort, signed_minor, signed_units};
use super::text::fold;
use crate::BookError;

/// A place in the order: smaller stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    group: u32,
    value: u64,
    time: u64,
    id: u64,
}

/// Behind every group there is.
const LAST: u32 = u32::MAX;

pub(super) struct Order {
    sort: Sort,
    descending: bool,
    /// Ranks of gifts or people by number, where the sort is by name.
    ranks: HashMap<i64, i64>,
}

impl Order {
    pub(super) fn load(conn: &Connection, sort: Sort, descending: bool) -> Result<Self, BookError> {
        let ranks = match sort {
            Sort::What => ranks(conn, "SELECT id, name FROM gift")?,
            Sort::Person => ranks(conn, "SELECT id, name FROM person")?,
            Sort::Time | Sort::Kind | Sort::Units | Sort::Money => HashMap::default(),
        };
        Ok(Self {
            sort,
            descending,
            ranks,
        })
    }

    pub(super) fn place(&self, row: &Scanned) -> Place {
        let key = match self.sort {
            Sort::Time => row.at.map(|at| (0, at)),
            Sort::Kind => Some((0, row.kind as i64)),
            Sort::What => row.gift.and_then(|gift| self.ranks.get(&gift)).map(|rank| (0, *rank)),
            Sort::Person => row
                .person
                .and_then(|person| self.ranks.get(&person))
                .map(|rank| (0, *rank)),
            Sort::Units => row
                .units
                .map(|(unit, units)| (unit as u32, signed_units(row.kind, row.lost, units))),
            Sort::Money => row
                .money
                .map(|money| (alphabetical(money.currency), signed_minor(row.kind, money.minor))),
        };
        let (group, value) = key.unwrap_or((LAST, 0));
        let (value, id) = (self.directed(value), row.id.0);
        if self.sort == Sort::Time {
            return Place {
                group,
                value,
                time: 0,
                id: self.directed(id),
            };
        }
        // Among equals the newest first, whichever way.
        Place {
            group,
            value,
            time: row.at.map_or(u64::MAX, |at| !rising(at)),
            id: !rising(id),
        }
    }

    /// The number of the entry that stands at `place`.
    pub(super) fn id(&self, place: Place) -> i64 {
        let falls = self.sort != Sort::Time || self.descending;
        (if falls { !place.id } else { place.id } ^ SIGN).cast_signed()
    }

    fn directed(&self, value: i64) -> u64 {
        if self.descending { !rising(value) } else { rising(value) }
    }
}

const SIGN: u64 = 1 << 63;

/// Unsigned numbers in the order of the signed ones.
fn rising(value: i64) -> u64 {
    value.cast_unsigned() ^ SIGN
}

fn alphabetical(currency: giftbook_model::Currency) -> u32 {
    currency
        .code()
        .bytes()
        .fold(0, |number, letter| number << 8 | u32::from(letter))
}

/// The rank of every name by number; the same name, the same rank.
fn ranks(conn: &Connection, query: &str) -> Result<HashMap<i64, i64>, BookError> {
    let mut query = conn.prepare_cached(query)?;
    let mut names: Vec<(String, i64)> = query
        .query_map([], |row| Ok((fold(row.get_ref(1)?.as_str()?), row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    names.sort_unstable();
    let groups = names.chunk_by(|one, other| one.0 == other.0);
    Ok((0..)
        .zip(groups)
        .flat_map(|(rank, group)| group.iter().map(move |(_, id)| (*id, rank)))
        .collect())
}
