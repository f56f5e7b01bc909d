//! Purchases of units: each once, with the entries that tell of it.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::doubts::DoubtRow;
use super::{Id, Instant, Money, Typed, Units};

/// A page of purchases, the newest first, and what stands above it.
#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PurchasesAnswer {
    pub rows: Vec<PurchaseRow>,
    /// Of those asked for, on whatever page.
    pub count: u32,
    /// In the whole book, as are the next four.
    pub purchases: u32,
    pub paid: Vec<Money>,
    pub no_units: u32,
    pub no_payment: u32,
    pub proposals: Vec<ProposalRow>,
    /// Refunds of no purchase that is known.
    pub loose_refunds: Vec<WitnessRow>,
}

/// Where the next page begins: the last row of this one.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PurchasesQuery {
    /// `all`, `no_units`, `no_payment`.
    pub which: Typed,
    pub before_at: Option<Instant>,
    pub before_id: Option<Id>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PurchaseRow {
    pub id: Id,
    pub platform: String,
    pub at: Instant,
    pub day_only: bool,
    pub paid: Option<Money>,
    /// What a statement says was really billed.
    pub billed: Option<Money>,
    pub unit: String,
    pub units: Option<Units>,
    /// Paid for one unit, to four decimals.
    pub each: Option<Money>,
    pub refunded: Option<Money>,
    pub units_back: Option<Units>,
    pub channel: Option<String>,
    pub transaction: Option<String>,
    pub country: Option<String>,
    /// Classes of its witnesses: store, listed, hand, money, coins, statement.
    pub witnesses: Vec<String>,
    pub receipts: u32,
    /// What speaks against it.
    pub doubts: Vec<DoubtRow>,
}

/// Two entries that could tell of one purchase.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ProposalRow {
    pub one: WitnessRow,
    pub other: WitnessRow,
    pub rule: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WitnessRow {
    pub entry: Id,
    pub class: String,
    pub at: Instant,
    pub day_only: bool,
    pub paid: Option<Money>,
    pub unit: String,
    pub units: Option<Units>,
    pub transaction: Option<String>,
    pub product: Option<String>,
    pub method: Option<String>,
    /// The file it stands in.
    pub source: Option<String>,
    pub counts: bool,
    /// The rule by which it was joined, and the class of the witness it was joined with.
    pub rule: Option<String>,
    pub with: Option<String>,
    /// Of which purchase this refund is was said by the user.
    pub named: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PurchaseOpened {
    pub purchase: PurchaseRow,
    pub witnesses: Vec<WitnessRow>,
    pub refunds: Vec<WitnessRow>,
    pub receipts: Vec<ReceiptRow>,
    pub right: RightAnswer,
    /// What was billed beside the price at the reference rate.
    pub markup: Option<MarkupAnswer>,
    pub learnt: Option<LearntAnswer>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct MarkupAnswer {
    /// More than the converted price; below zero is less.
    pub percent: String,
    /// The day of the reference rate.
    pub on: String,
}

/// What a payment method took on purchases in other currencies, in the middle.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct LearntAnswer {
    pub method: String,
    pub percent: String,
    pub purchases: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ReceiptRow {
    pub entry: Id,
    pub digest: String,
    pub name: String,
    /// The usual ending of its kind: pdf, png, jpg, webp, heic.
    pub kind: String,
    pub bytes: Units,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RightAnswer {
    /// fourteen, seven, none, country, apple, google, channel, reseller, platform.
    pub ground: String,
    /// `2026-11-22`.
    pub last_day: Option<String>,
    pub over: bool,
}

/// A recharge as it is typed. An empty text is something not said.
#[derive(Debug, Clone, Default, Type, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RechargeForm {
    pub platform: Typed,
    /// `2026-11-22`.
    pub day: Typed,
    /// `14:05`; empty where only the day is known.
    pub clock: Typed,
    pub price: Typed,
    pub currency: Typed,
    pub units: Typed,
    pub channel: Typed,
    pub method: Option<Id>,
    pub transaction: Typed,
    pub country: Typed,
}

/// A refund as it is typed.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RefundForm {
    pub day: Typed,
    pub clock: Typed,
    pub price: Typed,
    pub currency: Typed,
    pub units: Typed,
    pub transaction: Typed,
}
