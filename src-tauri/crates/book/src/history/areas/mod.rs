//! How each area's state is read and put, one thing at a time, for edits and for undo alike.

pub(super) mod annotation;
pub(super) mod live;
pub(super) mod segment;
mod setting;
mod source;

use rusqlite::{Connection, Transaction};
use serde_json::Value;

pub use source::SourceState;

use super::Area;
use crate::{BookError, limits};

/// What stands under `key`; `None` where nothing does.
pub(super) fn load(conn: &Connection, area: Area, key: &str) -> Result<Option<Value>, BookError> {
    match area {
        Area::Source => source::load(conn, number(key)?),
        Area::Annotation => annotation::load(conn, number(key)?),
        Area::Segment => segment::load(conn, number(key)?),
        Area::LiveTitle => live::load_title(conn, key),
        Area::Setting => setting::load(conn, key),
        Area::Budget => limits::load_budget(conn, key),
    }
}

/// Puts `value` under `key`; `None` takes away what stands there.
pub(super) fn store(tx: &Transaction<'_>, area: Area, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    match area {
        Area::Source => source::store(tx, number(key)?, value),
        Area::Annotation => annotation::store(tx, number(key)?, value),
        Area::Segment => segment::store(tx, number(key)?, value),
        Area::LiveTitle => live::store_title(tx, key, value),
        Area::Setting => setting::store(tx, key, value),
        Area::Budget => limits::store_budget(tx, key, value),
    }
}

pub(super) fn number(key: &str) -> Result<i64, BookError> {
    key.parse().map_err(|_| BookError::Inconsistent {
        what: "the log names a row without a number",
    })
}

/// The text a change holds.
fn text(value: &Value) -> Result<&str, BookError> {
    value.as_str().ok_or(BookError::Inconsistent {
        what: "the log holds no text where one belongs",
    })
}
