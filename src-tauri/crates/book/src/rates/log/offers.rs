//! Offers of the user's own, and offers that hold no longer.

use giftbook_model::OfferSeen;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Kept, NOT_OURS};
use crate::BookError;
use crate::rates::offer::OfferId;
use crate::rates::table;

/// A row of `offer`, with the numbers it is stored by.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::rates) struct OfferRow {
    platform: u8,
    unit: u8,
    units: i64,
    channel: u8,
    region: String,
    currency: String,
    minor: i64,
    any_amount: bool,
    tax: u8,
    seen_on: i64,
    source: String,
    trust: u8,
    replaces: Option<String>,
}

impl OfferRow {
    pub(in crate::rates) fn new(seen: &OfferSeen, replaces: Option<OfferId>) -> Self {
        Self {
            platform: seen.platform as u8,
            unit: seen.unit as u8,
            units: seen.units,
            channel: seen.channel as u8,
            region: seen.region.clone(),
            currency: seen.price.currency.code().to_owned(),
            minor: seen.price.minor,
            any_amount: seen.any_amount,
            tax: seen.tax as u8,
            seen_on: table::number(seen.seen_on),
            source: seen.source.clone(),
            trust: seen.trust as u8,
            replaces: replaces.map(|id| id.0),
        }
    }
}

impl Kept for OfferRow {
    fn load(conn: &Connection, id: i64) -> Result<Option<Self>, BookError> {
        let row = conn
            .prepare_cached(
                "SELECT platform, unit, units, channel, region, currency, minor, any_amount, tax, seen_on, source, trust, replaces
                 FROM offer WHERE id = ?1",
            )?
            .query_row([id], |row| {
                Ok(Self {
                    platform: row.get(0)?,
                    unit: row.get(1)?,
                    units: row.get(2)?,
                    channel: row.get(3)?,
                    region: row.get(4)?,
                    currency: row.get(5)?,
                    minor: row.get(6)?,
                    any_amount: row.get(7)?,
                    tax: row.get(8)?,
                    seen_on: row.get(9)?,
                    source: row.get(10)?,
                    trust: row.get(11)?,
                    replaces: row.get(12)?,
                })
            });
        Ok(row.optional()?)
    }

    fn put(&self, tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached(
            "INSERT INTO offer (id, platform, unit, units, channel, region, currency, minor, any_amount, tax, seen_on, source, trust, replaces)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            id,
            self.platform,
            self.unit,
            self.units,
            self.channel,
            self.region,
            self.currency,
            self.minor,
            self.any_amount,
            self.tax,
            self.seen_on,
            self.source,
            self.trust,
            self.replaces
        ])?;
        Ok(())
    }

    fn take_away(tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("DELETE FROM offer WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}

pub(super) fn load_withdrawn(conn: &Connection, offer: &str) -> Result<Option<Value>, BookError> {
    let from: Option<i64> = conn
        .prepare_cached("SELECT from_day FROM offer_withdrawn WHERE offer = ?1")?
        .query_row([offer], |row| row.get(0))
        .optional()?;
    Ok(from.map(Value::from))
}

pub(super) fn store_withdrawn(tx: &Transaction<'_>, offer: &str, from: Option<&Value>) -> Result<(), BookError> {
    let Some(from) = from else {
        tx.prepare_cached("DELETE FROM offer_withdrawn WHERE offer = ?1")?
            .execute([offer])?;
        return Ok(());
    };
    let from = from.as_i64().ok_or(NOT_OURS)?;
    tx.prepare_cached("INSERT INTO offer_withdrawn (offer, from_day) VALUES (?1, ?2)")?
        .execute(params![offer, from])?;
    Ok(())
}
