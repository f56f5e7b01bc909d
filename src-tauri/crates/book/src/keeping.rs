//! The book as a thing to keep: opened, backed up, put back, set aside. What the areas need of the file they get from `file`; this is its
//! door for the shell and the terminal.

use std::path::{Path, PathBuf};

use giftbook_model::Instant;
use rusqlite::Connection;
use serde_json::json;

use crate::file::{BookFile, Cancel, Place, Proof};
use crate::history::{self, Name};
use crate::{Book, BookError, SCHEMA};

/// What a book holds, to tell two copies of it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    pub entries: u64,
    pub lives: u64,
    pub people: u64,
    pub sources: u64,
    /// When something was last done to it; not read from a backup.
    pub last_change: Option<Instant>,
}

impl Book {
    /// Opens the book at `path`, or makes a new one there. `now` dates backups and what is set aside.
    pub fn open(path: &Path, now: Instant) -> Result<Self, BookError> {
        Self::opened(path, now, Proof::First)
    }

    /// As [`open`](Self::open), but what takes as long as reading the whole file is left for later: a book that was not looked at today can
    /// be asked at once, and its first change waits for [`prove`](Self::prove).
    pub fn open_at_once(path: &Path, now: Instant) -> Result<Self, BookError> {
        Self::opened(path, now, Proof::Later)
    }

    fn opened(path: &Path, now: Instant, proof: Proof) -> Result<Self, BookError> {
        Ok(Self {
            file: BookFile::open(path, &SCHEMA, now, proof)?,
        })
    }

    /// Compares a book [opened at once](Self::open_at_once) with what it was when it was closed. [`Damage::Altered`](crate::Damage::Altered):
    /// what it answered is not to be relied on; close it, and ask what to do.
    pub fn prove(&self, cancel: &Cancel) -> Result<(), BookError> {
        Ok(self.file.prove(cancel)?)
    }

    /// Where the book lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Whether it can only be looked at, because its place cannot be written to.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.file.is_read_only()
    }

    /// Whether another machine may reach it too, which the user should know.
    #[must_use]
    pub fn place(&self) -> Place {
        self.file.place()
    }

    pub fn summary(&self) -> Result<Summary, BookError> {
        self.file.read(summary)
    }

    /// Copies the book to `target` and proves the copy before anything at `target` is replaced.
    pub fn backup_to(&self, target: &Path, cancel: &Cancel) -> Result<(), BookError> {
        Ok(self.file.backup_to(target, cancel)?)
    }

    /// Today's backup beside the book, unless it is there already.
    pub fn daily_backup(&self, now: Instant, cancel: &Cancel) -> Result<Option<PathBuf>, BookError> {
        Ok(self.file.daily_backup(now, cancel)?)
    }

    /// What the backup at `path` holds. Refuses anything that is not a sound book of this version or an older one.
    pub fn inspect(path: &Path) -> Result<Summary, BookError> {
        let facts = BookFile::inspect(path, &SCHEMA)?;
        let count = |table: &str| {
            facts
                .rows
                .iter()
                .find(|(name, _)| name == table)
                .map_or(0, |(_, rows)| rows.unsigned_abs())
        };
        Ok(Summary {
            entries: count("entry"),
            lives: count("live"),
            people: count("person"),
            sources: count("source"),
            last_change: None,
        })
    }

    /// Puts the backup in the place of this book, after a backup of what is there now. Nothing before it can be undone any more.
    pub fn restore_from(&mut self, backup: &Path, now: Instant) -> Result<(), BookError> {
        self.file.restore_from(backup, now)?;
        self.note_restore(now)
    }

    /// The backups beside the book at `path`, the newest first, each with the time it was made. The book itself is not opened.
    pub fn backups_of(path: &Path) -> Result<Vec<(PathBuf, Instant)>, BookError> {
        let made = BookFile::backups_of(path)?.into_iter();
        Ok(made
            .map(|(path, at)| (path, Instant::from_millis(at).unwrap_or(Instant::EPOCH)))
            .collect())
    }

    /// Puts the backup in the place of the damaged book at `path`, which is set aside whole, and opens it. A backup that is not sound is
    /// refused, and all stays as it was.
    pub fn restore_over(path: &Path, backup: &Path, now: Instant) -> Result<Self, BookError> {
        BookFile::restore_over(path, backup, &SCHEMA, now)?;
        let book = Self::open(path, now)?;
        book.note_restore(now)?;
        Ok(book)
    }

    fn note_restore(&self, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            history::record(tx, now, Name::Restore, &json!({}), &[])?;
            Ok(())
        })
    }

    /// Moves a damaged book out of the way, untouched, and tells where to.
    pub fn set_aside(path: &Path, now: Instant) -> Result<PathBuf, BookError> {
        Ok(BookFile::set_aside(path, now)?)
    }

    /// Moves only the log beside a book out of the way, after [`Damage::WalForeign`](crate::Damage::WalForeign): the book itself is, to
    /// the byte, as it was closed.
    pub fn set_log_aside(path: &Path, now: Instant) -> Result<PathBuf, BookError> {
        Ok(BookFile::set_log_aside(path, now)?)
    }

    /// Takes a book as it is, after [`Damage::Altered`](crate::Damage::Altered) or [`Damage::WalMissing`](crate::Damage::WalMissing),
    /// because the user says so: the next open checks its pages and asks no more.
    pub fn accept(path: &Path) -> Result<(), BookError> {
        Ok(BookFile::accept(path)?)
    }

    /// Closes the book and says what went wrong, which dropping it cannot. Nothing committed is lost either way.
    pub fn close(self) -> Result<(), BookError> {
        Ok(self.file.close()?)
    }
}

fn summary(conn: &Connection) -> Result<Summary, BookError> {
    let count = |table: &str| conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
    let last: Option<i64> = conn.query_row("SELECT max(at) FROM operation", [], |row| row.get(0))?;
    Ok(Summary {
        entries: count("entry")?,
        lives: count("live")?,
        people: count("person")?,
        sources: count("source")?,
        last_change: last.and_then(|at| Instant::from_millis(at).ok()),
    })
}
