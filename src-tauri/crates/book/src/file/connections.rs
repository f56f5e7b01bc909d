//! Writing and reading an open book. A write is one transaction or nothing; a read sees one moment of the book, whatever is written
//! meanwhile. Neither may be started inside the other's closure on the same thread: ask first, then write.

use std::sync::atomic::Ordering;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::BookFile;
use super::cancel::Cancel;
use super::error::FileError;
use super::pool::Lease;

impl BookFile {
    /// Runs `change` in a transaction: committed, and on disk, if it answers `Ok`; undone if it answers `Err` or panics. One at a
    /// time; who comes second waits.
    pub(crate) fn write<T, E: From<FileError>>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_until(&Cancel::default(), change)
    }

    /// As [`write`](Self::write), given up with [`FileError::Cancelled`] within 200 ms of `cancel`, and then undone. Once the commit has
    /// begun it is too late.
    pub(crate) fn write_until<T, E: From<FileError>>(
        &self,
        cancel: &Cancel,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer(cancel)?;
        self.written.store(true, Ordering::Relaxed);
        let tx = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(FileError::from)?;
        let value = change(&tx)?;
        cancel.check()?;
        tx.commit().map_err(FileError::from)?;
        Ok(value)
    }

    /// Runs `question` on one moment of the book. Up to four at once, beside the writer.
    pub(crate) fn read<T, E: From<FileError>>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_until(&Cancel::default(), question)
    }

    /// As [`read`](Self::read), given up with [`FileError::Cancelled`] within 200 ms of `cancel`.
    pub(crate) fn read_until<T, E: From<FileError>>(
        &self,
        cancel: &Cancel,
        question: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.readers.take(cancel)?;
        let moment = reader
            .transaction_with_behavior(TransactionBehavior::Deferred)
            .map_err(FileError::from)?;
        question(&moment)
    }

    pub(super) fn writer(&self, cancel: &Cancel) -> Result<Lease<'_>, FileError> {
        self.prove(cancel)?;
        self.proven_writer(cancel)
    }

    /// The writer of a book whose bytes have been compared, or are just being.
    pub(super) fn proven_writer(&self, cancel: &Cancel) -> Result<Lease<'_>, FileError> {
        self.writer.as_ref().ok_or(FileError::ReadOnly)?.take(cancel)
    }
}
