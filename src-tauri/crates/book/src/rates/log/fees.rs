//! Payment methods and what they cost.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::Kept;
use crate::BookError;

/// A row of `method`.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::rates) struct MethodRow {
    pub(in crate::rates) name: String,
    pub(in crate::rates) kind: u8,
    pub(in crate::rates) currency: Option<String>,
}

/// A row of `method_fee`: shares as exact decimals, the day by its number.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::rates) struct Fee {
    pub(in crate::rates) method: i64,
    pub(in crate::rates) from_day: i64,
    pub(in crate::rates) fee: String,
    pub(in crate::rates) markup: String,
}

impl Kept for MethodRow {
    fn load(conn: &Connection, id: i64) -> Result<Option<Self>, BookError> {
        let row = conn
            .prepare_cached("SELECT name, kind, currency FROM method WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(Self {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    currency: row.get(2)?,
                })
            });
        Ok(row.optional()?)
    }

    fn put(&self, tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("INSERT INTO method (id, name, kind, currency) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![id, self.name, self.kind, self.currency])?;
        Ok(())
    }

    fn take_away(tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("DELETE FROM method WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}

impl Kept for Fee {
    fn load(conn: &Connection, id: i64) -> Result<Option<Self>, BookError> {
        let row = conn
            .prepare_cached("SELECT method_id, from_day, fee, markup FROM method_fee WHERE id = ?1")?
            .query_row([id], |row| {
                Ok(Self {
                    method: row.get(0)?,
                    from_day: row.get(1)?,
                    fee: row.get(2)?,
                    markup: row.get(3)?,
                })
            });
        Ok(row.optional()?)
    }

    fn put(&self, tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("INSERT INTO method_fee (id, method_id, from_day, fee, markup) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, self.method, self.from_day, self.fee, self.markup])?;
        Ok(())
    }

    fn take_away(tx: &Transaction<'_>, id: i64) -> Result<(), BookError> {
        tx.prepare_cached("DELETE FROM method_fee WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    }
}
