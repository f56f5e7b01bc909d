//! What was done to the book, and how it is put back. Every change is one operation in a log that only grows; each carries the hash of the
//! one before it. Undo and redo are operations too: they turn around what an earlier one changed and name it, so they work after a
//! restart as before it. A new edit ends what could be redone.
//!
//! Promised: n undos give the state n operations ago; redo of an undo gives it back; nothing is put back over a state it does not fit.
//! Left out: bringing an undone import back. Only `formats` can read its file; the book says which ([`Turned::ImportAgain`]).

mod areas;
mod chain;
mod edit;
mod names;
mod rules;
mod stacks;
mod table;
#[cfg(test)]
mod tests;
mod turn;

use std::collections::BTreeMap;

use giftbook_model::Instant;
use rusqlite::{Connection, Transaction};
use serde_json::Value;

pub use areas::SourceState;
pub(crate) use areas::live::reference as live_reference;
pub(crate) use edit::{Edit, change, line};
pub use names::Name;
pub use rules::Stale;
pub(crate) use rules::{Area, Change};
pub(crate) use table::of_entry;
pub(crate) use turn::number_of;
pub use turn::{ImportAgain, Turned};

use crate::{Book, BookError};

/// The number of an operation: later ones are larger.
pub type OperationId = i64;

/// One operation as the history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    pub id: OperationId,
    pub at: Instant,
    pub name: Name,
    /// What a sentence about it needs, by name.
    pub params: BTreeMap<String, String>,
    /// What it did is at present undone.
    pub undone: bool,
}

impl Book {
    /// The newest `limit` operations, newest first.
    pub fn history(&self, limit: u32) -> Result<Vec<Operation>, BookError> {
        self.file.read(|conn| {
            let undone = stacks::Stacks::replay(&table::steps(conn)?).undone_edits;
            let mut operations = table::newest(conn, limit)?;
            for operation in &mut operations {
                operation.undone = undone.contains(&operation.id);
            }
            Ok(operations)
        })
    }
}

/// Writes an operation to the log, in the transaction that makes its changes. `params` is a JSON object. Returns its number.
pub(crate) fn record(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    params: &Value,
    changes: &[Change],
) -> Result<OperationId, BookError> {
    table::append(tx, now, name, params, None, changes)
}

/// As [`record`] for an import: `again` where it brings back what an undo took away, so that it is written down as that undo's reverse.
/// Fails with [`BookError::NothingToDo`] when something else was done since.
pub(crate) fn record_import(
    tx: &Transaction<'_>,
    now: Instant,
    again: Option<&ImportAgain>,
    params: &Value,
    source: i64,
) -> Result<OperationId, BookError> {
    let after = areas::load(tx, Area::Source, &source.to_string())?;
    let change = Change {
        area: Area::Source,
        key: source.to_string(),
        before: None,
        after,
    };
    match again {
        None => record(tx, now, Name::Import, params, &[change]),
        Some(again) => turn::record_again(tx, now, again, change),
    }
}

/// As [`record`] for a source taken out of the book: `before` is what [`source_state`] said while it was there.
pub(crate) fn record_revert(
    tx: &Transaction<'_>,
    now: Instant,
    params: &Value,
    source: i64,
    before: Value,
) -> Result<OperationId, BookError> {
    let change = Change {
        area: Area::Source,
        key: source.to_string(),
        before: Some(before),
        after: None,
    };
    record(tx, now, Name::Revert, params, &[change])
}

/// What the log keeps of a source, to find its file again.
pub(crate) fn source_state(tx: &Transaction<'_>, source: i64) -> Result<Value, BookError> {
    areas::load(tx, Area::Source, &source.to_string())?.ok_or(BookError::Unknown { what: "source" })
}

/// Whether every operation still carries the hash of the one before it and of its own words.
pub(crate) fn verify_chain(conn: &Connection) -> Result<bool, BookError> {
    table::verify(conn)
}
