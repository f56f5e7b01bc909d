//! What every connection is told before it touches a page, and that it really was: each value is read back.

use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, Error};

use super::error::FileError;

/// "GBK1": the mark of a book in a database's header.
pub(super) const APPLICATION_ID: i32 = 0x4742_4B31;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The one that writes.
    Writer,
    /// One of those that only read.
    Reader,
    /// Copies the whole book: may attach the copy.
    Copier,
}

/// How long a connection waits for a lock of another program.
pub(super) const WAIT: Duration = Duration::from_millis(5_000);

const SWITCHES: [(DbConfig, bool); 5] = [
    (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
];

/// Name, what is said, what must be answered.
const PRAGMAS: [(&str, &str, i64); 9] = [
    ("synchronous", "FULL", 2), // a commit survives a power cut
    ("fullfsync", "ON", 1),     // macOS: past the disk's own cache
    ("checkpoint_fullfsync", "ON", 1),
    ("cell_size_check", "ON", 1), // a broken page is an error, not a crash
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),  // nothing about money in a shared temporary folder
    ("secure_delete", "FAST", 2), // deleted rows are overwritten where that costs no extra write
    ("journal_size_limit", "67108864", 64 << 20),
    ("wal_autocheckpoint", "1000", 1_000),
];

/// Loosened from the "high security" values of sqlite.org/security.html to what the book needs.
const LIMITS: [(Limit, i32); 4] = [
    (Limit::SQLITE_LIMIT_LENGTH, 16 << 20),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
];

/// Parameters that one statement of the writer may have, as many as `SQLite` has room for: many rows are written with one.
pub(crate) const PARAMETERS: i32 = 32_766;

impl Role {
    /// In KiB, negative as `SQLite` wants it.
    fn cache_size(self) -> i64 {
        if self == Self::Writer { -98_304 } else { -8_192 }
    }

    /// What else is bounded, by what the connection is for.
    fn limits(self) -> [(Limit, i32); 2] {
        let parameters = if self == Self::Writer { PARAMETERS } else { 999 };
        [
            (Limit::SQLITE_LIMIT_ATTACHED, i32::from(self == Self::Copier)),
            (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, parameters),
        ]
    }
}

/// Tells `conn` all of the above and checks that each took.
pub(super) fn apply(conn: &Connection, role: Role) -> Result<(), FileError> {
    for (switch, on) in SWITCHES {
        if conn.set_db_config(switch, on)? != on {
            return Err(refused());
        }
    }
    for (limit, value) in LIMITS.into_iter().chain(role.limits()) {
        conn.set_limit(limit, value)?;
    }
    conn.busy_timeout(WAIT)?;
    conn.set_prepared_statement_cache_capacity(64);
    for (name, value, _) in PRAGMAS {
        say(conn, name, value)?;
    }
    say(conn, "cache_size", &role.cache_size().to_string())?;
    if role == Role::Reader {
        say(conn, "query_only", "ON")?;
    }
    check(conn, role)
}

fn check(conn: &Connection, role: Role) -> Result<(), FileError> {
    let mut expected: Vec<(&str, i64)> = PRAGMAS.iter().map(|&(name, _, answer)| (name, answer)).collect();
    expected.push(("cache_size", role.cache_size()));
    expected.push(("query_only", i64::from(role == Role::Reader)));
    for (name, answer) in expected {
        if asked(conn, name)? != answer {
            return Err(refused());
        }
    }
    Ok(())
}

/// Readers go on while one writes, if the file system can share memory between connections; else the slower rollback journal, just as
/// safe.
pub(super) fn journal(conn: &Connection) -> Result<(), FileError> {
    let becomes = |wanted: &str| {
        conn.pragma_update_and_check(None, "journal_mode", wanted, |row| row.get::<_, String>(0))
            .map(|mode| mode.eq_ignore_ascii_case(wanted))
    };
    if becomes("WAL")? || becomes("DELETE")? {
        Ok(())
    } else {
        Err(refused())
    }
}

