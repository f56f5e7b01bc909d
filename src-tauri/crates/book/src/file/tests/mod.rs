//! The laws of the book's file, named after the rows of the fault matrix where one stands behind them.

mod backups;
mod child;
mod damage;
mod hostile;
mod migrating;
mod opening;
mod proving;
mod refused;
mod restoring;
mod writing;

use std::path::{Path, PathBuf};

use giftbook_model::Instant;

use super::{BookFile, Cancel, FileError, Proof, Schema};

/// A small book in the shape of the real one: rows, a reference, an index, a rule, a view, a trigger.
const ONE: &str = "
    CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE gift (
        id INTEGER PRIMARY KEY,
        person_id INTEGER NOT NULL REFERENCES person (id),
        coins INTEGER NOT NULL CHECK (coins > 0)
    ) STRICT;
    CREATE INDEX gift_by_person ON gift (person_id);
    CREATE VIEW worth (name, coins) AS SELECT name, sum(coins) FROM gift JOIN person ON person.id = person_id GROUP BY name;
    CREATE TRIGGER gift_stays BEFORE DELETE ON gift BEGIN SELECT raise(ABORT, 'kept'); END;";
const TWO: &str = "ALTER TABLE gift ADD COLUMN note TEXT NOT NULL DEFAULT ''; UPDATE gift SET note = 'old';";

const V1: Schema = Schema::new(&[ONE]);
const V2: Schema = Schema::new(&[ONE, TWO]);

const DAY: i64 = 86_400_000;

/// Noon of day `n` of the tests.
fn day(n: i64) -> Instant {
    Instant::from_millis(1_764_000_000_000 + n * DAY).unwrap()
}

/// A folder of its own for a test, and a path in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.book");
    (folder, path)
}

fn opened(path: &Path) -> BookFile {
    BookFile::open(path, &V1, day(0), Proof::First).unwrap()
}

fn give(book: &BookFile, coins: i64) -> Result<(), FileError> {
    book.write(|tx| {
        tx.execute("INSERT INTO person (name) VALUES ('Ana')", [])?;
        tx.execute(
            "INSERT INTO gift (person_id, coins) VALUES (last_insert_rowid(), ?1)",
            [coins],
        )?;
        Ok(())
    })
}

fn coins(book: &BookFile) -> Result<i64, FileError> {
    book.read(|conn| Ok(conn.query_row("SELECT coalesce(sum(coins), 0) FROM gift", [], |row| row.get(0))?))
}

/// Every file in a folder with its bytes.
fn bytes_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

fn beside_lock(path: &Path) -> PathBuf {
    super::paths::beside(path, ".lock")
}

/// A book worth 5 coins, a folder, and in it a backup worth 12 coins of another book.
fn book_and_backup() -> (tempfile::TempDir, BookFile, PathBuf) {
    let (folder, path) = place();
    let other = opened(&folder.path().join("other.book"));
    give(&other, 12).unwrap();
    let backup = folder.path().join("backup.book");
    other.backup_to(&backup, &Cancel::default()).unwrap();
    drop(other);
    let book = opened(&path);
    give(&book, 5).unwrap();
    (folder, book, backup)
}
