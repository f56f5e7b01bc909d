//! The wallet year by year: what was paid and came back, what was bought, sent and taken back. Pure.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Money, Platform};

use super::ledger::{Cause, Move, date};
use super::table::add_money;
use crate::BookError;
use crate::rates::Fx;
use crate::recharge::Purchased;
use crate::totals::{Days, plus};

/// One year in the book's zone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Year {
    pub year: i16,
    pub purchases: u64,
    /// What they cost, by currency; what came back is not taken off.
    pub paid: Vec<Money>,
    /// What came back that year, by currency.
    pub refunded: Vec<Money>,
    /// Paid less what came back, in the home currency at the rates of the days; `None` where one of the rates is not known.
    pub home: Option<Money>,
    /// Units by platform.
    pub units: Vec<YearUnits>,
}

/// All above zero, but corrections, which have their sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearUnits {
    pub platform: Platform,
    pub bought: i64,
    pub bonus: i64,
    pub sent: i64,
    pub refunded: i64,
    pub corrected: i64,
}

/// Years with something in them, the newest first.
pub(super) fn answer<'a>(
    moves: impl Iterator<Item = &'a Move>,
    purchases: &[Purchased],
    (fx, home): (&Fx, Currency),
    days: &mut Days,
) -> Result<Vec<Year>, BookError> {
    let mut years = Years {
        years: BTreeMap::new(),
        fx,
        home,
    };
    for bought in purchases {
        let on = days.of(Some(bought.at.millis()));
        years.of(on)?.purchases += 1;
        if let Some(paid) = bought.paid {
            add_money(&mut years.of(on)?.paid, paid)?;
            years.pay(on, paid, 1)?;
        }
    }
    for one in moves {
        let units = years.units(one)?;
        let amount = one.units.saturating_abs();
        let (sum, part) = match one.cause {
            Cause::Bought => (&mut units.bought, amount),
            Cause::Bonus => (&mut units.bonus, amount),
            Cause::Sent => (&mut units.sent, amount),
            Cause::Refunded => (&mut units.refunded, amount),
            Cause::Corrected => (&mut units.corrected, one.units),
        };
        *sum = plus(*sum, part)?;
        if let (Cause::Refunded, Some(back)) = (one.cause, one.money) {
            add_money(&mut years.of(one.day)?.refunded, back)?;
            years.pay(one.day, back, -1)?;
        }
    }
    Ok(years.years.into_values().rev().collect())
}

struct Years<'a> {
    years: BTreeMap<i16, Year>,
    fx: &'a Fx,
    home: Currency,
}

impl Years<'_> {
    fn of(&mut self, on: i64) -> Result<&mut Year, BookError> {
        let (year, home) = (date(on)?.year(), self.home);
        Ok(self.years.entry(year).or_insert_with(|| Year {
            year,
            home: Some(Money {
                minor: 0,
                currency: home,
            }),
            ..Year::default()
        }))
    }

    fn pay(&mut self, on: i64, money: Money, sign: i64) -> Result<(), BookError> {
        let converted = self.fx.convert(money, self.home, date(on)?)?;
        let year = self.of(on)?;
        year.home = match (year.home, converted) {
            (Some(sum), Some(converted)) => Some(sum.checked_add(Money {
                minor: converted.money.minor * sign,
                ..converted.money
            })?),
            _ => None,
        };
        Ok(())
    }

    fn units(&mut self, one: &Move) -> Result<&mut YearUnits, BookError> {
        let units = &mut self.of(one.day)?.units;
        let at = match units.binary_search_by_key(&one.platform, |sum| sum.platform) {
            Ok(at) => at,
            Err(at) => {
                units.insert(
                    at,
                    YearUnits {
                        platform: one.platform,
                        bought: 0,
                        bonus: 0,
                        sent: 0,
                        refunded: 0,
                        corrected: 0,
                    },
                );
                at
            }
        };
        Ok(&mut units[at])
    }
}
