//! The year's pack.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use super::Typed;

/// The texts of a report, by the codes the book asks for. They are the page's: Rust speaks no language.
pub(crate) type YearWords = BTreeMap<String, Typed>;

/// Where a pack lies, and of how many files it is.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SavedPack {
    pub folder: String,
    pub files: u32,
}
