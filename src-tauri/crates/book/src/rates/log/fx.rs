//! Files of reference rates with all their rates, and rates that were held back and hold after all.

use std::collections::BTreeMap;

use giftbook_model::Currency;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Kept, NOT_OURS};
use crate::BookError;
use crate::rates::table;

/// Rates by the number of their day and their currency, as exact decimals.
type Rates = BTreeMap<i64, BTreeMap<String, String>>;

/// A row of `fx_batch` with its rows of `fx_rate`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::rates) struct Batch {
    pub(in crate::rates) at: i64,
    pub(in crate::rates) name: String,
    pub(in crate::rates) fetched: bool,
    pub(in crate::rates) etag: Option<String>,
    pub(in crate::rates) modified: Option<String>,
    pub(in crate::rates) known: u64,
    pub(in crate::rates) unlike: u64,
    pub(in crate::rates) unreadable: u64,
    pub(in crate::rates) ignored: u64,
    pub(in crate::rates) rates: Rates,
    pub(in crate::rates) held: Rates,
}

const IN_FORCE: i64 = 0;
const HELD: i64 = 1;
const ACCEPTED: i64 = 2;

impl Batch {
    pub(in crate::rates) fn add(&mut self, day: Date, currency: Currency, rate: String, held: bool) {
        let rates = if held { &mut self.held } else { &mut self.rates };
        let day = rates.entry(table::number(day)).or_default();
        day.insert(currency.code().to_owned(), rate);
    }
}

impl Kept for Batch {
    fn load(conn: &Connection, id: i64) -> Result<Option<Self>, BookError> {
        let batch = conn
            .prepare_cached(
                "SELECT at, name, fetched, etag, modified, known, unlike, unreadable, ignored FROM fx_batch WHERE id = ?1",
            )?
            .query_row([id], |row| {
                Ok(Self {
                    at: row.get(0)?,
                    name: row.get(1)?,
                    fetched: row.get(2)?,
                    etag: row.get(3)?,
                    modified: row.get(4)?,
                    known: row.get(5)?,
                    unlike: row.get(6)?,
                    unreadable: row.get(7)?,
                    ignored: row.get(8)?,
                    ..Self::default()
                })
            })
            .optional()?;
        let Some(mut batch) = batch else {
            return Ok(None);
        };
        let mut query = conn.prepare_cached("SELECT day, currency, rate, standing FROM fx_rate WHERE batch_id = ?1")?;
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            let standing: i64 = row.get(3)?;
            let rates = if standing == IN_FORCE {
                &mut batch.rates
            } else {
                &mut batch.held
            };
            rates.entry(row.get(0)?).or_default().insert(row.get(1)?, row.get(2)?);
        }
        Ok(Some(batch))
    }

    fn put(&self, tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached(
            "INSERT INTO fx_batch (id, at, name, fetched, etag, modified, known, unlike, unreadable, ignored)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            id,
            self.at,
            self.name,
            self.fetched,
            self.etag,
            self.modified,
            self.known,
            self.unlike,
            self.unreadable,
            self.ignored
        ])?;
        let mut insert = tx.prepare_cached(
            "INSERT INTO fx_rate (day, currency, batch_id, rate, standing) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (rates, standing) in [(&self.rates, IN_FORCE), (&self.held, HELD)] {
            for (day, rates) in rates {
                for (currency, rate) in rates {
                    insert.execute(params![day, currency, id, rate, standing])?;
                }
            }
        }
        Ok(())
    }

    fn take_away(tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("DELETE FROM fx_rate WHERE batch_id = ?1")?
            .execute([id])?;
        tx.prepare_cached("DELETE FROM fx_batch WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}

/// The key of a rate that was held back.
pub(in crate::rates) fn accepted_key(batch: i64, day: Date, currency: Currency) -> String {
    format!("{batch}:{}:{currency}", table::number(day))
}

fn parts(key: &str) -> Result<(i64, i64, &str), BookError> {
    let mut parts = key.splitn(3, ':');
    let mut number = || parts.next().and_then(|part| part.parse().ok()).ok_or(NOT_OURS);
    let (batch, day) = (number()?, number()?);
    Ok((batch, day, parts.next().ok_or(NOT_OURS)?))
}

pub(super) fn load_accepted(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (batch, day, currency) = parts(key)?;
    let accepted = conn
        .prepare_cached("SELECT 1 FROM fx_rate WHERE batch_id = ?1 AND day = ?2 AND currency = ?3 AND standing = ?4")?
        .exists(params![batch, day, currency, ACCEPTED])?;
    Ok(accepted.then(|| Value::from(true)))
}

pub(super) fn store_accepted(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (batch, day, currency) = parts(key)?;
    let standing = if value.is_some() { ACCEPTED } else { HELD };
    tx.prepare_cached(
        "UPDATE fx_rate SET standing = ?4 WHERE batch_id = ?1 AND day = ?2 AND currency = ?3 AND standing <> 0",
    )?
    .execute(params![batch, day, currency, standing])?;
    Ok(())
}
