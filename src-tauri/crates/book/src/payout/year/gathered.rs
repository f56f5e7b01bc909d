//! The year's rows, gathered and added up.

use std::collections::BTreeMap;

use giftbook_model::{Currency, Instant, Money, Platform};
use jiff::civil::Date;
use rusqlite::Connection;

use super::answer::{Arrived, PaidRow, Year, YearPayout};
use super::listed::{credited, receipts, sources, taken_back};
use super::row::{less, payout_row};
use crate::payout::{own_methods, table};
use crate::rates::Fx;
use crate::totals::plus;
use crate::{Book, BookError, settings};

impl Book {
    /// A year of payouts, in the book's zone and home currency. [`BookError::Invalid`] `year_out_of_range` beyond 2016 to 2100.
    pub fn year(&self, year: i16, now: Instant) -> Result<Year, BookError> {
        if !(2016..=2100).contains(&year) {
            return Err(BookError::Invalid {
                code: "year_out_of_range",
            });
        }
        self.file.read(|conn| gathered(conn, year, now))
    }
}

fn gathered(conn: &Connection, year: i16, now: Instant) -> Result<Year, BookError> {
    let settings = settings::read(conn)?;
    let (zone, home) = (settings.zone()?, settings.home_currency);
    let (fx, methods) = (Fx::load(conn)?, own_methods::all(conn)?);
    let mut payouts = Vec::new();
    for payout in table::all(conn)? {
        let row = payout_row(conn, payout, home, &fx, &methods)?;
        let day = row.counts_on.or(row.payout.facts.begun());
        if day.is_some_and(|day| day.year() == year) {
            payouts.push(row);
        }
    }
    payouts.sort_by_key(|row| (row.counts_on.or(row.payout.facts.begun()), row.payout.id));
    Ok(Year {
        platforms: paid(&payouts, |_| None)?,
        months: paid(&payouts, |day| Some(first(day)))?,
        arrived: arrived(&payouts, home, |day, platform| (Some(first(day)), Some(platform)))?,
        arrived_sums: arrived(&payouts, home, |_, _| (None, None))?,
        payouts,
        credited: credited(conn, year)?,
        taken_back: taken_back(conn, year)?,
        receipts: receipts(conn, year, &zone)?,
        sources: sources(conn)?,
        year,
        made: now,
        zone: settings.zone,
        home,
    })
}

pub(super) fn first(day: Date) -> Date {
    day.first_of_month()
}

/// Payouts with a gross amount that count in the year, added up by `month`, platform and currency.
fn paid(payouts: &[YearPayout], month: impl Fn(Date) -> Option<Date>) -> Result<Vec<PaidRow>, BookError> {
    let mut rows: BTreeMap<(Option<Date>, u8, Currency), PaidRow> = BTreeMap::new();
    for row in payouts {
        let facts = &row.payout.facts;
        let Some((gross, day)) = facts.gross.zip(row.counts_on) else {
            continue;
        };
        let zero = Money { minor: 0, ..gross };
        let sum = rows
            .entry((month(day), facts.platform as u8, gross.currency))
            .or_insert(PaidRow {
                month: month(day),
                platform: facts.platform,
                currency: gross.currency,
                payouts: 0,
                gross: zero,
                fees: zero,
                taken_back: zero,
                net: zero,
                without_fee: 0,
            });
        sum.payouts = plus(sum.payouts, 1)?;
        sum.gross = sum.gross.checked_add(gross)?;
        sum.fees = sum.fees.checked_add(facts.fee.unwrap_or(zero))?;
        sum.taken_back = sum.taken_back.checked_add(row.taken_back.unwrap_or(zero))?;
        sum.without_fee = plus(sum.without_fee, i64::from(facts.fee.is_none()))?;
        sum.net = less(less(sum.gross, sum.fees)?, sum.taken_back)?;
    }
    Ok(rows.into_values().collect())
}

/// What arrived, added up by what `group` says of day and platform, and currency.
fn arrived(
    payouts: &[YearPayout],
    home: Currency,
    group: impl Fn(Date, Platform) -> (Option<Date>, Option<Platform>),
) -> Result<Vec<Arrived>, BookError> {
    let mut rows: BTreeMap<(Option<Date>, Option<u8>, Currency), Arrived> = BTreeMap::new();
    for row in payouts {
        let facts = &row.payout.facts;
        let Some((got, day)) = facts.got.zip(row.counts_on) else {
            continue;
        };
        let (month, platform) = group(day, facts.platform);
        let key = (month, platform.map(|platform| platform as u8), got.currency);
        let sum = rows.entry(key).or_insert(Arrived {
            month,
            platform,
            payouts: 0,
            money: Money { minor: 0, ..got },
            in_home: Some(Money {
                minor: 0,
                currency: home,
            }),
        });
        sum.payouts = plus(sum.payouts, 1)?;
        sum.money = sum.money.checked_add(got)?;
        sum.in_home = match sum.in_home.zip(row.in_home) {
            Some((all, one)) => Some(all.checked_add(one)?),
            None => None,
        };
    }
    Ok(rows.into_values().collect())
}
