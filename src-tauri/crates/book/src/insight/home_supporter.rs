//! A supporter's first page: what the month cost so far and to whom it went.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Instant, Money, Unit};
use jiff::Span;
use jiff::civil::Date;
use rusqlite::Connection;

use super::days::date_of;
use super::months::MonthSoFar;
use super::names::{self, PersonRef};
use super::notices::{self, Notice};
use super::query::{Period, Range};
use crate::journal::{EntryKind, Flags};
use crate::recharge::{Purchased, purchases};
use crate::totals::Days;
use crate::totals::plus;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeSupporter {
    pub month: Period,
    /// What recharges cost, by currency, less what came back.
    pub spent: Vec<Money>,
    pub recharges: i64,
    /// Units bought, where a file says how many, less those taken back.
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

/// What a supporter did, added up.
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
    let mut this_month = Spending::default();
    let mut by_week: Vec<(Date, Spending)> = Vec::new();
    let mut week = month.twelve_weeks.from;
    while let Some(from) = week.filter(|from| *from <= month.today) {
        by_week.push((from, Spending::default()));
        week = from.checked_add(Span::new().weeks(1)).ok();
    }
    each_own(
        conn,
        month.twelve_weeks.range(&zone)?,
        |day, own| {
            let day = date_of(day);
            if day >= month.now.from {
                this_month.add(own)?;
            }
            match by_week.iter_mut().rev().find(|(from, _)| day >= Some(*from)) {
                Some((_, week)) => week.add(own),
                None => Ok(()),
            }
        },
        &mut Days::new(zone.clone()),
    )?;

    let mut creators = Vec::with_capacity(this_month.creators.len());
    for ((person, number), units) in &this_month.creators {
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
    let week = |(from, spending): (Date, Spending)| {
        let to = from.saturating_add(Span::new().days(6));
        Ok(SupporterWeek {
            from,
            to,
            spent: money(&spending.spent)?,
            sent: unit_sums(&spending.sent)?,
        })
    };
    Ok(HomeSupporter {
        month: month.now,
        spent: money(&this_month.spent)?,
        recharges: this_month.recharges,
        bought: unit_sums(&this_month.bought)?,
        sent: unit_sums(&this_month.sent)?,
        creators,
        weeks: by_week.into_iter().map(week).collect::<Result<_, BookError>>()?,
        notices: [notices::of_purchases(conn, now)?, notices::of_sources(conn, now)?].concat(),
    })
}

/// What a supporter did.
enum Own {
    Bought(Purchased),
    Sent {
        to: i64,
        units: Option<(u8, i64)>,
    },
    /// A refund or a chargeback, on its own day.
    Back {
        money: Option<(String, i64)>,
        units: Option<(u8, i64)>,
    },
}

/// Calls `take` with each purchase, each gift sent and each refund of the range and its day. A creator's book holds a million gifts received and hardly
/// an entry of these: `kind <> 1` finds them by the index that leaves those gifts out, and `+at` keeps the one by time from being taken
/// instead.
fn each_own(
    conn: &Connection,
    range: Range,
    mut take: impl FnMut(i64, &Own) -> Result<(), BookError>,
    days: &mut Days,
) -> Result<(), BookError> {
    for purchase in purchases(conn, range)? {
        take(days.of(Some(purchase.at.millis())), &Own::Bought(purchase))?;
    }
    let mut entries = conn.prepare_cached(
        "SELECT at, unit, units, ifnull(person_id, 0), kind, currency, minor FROM entry
         WHERE kind <> 1 AND kind IN (2, 7) AND +at >= ?1 AND +at < ?2 AND flags & ?3 = 0",
    )?;
    let range = (range.from.unwrap_or(i64::MIN), range.until.unwrap_or(i64::MAX));
    let mut rows = entries.query((range.0, range.1, Flags::TOLD_ELSEWHERE))?;
    while let Some(row) = rows.next()? {
        let units = row.get::<_, Option<u8>>(1)?.zip(row.get(2)?);
        let own = if row.get::<_, u8>(4)? == EntryKind::Refund as u8 {
            let money = row.get::<_, Option<String>>(5)?.zip(row.get(6)?);
            Own::Back { money, units }
        } else {
            Own::Sent { to: row.get(3)?, units }
        };
        take(days.of(row.get(0)?), &own)?;
    }
    Ok(())
}

impl Spending {
    fn add(&mut self, own: &Own) -> Result<(), BookError> {
        match own {
            Own::Bought(purchase) => {
                if let Some(paid) = purchase.paid {
                    self.recharges += 1;
                    add(&mut self.spent, paid.currency.code().to_owned(), paid.minor)?;
                }
                match purchase.units {
                    Some((unit, units)) => add(&mut self.bought, unit as u8, units),
                    None => Ok(()),
                }
            }
            Own::Back { money, units } => {
                if let Some((currency, minor)) = money {
                    add(&mut self.spent, currency.clone(), minor.saturating_neg())?;
                }
                units.map_or(Ok(()), |(unit, units)| {
                    add(&mut self.bought, unit, units.saturating_neg())
                })
            }
            Own::Sent { units: None, .. } => Ok(()),
            Own::Sent {
                to,
                units: Some((unit, units)),
            } => {
                add(&mut self.sent, *unit, *units)?;
                add(&mut self.creators, (*to, *unit), *units)
            }
        }
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
