//! Names of operations, one a line. Names are stored: never rename.

use serde::Serialize;

/// Makes the names, the list of them all, and the word of each in the log and in messages.
macro_rules! names {
    ($($(#[$about:meta])* $name:ident = $code:literal,)*) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Name {
            $($(#[$about])* #[serde(rename = $code)] $name,)*
        }

        impl Name {
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in the log and in messages.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

names! {
    Import = "import",
    /// An import taken out of the book, by its own command.
    Revert = "revert",
    Note = "note",
    Category = "category",
    SegmentAdd = "segment_add",
    SegmentChange = "segment_change",
    SegmentRemove = "segment_remove",
    LiveTitle = "live_title",
    Settings = "settings",
    /// "The app shows …".
    Assert = "assert",
    AssertRemove = "assert_remove",
    /// A correction or a bonus, by hand.
    WalletEnter = "wallet_enter",
    WalletRemove = "wallet_remove",
    OfferAdd = "offer_add",
    /// An offer replaced by another from a day on.
    OfferCorrect = "offer_correct",
    OfferWithdraw = "offer_withdraw",
    OfferImport = "offer_import",
    FxImport = "fx_import",
    /// Rates that were held back as absurd jumps hold after all.
    FxAccept = "fx_accept",
    MethodAdd = "method_add",
    /// What a payment method costs from a day on.
    MethodFee = "method_fee",
    RechargeAdd = "recharge_add",
    RechargeChange = "recharge_change",
    RechargeRemove = "recharge_remove",
    RefundAdd = "refund_add",
    RefundRemove = "refund_remove",
    RefundName = "refund_name",
    PurchaseJoin = "purchase_join",
    PurchaseApart = "purchase_apart",
    ReceiptAdd = "receipt_add",
    ReceiptRemove = "receipt_remove",
    PlanAdd = "plan_add",
    PlanBought = "plan_bought",
    /// A plan bought before its time, with the person's word that they know.
    PlanBoughtEarly = "plan_bought_early",
    PlanDrop = "plan_drop",
    /// A step of a limit. It is told here and not undone: see [`undoable`](Self::undoable).
    Limit = "limit",
    Budget = "budget",
    /// What the columns of a statement mean.
    ProfileSave = "profile_save",
    ProfileRemove = "profile_remove",
    PayoutRecord = "payout_record",
    PayoutChange = "payout_change",
    PayoutRemove = "payout_remove",
    /// A statement's row is a payout's arrival.
    ArrivalJoin = "arrival_join",
    ArrivalApart = "arrival_apart",
    /// The platform took something back.
    ReversalAdd = "reversal_add",
    ReversalRemove = "reversal_remove",
    /// A file of programmes of the user's own.
    ProgrammeAdd = "programme_add",
    ProgrammeRemove = "programme_remove",
    /// By which programme a platform pays from a day on.
    ProgrammeChoose = "programme_choose",
    /// A file of payout methods of the user's own.
    PayoutMethodAdd = "payout_method_add",
    PayoutMethodRemove = "payout_method_remove",
    LiveFollowers = "live_followers",
    /// How far a mission of a week was fulfilled.
    WeekLevel = "week_level",
    /// The user's own words about a host.
    HostNote = "host_note",
    /// Every check of a seller forgotten. It is told here and not undone: nothing of them is left.
    ChecksClear = "checks_clear",
    Undo = "undo",
    Redo = "redo",
    /// The book was put back from a backup. Nothing before it can be undone.
    Restore = "restore",
}

impl Name {
    /// Whether undo takes it back. Not a step of a limit: undoing a lowering would be a raise without its wait. Not the clearing of checks
    /// either: it keeps nothing it could bring back.
    pub(super) fn undoable(self) -> bool {
        !matches!(self, Self::Limit | Self::ChecksClear)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_codes() {
        for name in Name::ALL.iter().copied() {
            assert_eq!(Name::from_code(name.code()), Some(name));
            assert_eq!(
                serde_json::to_value(name).ok(),
                Some(serde_json::Value::from(name.code()))
            );
        }
    }
}
