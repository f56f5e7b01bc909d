//! A copy of a book that is proven before anybody relies on it: made by `SQLite` (never byte by byte from a file in use), on disk,
//! opened once, every page, index and reference checked, and its rows counted against the original's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::cancel::Cancel;
use super::check;
use super::connect::{self, Hot};
use super::error::{Damage, Difference, FileError};
use super::header::{self, Found};
use super::migrate::{self, Schema};
use super::paths::{self, beside, folder};
use super::settings::Role;

/// A copy not yet proven never has a name that could be taken for a book's.
const PART: &str = ".giftbook-part";

/// Each table with its number of rows.
pub(super) type Rows = Vec<(String, i64)>;

/// Makes a copy of `source`, which nobody may write meanwhile, to be [proven](Copy::proven) and then put at `target`. Until then it lies
/// beside it.
pub(super) fn make(source: &Path, target: &Path, schema: &Schema, cancel: &Cancel) -> Result<Copy, FileError> {
    let part = Part(beside(target, PART));
    remove_whole(&part.0)?;
    paths::make_file(&part.0)?;
    let mut conn = connect::to_look(source, Hot::beside(source)?, Role::Copier)?;
    cancel.watch(&mut conn)?;
    let version = version(&conn)?;
    schema.must_equal(&conn, version)?;
    let rows = rows(&conn, schema, version)?;
    conn.execute("VACUUM INTO ?1", [as_text(&part.0)])?;
    Ok(Copy {
        part,
        target: target.to_owned(),
        holds: (version, rows),
    })
}

/// A file that is removed unless it was put in its place.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        // What cannot be removed now is removed at the next start. After `put` there is nothing to remove.
        let _ = remove_whole(&self.0);
    }
}

/// A copy nobody has looked at yet.
pub(super) struct Copy {
    part: Part,
    target: PathBuf,
    holds: (i32, Rows),
}

impl Copy {
    /// Brings the copy to disk and examines it. The original may be written again meanwhile.
    pub(super) fn proven(self, schema: &Schema, cancel: &Cancel) -> Result<Proven, FileError> {
        paths::sync_file(&self.part.0)?;
        if examine(connect::alone(&self.part.0, Role::Reader)?, schema, cancel)? != self.holds {
            return Err(FileError::CopyDiffers);
        }
        Ok(Proven {
            part: self.part,
            target: self.target,
        })
    }
}

/// A copy that was examined.
pub(super) struct Proven {
    part: Part,
    target: PathBuf,
}

impl Proven {
    /// Walks the steps an older book is behind, and examines it anew: what cannot be brought up is found before it takes a place.
    pub(super) fn brought_up(self, schema: &Schema, cancel: &Cancel) -> Result<Self, FileError> {
        let mut conn = connect::alone(&self.part.0, Role::Writer)?;
        let version = version(&conn)?;
        if version < schema.version() {
            schema.migrate(&mut conn, version)?;
            conn.close().map_err(|(_, error)| error)?;
            examine(connect::alone(&self.part.0, Role::Reader)?, schema, cancel)?;
        }
        Ok(self)
    }

    /// In one step instead of what stood there.
    pub(super) fn put(self) -> Result<(), FileError> {
        fs::rename(&self.part.0, &self.target)?;
        Ok(paths::sync_folder(folder(&self.target))?)
    }
}

/// Removes what a process that was stopped has left of a copy for `target`.
pub(super) fn remove_leftover(target: &Path) -> io::Result<()> {
    remove_whole(&beside(target, PART))
}

/// The same for every copy in `folder`, if there is such a folder.
pub(super) fn remove_leftovers(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.as_os_str().as_encoded_bytes().ends_with(PART.as_bytes()) {
            remove_whole(&path)?;
        }
    }
    Ok(())
}

/// Version and rows of a file that nobody vouches for. It is read only; what is wrong with it is said before any of it is used.
pub(super) fn look_into(path: &Path, schema: &Schema, cancel: &Cancel) -> Result<(i32, Rows), FileError> {
    check::at_a_glance(path, schema)?;
    let hot = Hot::beside(path)?;
    if hot.any() {
        return Err(FileError::Damaged(Damage::WalForeign));
    }
    examine(connect::to_look(path, hot, Role::Reader)?, schema, cancel)
}

/// The first question is whether the schema is ours to the letter, so that no view, trigger, rule or function of someone else's
/// ever runs.
fn examine(mut conn: Connection, schema: &Schema, cancel: &Cancel) -> Result<(i32, Rows), FileError> {
    cancel.watch(&mut conn)?;
    let version = version(&conn)?;
    schema.must_equal(&conn, version)?;
    if !check::content_fits(&conn)? {
        return Err(FileError::Damaged(Damage::Pages));
    }
    let ours = version < schema.version() || (schema.holds)(&conn)?;
    if !ours || !migrate::references_hold(&conn)? {
        return Err(FileError::Inconsistent);
    }
    let rows = rows(&conn, schema, version)?;
    Ok((version, rows))
}

fn version(conn: &Connection) -> Result<i32, FileError> {
    match header::look_through(conn)? {
        Found::Book(version) => Ok(version),
        Found::Nothing | Found::Unfinished => Err(FileError::Foreign(Difference::Schema)),
    }
}

fn rows(conn: &Connection, schema: &Schema, version: i32) -> Result<Rows, FileError> {
    let count = |table: String| {
        let rows = conn.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))?;
        Ok((table, rows))
    };
    schema.tables(version)?.into_iter().map(count).collect()
}

fn remove_whole(part: &Path) -> io::Result<()> {
    for suffix in ["-journal", "-wal", "-shm"] {
        paths::remove(&beside(part, suffix))?;
    }
    paths::remove(part)
}

/// A path is bytes; `SQLite` takes them as text without looking.
fn as_text(path: &Path) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(path.as_os_str().as_encoded_bytes()))
}
