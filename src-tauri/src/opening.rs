//! A book put on the desk.

use std::path::Path;

use giftbook_book::{Book, BookError, Damage, FileError};
use giftbook_model::Instant;

use crate::desk::{Desk, now};
use crate::error::{Answer, AppError};
use crate::unsound::Unsound;

/// One of the two ways a book is opened.
type Open = fn(&Path, Instant) -> Result<Book, BookError>;

impl Desk {
    /// Puts the book at `path` on the desk in place of the one there. A missing one is made where `make` says so.
    pub(crate) fn open(&self, path: &Path, make: bool) -> Answer<()> {
        self.put(path, make, Book::open)
    }

    /// As [`open`](Self::open), for the first figures: what takes as long as reading the whole book is left to [`care`](Self::care).
    pub(crate) fn open_at_once(&self, path: &Path, make: bool) -> Answer<()> {
        self.put(path, make, Book::open_at_once)
    }

    fn put(&self, path: &Path, make: bool, open: Open) -> Answer<()> {
        let _alone = self.job.begin()?;
        // A book knows itself by its one true path.
        let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.with(|book| Ok(book.path() == path)).unwrap_or(false) {
            return Ok(());
        }
        if !make && !path.exists() {
            return Err(AppError::new("book_missing").with("path", path.display().to_string()));
        }
        self.set_unsound(None);
        let book = opened(path, open).map_err(|error| self.refused(path, &error))?;
        if !self.home.is_sample(path) {
            self.home.remember(book.path());
        }
        self.replace(Some(book));
        Ok(())
    }

    /// A damaged book stays where it is until the person has decided what becomes of it.
    fn refused(&self, path: &Path, error: &BookError) -> AppError {
        if let BookError::File(FileError::Damaged(damage)) = error {
            self.set_unsound(Some(Unsound::new(path, *damage)));
        }
        AppError::opening(error, path)
    }
}

/// A foreign log beside a book is moved away from it: the book itself is, to the byte, as it was closed.
fn opened(path: &Path, open: Open) -> Result<Book, BookError> {
    match open(path, now()) {
        Err(BookError::File(FileError::Damaged(Damage::WalForeign))) => {
            Book::set_log_aside(path, now())?;
            open(path, now())
        }
        book => book,
    }
}
