//! What can be taken out, and how.

use serde::Serialize;
use specta::Type;

use super::goes::GoesMethod;
use super::payouts::PayoutRow;
use super::{Money, Units};

/// An amount; a range where something is not published or not known.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Between {
    pub least: Money,
    pub most: Money,
}

/// One platform today: earned less what was taken back is held, available, requested, paid and received together.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PayoutBalance {
    pub platform: String,
    pub unit: String,
    pub earned: Units,
    pub taken_back: Units,
    /// Earned, and not to be taken out yet.
    pub held: Units,
    pub available: Units,
    /// Asked for and not decided; `in_review` of them within the platform's days for it.
    pub requested: Units,
    pub in_review: Units,
    /// Sent and not arrived.
    pub paid: Units,
    pub received: Units,
    /// What arrived of all payouts, by currency.
    pub arrived: Vec<Money>,
    /// What the held and available units bring by the programme of today; `null` where it tells no price of a unit.
    pub worth: Option<Between>,
    pub programme: Option<String>,
    /// A request is decided within so many days, as far as the platform says.
    pub review_days: Option<u32>,
    /// The least that is paid out, and what is missing to it.
    pub minimum: Option<Money>,
    pub missing: Option<Between>,
    pub since: Option<SinceLast>,
    pub underway: Vec<Underway>,
}

/// What was earned since the payout before.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SinceLast {
    pub day: String,
    pub units: Units,
    pub lives: u32,
}

/// A payout that is not over yet, and when its money is to be expected.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Underway {
    pub payout: PayoutRow,
    pub from: Option<String>,
    pub to: Option<String>,
    /// That has passed.
    pub late: bool,
}

/// How to take out all that is available on a platform.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PayoutPlan {
    pub platform: String,
    pub unit: String,
    pub units: Units,
    pub worth: Between,
    /// The one that leaves the most first.
    pub ways: Vec<PlanWay>,
    /// Which method leaves the most, by rising amounts.
    pub best: Vec<BestFrom>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlanWay {
    pub method: GoesMethod,
    pub source: String,
    pub seen_on: String,
    pub trust: String,
    pub minimum: Option<Money>,
    pub daily: Option<Money>,
    /// What other sources say, each in the words of its source.
    pub others: Vec<OtherSays>,
    /// By the least the units bring, then by the most.
    pub least: Taken,
    pub most: Taken,
    pub waiting: Option<Waiting>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct OtherSays {
    pub source: String,
    /// Percent and amounts; `null` where it says the same or nothing.
    pub share: Option<String>,
    pub each: Option<Money>,
    pub minimum: Option<Money>,
    pub daily: Option<Money>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Taken {
    pub gross: Money,
    /// 0 where it is below the minimum.
    pub days: u32,
    /// `null` where nobody has published them.
    pub fees: Option<Money>,
    pub net: Option<Money>,
    /// Of the European Central Bank, where the money is exchanged, and the day it is of.
    pub rate: Option<String>,
    pub day: Option<String>,
    pub arrives: Option<Money>,
}

/// One payout instead of one now and one later.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Waiting {
    pub units: Units,
    pub from: Option<String>,
    pub saves: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct BestFrom {
    pub from: Money,
    pub method: String,
}
