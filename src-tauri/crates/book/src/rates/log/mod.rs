//! The rate book as the log sees it: one row at a time, as it stands and as it is put back.

mod fees;
mod fx;
mod offers;

use rusqlite::{Connection, Transaction};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub(super) use fees::{Fee, MethodRow};
pub(super) use fx::{Batch, accepted_key};
pub(super) use offers::OfferRow;

use crate::BookError;
use crate::history::Area;

const NOT_OURS: BookError = BookError::Inconsistent {
    what: "the log names a rate that is none",
};

/// A row of one of the areas: read by its key, written under it, taken away.
trait Kept: Serialize + DeserializeOwned {
    fn load(conn: &Connection, id: i64) -> Result<Option<Self>, BookError>;
    fn put(&self, tx: &Transaction<'_>, id: i64) -> Result<(), BookError>;
    fn take_away(tx: &Transaction<'_>, id: i64) -> Result<(), BookError>;
}

pub(crate) fn load(conn: &Connection, area: Area, key: &str) -> Result<Option<Value>, BookError> {
    match area {
        Area::Offer => found::<OfferRow>(conn, key),
        Area::OfferWithdrawn => offers::load_withdrawn(conn, key),
        Area::FxBatch => found::<Batch>(conn, key),
        Area::FxAccepted => fx::load_accepted(conn, key),
        Area::Method => found::<MethodRow>(conn, key),
        Area::MethodFee => found::<Fee>(conn, key),
        _ => Err(NOT_OURS),
    }
}

pub(crate) fn store(tx: &Transaction<'_>, area: Area, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    match area {
        Area::Offer => set::<OfferRow>(tx, key, value),
        Area::OfferWithdrawn => offers::store_withdrawn(tx, key, value),
        Area::FxBatch => set::<Batch>(tx, key, value),
        Area::FxAccepted => fx::store_accepted(tx, key, value),
        Area::Method => set::<MethodRow>(tx, key, value),
        Area::MethodFee => set::<Fee>(tx, key, value),
        _ => Err(NOT_OURS),
    }
}

fn found<K: Kept>(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let row = K::load(conn, number(key)?)?;
    Ok(row.map(serde_json::to_value).transpose()?)
}

fn set<K: Kept>(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let id = number(key)?;
    match value {
        None => K::take_away(tx, id),
        Some(value) => K::deserialize(value)?.put(tx, id),
    }
}

fn number(key: &str) -> Result<i64, BookError> {
    key.parse().map_err(|_| NOT_OURS)
}

/// The number the next row of a table gets.
pub(super) fn unused(conn: &Connection, table: &'static str) -> Result<i64, BookError> {
    let query = format!("SELECT ifnull(max(id), 0) + 1 FROM {table}");
    Ok(conn.query_row(&query, [], |row| row.get(0))?)
}
