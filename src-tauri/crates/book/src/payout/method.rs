//! A way to be paid, and when a platform pays, as somebody published it on a day.

use giftbook_model::{Currency, Money, Platform, Trust};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How the money travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    Bank,
    PayPal,
    Wire,
    Check,
    Wallet,
}

impl Route {
    pub const ALL: [Self; 5] = [Self::Bank, Self::PayPal, Self::Wire, Self::Check, Self::Wallet];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::PayPal => "paypal",
            Self::Wire => "wire",
            Self::Check => "check",
            Self::Wallet => "wallet",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.code() == code)
    }
}

/// Who says something, and when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub source: String,
    pub seen_on: Date,
    pub trust: Trust,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutMethod {
    /// The same word with a later `from` follows the earlier one.
    pub id: String,
    pub platform: Platform,
    pub said: Said,
    /// The first day it holds; `None` where nobody says since when.
    pub from: Option<Date>,
    pub route: Route,
    /// ISO 3166 alpha-2 with blanks between; empty for everywhere.
    pub region: String,
    pub currency: Currency,
    /// What is kept of a payout; `None` where nobody has published it.
    pub fee: Option<Fee>,
    /// The least that is paid at once.
    pub minimum: Option<Money>,
    /// The most that is paid in a day.
    pub daily: Option<Money>,
    /// By how much the bank's rate is worse than the reference rate: 0.03 is 3 %. 0 where nothing is known.
    pub markup: Decimal,
    /// What other sources say.
    pub others: Vec<OtherSays>,
    /// From a file of the user's own.
    pub own: bool,
}

/// What is kept of one payout: `share` of the amount and `each` besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fee {
    pub share: Decimal,
    pub each: Money,
}

/// What another source says of a method; `None` where it says the same or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherSays {
    pub said: Said,
    pub share: Option<Decimal>,
    pub each: Option<Money>,
    pub minimum: Option<Money>,
    pub daily: Option<Money>,
}

/// When a platform pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub platform: Platform,
    pub said: Said,
    /// A request is decided within so many days.
    pub review_days: Option<u16>,
    /// Units can be taken out so many days after they came.
    pub hold_days: Option<u16>,
    /// What a month brought is paid between these days of the next.
    pub month: Option<(i8, i8)>,
}

/// All ways to be paid the book knows, and when platforms pay.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PayoutMethods {
    pub methods: Vec<PayoutMethod>,
    pub schedules: Vec<Schedule>,
}

impl PayoutMethods {
    /// The method of this id as it stood on a day.
    #[must_use]
    pub fn on(&self, id: &str, day: Date) -> Option<&PayoutMethod> {
        let named = self.methods.iter().filter(|method| method.id == id);
        named
            .filter(|method| method.from.is_none_or(|from| from <= day))
            .max_by_key(|method| method.from)
    }

    /// The methods of a platform on a day, each once, in the order they were written.
    #[must_use]
    pub fn of(&self, platform: Platform, day: Date) -> Vec<&PayoutMethod> {
        let mut found: Vec<&PayoutMethod> = Vec::new();
        for method in self.methods.iter().filter(|method| method.platform == platform) {
            if found.iter().all(|other| other.id != method.id) {
                found.extend(self.on(&method.id, day));
            }
        }
        found
    }

    /// When a platform pays; the user's own word goes before the one the program brings along.
    #[must_use]
    pub fn schedule(&self, platform: Platform) -> Option<&Schedule> {
        self.schedules
            .iter()
            .rev()
            .find(|schedule| schedule.platform == platform)
    }
}
