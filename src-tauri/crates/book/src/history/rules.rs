//! What a change is a change of, and what it makes stale. Areas are stored: never rename.

use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    Plans,
    Limits,
    Payouts,
    Sellers,
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
            Self::Plans => "plans",
            Self::Limits => "limits",
            Self::Payouts => "payouts",
            Self::Sellers => "sellers",
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
    /// Key: the plan's number.
    Plan,
    /// Key: platform, month and creator, as `limits` writes it.
    Budget,
    /// Key: platform and day, `tiktok/2026-03-03`.
    Assertion,
    /// A correction or a bonus. Key: the entry's number.
    ByHand,
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
    /// A purchase or refund entered by hand. Key: the entry's number.
    HandEntry,
    /// What was decided about two entries. Key: both numbers, the smaller first: `1:2`.
    PurchasePair,
    /// Which purchase a refund is of. Key: the refund's number.
    RefundOf,
    /// A receipt on an entry. Key: the entry's number and the file's digest: `1:9af3…`.
    Receipt,
    /// How a statement is read. Key: the profile's name.
    Profile,
    /// Key: the payout's number.
    Payout,
    /// Whether a statement's row is a payout's arrival. Key: the payout's number and the entry's, `3:4711`.
    PayoutArrival,
    /// What a platform took back. Key: its number.
    Reversal,
    /// Programmes or payout methods of the user's own. Key: the file's number.
    PayoutFile,
    /// Key: platform and first day, `tiktok/2025-02-10`.
    ProgrammeChoice,
    /// Key: the live as [`areas::live_ref`](super::areas) names it.
    LiveFollowers,
    /// Key: platform, Monday and measure, `tiktok/2026-11-23/week_team`.
    WeekLevel,
    /// The user's own words about a host. Key: the host.
    HostNote,
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
                Stale::Rates,
                Stale::History,
            ],
            Self::Annotation
            | Self::HandEntry
            | Self::PurchasePair
            | Self::RefundOf
            | Self::Receipt
            | Self::Assertion
            | Self::ByHand => &[Stale::Entries, Stale::History],
            Self::Payout | Self::PayoutArrival => &[Stale::Entries, Stale::Payouts, Stale::History],
            Self::Reversal => &[
                Stale::Entries,
                Stale::Lives,
                Stale::People,
                Stale::Gifts,
                Stale::Payouts,
                Stale::History,
            ],
            Self::PayoutFile | Self::ProgrammeChoice | Self::LiveFollowers | Self::WeekLevel => {
                &[Stale::Payouts, Stale::History]
            }
            Self::Profile => &[Stale::Sources, Stale::History],
            Self::HostNote => &[Stale::Sellers, Stale::History],
            Self::Segment => &[Stale::Lives, Stale::History],
            Self::Plan => &[Stale::Plans, Stale::History],
            Self::Budget => &[Stale::Limits, Stale::History],
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
                Stale::Sellers,
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
