//! What stands in the year beside its payouts: what lives were credited with, what was taken back, receipts, files.

use std::collections::BTreeMap;

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::{Connection, params};

use super::answer::{CreditedMonth, Receipt, Source, TakenBackRow};
use super::gathered::first;
use crate::BookError;
use crate::payout::reversal::TakenBack;
use crate::payout::{earned, reversal_table};
use crate::totals::plus;

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a row of the year cannot be read",
};

pub(super) fn credited(conn: &Connection, year: i16) -> Result<Vec<CreditedMonth>, BookError> {
    let mut months: BTreeMap<(Date, u8), CreditedMonth> = BTreeMap::new();
    for platform in Platform::ALL {
        let weeks = earned::earned_weeks(conn, platform)?;
        for live in weeks
            .iter()
            .flat_map(|week| &week.lives)
            .filter(|live| live.day.year() == year)
        {
            let month = first(live.day);
            let sum = months.entry((month, platform as u8)).or_insert(CreditedMonth {
                month,
                platform,
                unit: platform.received(),
                lives: 0,
                units: 0,
                official: 0,
            });
            sum.lives = plus(sum.lives, 1)?;
            sum.units = plus(sum.units, live.units)?;
            sum.official = plus(sum.official, if live.official { live.units } else { 0 })?;
        }
    }
    Ok(months.into_values().collect())
}

pub(super) fn taken_back(conn: &Connection, year: i16) -> Result<Vec<TakenBackRow>, BookError> {
    let of_year = reversal_table::all(conn)?
        .into_iter()
        .filter(|reversal| reversal.on.year() == year);
    Ok(of_year
        .map(|reversal| match reversal.what {
            TakenBack::Gift { units, .. } | TakenBack::Units(units) => (Some(units), None, reversal),
            TakenBack::Money { money, .. } => (None, Some(money), reversal),
        })
        .map(|(units, money, reversal)| TakenBackRow { reversal, units, money })
        .collect())
}

pub(super) fn receipts(conn: &Connection, year: i16, zone: &TimeZone) -> Result<Vec<Receipt>, BookError> {
    let day = |month, day| Date::new(year, month, day).map_err(|_| UNREADABLE);
    let start = |day: Date| {
        Instant::start_of(day, zone)
            .map(Instant::millis)
            .map_err(|_| UNREADABLE)
    };
    let (from, until) = (
        start(day(1, 1)?)?,
        start(day(12, 31)?.tomorrow().map_err(|_| UNREADABLE)?)?,
    );
    let mut query = conn.prepare_cached(
        "SELECT receipt.entry_id, name, lower(hex(digest)), entry.at, entry.platform, entry.currency, entry.minor
         FROM receipt JOIN entry ON entry.id = receipt.entry_id
         WHERE entry.at >= ?1 AND entry.at < ?2 ORDER BY entry.at, receipt.entry_id, digest",
    )?;
    let mut rows = query.query(params![from, until])?;
    let mut receipts = Vec::new();
    while let Some(row) = rows.next()? {
        let at = Instant::from_millis(row.get(3)?).map_err(|_| UNREADABLE)?;
        let (code, minor): (Option<String>, Option<i64>) = (row.get(5)?, row.get(6)?);
        let paid = match code.zip(minor) {
            Some((code, minor)) => Some(Money {
                minor,
                currency: Currency::parse(&code)?,
            }),
            None => None,
        };
        receipts.push(Receipt {
            entry: EntryId(row.get(0)?),
            name: row.get(1)?,
            digest: row.get(2)?,
            day: at.day_in(zone),
            platform: Platform::from_number(row.get(4)?).ok_or(UNREADABLE)?,
            paid,
        });
    }
    Ok(receipts)
}

pub(super) fn sources(conn: &Connection) -> Result<Vec<Source>, BookError> {
    let mut query = conn
        .prepare_cached("SELECT name, format, imported_at, lower(hex(digest)) FROM source ORDER BY imported_at, id")?;
    let mut rows = query.query([])?;
    let mut sources = Vec::new();
    while let Some(row) = rows.next()? {
        let digest: String = row.get(3)?;
        sources.push(Source {
            name: row.get(0)?,
            format: row.get(1)?,
            imported: Instant::from_millis(row.get(2)?).map_err(|_| UNREADABLE)?,
            digest: digest.chars().take(12).collect(),
        });
    }
    Ok(sources)
}
