//! Whether a book found at a path is sound, asked before anything may write to it.

use std::path::Path;

use rusqlite::Connection;

use super::cancel::Cancel;
use super::connect::{self, Hot};
use super::error::{Damage, FileError};
use super::header::{self, Found};
use super::migrate::Schema;
use super::paths::{beside, length};
use super::settings::Role;
use super::stamp::{Seal, Stamp, State};

/// The schema version of the book at `path`, 0 where none was made yet. Refuses what is not ours, newer or damaged, and
/// leaves it as it was. Right after a clean close the file's bytes are compared, once a day; after anything else its pages are checked.
pub(super) fn version(
    path: &Path,
    writable: bool,
    schema: &Schema,
    stamp: &Stamp,
    today: i64,
) -> Result<i32, FileError> {
    let found = known(header::look(path)?, schema)?;
    let hot = Hot::beside(path)?;
    let empty = length(path)? == 0;
    let sealed = matches!(stamp.state, State::Sealed(_));
    let orphaned = hot.wal && empty || hot.journal && found == Found::Nothing;
    if orphaned || sealed && hot.any() {
        return Err(FileError::Damaged(Damage::WalForeign));
    }
    if found == Found::Nothing {
        return Ok(0);
    }
    seal(path, stamp, today)?;
    if found == Found::Unfinished && !hot.wal {
        return Ok(0);
    }
    let conn = if sealed || !writable {
        connect::to_look(path, hot, Role::Reader)?
    } else {
        connect::to_check(path)?
    };
    let Found::Book(version) = known(header::look_through(&conn)?, schema)? else {
        return Ok(0);
    };
    if !sealed && !(pages_fit(&conn)? && (hot.any() || no_page_is_cut(&conn, path)?)) {
        return Err(FileError::Damaged(Damage::Pages));
    }
    schema.must_equal(&conn, version)?;
    Ok(version)
}

/// Refuses strangers and books from the future by the file's own head, without opening it.
pub(super) fn at_a_glance(path: &Path, schema: &Schema) -> Result<(), FileError> {
    known(header::look(path)?, schema).map(drop)
}

fn known(found: Found, schema: &Schema) -> Result<Found, FileError> {
    match found {
        Found::Book(found) if found > schema.version() => Err(FileError::Newer {
            found,
            known: schema.version(),
        }),
        found => Ok(found),
    }
}

fn seal(path: &Path, stamp: &Stamp, today: i64) -> Result<(), FileError> {
    match &stamp.state {
        State::Unknown => Ok(()),
        State::Live if length(path)? == 0 => Err(FileError::Damaged(Damage::Altered)),
        State::Live if beside(path, "-wal").exists() => Ok(()),
        State::Live => Err(FileError::Damaged(Damage::WalMissing)),
        State::Sealed(seal) if !seal.fits(length(path)?) => Err(FileError::Damaged(Damage::Altered)),
        State::Sealed(_) if !stamp.is_due(today) => Ok(()),
        State::Sealed(seal) if *seal == Seal::of(path, &Cancel::default())? => Ok(()),
        State::Sealed(_) => Err(FileError::Damaged(Damage::Altered)),
    }
}

/// Whether every page is well formed and in its place: 0.3 s for 2 million rows.
fn pages_fit(conn: &Connection) -> rusqlite::Result<bool> {
    answers_ok(conn, "PRAGMA quick_check(1)")
}

/// `SQLite` takes what a cut page lacks for zeros.
fn no_page_is_cut(conn: &Connection, path: &Path) -> Result<bool, FileError> {
    let page: u32 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    Ok(length(path)?.is_multiple_of(u64::from(page)))
}

/// Whether, besides, every index agrees with its table: ten times as long.
pub(super) fn content_fits(conn: &Connection) -> rusqlite::Result<bool> {
    answers_ok(conn, "PRAGMA integrity_check(1)")
}

fn answers_ok(conn: &Connection, check: &str) -> rusqlite::Result<bool> {
    conn.query_row(check, [], |row| Ok(row.get_ref(0)?.as_bytes()? == b"ok"))
}
