//! The SQL of payouts, and their entries in the journal.

use giftbook_model::{Currency, Instant, Money, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entries::{Leg, PARTS, key, legs};
use super::life::{Payout, PayoutFacts};
use crate::insight::{date_of, epoch_day};
use crate::journal::{Accounts, Flags};
use crate::{BookError, settings};

pub(super) const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a payout cannot be read",
};

/// A payout as the log and the table keep it. Days are days since 1970-01-01. The log keeps it: never rename a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    platform: u8,
    units: Option<i64>,
    requested: Option<i64>,
    paid: Option<i64>,
    received: Option<i64>,
    returned: Option<i64>,
    currency: Option<String>,
    gross: Option<i64>,
    fee: Option<i64>,
    got_currency: Option<String>,
    got: Option<i64>,
    method: String,
    reference: String,
}

impl From<&PayoutFacts> for Kept {
    fn from(facts: &PayoutFacts) -> Self {
        let code = |money: Option<Money>| money.map(|money| money.currency.code().to_owned());
        let minor = |money: Option<Money>| money.map(|money| money.minor);
        Self {
            platform: facts.platform as u8,
            units: facts.units,
            requested: facts.requested.map(epoch_day),
            paid: facts.paid.map(epoch_day),
            received: facts.received.map(epoch_day),
            returned: facts.returned.map(epoch_day),
            currency: code(facts.gross),
            gross: minor(facts.gross),
            fee: minor(facts.fee),
            got_currency: code(facts.got),
            got: minor(facts.got),
            method: facts.method.clone(),
            reference: facts.reference.clone(),
        }
    }
}

impl Kept {
    pub(super) fn facts(&self) -> Result<PayoutFacts, BookError> {
        let day = |day: Option<i64>| day.map(|day| date_of(day).ok_or(UNREADABLE)).transpose();
        let money = |code: &Option<String>, minor: Option<i64>| -> Result<Option<Money>, BookError> {
            let Some((code, minor)) = code.as_ref().zip(minor) else {
                return Ok(None);
            };
            let currency = Currency::parse(code)?;
            Ok(Some(Money { minor, currency }))
        };
        Ok(PayoutFacts {
            platform: Platform::from_number(self.platform).ok_or(UNREADABLE)?,
            units: self.units,
            requested: day(self.requested)?,
            paid: day(self.paid)?,
            received: day(self.received)?,
            returned: day(self.returned)?,
            gross: money(&self.currency, self.gross)?,
            fee: money(&self.currency, self.fee)?,
            got: money(&self.got_currency, self.got)?,
            method: self.method.clone(),
            reference: self.reference.clone(),
        })
    }
}

const COLUMNS: &str = "platform, units, requested_day, paid_day, received_day, returned_day, currency, gross, fee, got_currency, got, method, reference";

/// All payouts, the first begun first.
pub(super) fn all(conn: &Connection) -> Result<Vec<Payout>, BookError> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, id FROM payout ORDER BY coalesce(requested_day, paid_day, received_day), id"
    ))?
    .query_and_then([], |row| {
        Ok(Payout {
            id: row.get(13)?,
            facts: kept(row)?.facts()?,
        })
    })?
    .collect()
}

pub(super) fn find(conn: &Connection, id: i64) -> Result<Option<PayoutFacts>, BookError> {
    find_kept(conn, id)?.map(|kept| kept.facts()).transpose()
}

fn find_kept(conn: &Connection, id: i64) -> Result<Option<Kept>, BookError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM payout WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// A number no payout has.
pub(super) fn unused(conn: &Connection) -> Result<i64, BookError> {
    Ok(conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM payout", [], |row| row.get(0))?)
}

/// A payout as the log sees it.
pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find_kept(conn, id)?.map(serde_json::to_value).transpose()?)
}

/// Puts a payout with its entries, or takes both away.
pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM payout WHERE id = ?1")?.execute([id])?;
    let mut facts = None;
    if let Some(value) = value {
        let kept = Kept::deserialize(value)?;
        facts = Some(kept.facts()?);
        tx.prepare_cached(&format!(
            "INSERT INTO payout (id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        ))?
        .execute(params![
            id,
            kept.platform,
            kept.units,
            kept.requested,
            kept.paid,
            kept.received,
            kept.returned,
            kept.currency,
            kept.gross,
            kept.fee,
            kept.got_currency,
            kept.got,
            kept.method,
            kept.reference
        ])?;
    }
    state(tx, id, facts.as_ref())
}

/// Writes the entries of a payout anew.
fn state(tx: &Transaction<'_>, id: i64, payout: Option<&PayoutFacts>) -> Result<(), BookError> {
    for part in PARTS {
        tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?
            .execute([key(id, part).id.0])?;
    }
    let Some(payout) = payout else { return Ok(()) };
    for leg in legs(payout)? {
        put(tx, key(id, leg.part), payout.platform, &leg)?;
    }
    Ok(())
}

/// Writes all entries of payouts and reversals anew: after a change of zone they begin their days at another moment.
pub(crate) fn restate(tx: &Transaction<'_>) -> Result<(), BookError> {
    for payout in all(tx)? {
        state(tx, payout.id, Some(&payout.facts))?;
    }
    super::reversal_table::restate(tx)
}

/// When an entry of that day stands: at its beginning in the book's zone.
pub(super) fn moment(conn: &Connection, on: Date) -> Result<i64, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let start = Instant::start_of(on, &zone).map_err(|_| BookError::Invalid {
        code: "day_out_of_range",
    })?;
    Ok(start.millis())
}

/// One entry made by hand.
pub(super) fn put(
    tx: &Transaction<'_>,
    key: giftbook_model::Key,
    platform: Platform,
    leg: &Leg,
) -> Result<(), BookError> {
    let mut accounts = Accounts::default();
    let mut way = |way: Option<(_, _)>| -> Result<_, BookError> {
        let Some((from, to)) = way else { return Ok((None, None)) };
        let mut account = |kind| accounts.id(tx, kind, platform, 0);
        Ok((Some(account(from)?), Some(account(to)?)))
    };
    let (from, to) = way(leg.units.map(|(_, way)| way))?;
    let (money_from, money_to) = way(leg.money.map(|(_, way)| way))?;
    tx.prepare_cached(
        "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, pieces, first_pieces, unit, units, from_account, to_account,
             currency, minor, money_from, money_to, flags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, 1, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        key.id.0,
        key.rest,
        leg.kind as u8,
        platform as u8,
        moment(tx, leg.on)?,
        leg.units.map(|_| platform.received() as u8),
        leg.units.map(|(units, _)| units),
        from,
        to,
        leg.money.map(|(money, _)| money.currency.code().to_owned()),
        leg.money.map(|(money, _)| money.minor),
        money_from,
        money_to,
        Flags::BY_HAND
    ])?;
    Ok(())
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        platform: row.get(0)?,
        units: row.get(1)?,
        requested: row.get(2)?,
        paid: row.get(3)?,
        received: row.get(4)?,
        returned: row.get(5)?,
        currency: row.get(6)?,
        gross: row.get(7)?,
        fee: row.get(8)?,
        got_currency: row.get(9)?,
        got: row.get(10)?,
        method: row.get(11)?,
        reference: row.get(12)?,
    })
}
