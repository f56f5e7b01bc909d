//! One process at a time: an exclusive lock of the operating system on `<book>.lock`. The kernel frees it when the process ends,
//! however it ends, so a stale lock cannot be. The file itself stays, and holds the [stamp](super::stamp).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::error::FileError;
use super::paths::{beside, private};

/// A program just being started by this process holds its locks too, for the moment until it is itself; and one who closes the book as
/// another opens it is not a reason to turn anybody away.
const PAUSES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

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
        for _ in 0..PAUSES {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self { file, read_only })),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(FileError::InUse)
    }
}

fn is_protected(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}
