//! The app itself: which book is open, its settings, its copies.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::home::HomeAnswer;
use super::{Instant, Typed};
use crate::error::AppError;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Role {
    Creator,
    Supporter,
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Theme {
    Light,
    Dark,
    System,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AppState {
    pub version: String,
    pub default_book_path: String,
    pub book: Option<OpenBook>,
    /// Why the last book could not be opened.
    pub trouble: Option<AppError>,
    /// A book that is kept closed until the person has decided what becomes of it.
    pub unsound: Option<Unsound>,
}

/// What the page begins with, before it can ask.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct First {
    pub app: AppState,
    /// Of the open book, in its own role.
    pub home: Option<HomeAnswer>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unsound {
    /// The file's name without its ending.
    pub name: String,
    pub path: String,
    pub damage: Damage,
    /// When the newest backup beside it was made.
    pub last_backup: Option<Instant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Damage {
    /// Its pages contradict each other: it cannot be opened.
    Pages,
    /// It was changed since it was closed.
    Altered,
    /// Its newest changes are missing.
    NewestMissing,
}

/// Where several machines may reach a book.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Shared {
    /// On another machine's disk.
    Network,
    /// In a folder, called so, that a service copies to other machines.
    Synced(String),
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenBook {
    /// The file's name without its ending.
    pub name: String,
    pub path: String,
    pub sample: bool,
    pub role: Role,
    pub settings: Settings,
    /// Entries in the book.
    pub rows: u32,
    pub read_only: bool,
    pub shared: Option<Shared>,
}

#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Settings {
    pub role: Role,
    /// IANA name.
    pub zone: Typed,
    /// ISO 4217 code.
    pub home_currency: Typed,
    pub theme: Theme,
    pub keep_originals_mb: u32,
    /// Reminders of limits are shown by the desktop too.
    pub notify: bool,
}

/// Where something was written.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SavedFile {
    pub path: String,
}

/// A backup that was looked at and may be put back under `token`.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct RestorePreview {
    pub token: String,
    pub path: String,
    pub current: BookSummary,
    pub backup: BookSummary,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BookSummary {
    pub entries: u32,
    pub lives: u32,
    pub people: u32,
    pub sources: u32,
    pub last_change: Option<Instant>,
}
