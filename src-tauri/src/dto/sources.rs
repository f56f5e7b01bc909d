//! Files in: what was chosen, what it asks, how far it is, what became of its rows.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use super::doubts::DoubtedRow;
use super::payouts::ProgrammeChoice;
use super::{Id, Instant, Money, Units};
use crate::error::AppError;

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SourceRow {
    pub id: Id,
    pub name: String,
    pub format: String,
    pub imported_at: Instant,
    pub rows: u32,
    pub new: u32,
    pub known: u32,
    pub unreadable: u32,
    pub ignored: u32,
    pub bytes: Units,
    pub original_kept: bool,
}

/// Files chosen or dropped together. The page names them by number; their paths stay in Rust.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Batch {
    pub id: String,
    pub files: Vec<BatchFile>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BatchFile {
    pub index: u32,
    pub name: String,
    pub bytes: Units,
    pub format: Option<String>,
    /// What more the shape told, such as the generation of an export.
    pub format_detail: Option<String>,
    pub questions: Vec<Question>,
    /// Of a file of payout programmes: what stands in it. It is taken in whole, without rows.
    pub programmes: Vec<ProgrammeChoice>,
    pub error: Option<AppError>,
    /// The import that already brought these very bytes.
    pub already_imported: Option<Id>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Question {
    pub key: QuestionKey,
    pub choices: Vec<String>,
    pub remembered: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QuestionKey {
    Currency,
    GiftAmountUnit,
    Zone,
    Profile,
}

/// The answers given at import, by [`QuestionKey`].
pub(crate) type Answers = BTreeMap<String, super::Typed>;

/// How far a reading has come. What is new is known only at its end.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Progress {
    pub rows: u32,
    pub bytes: Units,
    pub total_bytes: Units,
    pub unreadable: u32,
    pub ignored: u32,
}

/// rows = new + known + unreadable + ignored.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportReport {
    pub source_id: Option<Id>,
    pub name: String,
    pub format: String,
    pub rows: u32,
    pub new: u32,
    pub known: u32,
    pub unreadable: u32,
    pub ignored: u32,
    pub problems: Vec<Problem>,
    pub problems_more: u32,
    pub ignored_kinds: Vec<Counted>,
    pub unknown_keys: Vec<Counted>,
    pub sections: Vec<Section>,
    /// Purchases it tells of that something speaks against, at most 200.
    pub doubts: Vec<DoubtedRow>,
    pub doubts_more: u32,
}

/// A row that could not be read; `raw` is the beginning of its text.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Problem {
    pub row: u32,
    /// Bytes from the start of the file.
    pub offset: Units,
    pub code: String,
    pub params: BTreeMap<String, String>,
    pub raw: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Counted {
    pub what: String,
    pub count: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Section {
    pub name: String,
    pub state: SectionState,
    pub rows: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SectionState {
    Absent,
    Empty,
    Rows,
}

/// What an import would do, with nothing changed. `rows` are in reading order, at most 1,000.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Preview {
    pub report: ImportReport,
    pub rows: Vec<PreviewRow>,
    pub rows_more: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PreviewRow {
    pub row: u32,
    pub state: RowState,
    /// Why, as a stable word.
    pub code: String,
    pub at: Option<Instant>,
    pub who: String,
    pub what: String,
    pub count: Option<u32>,
    pub units: Option<Units>,
    pub unit: Option<String>,
    pub money: Option<Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RowState {
    New,
    Known,
    Unreadable,
}
