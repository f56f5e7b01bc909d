//! Closing in good order: the log goes into the book, the planner notes what it learnt, and the book's bytes are sealed in the stamp.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::BookFile;
use super::cancel::Cancel;
use super::connect;
use super::error::FileError;
use super::paths::{self, beside, folder};
use super::settings;
use super::stamp::{Seal, State};

/// How long a reader may hold up the emptying of the log. It then happens another time.
const PATIENCE: Duration = Duration::from_millis(500);

impl BookFile {
    /// Closes the book and says what went wrong, which dropping it cannot. Nothing committed can be lost by it.
    pub(crate) fn close(mut self) -> Result<(), FileError> {
        self.shut()
    }

    /// Empties the log into the book, as after an import, which can make it large. Cheap when there is little.
    pub(crate) fn after_import(&self) -> Result<(), FileError> {
        let writer = self.writer(&Cancel::default())?;
        writer.busy_timeout(PATIENCE)?;
        let emptied = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        writer.busy_timeout(settings::WAIT)?;
        Ok(emptied?)
    }

    fn shut(&mut self) -> Result<(), FileError> {
        if self.writer.is_none() || self.lock.is_none() {
            return Ok(());
        }
        if self.is_unproven() {
            return self.leave();
        }
        let unchanged = self.sealed.take().filter(|_| !self.written.load(Ordering::Relaxed));
        if unchanged.is_none() {
            let writer = self.writer(&Cancel::default())?;
            writer.execute_batch("PRAGMA optimize")?;
            drop(writer);
            self.after_import()?;
        }
        self.let_go()?;
        if !self.has_parts_beside() {
            // A log that a power cut brings back would be taken for another book's.
            paths::sync_folder(folder(&self.path))?;
            let seal = unchanged.map_or_else(|| Seal::of(&self.path, &Cancel::default()), Ok)?;
            self.stamp(State::Sealed(seal))?;
        }
        self.lock = None;
        Ok(())
    }

    /// Leaves a book that was only read exactly as it was found: what the readers made beside it is empty.
    fn leave(&mut self) -> Result<(), FileError> {
        self.readers.close();
        for part in ["-wal", "-shm"] {
            paths::remove(&beside(&self.path, part))?;
        }
        (self.writer, self.lock) = (None, None);
        Ok(())
    }

    pub(super) fn has_parts_beside(&self) -> bool {
        ["-wal", "-journal"]
            .iter()
            .any(|part| beside(&self.path, part).exists())
    }

    /// Closes every connection, and the log with the last one. From now on the stamp vouches for nothing.
    pub(super) fn let_go(&mut self) -> Result<(), FileError> {
        self.readers.close();
        self.stamp(State::Unknown)?;
        connect::keep_log(&*self.writer(&Cancel::default())?, false)?;
        self.writer = None;
        Ok(())
    }
}

impl Drop for BookFile {
    fn drop(&mut self) {
        // Whatever fails here, the next start finds an unsealed book and checks it.
        let _ = self.shut();
    }
}
