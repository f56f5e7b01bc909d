//! The three ways a connection to a book is opened.

use std::io;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::FileError;
use super::paths::{beside, length};
use super::settings::{self, Role};

/// Which files beside a book hold a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hot {
    /// Newer pages, not yet in the book.
    pub(super) wal: bool,
    /// Older pages, to be put back into the book.
    pub(super) journal: bool,
}

impl Hot {
    pub(super) fn beside(path: &Path) -> io::Result<Self> {
        let holds = |suffix| length(&beside(path, suffix)).map(|length| length > 0);
        Ok(Self {
            wal: holds("-wal")?,
            journal: holds("-journal")?,
        })
    }

    pub(super) fn any(self) -> bool {
        self.wal || self.journal
    }
}

/// To write, readers beside it. The file must be there already, made [private](super::paths::private).
pub(super) fn to_write(path: &Path) -> Result<Connection, FileError> {
    let conn = alone(path, Role::Writer)?;
    settings::journal(&conn)?;
    keep_log(&conn, true)?;
    Ok(conn)
}

/// Whether the log stays beside the book when the last connection closes. It does, unless told otherwise: the [stamp](super::stamp) of a
/// book in use says that there is one, and must be changed before it may go.
pub(super) fn keep_log(conn: &Connection, keep: bool) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)
        .map(drop)
}

/// To a file that nobody else has open. Even where nothing will be written this is more than [`to_look`]: only of a file it could
/// write does `SQLite` ask whether rows obey the rules of their tables.
pub(super) fn alone(path: &Path, role: Role) -> Result<Connection, FileError> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    settings::apply(&conn, role)?;
    Ok(conn)
}

/// To check a book that may be damaged: nothing is written but what a rollback journal puts back, and the log stays beside it.
pub(super) fn to_check(path: &Path) -> Result<Connection, FileError> {
    let conn = alone(path, Role::Reader)?;
    keep_log(&conn, true)?;
    Ok(conn)
}

/// To read while one in this process writes.
pub(super) fn to_read(path: &Path) -> Result<Connection, FileError> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings::apply(&conn, Role::Reader)?;
    Ok(conn)
}

/// To read a file that nobody writes, and leave nothing beside it: not even the index of an empty log, so that a write-protected
/// folder will do.
pub(super) fn to_look(path: &Path, hot: Hot, role: Role) -> Result<Connection, FileError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = if hot.any() {
        Connection::open_with_flags(path, flags)?
    } else {
        Connection::open_with_flags(unchanging(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    };
    settings::apply(&conn, role)?;
    Ok(conn)
}

/// The path as an address that tells `SQLite` the file will not change. Every byte but plain letters is escaped, so that nothing in a
/// name can be taken for an option.
fn unchanging(path: &Path) -> String {
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}
