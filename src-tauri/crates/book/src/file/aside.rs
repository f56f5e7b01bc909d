//! What the user can decide about a damaged book: set it aside, and nothing of it is lost; or take it as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use giftbook_model::Instant;

use super::BookFile;
use super::backup::moment;
use super::error::FileError;
use super::lock::Lock;
use super::paths::{self, beside, folder};
use super::stamp::Stamp;

impl BookFile {
    /// Renames the damaged book at `path`, and what lies beside it as a part of it, to `<book>.damaged-<now>`. There is no book at
    /// `path` then, and the next open makes a new one. Answers the new name.
    pub(crate) fn set_aside(path: &Path, now: Instant) -> Result<PathBuf, FileError> {
        let path = paths::resolve(path)?;
        rename_all(&path, &locked(&path)?, now)
    }

    /// Renames only the log beside the book at `path`, after [`Damage::WalForeign`](super::Damage::WalForeign): the book itself is as it
    /// was closed. Answers the new name.
    pub(crate) fn set_log_aside(path: &Path, now: Instant) -> Result<PathBuf, FileError> {
        let path = paths::resolve(path)?;
        let _lock = locked(&path)?;
        rename_parts(&path, now, &["-wal", "-shm"])
    }

    /// Takes the book at `path` as it is, after [`Damage::Altered`](super::Damage::Altered) or
    /// [`Damage::WalMissing`](super::Damage::WalMissing): the next open checks its pages and no longer asks how they came about.
    pub(crate) fn accept(path: &Path) -> Result<(), FileError> {
        let path = paths::resolve(path)?;
        Ok(Stamp::NONE.write(&locked(&path)?)?)
    }
}

/// Of a book whose lock is held: the book first. Parts without a book are refused at the next start, a book without its parts might not be.
pub(super) fn rename_all(path: &Path, lock: &Lock, now: Instant) -> Result<PathBuf, FileError> {
    let aside = rename_parts(path, now, &["", "-wal", "-shm", "-journal"])?;
    Stamp::NONE.write(lock)?;
    Ok(aside)
}

fn rename_parts(path: &Path, now: Instant, parts: &[&str]) -> Result<PathBuf, FileError> {
    let aside = beside(path, &format!(".damaged-{}", moment(now)));
    for part in parts {
        let (from, to) = (beside(path, part), beside(&aside, part));
        if to.exists() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
        }
        match fs::rename(from, to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    paths::sync_folder(folder(path))?;
    Ok(aside)
}

pub(super) fn locked(path: &Path) -> Result<Lock, FileError> {
    Lock::take(path)?
        .filter(|lock| !lock.read_only)
        .ok_or(FileError::ReadOnly)
}
