//! The coins in hand, and where the others went.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{GiftRef, Id, Instant, Money, PersonRef, Typed, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletAnswer {
    /// The one with most rows first.
    pub platforms: Vec<PlatformWallet>,
    /// The newest first.
    pub years: Vec<WalletYear>,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlatformWallet {
    pub platform: String,
    pub unit: String,
    pub balance: Units,
    pub rows: u32,
    /// What the coins in hand cost, in the home currency, by weighted average.
    pub value: Money,
    /// Coins in hand whose price is known, and whose price is not.
    pub known: Units,
    pub unknown: Units,
    /// Of one coin, with two digits more than its currency has.
    pub average: Option<Money>,
    pub paid: Money,
    pub refunded: Money,
    pub gone: Money,
    /// In the order of their days.
    pub asserted: Vec<WalletChecked>,
    pub disagreement: Option<WalletDisagreement>,
    pub negatives: Vec<WalletNegative>,
    pub open: WalletOpen,
    /// What a coin given is worth to a creator.
    pub credit: Option<WalletCredit>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletChecked {
    pub on: String,
    pub units: Units,
    /// The book's balance at that day's end.
    pub book: Units,
    pub holds: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletDisagreement {
    pub first: WalletChecked,
    /// The last day before it on which book and app agreed.
    pub agreed: Option<String>,
    /// Signed: how many more the app showed.
    pub difference: Units,
    /// Oldest first.
    pub rows: Vec<WalletRow>,
    pub moves: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletNegative {
    pub from: String,
    /// `null` while it lasts.
    pub to: Option<String>,
    pub lowest: Units,
    /// Coins were taken back that had been spent; else the history is incomplete.
    pub refund: bool,
}

/// What stands in no balance because the book does not know enough of it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletOpen {
    pub gifts: u32,
    pub purchases: u32,
    pub paid: Vec<Money>,
    pub untimed: u32,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WalletCredit {
    pub each: Money,
    pub seen_on: String,
    pub source: String,
}

#[derive(Debug, Clone, Type, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WalletRow {
    pub id: Id,
    pub at: Instant,
    /// bought, bonus, sent, refunded, corrected.
    pub cause: String,
    /// Signed.
    pub units: Units,
    pub balance: Units,
    pub money: Option<Money>,
    pub by_hand: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletYear {
    pub year: String,
    pub purchases: u32,
    pub paid: Vec<Money>,
    pub refunded: Vec<Money>,
    /// Paid less what came back; `null` where a rate is not known.
    pub home: Option<Money>,
    pub units: Vec<WalletYearUnits>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletYearUnits {
    pub platform: String,
    pub unit: String,
    pub bought: Units,
    pub bonus: Units,
    pub sent: Units,
    pub refunded: Units,
    pub corrected: Units,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Type, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum GivenBy {
    Creator,
    Gift,
    Month,
    Platform,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletGiven {
    pub rows: Vec<WalletGivenRow>,
    pub cost: Money,
    pub received: Vec<Money>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WalletGivenRow {
    pub platform: String,
    pub unit: String,
    pub person: Option<PersonRef>,
    pub gift: Option<GiftRef>,
    /// `2026-11`.
    pub month: Option<String>,
    pub units: Units,
    pub gifts: u32,
    pub cost: Money,
    /// Coins among them whose price is not known.
    pub unknown: Units,
    pub received: Option<Money>,
}

/// A correction or a bonus as the page sends it.
#[derive(Debug, Clone, Type, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WalletForm {
    pub platform: Typed,
    pub bonus: bool,
    /// Signed.
    pub units: Units,
    pub on: Typed,
    pub note: Typed,
}
