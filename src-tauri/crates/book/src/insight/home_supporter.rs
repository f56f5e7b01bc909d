//! A supporter's first page: what the month cost so far and to whom it went.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Instant, Money, Unit};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::months::MonthSoFar;
use super::names::{self, PersonRef};
use super::notices::{self, Notice};
use super::query::Period;
use super::sums::plus;
use crate::journal::EntryKind;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeSupporter {
    pub month: Period,
    /// What recharges cost, by currency.
    pub spent: Vec<Money>,
    pub recharges: i64,
    /// Units bought, where a file says how many.
    pub bought: Vec<UnitSum>,
    /// Gifts sent, where their worth in units is known.
    pub sent: Vec<UnitSum>,
    /// To whom they went, most first.
    pub creators: Vec<CreatorRow>,
    /// Twelve weeks; the last one is this week so far.
    pub weeks: Vec<SupporterWeek>,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitSum {
    pub unit: Unit,
    pub units: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatorRow {
    pub person: PersonRef,
    pub unit: Unit,
    pub units: i64,
}

/// Monday to Sunday, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupporterWeek {
    pub from: Date,
    pub to: Date,
    pub spent: Vec<Money>,
    pub sent: Vec<UnitSum>,
}

/// A supporter's entries added up.
#[derive(Default)]
struct Spending {
    spent: BTreeMap<String, i64>,
    recharges: i64,
    bought: BTreeMap<u8, i64>,
    sent: BTreeMap<u8, i64>,
    creators: BTreeMap<(i64, u8), i64>,
}

pub(super) fn answer(conn: &Connection, now: Instant) -> Result<HomeSupporter, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let month = MonthSoFar::at(now, &zone)?;
    let spending = Spending::of(conn, month.now, &zone)?;
    let mut creators = Vec::with_capacity(spending.creators.len());
    for ((person, number), units) in &spending.creators {
        creators.push(CreatorRow {
            person: names::person(conn, *person)?,
            unit: unit(*number)?,
            units: *units,
        });
    }
    creators.sort_by(|one, other| {
        other
            .units
            .cmp(&one.units)
            .then_with(|| one.person.key.cmp(&other.person.key))
    });
    Ok(HomeSupporter {
        month: month.now,
        spent: money(&spending.spent)?,
        recharges: spending.recharges,
        bought: unit_sums(&spending.bought)?,
        sent: unit_sums(&spending.sent)?,
        creators,
        weeks: weeks(conn, month.twelve_weeks, &zone)?,
        notices: notices::of_sources(conn, now)?,
    })
}

fn weeks(conn: &Connection, period: Period, zone: &TimeZone) -> Result<Vec<SupporterWeek>, BookError> {
    let mut weeks = Vec::new();
    let mut next = period.from;
    while let Some(from) = next.filter(|from| period.to.is_some_and(|to| *from <= to)) {
        let to = from.saturating_add(jiff::Span::new().days(6));
        let spending = Spending::of(
            conn,
            Period {
                from: Some(from),
                to: Some(to),
            },
            zone,
        )?;
        weeks.push(SupporterWeek {
            from,
            to,
            spent: money(&spending.spent)?,
            sent: unit_sums(&spending.sent)?,
        });
        next = to.tomorrow().ok();
    }
    Ok(weeks)
}

impl Spending {
    fn of(conn: &Connection, period: Period, zone: &TimeZone) -> Result<Self, BookError> {
        let range = period.range(zone)?;
        let mut entries = conn.prepare_cached(
            "SELECT kind, unit, units, currency, minor, ifnull(person_id, 0) FROM entry WHERE at >= ?1 AND at < ?2 AND kind IN (2, 3, 4)",
        )?;
        let mut rows = entries.query((range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX)))?;
        let mut spending = Self::default();
        while let Some(row) = rows.next()? {
            let units: Option<(u8, i64)> = row.get::<_, Option<u8>>(1)?.zip(row.get(2)?);
            let money: Option<(String, i64)> = row.get::<_, Option<String>>(3)?.zip(row.get(4)?);
            let kind = EntryKind::from_number(row.get(0)?);
            if kind == Some(EntryKind::Recharge) {
                spending.recharges += 1;
                if let Some((currency, minor)) = money {
                    add(&mut spending.spent, currency, minor)?;
                }
            }
            let Some((unit, units)) = units else { continue };
            if kind == Some(EntryKind::GiftSent) {
                add(&mut spending.sent, unit, units)?;
                add(&mut spending.creators, (row.get(5)?, unit), units)?;
            } else {
                add(&mut spending.bought, unit, units)?;
            }
        }
        Ok(spending)
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, i64>, key: K, part: i64) -> Result<(), BookError> {
    let sum = sums.entry(key).or_default();
    *sum = plus(*sum, part)?;
    Ok(())
}

fn money(by_currency: &BTreeMap<String, i64>) -> Result<Vec<Money>, BookError> {
    by_currency
        .iter()
        .map(|(code, minor)| {
            Ok(Money {
                minor: *minor,
                currency: Currency::parse(code)?,
            })
        })
        .collect()
}

fn unit(number: u8) -> Result<Unit, BookError> {
    Unit::from_number(number).ok_or(BookError::Inconsistent {
        what: "a unit's number",
    })
}

fn unit_sums(by_unit: &BTreeMap<u8, i64>) -> Result<Vec<UnitSum>, BookError> {
    by_unit
        .iter()
        .map(|(number, units)| {
            Ok(UnitSum {
                unit: unit(*number)?,
                units: *units,
            })
        })
        .collect()
}
