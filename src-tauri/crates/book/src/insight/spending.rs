//! What a supporter bought, sent and got back, added up.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Money, Unit};
use rusqlite::Connection;

use super::home_supporter::UnitSum;
use super::query::Range;
use crate::BookError;
use crate::journal::{EntryKind, Flags};
use crate::recharge::{Purchased, purchases};
use crate::totals::{Days, plus};

/// What a supporter did, added up.
#[derive(Default)]
pub(super) struct Spending {
    pub(super) spent: BTreeMap<String, i64>,
    pub(super) recharges: i64,
    pub(super) bought: BTreeMap<u8, i64>,
    pub(super) sent: BTreeMap<u8, i64>,
    pub(super) creators: BTreeMap<(i64, u8), i64>,
}

/// What a supporter did.
pub(super) enum Own {
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
pub(super) fn each_own(
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
    pub(super) fn is_nothing(&self) -> bool {
        self.spent.is_empty() && self.bought.is_empty() && self.sent.is_empty()
    }

    pub(super) fn add(&mut self, own: &Own) -> Result<(), BookError> {
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

pub(super) fn money(by_currency: &BTreeMap<String, i64>) -> Result<Vec<Money>, BookError> {
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

pub(super) fn unit(number: u8) -> Result<Unit, BookError> {
    Unit::from_number(number).ok_or(BookError::Inconsistent {
        what: "a unit's number",
    })
}

pub(super) fn unit_sums(by_unit: &BTreeMap<u8, i64>) -> Result<Vec<UnitSum>, BookError> {
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
