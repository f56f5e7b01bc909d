//! Rates as a file tells them: reference rates of a day, offers as somebody saw them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Channel, Currency, Money, Platform, Problem, Unit};

/// Units of `currency` for one euro on a day, exactly as published; above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FxRate {
    pub day: Date,
    pub currency: Currency,
    pub rate: Decimal,
}

/// An offer as seen: so many units for so much, somewhere, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OfferSeen {
    pub platform: Platform,
    pub unit: Unit,
    /// Above zero.
    pub units: i64,
    pub channel: Channel,
    /// ISO 3166 alpha-2; empty where it is not known.
    pub region: String,
    /// For `units` of them; above zero.
    pub price: Money,
    /// The price holds in proportion for any number of units.
    pub any_amount: bool,
    pub tax: Tax,
    pub seen_on: Date,
    pub source: String,
    pub trust: Trust,
}

/// What a file of rates told. Each row is one of `rows`, one of `problems`, or counted in `ignored`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    pub rows: Vec<T>,
    /// With the row's number, 1-based in reading order.
    pub problems: Vec<(u64, Problem)>,
    /// Understood but of no use: rates of currencies no price is in any more.
    pub ignored: u64,
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            problems: Vec::new(),
            ignored: 0,
        }
    }
}

impl<T> Told<T> {
    /// How many rows were read.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.rows.len() as u64 + self.problems.len() as u64 + self.ignored
    }
}

/// Whether tax is in the price. Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tax {
    Unknown = 0,
    Included = 1,
    /// Added when paying.
    Added = 2,
}

/// How far a price is to be relied on. Stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Trust {
    /// Paid or seen by the user.
    Own = 1,
    /// On the platform's own page, as stored.
    Official = 2,
    /// Told by others who saw it.
    Secondary = 3,
    Unverified = 4,
}

impl Tax {
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Included, Self::Added];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Included => "included",
            Self::Added => "added",
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|tax| *tax as u8 == number)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tax| tax.code() == code)
    }
}

impl Trust {
    pub const ALL: [Self; 4] = [Self::Own, Self::Official, Self::Secondary, Self::Unverified];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Official => "official",
            Self::Secondary => "secondary",
            Self::Unverified => "unverified",
        }
    }

    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|trust| *trust as u8 == number)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trust| trust.code() == code)
    }
}
