//! Undo and redo: the last operation turned around.

use std::collections::BTreeMap;

use giftbook_model::Instant;
use rusqlite::{Connection, Transaction};
use serde::Deserialize;

use super::stacks::Stacks;
use super::table::Done;
use super::{Area, Change, Name, OperationId, SourceState, Stale, areas, table};
use crate::file::Cancel;
use crate::{Book, BookError};

/// What undo or redo came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turned {
    Done {
        /// The edit that was undone or redone.
        name: Name,
        params: BTreeMap<String, String>,
        stale: Vec<Stale>,
    },
    /// Nothing was changed yet: what is asked for is an import, and the file has to be read again.
    ImportAgain(ImportAgain),
}

/// An import to be run again, from its kept original. Given back with it, so that the log knows what it reverses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportAgain {
    pub source: SourceState,
    /// The edit that is undone or redone by it: a revert or an import.
    pub edit: Name,
    number: i64,
    pub(super) step: Name,
    pub(super) reverses: OperationId,
}

impl Book {
    /// Takes back the last edit, import or revert that stands. [`BookError::NothingToDo`] when there is none. May run as long as
    /// reverting a large import does.
    pub fn undo(&self, now: Instant, cancel: &Cancel) -> Result<Turned, BookError> {
        self.turn(now, cancel, Name::Undo)
    }

    /// Takes back the last undo, unless something else was done since.
    pub fn redo(&self, now: Instant, cancel: &Cancel) -> Result<Turned, BookError> {
        self.turn(now, cancel, Name::Redo)
    }

    fn turn(&self, now: Instant, cancel: &Cancel, step: Name) -> Result<Turned, BookError> {
        if let Some(source) = self.file.read(|conn| taken_back(conn, step))? {
            self.back_up_before_taking_back(source, now)?;
        }
        self.file.write_until(cancel, |tx| turn_in(tx, now, step))
    }
}

/// The import that the next step would take back, if it would take one back.
fn taken_back(conn: &Connection, step: Name) -> Result<Option<i64>, BookError> {
    let Some(reverses) = next(conn, step)? else {
        return Ok(None);
    };
    let changes = table::done_by(conn, reverses)?.changes;
    let brought = changes
        .iter()
        .find(|change| change.area == Area::Source && change.after.is_some());
    brought.map(|change| areas::number(&change.key)).transpose()
}

fn turn_in(tx: &Transaction<'_>, now: Instant, step: Name) -> Result<Turned, BookError> {
    let reverses = next(tx, step)?.ok_or(BookError::NothingToDo)?;
    let Done {
        name,
        mut params,
        changes,
    } = table::done_by(tx, reverses)?;
    let changes: Vec<Change> = changes.into_iter().rev().map(Change::reversed).collect();
    let of = params.entry(OF.to_owned()).or_insert_with(|| name.code().to_owned());
    let edit = Name::from_code(of).ok_or(BookError::Inconsistent {
        what: "an undo does not say of what",
    })?;
    let source = changes.iter().find(|change| change.area == Area::Source);
    if let Some((number, state)) = source.and_then(|source| Some((&source.key, source.after.as_ref()?))) {
        return Ok(Turned::ImportAgain(ImportAgain {
            source: SourceState::deserialize(state)?,
            edit,
            number: areas::number(number)?,
            step,
            reverses,
        }));
    }
    for change in &changes {
        put(tx, change)?;
    }
    table::append(tx, now, step, &serde_json::to_value(&params)?, Some(reverses), &changes)?;
    Ok(Turned::Done {
        name: edit,
        params,
        stale: stale(&changes),
    })
}

/// The parameter in which undo and redo say the name of the edit.
const OF: &str = "of";

fn next(conn: &Connection, step: Name) -> Result<Option<OperationId>, BookError> {
    let stacks = Stacks::replay(&table::steps(conn)?);
    Ok(if step == Name::Undo {
        stacks.done.last()
    } else {
        stacks.undone.last()
    }
    .copied())
}

/// Puts a change over the state it was made for, or not at all.
fn put(tx: &Transaction<'_>, change: &Change) -> Result<(), BookError> {
    if areas::load(tx, change.area, &change.key)? != change.before {
        return Err(BookError::Inconsistent {
            what: "the book is not as the log says",
        });
    }
    areas::store(tx, change.area, &change.key, change.after.as_ref())
}

fn stale(changes: &[Change]) -> Vec<Stale> {
    let mut stale: Vec<Stale> = changes.iter().flat_map(|change| change.area.stale()).copied().collect();
    stale.sort_unstable();
    stale.dedup();
    stale
}

/// The number an import run again had before, so that what the log says of it stays true. [`BookError::NothingToDo`] when something
/// else was done since it was asked for.
pub(crate) fn number_of(tx: &Transaction<'_>, again: &ImportAgain) -> Result<i64, BookError> {
    if next(tx, again.step)? == Some(again.reverses) {
        Ok(again.number)
    } else {
        Err(BookError::NothingToDo)
    }
}

/// Writes down that the import asked for was run.
pub(super) fn record_again(
    tx: &Transaction<'_>,
    now: Instant,
    again: &ImportAgain,
    change: Change,
) -> Result<OperationId, BookError> {
    let Done { name, mut params, .. } = table::done_by(tx, again.reverses)?;
    params.entry(OF.to_owned()).or_insert_with(|| name.code().to_owned());
    table::append(
        tx,
        now,
        again.step,
        &serde_json::to_value(&params)?,
        Some(again.reverses),
        &[change],
    )
}
