//! What can be said about an address, a name or an offer: codes and parameters, the words are the page's.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SafetyAnswer {
    /// An address's verdict, or an offer's: `no_sign`, `caution` or `danger`.
    pub verdict: String,
    pub is_offer: bool,
    /// An offer's own signs, the hard ones first; none for an address.
    pub signs: Vec<SafetyReason>,
    /// The address that was typed, or those that stand in the offer.
    pub addresses: Vec<SafetyAddress>,
    /// The day of the checker's lists.
    pub lists_dated: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SafetyAddress {
    pub verdict: String,
    pub platform: Option<String>,
    pub domain: Option<String>,
    /// What was typed, in pieces that are it when put together.
    pub shown: Vec<SafetyPiece>,
    /// The weightiest first.
    pub reasons: Vec<SafetyReason>,
    /// Where the platform really sells.
    pub places: Vec<SafetyPlace>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SafetyReason {
    pub code: String,
    pub params: BTreeMap<String, String>,
    /// No honest seller does this, or the address was flagged.
    pub hard: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SafetyPiece {
    pub text: String,
    /// Part of the registrable domain.
    pub domain: bool,
    /// The Latin letters it passes for.
    pub passes_for: Option<String>,
    /// The number of a character that is not seen, such as `U+202E`.
    pub hidden: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SafetyPlace {
    pub platform: String,
    pub address: Option<String>,
    /// The window can open it in the browser.
    pub opens: bool,
}
