//! A book closed in good order is, once a day, compared byte by byte with what it was then. That takes as long as reading the file, so it
//! may come after the first questions: until then the book is only read, and a change waits for it.

use std::path::Path;
use std::sync::{MutexGuard, PoisonError};

use giftbook_model::Instant;

use super::BookFile;
use super::cancel::Cancel;
use super::check;
use super::error::{Damage, FileError};
use super::migrate::Schema;
use super::stamp::{Seal, Stamp};

/// When the bytes of a book that was closed in good order are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Before anything is asked of it.
    First,
    /// When [`BookFile::prove`] is called, or before the first write.
    Later,
}

impl Stamp {
    /// Whether the book at `path` is, by everything but its bytes, the sealed one and of the newest version.
    pub(super) fn lets_read(&self, path: &Path, schema: &Schema) -> bool {
        check::version(path, true, schema, self, self.checked).is_ok_and(|version| version == schema.version())
    }
}

impl BookFile {
    /// Compares the book's bytes with those it was closed with, if that was left for later. [`Damage::Altered`]: nothing was written to
    /// it, nothing will be, and it closes as it was found.
    pub(crate) fn prove(&self, cancel: &Cancel) -> Result<(), FileError> {
        let mut unproven = self.unproven();
        if *unproven {
            if self.sealed != Some(Seal::of(&self.path, cancel)?) {
                return Err(FileError::Damaged(Damage::Altered));
            }
            // No step is missing, so no backup is made that would want a date.
            self.brought_up(self.schema.version(), Instant::EPOCH)?;
            *unproven = false;
        }
        Ok(())
    }

    pub(super) fn is_unproven(&self) -> bool {
        *self.unproven()
    }

    /// Also after a panic of another holder: it is set false only once all is done.
    fn unproven(&self) -> MutexGuard<'_, bool> {
        self.unproven.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
