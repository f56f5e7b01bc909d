//! Backups made to do harm.

use std::fs;

use rusqlite::Connection;

use super::*;
use crate::file::paths::beside;
use crate::file::{Damage, Difference, Shape};

fn sql(backup: &Path, sql: &str) {
    Connection::open(backup).unwrap().execute_batch(sql).unwrap();
}

/// Changes the text of the schema behind SQLite's back.
fn forge(backup: &Path, set: &str) {
    let version = "PRAGMA schema_version = 99;";
    sql(
        backup,
        &format!("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET {set}; {version}"),
    );
}

fn overwrite(backup: &Path, at: usize, bytes: &[u8]) {
    let mut all = fs::read(backup).unwrap();
    all[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(backup, all).unwrap();
}

type Expected = fn(&FileError) -> bool;

const SCHEMA: Expected = |error| matches!(error, FileError::Foreign(Difference::Schema));
const APPLICATION: Expected = |error| matches!(error, FileError::Foreign(Difference::Application));
const PAGES: Expected = |error| matches!(error, FileError::Damaged(Damage::Pages));
const LOG: Expected = |error| matches!(error, FileError::Damaged(Damage::WalForeign));
const FORMAT: Expected = |error| matches!(error, FileError::NotABook(Shape::OtherFormat));
const BROKEN: Expected = |error| matches!(error, FileError::Inconsistent);
const NEWER: Expected = |error| matches!(error, FileError::Newer { found: 9, known: 1 });

/// `SQLite` asks a table's rules only of a file it could write, so of the private copy, not yet when the backup is looked at.
const FORBIDDEN: &str = "a value its rule forbids";

type Hostile = (&'static str, fn(&Path), Expected);

/// What someone may have made of a backup, and how it must be refused.
const HOSTILE: &[Hostile] = &[
    (
        "a view more",
        |b| sql(b, "CREATE VIEW extra AS SELECT * FROM gift"),
        SCHEMA,
    ),
    ("a table more", |b| sql(b, "CREATE TABLE extra (a)"), SCHEMA),
    (
        "a trigger that falsifies what is written",
        |b| {
            sql(
                b,
                "CREATE TRIGGER extra AFTER INSERT ON gift BEGIN UPDATE gift SET coins = 1; END",
            );
        },
        SCHEMA,
    ),
    (
        "a view for a table",
        |b| {
            sql(
                b,
                "DROP VIEW worth; DROP TABLE gift; CREATE VIEW gift AS SELECT 1 AS coins",
            );
        },
        SCHEMA,
    ),
    (
        "a rule loosened",
        |b| forge(b, "sql = replace(sql, 'coins > 0', 'coins > -9') WHERE name = 'gift'"),
        SCHEMA,
    ),
    (
        "a rule that calls a function",
        |b| {
            forge(
                b,
                "sql = replace(sql, 'coins > 0', 'randomblob(99999) <> coins') WHERE name = 'gift'",
            );
        },
        SCHEMA,
    ),
    ("an index left out", |b| sql(b, "DROP INDEX gift_by_person"), SCHEMA),
    ("a guard left out", |b| sql(b, "DROP TRIGGER gift_stays"), SCHEMA),
    (
        "a false table of the planner",
        |b| {
            sql(
                b,
                "CREATE TABLE temp_stat (a); PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1' WHERE name = 'temp_stat'",
            );
        },
        PAGES,
    ),
    (
        "five thousand views",
        |b| {
            let views: String = (0..5_000).map(|n| format!("CREATE VIEW v{n} AS SELECT {n};")).collect();
            sql(b, &format!("BEGIN; {views} COMMIT"));
        },
        SCHEMA,
    ),
    (
        "another program's mark",
        |b| sql(b, "PRAGMA application_id = 7"),
        APPLICATION,
    ),
    ("no version", |b| sql(b, "PRAGMA user_version = 0"), APPLICATION),
    (
        "a version below nothing",
        |b| sql(b, "PRAGMA user_version = -1"),
        APPLICATION,
    ),
    ("a version of the future", |b| sql(b, "PRAGMA user_version = 9"), NEWER),
    (
        "a gift from nobody",
        |b| sql(b, "PRAGMA foreign_keys = OFF; UPDATE gift SET person_id = 99"),
        BROKEN,
    ),
    (
        FORBIDDEN,
        |b| sql(b, "PRAGMA ignore_check_constraints = ON; UPDATE gift SET coins = -5"),
        PAGES,
    ),
    ("a page of noise", |b| overwrite(b, 4096, &[0xAA; 4096]), PAGES),
    (
        "a byte of a tree's root turned",
        |b| overwrite(b, 2 * 4096, &[0]),
        PAGES,
    ),
    (
        "cut short",
        |b| fs::write(b, &fs::read(b).unwrap()[..8192]).unwrap(),
        PAGES,
    ),
    (
        "only a head",
        |b| fs::write(b, &fs::read(b).unwrap()[..100]).unwrap(),
        FORMAT,
    ),
    (
        "a text",
        |b| fs::write(b, "restore me, please".repeat(99)).unwrap(),
        FORMAT,
    ),
    (
        "a log of another book",
        |b| fs::write(beside(b, "-wal"), [7; 4096]).unwrap(),
        LOG,
    ),
    (
        "a journal of another book",
        |b| fs::write(beside(b, "-journal"), [7; 4096]).unwrap(),
        LOG,
    ),
];

#[test]
fn row_24_a_backup_made_to_do_harm_is_refused_and_nothing_changes() {
    for (what, make, expected) in HOSTILE {
        let (folder, mut book, backup) = book_and_backup();
        make(&backup);
        let before = bytes_in(folder.path());
        let inspected = BookFile::inspect(&backup, &V1);
        assert!(
            *what == FORBIDDEN || inspected.as_ref().is_err_and(expected),
            "{what}: {inspected:?}"
        );
        let restored = book.restore_from(&backup, day(0));
        assert!(restored.as_ref().is_err_and(expected), "{what}: {restored:?}");
        assert_eq!(bytes_in(folder.path()), before, "{what}");
        assert_eq!(coins(&book).unwrap(), 5, "{what}");
        give(&book, 1).unwrap();
    }
}

#[test]
#[cfg(unix)]
fn row_24_nor_is_a_folder_a_pipe_or_a_link_to_nowhere_restored() {
    let (folder, mut book, _) = book_and_backup();
    let pipe = folder.path().join("pipe");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    for what in [folder.path(), &pipe] {
        assert!(matches!(book.restore_from(what, day(0)), Err(FileError::NotABook(_))));
    }
    assert!(matches!(
        book.restore_from(&folder.path().join("gone"), day(0)),
        Err(FileError::Io(_))
    ));
    assert!(!folder.path().join("gone").exists());
    assert_eq!(coins(&book).unwrap(), 5);
}
