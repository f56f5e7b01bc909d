//! Opening: nothing that is not a sound book of ours, of a version we know, is ever opened for writing. A new book is first an empty
//! file, then one transaction; a process killed on the way leaves what the next start completes.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use giftbook_model::Instant;

use super::cancel::Cancel;
use super::connect::{self, Hot};
use super::error::FileError;
use super::lock::Lock;
use super::migrate::Schema;
use super::paths::{self, beside, folder};
use super::pool::Pool;
use super::proof::Proof;
use super::settings::{self, Role};
use super::stamp::{self, Stamp, State};
use super::{BookFile, check, copy};

const MOST_READERS: usize = 4;

impl BookFile {
    /// Opens the book at `path`, or makes a new one there. `now` tells the day of the daily check and dates a migration's backup.
    ///
    /// Refuses, and leaves untouched, a file that is in use, newer, foreign, damaged or no book at all. A write-protected book is
    /// opened [to be read](Self::is_read_only).
    pub(crate) fn open(path: &Path, schema: &Schema, now: Instant, proof: Proof) -> Result<Self, FileError> {
        settings::library(rusqlite::version_number())?;
        let path = paths::resolve(path)?;
        if !beside(&path, ".lock").exists() {
            check::at_a_glance(&path, schema)?;
        }
        let lock = Lock::take(&path)?;
        Self::open_locked(path, lock, schema, now, proof)
    }

    pub(super) fn open_locked(
        path: PathBuf,
        lock: Option<Lock>,
        schema: &Schema,
        now: Instant,
        proof: Proof,
    ) -> Result<Self, FileError> {
        let today = stamp::day(now.millis());
        let stamp = lock.as_ref().map_or(Ok(Stamp::NONE), Stamp::read)?;
        let lock = lock.filter(|lock| !lock.read_only);
        let writable = lock.is_some() && paths::is_writable(&path)?;
        if proof == Proof::Later && writable && stamp.is_due(today) && stamp.lets_read(&path, schema) {
            paths::make_private(&path)?;
            return Ok(Self::to_be_written(path, lock, schema, stamp, today, true));
        }
        let version = check::version(&path, writable, schema, &stamp, today)?;
        if !writable {
            return Self::to_be_read(path, schema, version);
        }
        if version == 0 {
            paths::make_file(&path)?;
        }
        paths::make_private(&path)?;
        let book = Self::to_be_written(path, lock, schema, stamp, today, false);
        book.brought_up(version, now)?;
        Ok(book)
    }

    fn to_be_read(path: PathBuf, schema: &Schema, version: i32) -> Result<Self, FileError> {
        if version < schema.version() {
            return Err(FileError::ReadOnly);
        }
        let of = path.clone();
        let readers = Pool::new(MOST_READERS, move || {
            connect::to_look(&of, Hot::beside(&of)?, Role::Reader)
        });
        let (written, schema) = (AtomicBool::new(false), *schema);
        Ok(Self {
            path,
            schema,
            writer: None,
            readers,
            lock: None,
            sealed: None,
            unproven: Mutex::new(false),
            today: 0,
            written,
        })
    }

    fn to_be_written(
        path: PathBuf,
        lock: Option<Lock>,
        schema: &Schema,
        stamp: Stamp,
        today: i64,
        unproven: bool,
    ) -> Self {
        let (to_write, to_read) = (path.clone(), path.clone());
        let sealed = match stamp.state {
            State::Sealed(seal) => Some(seal),
            _ => None,
        };
        Self {
            path,
            schema: *schema,
            writer: Some(Pool::new(1, move || connect::to_write(&to_write))),
            readers: Pool::new(MOST_READERS, move || connect::to_read(&to_read)),
            lock,
            sealed,
            unproven: Mutex::new(unproven),
            today,
            written: AtomicBool::new(false),
        }
    }

    /// Walks the steps that are missing, after a backup of what is there.
    pub(super) fn brought_up(&self, version: i32, now: Instant) -> Result<(), FileError> {
        self.stamp(State::Unknown)?;
        copy::remove_leftover(&self.path)?;
        copy::remove_leftovers(&self.backups())?;
        let newest = self.schema.version();
        if (1..newest).contains(&version) {
            self.backup_before_version(newest, now)?;
        }
        let mut writer = self.proven_writer(&Cancel::default())?;
        if version < newest {
            self.written.store(true, Ordering::Relaxed);
            self.schema.migrate(&mut writer, version)?;
        }
        // The log was made by the connection's first read. Only once a power cut cannot take its name away does its absence mean anything.
        if settings::has_log(&writer)? && beside(&self.path, "-wal").exists() {
            paths::sync_folder(folder(&self.path))?;
            self.stamp(State::Live)?;
        }
        Ok(())
    }

    pub(super) fn stamp(&self, state: State) -> Result<(), FileError> {
        match &self.lock {
            Some(lock) => Ok(Stamp {
                state,
                checked: self.today,
            }
            .write(lock)?),
            None => Ok(()),
        }
    }
}
