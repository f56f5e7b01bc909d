//! Backups: a folder beside the book with one copy a day, thinned out by [`rotation`], and one before each change that cannot simply
//! be undone. The date stands first in each name, so that a file manager shows them in order.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use giftbook_model::Instant;
use jiff::Timestamp;
use jiff::civil::Date;

use super::cancel::Cancel;
use super::error::FileError;
use super::migrate::Schema;
use super::paths::{self, beside};
use super::{BookFile, copy, rotation};

const DAILY: &str = "-daily.book";
/// Copies made before a change; older ones go. Those made before a migration stay.
const BEFORE: &str = "-before-";
const MOST_BEFORE: usize = 10;

impl BookFile {
    /// Writes a proven copy of the book to `target`, in a folder that is there. What stood there before is replaced only then, in one step.
    pub(crate) fn backup_to(&self, target: &Path, cancel: &Cancel) -> Result<(), FileError> {
        let target = paths::resolve_in_place(target)?;
        if target == self.path {
            return Err(FileError::SameFile);
        }
        let nobody_writes = if self.is_read_only() {
            None
        } else {
            Some(self.writer(cancel)?)
        };
        let copy = copy::make(&self.path, &target, &self.schema, cancel)?;
        drop(nobody_writes);
        copy.proven(&self.schema, cancel)?.put()
    }

    /// A proven copy before `what` (a word for the file's name) is done to the book; the newest ten are kept. Answers where it lies.
    pub(crate) fn backup_before(&self, what: &'static str, now: Instant) -> Result<PathBuf, FileError> {
        let name = format!("{}{BEFORE}{what}.book", moment(now));
        let target = self.backup_as(&name, &Cancel::default())?;
        let mut made: Vec<String> = self.names()?.into_iter().filter(|name| name.contains(BEFORE)).collect();
        made.sort_unstable();
        for name in made.iter().rev().skip(MOST_BEFORE) {
            paths::remove(&self.backups().join(name))?;
        }
        Ok(target)
    }

    /// Today's copy (by UTC), unless there is one already; then lets go of older ones as [`rotation::kept`] says.
    pub(crate) fn daily_backup(&self, now: Instant, cancel: &Cancel) -> Result<Option<PathBuf>, FileError> {
        let today = jiff::tz::TimeZone::UTC.to_datetime(timestamp(now)).date();
        let name = format!("{today}{DAILY}");
        if self.backups().join(&name).exists() {
            return Ok(None);
        }
        let target = self.backup_as(&name, cancel)?;
        let made: BTreeSet<Date> = self
            .names()?
            .iter()
            .filter_map(|name| name.strip_suffix(DAILY)?.parse().ok())
            .collect();
        let kept = rotation::kept(&made);
        for date in made.into_iter().filter(|date| *date != today && !kept.contains(date)) {
            paths::remove(&self.backups().join(format!("{date}{DAILY}")))?;
        }
        Ok(Some(target))
    }

    /// The state from which the walk to version `to` began. Never let go.
    pub(super) fn backup_before_version(&self, to: i32, now: Instant) -> Result<PathBuf, FileError> {
        self.backup_as(&format!("{}-pre-v{to}.book", moment(now)), &Cancel::default())
    }

    /// The folder of the backups. It may not be there yet.
    pub(crate) fn backups(&self) -> PathBuf {
        beside(&self.path, ".backups")
    }

    /// The backups beside the book at `path`, the newest first, each with the time it was made (milliseconds since 1970, UTC).
    pub(crate) fn backups_of(path: &Path) -> Result<Vec<(PathBuf, i64)>, FileError> {
        let folder = beside(&paths::resolve(path)?, ".backups");
        let mut made = Vec::new();
        for entry in std::fs::read_dir(folder).into_iter().flatten() {
            let entry = entry?;
            let (path, changed) = (entry.path(), entry.metadata()?.modified()?);
            let at = Timestamp::try_from(changed).unwrap_or(Timestamp::UNIX_EPOCH);
            if path.extension().is_some_and(|ending| ending == "book") {
                made.push((path, at.as_millisecond()));
            }
        }
        made.sort_unstable_by_key(|(_, at)| std::cmp::Reverse(*at));
        Ok(made)
    }

    fn backup_as(&self, name: &str, cancel: &Cancel) -> Result<PathBuf, FileError> {
        paths::make_folder(&self.backups())?;
        let target = self.backups().join(name);
        self.backup_to(&target, cancel)?;
        Ok(target)
    }

    fn names(&self) -> Result<Vec<String>, FileError> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(self.backups())? {
            names.extend(entry?.file_name().into_string());
        }
        Ok(names)
    }
}

/// What is known of a backup before it is put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BackupFacts {
    /// Its schema; an older one is brought up when restored.
    pub(crate) version: i32,
    /// Of the file.
    pub(crate) bytes: u64,
    /// Each table with its number of rows.
    pub(crate) rows: Vec<(String, i64)>,
}

impl BackupFacts {
    /// Reads a file that may have been made to do harm, and refuses it unless it is a sound book of ours: see [`copy::look_into`].
    pub(crate) fn of(path: &Path, schema: &Schema) -> Result<Self, FileError> {
        let (version, rows) = copy::look_into(path, schema, &Cancel::default())?;
        Ok(Self {
            version,
            bytes: paths::length(path)?,
            rows,
        })
    }
}

/// An instant for the name of a file, to the millisecond, UTC.
pub(super) fn moment(now: Instant) -> String {
    timestamp(now).strftime("%Y-%m-%dT%H-%M-%S.%3fZ").to_string()
}

fn timestamp(now: Instant) -> Timestamp {
    Timestamp::from_millisecond(now.millis()).unwrap_or(Timestamp::UNIX_EPOCH)
}
