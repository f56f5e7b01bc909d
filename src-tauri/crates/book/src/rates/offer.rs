//! An offer: so many units for so much, somewhere, as seen on a day.

use std::collections::HashSet;

use giftbook_model::{Channel, Money, Platform, Unit};
use jiff::civil::Date;

/// `own:12` for the user's own, a word for one the program brings along.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfferId(pub String);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub id: OfferId,
    pub platform: Platform,
    pub unit: Unit,
    /// Above zero.
    pub units: i64,
    pub channel: Channel,
    /// ISO 3166 alpha-2; empty where it is not known.
    pub region: String,
    /// For `units` of them.
    pub price: Money,
    /// The price holds in proportion for any number of units.
    pub any_amount: bool,
    pub tax: Tax,
    pub seen_on: Date,
    pub source: String,
    pub trust: Trust,
    /// The offer this one corrects.
    pub replaces: Option<OfferId>,
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
}

/// What of all offers ever seen is in force on a day: those seen by then which no other seen by then corrects.
pub(super) fn in_force(mut offers: Vec<Offer>, on: Date) -> Vec<Offer> {
    offers.retain(|offer| offer.seen_on <= on);
    let corrected: HashSet<OfferId> = offers.iter().filter_map(|offer| offer.replaces.clone()).collect();
    offers.retain(|offer| !corrected.contains(&offer.id));
    offers
}
