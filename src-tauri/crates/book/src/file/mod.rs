//! The book as a file: opened, checked, migrated, written by one and read by several, copied, put back, set aside.
//!
//! Promised: whatever stops the process, wherever, the next start finds the book as it was before or after a change, never
//! between; an acknowledged write outlasts a power cut; nothing that is not a sound book of ours is written to; nothing of the
//! user's is ever deleted. Left out: what the tables mean. That is the areas'.

mod aside;
mod backup;
mod cancel;
mod check;
mod close;
mod connect;
mod connections;
mod copy;
mod error;
mod header;
mod lock;
mod migrate;
mod open;
mod paths;
mod place;
mod pool;
mod proof;
mod restore;
mod rotation;
mod settings;
mod stamp;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

pub use cancel::Cancel;
pub use error::{Damage, Difference, FileError, Shape};
pub use migrate::Schema;
pub use place::Place;
pub(crate) use proof::Proof;
pub(crate) use settings::PARAMETERS;

use lock::Lock;
use pool::Pool;
use stamp::Seal;

/// An open book. Dropping it closes it.
pub(crate) struct BookFile {
    path: PathBuf,
    schema: Schema,
    /// `None`: the book can only be read.
    writer: Option<Pool>,
    readers: Pool,
    lock: Option<Lock>,
    /// What the file's bytes were when it was last closed in good order.
    sealed: Option<Seal>,
    /// Whether those bytes must still be compared. Nothing is written before.
    unproven: Mutex<bool>,
    /// Days since 1970, UTC, when it was opened.
    today: i64,
    /// Whether the bytes may be others now.
    written: AtomicBool,
}

impl BookFile {
    /// Where the book lies: absolute, without links.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The file, its folder or its disk is write-protected: every write answers [`FileError::ReadOnly`].
    pub(crate) fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Whether another machine may reach the book too.
    pub(crate) fn place(&self) -> Place {
        Place::of(&self.path)
    }
}
