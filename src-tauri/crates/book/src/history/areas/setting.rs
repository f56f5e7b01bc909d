//! Settings as the log sees them: texts by key. What they mean, and what follows from a change, `settings` knows.

use rusqlite::{Connection, Transaction};
use serde_json::Value;

use super::text;
use crate::{BookError, settings};

pub(super) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    Ok(settings::text(conn, key)?.map(Value::from))
}

pub(super) fn store(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    settings::put(tx, key, value.map(text).transpose()?)
}
