//! What is done for the open book beside the person's own work: it is compared with what it was when it was closed, and each day there is
//! a backup of it. Begins when the first figures are long on the screen: both read the whole book.

use std::thread;
use std::time::Duration;

use giftbook_book::{Book, BookError, FileError};

use crate::desk::{Desk, now};
use crate::unsound::Unsound;

/// After the start.
const QUIET: Duration = Duration::from_secs(3);
/// A book opened later, and the next day, are seen to within a minute.
const ROUND: Duration = Duration::from_secs(60);

impl Desk {
    /// Takes care of whatever book is open, for as long as the app runs; says so when one had to be taken off the desk.
    pub(crate) fn care_on(&self, taken: impl Fn()) {
        thread::sleep(QUIET);
        while !self.ending.is_cancelled() {
            if self.care() {
                taken();
            }
            thread::sleep(ROUND);
        }
    }

    /// Proves the open book and makes today's backup of it, if it can be written. A full disk is told when something is done, not for
    /// this. A book that turns out to be another than was closed is taken off the desk, and answers true.
    pub(crate) fn care(&self) -> bool {
        let looked = self.with(|book| match book.prove(&self.ending) {
            Err(BookError::File(FileError::Damaged(damage))) => Ok(Some(Unsound::new(book.path(), damage))),
            proven => {
                if proven.is_ok() && self.is_own(book) {
                    book.daily_backup(now(), &self.ending)?;
                }
                Ok(None)
            }
        });
        let Ok(Some(unsound)) = looked else { return false };
        self.replace(None);
        self.set_unsound(Some(unsound));
        true
    }

    fn is_own(&self, book: &Book) -> bool {
        !book.is_read_only() && !self.home.is_sample(book.path())
    }
}
