//! What units are worth in money.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Money, Typed, Units};

/// Units of one platform, each number by itself.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorthAsked {
    pub platform: Typed,
    pub units: Vec<Units>,
}

/// What units cost in proportion, in the home currency: at the channel that is cheapest a unit, and at the dearest.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Worth {
    pub best: WorthAt,
    /// `null` where it is no other channel.
    pub worst: Option<WorthAt>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WorthAt {
    pub money: Money,
    pub channel: String,
}
