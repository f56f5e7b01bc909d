//! What is done to a book's file as a whole.

use std::path::{Path, PathBuf};

use giftbook_book::{Book, Settings};
use jiff::tz::TimeZone;

use crate::desk::{Desk, now};
use crate::dto::app::{AppState, OpenBook, RestorePreview, Role, SavedFile, Shared};
use crate::error::{Answer, AppError};

impl Desk {
    /// Opens the book at `path`, made if it is missing, and notes the role it is for. A new book counts its days where its maker is.
    pub(crate) fn make(&self, path: &Path, role: Role) -> Answer<()> {
        self.open(path, true)?;
        self.with(|book| {
            let mut settings = Settings {
                role: role.into(),
                ..book.settings()?
            };
            if book.summary()?.last_change.is_none() {
                settings.zone = TimeZone::system().iana_name().map_or(settings.zone, str::to_owned);
            }
            Ok(book.set_settings(&settings, now()).map(drop)?)
        })
    }

    /// The open book's name with today's date, for its copy.
    pub(crate) fn name_of_copy(&self) -> Answer<String> {
        self.with(|book| Ok(format!("{} {}", name_of(book.path()), jiff::Zoned::now().date())))
    }

    /// Writes a copy to `path`.
    pub(crate) fn back_up(&self, path: &Path) -> Answer<SavedFile> {
        let running = self.job.begin()?;
        self.with(|book| Ok(book.backup_to(path, &running.cancel)?))?;
        Ok(SavedFile::at(path))
    }

    /// What a backup holds beside what the book holds.
    pub(crate) fn look_at_backup(&self, path: PathBuf) -> Answer<RestorePreview> {
        let current = self.with(|book| Ok(book.summary()?.into()))?;
        let backup = Book::inspect(&path)?.into();
        let shown = path.display().to_string();
        Ok(RestorePreview {
            token: self.restoring.chose(path),
            path: shown,
            current,
            backup,
        })
    }

    /// Puts the backup kept under `token` in the book's place. A copy of the book is made before.
    pub(crate) fn restore(&self, token: &str) -> Answer<()> {
        let path = self.restoring.take(token)?;
        let _alone = self.job.begin()?;
        let mut book = self.take().ok_or_else(|| AppError::new("no_book"))?;
        let restored = book.restore_from(&path, now());
        self.replace(Some(book));
        Ok(restored?)
    }
}

impl AppState {
    /// What is open now.
    pub(crate) fn of(desk: &Desk) -> Answer<Self> {
        let book = match desk.with(|book| OpenBook::of(book, desk.home.is_sample(book.path()))) {
            Err(error) if error.code == "no_book" => None,
            book => Some(book?),
        };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            default_book_path: desk.home.own_book().display().to_string(),
            book,
            trouble: desk.trouble(),
            unsound: desk.unsound().map(Into::into),
        })
    }
}

impl OpenBook {
    fn of(book: &Book, sample: bool) -> Answer<Self> {
        let settings = book.settings()?;
        Ok(Self {
            name: name_of(book.path()),
            path: book.path().display().to_string(),
            sample,
            role: settings.role.into(),
            settings: settings.into(),
            rows: crate::dto::count(book.summary()?.entries),
            read_only: book.is_read_only(),
            shared: Shared::of(book.place()),
        })
    }
}

/// A book is called as its file is, without the ending.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
