//! Payouts: what was taken out, and by which programme it is paid.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::goes::GoesMethod;
use super::{Id, Money, Typed, Units};

/// A payout as far as it is known; `null` where it is not.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PayoutRow {
    pub id: Id,
    pub platform: String,
    pub unit: String,
    pub units: Option<Units>,
    pub requested: Option<String>,
    pub paid: Option<String>,
    pub received: Option<String>,
    pub returned: Option<String>,
    /// The first day known of it.
    pub begun: Option<String>,
    /// requested, paid, received, returned.
    pub stage: String,
    pub gross: Option<Money>,
    pub fee: Option<Money>,
    /// Gross less fee.
    pub net: Option<Money>,
    /// What arrived, in the currency it arrived in.
    pub got: Option<Money>,
    /// The id of a payout method, or what was typed for one; empty where unknown.
    pub method: String,
    /// That method, where the book knows it.
    pub by: Option<GoesMethod>,
    pub reference: String,
}

/// A payout as the page sends it: empty amounts and days are not known.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PayoutForm {
    pub platform: Typed,
    pub units: Option<Units>,
    pub requested: Option<Typed>,
    pub paid: Option<Typed>,
    pub received: Option<Typed>,
    pub returned: Option<Typed>,
    /// Of gross and fee; then of what arrived.
    pub currency: Typed,
    pub gross: Option<Typed>,
    pub fee: Option<Typed>,
    pub got_currency: Typed,
    pub got: Option<Typed>,
    pub method: Typed,
    pub reference: Typed,
}

/// By which programme each platform pays, and what can be chosen.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ProgrammesAnswer {
    pub platforms: Vec<ProgrammesOf>,
    /// The person's own files, the first added first.
    pub own: Vec<OwnFile>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ProgrammesOf {
    pub platform: String,
    /// What holds today.
    pub current: String,
    /// The first day of what was chosen; `null` where nothing was.
    pub since: Option<String>,
    pub choices: Vec<ProgrammeChoice>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ProgrammeChoice {
    pub id: String,
    pub platform: String,
    /// Two letters; empty for everywhere.
    pub region: String,
    /// The first day it holds; `null` where nobody says since when.
    pub from: Option<String>,
    pub source: String,
    pub seen_on: String,
    pub trust: String,
    /// From a file of the person's own.
    pub own: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct OwnFile {
    pub id: Id,
    pub name: String,
    /// The ids of its programmes.
    pub programmes: Vec<String>,
}
