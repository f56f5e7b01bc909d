//! Putting a backup back. It may come from anywhere, so it is examined first, and what really takes the book's place is a proven
//! copy of it. One rename makes the change: a process stopped anywhere leaves the old book or the restored one.

use std::path::{Path, PathBuf};

use giftbook_model::Instant;

use super::backup::BackupFacts;
use super::cancel::Cancel;
use super::error::FileError;
use super::migrate::Schema;
use super::paths::{self, folder};
use super::proof::Proof;
use super::{BookFile, aside, copy};

impl BookFile {
    /// Puts the backup in the place of a damaged book, which is set aside whole. Until the backup has proven good an error leaves all as
    /// it was. Answers where the damaged one lies now.
    pub(crate) fn restore_over(
        path: &Path,
        backup: &Path,
        schema: &Schema,
        now: Instant,
    ) -> Result<PathBuf, FileError> {
        let path = paths::resolve(path)?;
        let lock = aside::locked(&path)?;
        BackupFacts::of(backup, schema)?;
        let restored = proven(backup, &path, schema)?;
        let aside = aside::rename_all(&path, &lock, now)?;
        restored.put()?;
        Ok(aside)
    }

    /// Examines the backup at `path` without changing anything, to show what restoring it would bring.
    pub(crate) fn inspect(path: &Path, schema: &Schema) -> Result<BackupFacts, FileError> {
        BackupFacts::of(path, schema)
    }

    /// Makes this book what the backup at `path` is, after a backup of what it was, and opens it again. Until the backup has proven
    /// good an error leaves the book open and as it was.
    pub(crate) fn restore_from(&mut self, path: &Path, now: Instant) -> Result<(), FileError> {
        if paths::resolve(path)? == self.path {
            return Err(FileError::SameFile);
        }
        if self.is_read_only() {
            return Err(FileError::ReadOnly);
        }
        BackupFacts::of(path, &self.schema)?;
        let restored = proven(path, &self.path, &self.schema)?;
        self.backup_before("restore", now)?;
        self.after_import()?;
        self.sealed = None;
        self.let_go()?;
        // What lies beside it would be taken for a part of the one that comes, also if only a power cut brought it back.
        if self.has_parts_beside() {
            return Err(FileError::InUse);
        }
        paths::sync_folder(folder(&self.path))?;
        restored.put()?;
        *self = Self::open_locked(self.path.clone(), self.lock.take(), &self.schema, now, Proof::First)?;
        Ok(())
    }
}

/// A copy of `backup` that may take the book's place at `path`.
fn proven(backup: &Path, path: &Path, schema: &Schema) -> Result<copy::Proven, FileError> {
    let never = Cancel::default();
    copy::make(backup, path, schema, &never)?
        .proven(schema, &never)?
        .brought_up(schema, &never)
}
