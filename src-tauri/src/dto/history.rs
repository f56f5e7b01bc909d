//! What was done, and what can be taken back.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

use super::{Id, Instant};

/// The name of the operation that was undone or done again.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Done {
    pub done: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct HistoryRow {
    pub id: Id,
    pub at: Instant,
    pub name: String,
    pub params: BTreeMap<String, String>,
    pub undone: bool,
}
