//! Ways of paying and what they cost when the price is in another currency.

use giftbook_model::Currency;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub id: i64,
    pub name: String,
    pub kind: MethodKind,
    /// In which it is billed; `None`: in that of the price.
    pub currency: Option<Currency>,
    /// Fee on a purchase in another currency: 0.03 is 3 %.
    pub fee: Decimal,
    /// On the reference rate, likewise.
    pub markup: Decimal,
}

/// Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum MethodKind {
    Card = 1,
    PayPal = 2,
    /// An app store's account.
    Store = 3,
    Wallet = 4,
    GiftCard = 5,
}

impl MethodKind {
    pub const ALL: [Self; 5] = [Self::Card, Self::PayPal, Self::Store, Self::Wallet, Self::GiftCard];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::PayPal => "paypal",
            Self::Store => "store",
            Self::Wallet => "wallet",
            Self::GiftCard => "gift_card",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}
