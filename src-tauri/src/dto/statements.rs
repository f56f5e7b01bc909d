//! Statements: what their columns are said to mean, and their first rows as they are understood so far.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Money, Typed};

/// The profile as `formats` writes it, field by field; the page gives it back as the answer to the question `profile`.
#[derive(Debug, Clone, Default, Type, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementProfile {
    pub encoding: Option<Typed>,
    pub delimiter: Option<Typed>,
    pub date: Option<Typed>,
    pub time: Option<Typed>,
    pub amount: Option<Typed>,
    pub returned: Option<Typed>,
    pub text: Vec<Typed>,
    pub transaction: Option<Typed>,
    pub method: Option<Typed>,
    pub numbers: Option<Typed>,
    pub dates: Option<Typed>,
    pub currency: Option<StatementCurrency>,
    pub sign: Option<Typed>,
    pub zone: Option<Typed>,
    pub words: Vec<StatementWord>,
}

#[derive(Debug, Clone, Type, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StatementCurrency {
    Column(Typed),
    Fixed(Typed),
}

#[derive(Debug, Clone, Type, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatementWord {
    pub text: Typed,
    pub platform: Typed,
}

/// A statement under a profile. The four counts are 0 while something is open.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct StatementLook {
    pub columns: Vec<String>,
    pub lines: u32,
    pub profile: StatementProfile,
    /// What has to be said before anything is read.
    pub open: Vec<String>,
    pub samples: Vec<StatementSample>,
    pub purchases: u32,
    pub refunds: u32,
    pub unreadable: u32,
    pub ignored: u32,
    /// The saved profile it was read with, unasked.
    pub used: Option<String>,
    /// Names of all saved profiles.
    pub saved: Vec<String>,
}

/// A row as it stands in the file and as it would be taken.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StatementSample {
    pub cells: Vec<String>,
    pub state: SampleState,
    /// Why it is unreadable or of no use, as a stable word; empty otherwise.
    pub code: String,
    pub detail: String,
    pub platform: Option<String>,
    pub at: Option<Instant>,
    pub day_only: bool,
    pub money: Option<Money>,
}

#[derive(Debug, Clone, Copy, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum SampleState {
    Purchase,
    Refund,
    Unreadable,
    Ignored,
    Open,
}
