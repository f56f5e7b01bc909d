//! Where a sum goes: through one place step by step, and through all of them side by side.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Money, Typed, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesAnswer {
    /// What is spent, in the home currency.
    pub spend: Money,
    /// What reaches the creator, the most first.
    pub rows: Vec<GoesRow>,
    /// Ways to pay of which nobody publishes what reaches a creator.
    pub unpublished: Vec<GoesUnpublished>,
    /// No gifts: what is paid again and again.
    pub subscriptions: Vec<GoesSubscription>,
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
    /// In percent, one digit: `47.2`; then that of the worst and the best bundle there.
    pub share: String,
    pub least: String,
    pub most: String,
    /// Who keeps what, in the order of the way; they add up to what is spent.
    pub parts: Vec<GoesPart>,
    /// The bundle it is worked out from; `null` where the viewer names the amount.
    pub units: Option<Units>,
    /// Who says so; `null` where the viewer names the amount.
    pub source: Option<String>,
    pub programme: String,
    /// The older of the days price and programme were seen.
    pub as_of: String,
    pub trust: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesPart {
    /// `store`, `platform`, `store_and_platform` or `arrives`.
    pub to: String,
    pub money: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GoesUnpublished {
    pub id: String,
    pub platform: String,
    /// The day it was looked for.
    pub seen_on: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GoesSubscription {
    pub id: String,
    pub platform: String,
    /// What it costs in units of the platform, and for how many months; `null` where it is not published.
    pub units: Option<Units>,
    pub months: Option<u32>,
    /// What part of the price is the creator's, in percent; `null` where nobody says.
    pub least: Option<String>,
    pub most: Option<String>,
    pub source: String,
    pub seen_on: String,
    pub trust: String,
}

/// One sum through one place.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct GoesAsk {
    /// A sum in the home currency; or a gift by its id, and how many.
    pub spend: Option<Typed>,
    pub gift: Option<Typed>,
    pub pieces: Units,
    pub platform: Typed,
    pub channel: Typed,
    pub region: Typed,
    /// `null` for the platform's usual one.
    pub programme: Option<Typed>,
    pub end: GoesEnd,
    /// Percent of tax inside the price; `null` where nobody states it.
    pub tax: Option<Typed>,
    /// The method of the payout, and how large the payout is over which a fixed fee is shared; `null` ends with what is credited.
    pub method: Option<Typed>,
    pub over: Typed,
}

/// Where a programme has steps: the worst week by it, or the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum GoesEnd {
    Least,
    Most,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GoesWay {
    pub pays: Money,
    pub arrives: Money,
    /// What of it arrives, in percent, one digit.
    pub share: String,
    /// How many units it buys, of which kind, and what the creator's are called.
    pub units: Option<Units>,
    pub bought: String,
    pub credited: String,
    /// What one costs, and what the creator is credited with for one.
    pub each: Option<Money>,
    pub credited_each: Option<Money>,
    pub programme: String,
    /// Those the platform's creators can be paid by today.
    pub programmes: Vec<GoesProgramme>,
    pub method: Option<GoesMethod>,
    /// Those of the platform today.
    pub methods: Vec<GoesMethod>,
    pub steps: Vec<GoesStep>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesProgramme {
    pub id: String,
    /// Two letters; empty for everywhere.
    pub region: String,
    /// It has steps, so a week can be better or worse.
    pub ranged: bool,
}

/// A way to be paid.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesMethod {
    pub id: String,
    /// bank, paypal, wire, check, wallet.
    pub route: String,
    /// Countries, two letters each with blanks between; empty for everywhere.
    pub region: String,
    /// From a file of the person's own.
    pub own: bool,
    /// What it keeps: percent, and of each payout besides; `null` where nobody has published it.
    pub share: Option<String>,
    pub each: Option<Money>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GoesStep {
    /// pays, tax, store, platform, `store_and_platform`, units, share, fee, fx, arrives.
    pub station: String,
    /// `null` where it takes nothing or nobody says how much.
    pub takes: Option<Money>,
    pub unstated: bool,
    pub left: Money,
    /// What it takes a part of, in percent, where that is known.
    pub rate: Option<String>,
    /// A word; empty where it is worked out from the others.
    pub source: String,
    pub seen_on: Option<String>,
    /// own, official, secondary, unverified, estimate, `worked_out`, unstated.
    pub trust: String,
}

/// A gift that can be followed.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct GoesGift {
    pub id: String,
    pub name: String,
    pub units: Units,
}
