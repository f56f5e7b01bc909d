//! What a store's receipt or a statement says of one purchase of units.

use crate::{CompactString, Instant, Money, Platform};

/// Where units are bought. The discriminants are stored in books: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Channel {
    Web = 1,
    Ios = 2,
    Android = 3,
    Reseller = 4,
}

impl Channel {
    pub const ALL: [Self; 4] = [Self::Web, Self::Ios, Self::Android, Self::Reseller];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Ios => "ios",
            Self::Android => "android",
            Self::Reseller => "reseller",
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| *channel as u8 == number)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// Who tells of a purchase, beside the platform itself. Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Witness {
    /// An app store's or a payment service's own record.
    Store = 1,
    /// A card's, a bank's or a wallet's statement.
    Statement = 2,
}

/// A row of a receipt or a statement that is about units of a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchase {
    pub platform: Platform,
    /// Exact, or the start of the local day where `day_only`.
    pub at: Instant,
    pub day_only: bool,
    pub witness: Witness,
    pub channel: Option<Channel>,
    /// Above zero; `None` where the row does not say.
    pub paid: Option<Money>,
    /// The money came back.
    pub refund: bool,
    /// How many units, where the product's name says so.
    pub units: Option<i64>,
    /// The order's number.
    pub transaction: Option<CompactString>,
    /// The product as written.
    pub product: Option<CompactString>,
    /// The payment method as written.
    pub method: Option<CompactString>,
    /// ISO 3166 alpha-2.
    pub country: Option<CompactString>,
}
