//! A damaged book, or one that another hand has changed, and what the person decides about it. Until then not a byte of it is touched;
//! whatever is decided, nothing of it is deleted.

use std::path::{Path, PathBuf};

use giftbook_book::{Book, BookError, Damage, FileError};

use crate::desk::{Desk, now};
use crate::dto::app::AppState;
use crate::error::{Answer, AppError};

/// A book that is kept closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unsound {
    pub path: PathBuf,
    pub damage: Damage,
}

impl Unsound {
    #[must_use]
    pub(crate) fn new(path: &Path, damage: Damage) -> Self {
        let path = path.to_owned();
        Self { path, damage }
    }

    /// Whether its pages may be sound all the same, so that it can be opened as it is.
    #[must_use]
    pub(crate) fn can_be_accepted(&self) -> bool {
        matches!(self.damage, Damage::Altered | Damage::WalMissing)
    }
}

impl Desk {
    /// The state after an attempt to open a book: one that ended before an unsound book is no failure but a question.
    pub(crate) fn state_after(&self, done: Answer<()>) -> Answer<AppState> {
        match done {
            Err(error) if error.code == AppError::DAMAGED && self.unsound().is_some() => AppState::of(self),
            done => done.and_then(|()| AppState::of(self)),
        }
    }

    /// Opens it as it is.
    pub(crate) fn accept_unsound(&self) -> Answer<()> {
        let unsound = self.waiting()?;
        if !unsound.can_be_accepted() {
            return Err(AppError::new("damaged"));
        }
        Book::accept(&unsound.path)?;
        self.open(&unsound.path, false)
    }

    /// Puts the newest backup that proves sound in its place and opens that. What is there now is set aside.
    pub(crate) fn restore_unsound(&self) -> Answer<()> {
        let Unsound { path, .. } = self.waiting()?;
        let _alone = self.job.begin()?;
        for (backup, _) in Book::backups_of(&path)? {
            match Book::restore_over(&path, &backup, now()) {
                Ok(book) => {
                    self.home.remember(book.path());
                    self.replace(Some(book));
                    return Ok(());
                }
                Err(error) if is_of_the_backup(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::new("no_backup"))
    }

    /// Moves it out of the way, so that a new one can be made, and answers where it lies now.
    pub(crate) fn set_unsound_aside(&self) -> Answer<PathBuf> {
        let aside = Book::set_aside(&self.waiting()?.path, now())?;
        self.set_unsound(None);
        self.home.forget();
        self.set_trouble(AppError::new("book_set_aside").with("path", aside.display().to_string()));
        Ok(aside)
    }

    /// Leaves it for another time.
    pub(crate) fn leave_unsound(&self) -> Answer<()> {
        let Unsound { path, .. } = self.waiting()?;
        self.set_unsound(None);
        self.set_trouble(AppError::new("book_left").with("path", path.display().to_string()));
        Ok(())
    }

    fn waiting(&self) -> Answer<Unsound> {
        self.unsound().ok_or_else(|| AppError::new("nothing_to_do"))
    }
}

/// Then an older one may do.
fn is_of_the_backup(error: &BookError) -> bool {
    use FileError::{CopyDiffers, Damaged, Foreign, Inconsistent, Newer, NotABook};
    matches!(
        error,
        BookError::File(Damaged(_) | Foreign(_) | NotABook(_) | Newer { .. } | Inconsistent | CopyDiffers)
    )
}
