//! Names of operations, and what a change is. Names are stored: never rename.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    Import,
    /// An import taken out of the book, by its own command.
    Revert,
    Note,
    Category,
    SegmentAdd,
    SegmentChange,
    SegmentRemove,
    LiveTitle,
    Settings,
    RechargeAdd,
    RechargeChange,
    RechargeRemove,
    RefundAdd,
    RefundRemove,
    RefundName,
    PurchaseJoin,
    PurchaseApart,
    ReceiptAdd,
    ReceiptRemove,
    OfferAdd,
    /// An offer replaced by another from a day on.
    OfferCorrect,
    OfferWithdraw,
    OfferImport,
    FxImport,
    /// Rates that were held back as absurd jumps hold after all.
    FxAccept,
    MethodAdd,
    /// What a payment method costs from a day on.
    MethodFee,
    Undo,
    Redo,
    /// The book was put back from a backup. Nothing before it can be undone.
    Restore,
}

impl Name {
    pub const ALL: &[Self] = &[
        Self::Import,
        Self::Revert,
        Self::Note,
        Self::Category,
        Self::SegmentAdd,
        Self::SegmentChange,
        Self::SegmentRemove,
        Self::LiveTitle,
        Self::Settings,
        Self::RechargeAdd,
        Self::RechargeChange,
        Self::RechargeRemove,
        Self::RefundAdd,
        Self::RefundRemove,
        Self::RefundName,
        Self::PurchaseJoin,
        Self::PurchaseApart,
        Self::ReceiptAdd,
        Self::ReceiptRemove,
        Self::OfferAdd,
        Self::OfferCorrect,
        Self::OfferWithdraw,
        Self::OfferImport,
        Self::FxImport,
        Self::FxAccept,
        Self::MethodAdd,
        Self::MethodFee,
        Self::Undo,
        Self::Redo,
        Self::Restore,
    ];

    /// The word in the log and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Revert => "revert",
            Self::Note => "note",
            Self::Category => "category",
            Self::SegmentAdd => "segment_add",
            Self::SegmentChange => "segment_change",
            Self::SegmentRemove => "segment_remove",
            Self::LiveTitle => "live_title",
            Self::Settings => "settings",
            Self::RechargeAdd => "recharge_add",
            Self::RechargeChange => "recharge_change",
            Self::RechargeRemove => "recharge_remove",
            Self::RefundAdd => "refund_add",
            Self::RefundRemove => "refund_remove",
            Self::RefundName => "refund_name",
            Self::PurchaseJoin => "purchase_join",
            Self::PurchaseApart => "purchase_apart",
            Self::ReceiptAdd => "receipt_add",
            Self::ReceiptRemove => "receipt_remove",
            Self::OfferAdd => "offer_add",
            Self::OfferCorrect => "offer_correct",
            Self::OfferWithdraw => "offer_withdraw",
            Self::OfferImport => "offer_import",
            Self::FxImport => "fx_import",
            Self::FxAccept => "fx_accept",
            Self::MethodAdd => "method_add",
            Self::MethodFee => "method_fee",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Restore => "restore",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.code() == code)
    }
}

/// What a screen may show that is no longer so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stale {
    Entries,
    Lives,
    People,
    Gifts,
    Sources,
    Settings,
    Rates,
    History,
}

impl Stale {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Lives => "lives",
            Self::People => "people",
            Self::Gifts => "gifts",
            Self::Sources => "sources",
            Self::Settings => "settings",
            Self::Rates => "rates",
            Self::History => "history",
        }
    }
}

/// What a change is a change of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Area {
    Source,
    /// Key: the entry's number.
    Annotation,
    /// Key: the segment's number.
    Segment,
    /// Key: the live as [`areas::live_ref`](super::areas) names it.
    LiveTitle,
    /// Key: the setting's.
    Setting,
    /// A purchase or refund entered by hand. Key: the entry's number.
    HandEntry,
    /// What was decided about two entries. Key: both numbers, the smaller first: `1:2`.
    PurchasePair,
    /// Which purchase a refund is of. Key: the refund's number.
    RefundOf,
    /// A receipt on an entry. Key: the entry's number and the file's digest: `1:9af3…`.
    Receipt,
    /// Key: the row number of an offer of the user's own.
    Offer,
    /// Key: the offer's id; what stands there is the day it holds no longer.
    OfferWithdrawn,
    /// Key: the number of a file of reference rates.
    FxBatch,
    /// Key: that number, the day and the currency of a rate that was held back.
    FxAccepted,
    /// Key: the payment method's number.
    Method,
    /// Key: the number of a fee of a payment method.
    MethodFee,
}

impl Area {
    pub(super) fn stale(self) -> &'static [Stale] {
        match self {
            Self::Source => &[
                Stale::Entries,
                Stale::Lives,
                Stale::People,
                Stale::Gifts,
                Stale::Sources,
                Stale::History,
            ],
            Self::Annotation | Self::HandEntry | Self::PurchasePair | Self::RefundOf | Self::Receipt => {
                &[Stale::Entries, Stale::History]
            }
            Self::Segment => &[Stale::Lives, Stale::History],
            Self::LiveTitle => &[Stale::Entries, Stale::Lives, Stale::History],
            Self::Offer | Self::OfferWithdrawn | Self::FxBatch | Self::FxAccepted | Self::Method | Self::MethodFee => {
                &[Stale::Rates, Stale::History]
            }
            Self::Setting => &[
                Stale::Entries,
                Stale::Lives,
                Stale::People,
                Stale::Gifts,
                Stale::Settings,
                Stale::History,
            ],
        }
    }
}

/// One thing an operation changed: `None` where it was not, or is no more. The order of the fields is that of the log's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) area: Area,
    pub(crate) key: String,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Change {
    /// The change that takes this one back.
    pub(super) fn reversed(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_codes() {
        for name in Name::ALL.iter().copied() {
            assert_eq!(Name::from_code(name.code()), Some(name));
            assert_eq!(serde_json::to_value(name).ok(), Some(Value::from(name.code())));
        }
    }
}