/// Whether writes go to a log beside the book first.
pub(super) fn has_log(conn: &Connection) -> rusqlite::Result<bool> {
    conn.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0))
        .map(|mode| mode == "wal")
}

/// 3.7.0 to 3.51.2 can lose a commit when a log is reset (sqlite.org/wal.html#walresetbug); 3.52.0 was withdrawn.
pub(super) fn library(version: i32) -> Result<(), FileError> {
    if version < 3_051_003 || version == 3_052_000 {
        Err(FileError::Library(version))
    } else {
        Ok(())
    }
}

fn say(conn: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    conn.pragma(None, name, value, |_| Ok(()))
}

fn asked(conn: &Connection, name: &str) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, name, |row| row.get(0))
}

fn refused() -> FileError {
    FileError::Sqlite(Error::InvalidQuery)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book");
        std::fs::write(&path, "").unwrap();
        (folder, path)
    }

    #[test]
    fn every_setting_reads_back_on_every_kind_of_connection() {
        let (_folder, path) = file();
        for role in [Role::Writer, Role::Reader, Role::Copier] {
            let conn = Connection::open(&path).unwrap();
            apply(&conn, role).unwrap();
            for (switch, on) in SWITCHES {
                assert_eq!(conn.db_config(switch).unwrap(), on, "{role:?} {switch:?}");
            }
            for (limit, value) in LIMITS.into_iter().chain(role.limits()) {
                assert_eq!(conn.limit(limit).unwrap(), value, "{role:?} {limit:?}");
            }
            for (name, _, answer) in PRAGMAS {
                assert_eq!(asked(&conn, name).unwrap(), answer, "{role:?} {name}");
            }
            assert_eq!(asked(&conn, "busy_timeout").unwrap(), 5_000);
            assert_eq!(asked(&conn, "foreign_keys").unwrap(), 1);
            assert_eq!(asked(&conn, "trusted_schema").unwrap(), 0);
            assert_eq!(asked(&conn, "cache_size").unwrap(), role.cache_size());
            assert_eq!(asked(&conn, "query_only").unwrap(), i64::from(role == Role::Reader));
            assert_eq!(
                conn.limit(Limit::SQLITE_LIMIT_ATTACHED).unwrap(),
                i32::from(role == Role::Copier)
            );
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_writer_has_a_log_and_does_without_where_memory_cannot_be_shared() {
        let (_folder, path) = file();
        let conn = Connection::open(&path).unwrap();
        journal(&conn).unwrap();
        assert!(has_log(&conn).unwrap());
        drop(conn);
        let (_folder, path) = file();
        // This way of SQLite's to reach a file has no shared memory, as on a network folder.
        let conn = Connection::open_with_flags_and_vfs(&path, rusqlite::OpenFlags::default(), c"unix-dotfile").unwrap();
        journal(&conn).unwrap();
        assert!(!has_log(&conn).unwrap());
        apply(&conn, Role::Writer).unwrap();
        assert_eq!(asked(&conn, "synchronous").unwrap(), 2);
    }

    #[test]
    fn the_settings_bite() {
        let (_folder, path) = file();
        let conn = Connection::open(&path).unwrap();
        apply(&conn, Role::Writer).unwrap();
        conn.execute_batch("CREATE TABLE a (b INTEGER) STRICT").unwrap();
        for refused in [
            "DELETE FROM sqlite_schema",
            "SELECT \"no such column\" FROM a",
            "INSERT INTO a VALUES (1.5)",
            "ATTACH ':memory:' AS other",
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''",
        ] {
            assert!(conn.execute_batch(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_library_that_can_lose_a_commit_is_refused() {
        for bad in [3_040_001, 3_051_002, 3_052_000] {
            assert!(matches!(library(bad), Err(FileError::Library(version)) if version == bad));
        }
        for good in [3_051_003, 3_053_000, rusqlite::version_number()] {
            library(good).unwrap();
        }
    }
}
