//! Files of programmes and payout methods of the user's own, as they were written. They are read anew whenever they are asked for: by the
//! same reader as those the program brings along, so one that was taken can be read for ever.
//!
//! A name is never used anew for what held before: what is the user's own has a name of its own, and its next form begins later than the one
//! before it. So no file that is added moves a figure of an earlier day.

use giftbook_model::Instant;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::file_form::{FileWrong, Wrong};
use crate::BookError;
use crate::history::{self, Area, Edit, Name};

/// What a file holds. Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Holds {
    Programmes = 1,
    Methods = 2,
}

impl Holds {
    /// What it is called where there is none, and the operations that add and remove one.
    fn told(self) -> (&'static str, Name, Name) {
        match self {
            Self::Programmes => ("programmes", Name::ProgrammeAdd, Name::ProgrammeRemove),
            Self::Methods => ("methods", Name::PayoutMethodAdd, Name::PayoutMethodRemove),
        }
    }
}

/// Refuses what a file calls by a name of the program's, or by one of the user's own that has a form as late. `named` tells name and first
/// day; `read` has the line each name stands in.
pub(super) fn untaken<T>(
    read: &[(T, usize)],
    shipped: &[T],
    own: &[T],
    named: impl Fn(&T) -> (&str, Option<Date>),
) -> Result<(), FileWrong> {
    for (nth, (new, line)) in read.iter().enumerate() {
        let (name, from) = named(new);
        let mut earlier = read[..nth].iter().map(|(other, _)| other).chain(own).map(&named);
        let as_late = earlier.any(|(other, since)| other == name && from <= since);
        if as_late || shipped.iter().any(|other| named(other).0 == name) {
            let name = name.to_owned();
            return Err(FileWrong {
                line: *line,
                wrong: Wrong::Taken { name },
            });
        }
    }
    Ok(())
}

/// A file as the log keeps it: never rename a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnFile {
    pub(super) holds: u8,
    pub(super) name: String,
    pub(super) text: String,
}

/// The files of one sort, the first added first.
pub(super) fn all(conn: &Connection, holds: Holds) -> Result<Vec<(i64, OwnFile)>, BookError> {
    let mut query =
        conn.prepare_cached("SELECT id, holds, name, text FROM payout_file WHERE holds = ?1 ORDER BY id")?;
    let files = query.query_map([holds as u8], |row| {
        let file = OwnFile {
            holds: row.get(1)?,
            name: row.get(2)?,
            text: row.get(3)?,
        };
        Ok((row.get(0)?, file))
    })?;
    Ok(files.collect::<Result<_, _>>()?)
}

fn find(conn: &Connection, id: i64) -> Result<Option<OwnFile>, BookError> {
    Ok(conn
        .prepare_cached("SELECT holds, name, text FROM payout_file WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(OwnFile {
                holds: row.get(0)?,
                name: row.get(1)?,
                text: row.get(2)?,
            })
        })
        .optional()?)
}

/// Writes a file down under a number no other has, and returns it.
pub(super) fn add(tx: &Transaction<'_>, now: Instant, holds: Holds, name: &str, text: &str) -> Result<i64, BookError> {
    let id: i64 = tx.query_row("SELECT ifnull(max(id), 0) + 1 FROM payout_file", [], |row| row.get(0))?;
    let file = OwnFile {
        holds: holds as u8,
        name: history::line(name)?,
        text: text.to_owned(),
    };
    change(tx, now, holds.told().1, (id, &file), Some(serde_json::to_value(&file)?))?;
    Ok(id)
}

/// Takes a file out; [`BookError::Unknown`] where there is none of that sort with this number.
pub(super) fn remove(tx: &Transaction<'_>, now: Instant, holds: Holds, id: i64) -> Result<(), BookError> {
    let file = find(tx, id)?.filter(|file| file.holds == holds as u8);
    let file = file.ok_or(BookError::Unknown { what: holds.told().0 })?;
    change(tx, now, holds.told().2, (id, &file), None)
}

fn change(
    tx: &Transaction<'_>,
    now: Instant,
    operation: Name,
    (id, file): (i64, &OwnFile),
    after: Option<Value>,
) -> Result<(), BookError> {
    let edit = Edit {
        area: Area::PayoutFile,
        key: id.to_string(),
        after,
    };
    history::change(tx, now, operation, &json!({ "name": file.name }), vec![edit])?;
    Ok(())
}

pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find(conn, id)?.map(serde_json::to_value).transpose()?)
}

pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM payout_file WHERE id = ?1")?
            .execute([id])?;
        return Ok(());
    };
    let file = OwnFile::deserialize(value)?;
    tx.prepare_cached("INSERT OR REPLACE INTO payout_file (id, holds, name, text) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, file.holds, file.name, file.text])?;
    Ok(())
}
