//! Which gifts work, and who gives them.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{GiftRef, Id, PersonRef, Typed, Units};

/// Days in the book's zone, both inclusive; `None` is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Period {
    pub from: Option<Typed>,
    pub to: Option<Typed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GiftsQuery {
    pub period: Period,
    pub live: Option<Id>,
    pub gifter: Option<Id>,
    /// Floor of a price band: 1, 10, 100, 1,000 or 10,000 coins.
    pub band: Option<u32>,
    pub rank: Rank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Rank {
    Units,
    Pieces,
    Gifters,
    PerHour,
}

/// Per recorded LIVE hour; without bounds there is not enough yet.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Rate {
    pub value: String,
    pub low: Option<String>,
    pub high: Option<String>,
    pub n: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GiftsAnswer {
    pub total: GiftsTotal,
    /// The two gifts that carry most, and their share.
    pub top: Vec<GiftRef>,
    pub top_share: Option<String>,
    /// Days of the first and the last gift in the answer.
    pub first: Option<String>,
    pub last: Option<String>,
    /// What `GiftRow::before` compares with.
    pub before: Option<Period>,
    pub rows: Vec<GiftRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GiftsTotal {
    pub units: Units,
    pub pieces: Units,
    pub events: u32,
    pub gifters: u32,
    pub lives: u32,
    pub recorded_hours: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GiftRow {
    pub gift: GiftRef,
    pub pieces: Units,
    pub events: u32,
    pub gifters: u32,
    pub units: Units,
    /// Percent with one digit; all rows sum to 100.0.
    pub share: String,
    pub per_hour: Option<Rate>,
    /// Signed whole percent against the period before: `+9`, `-4`.
    pub before: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GiftersAnswer {
    pub total: GiftsTotal,
    /// At most 500.
    pub rows: Vec<GifterRow>,
    pub more: u32,
    pub top_share: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GifterRow {
    pub person: PersonRef,
    pub units: Units,
    pub pieces: Units,
    pub events: u32,
    pub lives: u32,
    pub share: String,
    pub favourite: Option<GiftRef>,
    /// Days of the first and last live they gave in.
    pub first: Option<String>,
    pub last: Option<String>,
}
