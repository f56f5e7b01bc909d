//! Limits, budgets and where the month is heading.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Id, Instant, Money, Typed};

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LimitsAnswer {
    pub now: Instant,
    /// Of 24 hours, 7 days and the month, in this order.
    pub windows: Vec<LimitWindow>,
    /// `24h`, `7d` or `month`: the limit of which the least is left.
    pub nearest: Option<String>,
    /// `2026-11`.
    pub month: String,
    /// The day the limits are to be looked at again.
    pub review_on: Option<String>,
    pub heading: LimitHeading,
    pub budgets: Vec<Budget>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LimitWindow {
    /// `24h`, `7d` or `month`.
    pub window: String,
    pub limit: Option<Money>,
    pub since: Option<Instant>,
    /// Before refunds: what the limit counts.
    pub spent: Money,
    /// After refunds; `null` where nothing came back.
    pub net: Option<Money>,
    /// Below zero when the limit is passed.
    pub left: Option<Money>,
    /// Whole percent of the limit that is spent, at most 999.
    pub percent: Option<u32>,
    pub recharges: u32,
    /// Recharges without a price, or without a rate for their day.
    pub uncounted: u32,
    pub raise: Option<LimitRaise>,
}

/// More was asked for.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LimitRaise {
    pub id: Id,
    /// `null`: no limit at all.
    pub to: Option<Money>,
    pub asked: Instant,
    /// From when it can be confirmed, and from when no more.
    pub from: Instant,
    pub lapses: Instant,
    pub ready: bool,
}

/// Where the month ends, in 10, 50 and 90 of 100 cases no higher; all `null`: not enough yet.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LimitHeading {
    pub spent: Money,
    pub purchases: u32,
    pub low: Option<Money>,
    pub middle: Option<Money>,
    pub high: Option<Money>,
    /// The chance of passing the month's limit, in whole percent.
    pub beyond: Option<u32>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Budget {
    pub platform: String,
    /// The creator; `null`: the whole platform.
    pub person: Option<Id>,
    pub name: String,
    pub amount: Money,
    pub carried: Money,
    pub spent: Money,
    pub left: Money,
    pub carries: bool,
    pub incomplete: bool,
}

/// A reminder given now.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct LimitAlert {
    /// `24h`, `7d`, `month`; `review`: the limits are to be looked at again.
    pub window: String,
    pub percent: u32,
    pub left: Option<Money>,
}

/// A limit as it is typed; without an amount: none.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitForm {
    pub window: Typed,
    pub amount: Option<Typed>,
    pub currency: Typed,
}

/// A budget as it is typed; without an amount it ends.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BudgetForm {
    pub platform: Typed,
    pub person: Option<Id>,
    pub amount: Option<Typed>,
    pub currency: Typed,
    pub carries: bool,
}
