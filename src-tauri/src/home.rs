//! Where the app keeps its things: one folder, readable by its owner only.

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager};

use crate::error::AppError;

/// Overrides where the folder is.
const VARIABLE: &str = "GIFTBOOK_DATA_DIR";

#[derive(Debug, Clone)]
pub(crate) struct Home(PathBuf);

#[derive(Serialize, Deserialize)]
struct Remembered {
    book: PathBuf,
}

impl Home {
    /// The folder of this user, made if it is missing.
    pub(crate) fn of(app: &AppHandle) -> Result<Self, AppError> {
        let folder = match chosen() {
            Some(folder) => std::path::absolute(folder)?,
            None => app.path().data_dir()?.join("giftbook"),
        };
        Self::at(folder)
    }

    pub(crate) fn at(folder: PathBuf) -> Result<Self, AppError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        Ok(Self(folder))
    }

    /// Where a book is made when nobody says otherwise.
    #[must_use]
    pub(crate) fn own_book(&self) -> PathBuf {
        self.0.join("Giftbook.book")
    }

    /// The sample lies in a folder of its own, thrown away as a whole.
    #[must_use]
    pub(crate) fn sample_folder(&self) -> PathBuf {
        self.0.join("sample")
    }

    #[must_use]
    pub(crate) fn unfinished_sample_folder(&self) -> PathBuf {
        self.0.join("sample.new")
    }

    #[must_use]
    pub(crate) fn sample(&self) -> PathBuf {
        self.sample_folder().join("sample.book")
    }

    #[must_use]
    pub(crate) fn is_sample(&self, path: &Path) -> bool {
        path.parent().is_some_and(|parent| same(parent, &self.sample_folder()))
    }

    /// What the web view keeps (its language, the theme shown before the book is open).
    #[must_use]
    pub(crate) fn webview(&self) -> PathBuf {
        self.0.join("webview")
    }

    /// Size and place of the window.
    #[must_use]
    pub(crate) fn window(&self) -> PathBuf {
        self.0.join("window.json")
    }

    /// The book that was open last, if one was.
    #[must_use]
    pub(crate) fn last_book(&self) -> Option<PathBuf> {
        let text = std::fs::read(self.0.join("last.json")).ok()?;
        serde_json::from_slice::<Remembered>(&text)
            .ok()
            .map(|remembered| remembered.book)
    }

    /// Opens the book at `path` next time. Failing to note it costs a click then, so it is no error now.
    pub(crate) fn remember(&self, path: &Path) {
        if let Ok(text) = serde_json::to_vec(&Remembered { book: path.to_owned() }) {
            let fresh = self.0.join("last.json.new");
            let _ = std::fs::write(&fresh, text).and_then(|()| std::fs::rename(&fresh, self.0.join("last.json")));
        }
    }

    /// The book that was open last is no longer there.
    pub(crate) fn forget(&self) {
        let _ = std::fs::remove_file(self.0.join("last.json"));
    }
}

/// The folder named by the environment.
pub(crate) fn chosen() -> Option<PathBuf> {
    std::env::var_os(VARIABLE)
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_book_is_remembered_and_a_damaged_note_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("a b/ü")).unwrap();
        assert_eq!(home.last_book(), None);
        home.remember(Path::new("/books/Nora’s.book"));
        assert_eq!(home.last_book(), Some("/books/Nora’s.book".into()));
        std::fs::write(folder.path().join("a b/ü/last.json"), b"{\"book\":").unwrap();
        assert_eq!(home.last_book(), None);
    }

    #[test]
    fn a_book_in_the_sample_folder_is_a_sample() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().to_owned()).unwrap();
        assert!(home.is_sample(&home.sample()));
        assert!(!home.is_sample(&home.own_book()));
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_look_into_the_folder() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Home::at(folder.path().join("own")).unwrap();
        let mode = std::fs::metadata(folder.path().join("own"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
