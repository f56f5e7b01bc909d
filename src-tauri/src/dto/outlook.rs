//! What the coming payout is likely to be, and what the next step of the week is worth.

use serde::Serialize;
use specta::Type;

use super::Money;
use super::balance::Between;

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PayoutOutlook {
    pub platform: String,
    /// What every range and week of it is in.
    pub currency: String,
    /// Weeks that are over and can be shown.
    pub past: u32,
    /// `null` where nothing can be foretold yet.
    pub next: Option<NextPayout>,
    /// Why not: weeks, price, currencies.
    pub lacking: Option<String>,
    /// Whole weeks it rests on.
    pub weeks: u32,
    /// So many past weeks lay in the range that could have been given before, of so many.
    pub held: u32,
    pub tested: u32,
    /// The missions of this week, a rule each.
    pub missions: Vec<Mission>,
}

/// An 80 % range for everything taken out once the last week of the month is over.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct NextPayout {
    pub on: String,
    pub low: Money,
    pub middle: Money,
    pub high: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Mission {
    /// The rule's name, and what decides its step; empty for nothing.
    pub rule: String,
    pub measure: String,
    /// What it adds to the week so far.
    pub adds: Between,
    /// `null` where its last step is reached, or where there is none.
    pub next: Option<NextStep>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct NextStep {
    /// Where the measure stands, `null` where that is not known, and from which value on the step holds.
    pub at: Option<u32>,
    pub to: u32,
    /// By how many points the share grows, one digit: least and most.
    pub least: String,
    pub most: String,
    pub value: Between,
}
