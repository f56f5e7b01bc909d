//! The rate book: offers, reference rates, payment methods. Rates and shares are decimal text; days are `2026-11-22`.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::doubts::DoubtRow;
use super::purchases::LearntAnswer;
use super::safety::SellerSaid;
use super::{Id, Instant, Money, Typed, Units};

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfferRow {
    pub id: String,
    pub platform: String,
    pub unit: String,
    pub units: Units,
    pub channel: String,
    /// ISO 3166 alpha-2; empty where it is not known.
    pub region: String,
    pub price: Money,
    /// For one unit, to six decimals.
    pub each: Money,
    /// The price holds in proportion for any number of units.
    pub any_amount: bool,
    pub tax: String,
    pub seen_on: String,
    /// The user's own words, or a word for where a shipped one was found (`offer_source_…`).
    pub source: String,
    pub trust: String,
    /// Can be corrected and withdrawn: it is no price really paid.
    pub open: bool,
    /// Who its source says that sells, where that names an address.
    pub seller: Option<SellerSaid>,
}

/// An offer as it is typed.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OfferForm {
    pub platform: Typed,
    pub units: Typed,
    pub channel: Typed,
    pub region: Typed,
    pub price: Typed,
    pub currency: Typed,
    pub any_amount: bool,
    pub tax: Typed,
    pub seen_on: Typed,
    pub source: Typed,
}

/// An offer as it was taken; where it is far from comparable ones, how far.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct OfferTaken {
    pub id: String,
    pub outlier: Option<Outlier>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Outlier {
    pub offer: String,
    /// Times the usual price of one.
    pub times: String,
    pub compared: u32,
}

/// read = new + known + unreadable.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OffersReport {
    pub name: String,
    pub read: u32,
    pub new: u32,
    pub known: u32,
    pub unreadable: u32,
    pub outliers: Vec<Outlier>,
    pub problems: Vec<RateProblem>,
    /// New offers that something speaks against, and how many there are beyond these.
    pub doubts: Vec<OfferDoubted>,
    pub doubts_more: u32,
}

/// An offer with what speaks against it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct OfferDoubted {
    pub offer: OfferRow,
    pub doubts: Vec<DoubtRow>,
}

/// A row of a file of rates that could not be read.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct RateProblem {
    pub row: u32,
    pub code: String,
    pub detail: String,
    pub raw: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FxAnswer {
    /// The last day the program's own rates are of.
    pub shipped_to: Option<String>,
    pub newest: Option<String>,
    /// Units of each currency for one euro.
    pub rates: Vec<FxRow>,
    pub files: Vec<FxFile>,
    pub held: Vec<FxHeld>,
    pub may_fetch: bool,
    /// The host that would be asked, and for which file.
    pub host: String,
    pub file: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct FxRow {
    pub currency: String,
    pub day: String,
    pub rate: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct FxFile {
    pub id: Id,
    pub at: Instant,
    pub name: String,
    pub fetched: bool,
    pub first: Option<String>,
    pub last: Option<String>,
    pub new: u32,
    pub held: u32,
    pub unlike: u32,
    pub unreadable: u32,
}

/// A rate that was held back, with the one before it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct FxHeld {
    pub batch: Id,
    pub day: String,
    pub currency: String,
    pub rate: String,
    pub before: Option<FxRow>,
}

#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FxHeldRef {
    pub batch: Id,
    pub day: Typed,
    pub currency: Typed,
}

/// read = new + held + known + unlike + unreadable + ignored.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct FxReport {
    pub name: String,
    pub read: u32,
    pub new: u32,
    pub held: u32,
    pub known: u32,
    pub unlike: u32,
    pub unreadable: u32,
    pub ignored: u32,
    pub problems: Vec<RateProblem>,
}

/// Bytes that have arrived.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Fetching {
    pub bytes: Units,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct MethodRow {
    pub id: Id,
    pub name: String,
    pub kind: String,
    pub currency: Option<String>,
    /// Shares of a purchase in another currency, in percent.
    pub fee: String,
    pub markup: String,
    /// What it took, where purchases tell.
    pub learnt: Option<LearntAnswer>,
}

/// What a payment method costs, as it is typed: percent, and the day it begins.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CostForm {
    pub fee: Typed,
    pub markup: Typed,
    pub from: Typed,
}
