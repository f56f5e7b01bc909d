//! An offer: so many units for so much, somewhere, as seen on a day.

use std::collections::{HashMap, HashSet};

use giftbook_model::{Channel, Money, OfferSeen, Platform, Tax, Trust, Unit};
use giftbook_safety::UnitPrice;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// `own:12` for the user's own, `paid:…` for one learnt from a purchase, a word for one the program brings along.
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
    /// For `units` of them; above zero.
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

impl Offer {
    /// The price of one unit in its currency, unrounded. `None` beyond what a decimal holds.
    #[must_use]
    pub fn per_unit(&self) -> Option<Decimal> {
        per_unit(self.price, self.units)
    }

    /// As the checker of offers knows a price.
    #[must_use]
    pub fn unit_price(&self) -> UnitPrice {
        UnitPrice {
            units: self.units,
            money: self.price,
        }
    }

    pub(super) fn new(id: OfferId, seen: OfferSeen, replaces: Option<OfferId>) -> Self {
        Self {
            id,
            platform: seen.platform,
            unit: seen.unit,
            units: seen.units,
            channel: seen.channel,
            region: seen.region,
            price: seen.price,
            any_amount: seen.any_amount,
            tax: seen.tax,
            seen_on: seen.seen_on,
            source: seen.source,
            trust: seen.trust,
            replaces,
        }
    }
}

pub(super) fn per_unit(price: Money, units: i64) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(i128::from(price.minor), price.currency.digits())
        .ok()?
        .checked_div(Decimal::from(units))
}

impl OfferId {
    pub(super) fn own(row: i64) -> Self {
        Self(format!("own:{row}"))
    }
}

/// Offers that hold no longer, each from a day on.
pub(super) type Withdrawn = HashMap<OfferId, Date>;

/// What of all offers ever seen is in force on a day: those seen by then that were neither corrected nor withdrawn by then.
pub(super) fn in_force(mut offers: Vec<Offer>, withdrawn: &Withdrawn, on: Date) -> Vec<Offer> {
    offers.retain(|offer| offer.seen_on <= on);
    let corrected: HashSet<OfferId> = offers.iter().filter_map(|offer| offer.replaces.clone()).collect();
    offers.retain(|offer| !corrected.contains(&offer.id) && withdrawn.get(&offer.id).is_none_or(|from| *from > on));
    offers
}
