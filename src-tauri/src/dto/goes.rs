//! What of a sum reaches a creator, place by place.

use serde::Serialize;
use specta::Type;

use super::{Money, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesAnswer {
    /// What is spent, in the home currency.
    pub spend: Money,
    /// What reaches the creator, the most first.
    pub rows: Vec<GoesRow>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GoesRow {
    pub key: String,
    pub platform: String,
    pub channel: String,
    /// Two letters; empty for everywhere.
    pub region: String,
    pub receives: Money,
    /// In percent, one digit: `47.2`.
    pub share: String,
    /// Who keeps what, in the order of the way; they add up to what is spent.
    pub parts: Vec<GoesPart>,
    /// The bundle it is worked out from; `null` where the viewer names the amount.
    pub units: Option<Units>,
    pub programme: String,
    /// The older of the days price and programme were seen.
    pub as_of: String,
    pub trust: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesPart {
    /// `store`, `platform`, `store_and_platform` or `creator`.
    pub to: String,
    pub money: Money,
}
