//! One process at a time: an exclusive lock of the operating system on `<book>.lock`. The kernel frees it when the process ends,
//! however it ends, so a stale lock cannot be. The file itself stays, and holds the [stamp](super::stamp).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use super::error::FileError;
use super::paths::{beside, private};

pub(super) struct Lock {
    pub(super) file: File,
    /// The lock is held, but nothing can be noted in it.
    pub(super) read_only: bool,
}

impl Lock {
    /// Takes the lock of the book at `path`. `None`: it lies where no lock can be made, so nobody can write there at all.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, FileError> {
        let beside = beside(path, ".lock");
        let (file, read_only) = match private().create(true).truncate(false).open(&beside) {
            Ok(file) => (file, false),
            Err(error) if is_protected(error.kind()) => match OpenOptions::new().read(true).open(&beside) {
                Ok(file) => (file, true),
                Err(_) => return Ok(None),
            },
            Err(error) => return Err(error.into()),
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { file, read_only })),
            Err(TryLockError::WouldBlock) => Err(FileError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

fn is_protected(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}
