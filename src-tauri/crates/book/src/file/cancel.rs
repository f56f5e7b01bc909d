//! A word from the user to stop, heard in the middle of a query.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::error::FileError;

/// Steps of `SQLite`'s machine between two looks: far below a millisecond.
const STEPS: i32 = 1_000;

/// Cloned to whoever may say stop; all clones are one.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops what was started with this token within 200 ms. Saying it twice is saying it once.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// For loops between queries: [`FileError::Cancelled`] once it was said.
    pub fn check(&self) -> Result<(), FileError> {
        if self.is_cancelled() {
            Err(FileError::Cancelled)
        } else {
            Ok(())
        }
    }

    pub(super) fn watch(&self, conn: &mut Connection) -> Result<(), FileError> {
        let token = self.clone();
        Ok(conn.progress_handler(STEPS, Some(move || token.is_cancelled()))?)
    }
}

pub(super) fn unwatch(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.progress_handler(0, None::<fn() -> bool>)
}
