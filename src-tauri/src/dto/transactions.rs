//! Everything in the book, row by row.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Id, Instant, Money, PersonRef, Typed, Units};

#[derive(Debug, Clone, Default, PartialEq, Eq, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TxFilter {
    pub kinds: Vec<Typed>,
    pub platforms: Vec<Typed>,
    pub person: Option<Id>,
    pub gift: Option<Id>,
    pub live: Option<Id>,
    pub source: Option<Id>,
    pub category: Option<Typed>,
    /// Days in the book's zone, both inclusive.
    pub from: Option<Typed>,
    pub to: Option<Typed>,
    /// Instants, from `since` on and before `until`.
    pub since: Option<Instant>,
    pub until: Option<Instant>,
    /// Floor of a price band: 1, 10, 100, 1,000 or 10,000 coins.
    pub band: Option<u32>,
    pub units_min: Option<Units>,
    pub units_max: Option<Units>,
    /// What makes up the units of this payout, and of that one step of its bridge: `recorded`, a cause, `taken_back`.
    pub payout: Option<Id>,
    pub step: Option<Typed>,
    pub text: Typed,
}

#[derive(Debug, Clone, PartialEq, Eq, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TxQuery {
    pub filter: TxFilter,
    pub sort: TxSort,
    pub descending: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum TxSort {
    Time,
    Kind,
    What,
    Person,
    Units,
    Money,
}

/// What rows add up to in one word and one unit or currency.
#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Total {
    pub word: Word,
    /// Kinds of the entries in it.
    pub kinds: Vec<String>,
    pub unit: Option<String>,
    pub currency: Option<String>,
    /// With the sign of its word: what was spent is above zero.
    pub amount: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Word {
    Received,
    /// What guests of a live received; it counts in no other total.
    Guests,
    Sent,
    Bought,
    Spent,
    Withdrawn,
    PaidOut,
    Refunded,
    Bonus,
    Corrected,
    Fees,
    Exchanged,
    TakenBack,
    Difference,
}

/// A list in a fixed order; pages of it are asked for by `list`.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct TxList {
    pub list: String,
    pub count: u32,
    /// Entries in the book.
    pub total: u32,
    pub totals: Vec<Total>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct TxRow {
    pub id: Id,
    pub at: Option<Instant>,
    pub kind: String,
    pub platform: String,
    pub what: String,
    pub count: u32,
    pub person: Option<PersonRef>,
    pub units: Option<Units>,
    pub unit: Option<String>,
    pub money: Option<Money>,
    pub category: Option<String>,
    pub note: Option<String>,
    pub approximate: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TxDetail {
    pub row: TxRow,
    pub live: Option<TxLive>,
    pub price: Option<Units>,
    pub unfinished: bool,
    pub began_before_capture: bool,
    pub receiver: Option<PersonRef>,
    pub postings: Vec<Posting>,
    pub places: Vec<Place>,
    pub history: Vec<Change>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct TxLive {
    pub id: Id,
    pub title: Option<String>,
    pub start: Option<Instant>,
}

#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize)]
pub(crate) struct Posting {
    pub account: String,
    pub amount: String,
    /// A platform's unit or a currency.
    pub unit: String,
}

/// Where an entry stands in a source.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Place {
    pub source_id: Id,
    pub source: String,
    pub row: u32,
    /// The row's text, where the original was kept.
    pub raw: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Change {
    pub at: Instant,
    pub what: String,
    pub params: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ExportedFile {
    pub path: String,
    pub rows: u32,
}

/// What the filter's chips can choose from.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct TxFacets {
    pub kinds: Vec<String>,
    pub platforms: Vec<String>,
    pub categories: Vec<String>,
}
