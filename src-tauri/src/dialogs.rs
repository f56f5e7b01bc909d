//! The system's file dialogs. Only Rust opens them, so that the page never names a path. Each waits; call them away from the window's thread.

use std::io::Write;
use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::dto::app::SavedFile;
use crate::error::Answer;

/// The ending of a book's file.
pub(crate) const BOOK: &str = "book";

/// Files to import. Any kind: what a file is, is told by its shape.
pub(crate) fn choose_files(app: &AppHandle) -> Option<Vec<PathBuf>> {
    let chosen = over_the_window(app).blocking_pick_files()?;
    Some(chosen.into_iter().filter_map(path).collect())
}

/// A file of reference rates or offers.
pub(crate) fn choose_rates(app: &AppHandle) -> Option<PathBuf> {
    over_the_window(app)
        .add_filter("CSV, ZIP, XML, JSON", &["csv", "zip", "xml", "json"])
        .blocking_pick_file()
        .and_then(path)
}

/// A file of payout programmes.
pub(crate) fn choose_programmes(app: &AppHandle) -> Option<PathBuf> {
    over_the_window(app)
        .add_filter("TOML", &["toml"])
        .blocking_pick_file()
        .and_then(path)
}

/// A receipt: a picture or a PDF.
pub(crate) fn choose_receipt(app: &AppHandle) -> Option<PathBuf> {
    over_the_window(app)
        .add_filter(
            "PDF, PNG, JPEG, WebP, HEIC",
            &["pdf", "png", "jpg", "jpeg", "webp", "heic"],
        )
        .blocking_pick_file()
        .and_then(path)
}

/// An existing book or backup.
pub(crate) fn choose_book(app: &AppHandle) -> Option<PathBuf> {
    over_the_window(app)
        .add_filter("Giftbook", &[BOOK])
        .blocking_pick_file()
        .and_then(path)
}

/// Where to write a new file of the kind `ending`, which is added to a name without one.
pub(crate) fn save_as(app: &AppHandle, name: &str, ending: &str) -> Option<PathBuf> {
    let dialog = over_the_window(app).add_filter(ending.to_uppercase(), &[ending]);
    let chosen = dialog
        .set_file_name(format!("{name}.{ending}"))
        .blocking_save_file()
        .and_then(path)?;
    Some(if chosen.extension().is_some() {
        chosen
    } else {
        chosen.with_extension(ending)
    })
}

/// Where to make a new folder of files; `name` is what it is called unless the person says otherwise.
pub(crate) fn save_folder(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let dialog = over_the_window(app).set_file_name(name);
    dialog.blocking_save_file().and_then(path)
}

/// Writes a file that appears under its name when it is whole; what stood there before stays until then.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Answer<SavedFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|refused| refused.error)?;
    Ok(SavedFile::at(path))
}

fn over_the_window(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file();
    match app.get_webview_window(crate::setup::WINDOW) {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}
