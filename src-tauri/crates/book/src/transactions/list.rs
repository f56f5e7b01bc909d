//! Making a list: one pass over the rows that the filter leaves.

use std::sync::Arc;

use giftbook_model::{Currency, EntryId, Money, Unit};
use rusqlite::{Connection, Row, params_from_iter};

use super::everything;
use super::filter::{Clause, Filter};
use super::order::Order;
use super::rules::{Amount, Sort, Sum, Sums, signed_minor, signed_units};
use super::text::Matches;
use crate::file::Cancel;
use crate::journal::BY_TIME;
use crate::payout::reconcile::entries_behind;
use crate::{Book, BookError, EntryKind, Flags, settings};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub filter: Filter,
    pub sort: Sort,
    pub descending: bool,
}

/// The entries asked for, in their order, as they were when asked. It stays as it is when the book changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub ids: Arc<[EntryId]>,
    /// How many entries the book holds.
    pub total: u64,
    /// Of the entries in the list.
    pub sums: Vec<Sum>,
}

impl Book {
    /// Finds, sorts and adds up.
    pub fn transactions(&self, query: &Query, cancel: &Cancel) -> Result<List, BookError> {
        self.file.read_until(cancel, |conn| {
            let total = conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?;
            let (ids, sums) = if query.filter.is_empty() && query.sort == Sort::Time {
                (
                    everything::by_time(conn, query.descending)?.into(),
                    everything::sums(conn)?,
                )
            } else {
                scan(conn, query, total)?
            };
            Ok(List { ids, total, sums })
        })
    }

    /// What the given entries add up to. Each counts once; one that is not in the book does not.
    pub fn selection_sums(&self, ids: &[EntryId], cancel: &Cancel) -> Result<Vec<Sum>, BookError> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        self.file.read_until(cancel, |conn| {
            let mut sums = Sums::default();
            let mut currencies = Currencies::default();
            let mut find = conn.prepare_cached(&format!("{COLUMNS}entry WHERE id = ?1"))?;
            for id in ids {
                let mut rows = find.query([id.0])?;
                if let Some(row) = rows.next()? {
                    Scanned::read(row, &mut currencies)?.add_to(&mut sums)?;
                }
            }
            Ok(sums.sorted())
        })
    }
}

/// An entry as far as finding, sorting and adding up need it.
pub(super) struct Scanned {
    pub(super) id: EntryId,
    pub(super) kind: EntryKind,
    pub(super) at: Option<i64>,
    pub(super) gift: Option<i64>,
    pub(super) person: Option<i64>,
    live: Option<i64>,
    pub(super) units: Option<(Unit, i64)>,
    pub(super) money: Option<Money>,
    guest: bool,
    /// A correction that took units away.
    pub(super) lost: bool,
    /// Another entry of the same purchase counts.
    told_elsewhere: bool,
}

/// The last one says of a correction (6) that its units went to what is adjusted (7).
pub(super) const COLUMNS: &str =
    "SELECT id, kind, at, gift_id, person_id, live_id, unit, units, currency, minor, flags,
    kind = 6 AND ifnull((SELECT account.kind FROM account WHERE account.id = to_account), 0) = 7 FROM ";

impl Scanned {
    pub(super) fn read(row: &Row<'_>, currencies: &mut Currencies) -> Result<Self, BookError> {
        let flags = Flags(row.get(10)?);
        let unit: Option<u8> = row.get(6)?;
        let minor: Option<i64> = row.get(9)?;
        Ok(Self {
            id: EntryId(row.get(0)?),
            kind: EntryKind::from_number(row.get(1)?).ok_or(BookError::Inconsistent {
                what: "an entry's kind",
            })?,
            at: row.get(2)?,
            gift: row.get(3)?,
            person: row.get(4)?,
            live: row.get(5)?,
            units: unit.and_then(Unit::from_number).zip(row.get(7)?),
            money: match minor {
                Some(minor) => Some(Money {
                    minor,
                    currency: currencies.at(row, 8)?,
                }),
                None => None,
            },
            guest: flags.has(Flags::GUEST),
            told_elsewhere: flags.has(Flags::TOLD_ELSEWHERE),
            lost: row.get(11)?,
        })
    }

    pub(super) fn add_to(&self, sums: &mut Sums) -> Result<(), BookError> {
        if self.told_elsewhere {
            return Ok(());
        }
        if let Some((unit, units)) = self.units {
            sums.add(
                self.kind,
                self.guest,
                Amount::Units(unit),
                signed_units(self.kind, self.lost, units),
            )?;
        }
        if let Some(Money { minor, currency }) = self.money {
            sums.add(
                self.kind,
                self.guest,
                Amount::Money(currency),
                signed_minor(self.kind, minor),
            )?;
        }
        Ok(())
    }
}

/// Remembers the currency read last: neighbours mostly share it, and knowing a code costs more than comparing it.
#[derive(Default)]
pub(super) struct Currencies(Option<Currency>);

impl Currencies {
    pub(super) fn at(&mut self, row: &Row<'_>, column: usize) -> Result<Currency, BookError> {
        let code = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
        if let Some(currency) = self.0.filter(|currency| currency.code() == code) {
            return Ok(currency);
        }
        let currency = Currency::parse(code)?;
        self.0 = Some(currency);
        Ok(currency)
    }
}

fn scan(conn: &Connection, query: &Query, total: u64) -> Result<(Arc<[EntryId]>, Vec<Sum>), BookError> {
    let clause = clause(conn, &query.filter)?;
    let matches = Matches::find(conn, &query.filter.text)?;
    let order = Order::load(conn, query.sort, query.descending)?;
    let mut sums = Sums::default();
    let mut currencies = Currencies::default();
    let mut places = Vec::new();
    let mut found = conn.prepare(&format!("{COLUMNS}{}{}", walk(conn, &clause, total)?, clause.sql))?;
    let mut rows = found.query(params_from_iter(&clause.values))?;
    while let Some(row) = rows.next()? {
        let row = Scanned::read(row, &mut currencies)?;
        if matches
            .as_ref()
            .is_none_or(|matches| matches.holds(row.id.0, row.gift, row.person, row.live))
        {
            row.add_to(&mut sums)?;
            places.push(order.place(&row));
        }
    }
    places.sort_unstable();
    Ok((
        places.into_iter().map(|place| EntryId(order.id(place))).collect(),
        sums.sorted(),
    ))
}

fn clause(conn: &Connection, filter: &Filter) -> Result<Clause, BookError> {
    let zone = if filter.has_days() {
        settings::read(conn)?.zone()?
    } else {
        jiff::tz::TimeZone::UTC
    };
    let of_payout = filter.payout.map(|(payout, why)| entries_behind(conn, payout, why));
    filter.clause(&zone, of_payout.transpose()?.as_deref())
}

/// Whether rows are found through the index or by reading them all: the index leads to every row by a walk of its own, which pays only
/// for a small part of the book.
fn walk(conn: &Connection, clause: &Clause, total: u64) -> Result<&'static str, BookError> {
    const ALL: &str = "entry NOT INDEXED";
    if clause.from.is_none() && clause.until.is_none() {
        return Ok(ALL);
    }
    let within: u64 = conn
        .prepare_cached(&format!("SELECT count(*) FROM {BY_TIME} WHERE at >= ?1 AND at < ?2"))?
        .query_row(
            [clause.from.unwrap_or(i64::MIN), clause.until.unwrap_or(i64::MAX)],
            |row| row.get(0),
        )?;
    Ok(if within < total / 8 { BY_TIME } else { ALL })
}
