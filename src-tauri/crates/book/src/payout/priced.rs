//! Which of the prices of a place a sum is counted by, and what its units are worth of it.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Currency, Money, Platform};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::minor_units::decimal;
use crate::rates::{Fx, Offer};

/// The offers of a platform, resellers left out, by channel and region.
pub(super) fn places(offers: &[Offer], platform: Platform) -> BTreeMap<(Channel, String), Vec<&Offer>> {
    let mut places: BTreeMap<_, Vec<&Offer>> = BTreeMap::new();
    for offer in offers {
        if offer.platform == platform && offer.channel != Channel::Reseller {
            places
                .entry((offer.channel, offer.region.clone()))
                .or_default()
                .push(offer);
        }
    }
    places
}

/// What the units of an offer are worth to the programme, as a part of the offer's price. `None` without a rate.
pub(super) fn worth_of(offer: &Offer, currency: Currency, each: Decimal, fx: &Fx, on: Date) -> Option<Decimal> {
    let price = exact(offer.price, currency, fx, on)?;
    each.checked_mul(Decimal::from(offer.units))?.checked_div(price)
}

/// Of the most trusted prices the largest bundle the sum pays for, or else the smallest.
pub(super) fn nearest<'a>(offers: &[&'a Offer], spend: Money, fx: &Fx, on: Date) -> Option<&'a Offer> {
    let sum = decimal(spend);
    let priced = offers
        .iter()
        .filter_map(|offer| exact(offer.price, spend.currency, fx, on).map(|price| (price, *offer)));
    let best = offers.iter().map(|offer| offer.trust).min()?;
    let trusted = priced.filter(|(_, offer)| offer.trust == best);
    let closer = trusted.reduce(|held, next| {
        let better = match [held.0, next.0].map(|price| price <= sum) {
            [true, true] => next.0 > held.0,
            [false, false] => next.0 < held.0,
            [held_within, _] => !held_within,
        };
        if better { next } else { held }
    });
    closer.map(|(_, offer)| offer)
}

pub(super) fn exact(money: Money, to: Currency, fx: &Fx, on: Date) -> Option<Decimal> {
    let (rate, _) = fx.rate(money.currency, to, on)?;
    decimal(money).checked_mul(rate)
}

/// Of the most trusted prices the smallest bundle that holds as many, or else the largest.
pub(super) fn holding<'a>(offers: &[&'a Offer], units: i64) -> Option<&'a Offer> {
    let best = offers.iter().map(|offer| offer.trust).min()?;
    let trusted = || offers.iter().copied().filter(|offer| offer.trust == best);
    let enough = trusted().filter(|offer| offer.any_amount || offer.units >= units);
    enough
        .min_by_key(|offer| (!offer.any_amount, offer.units))
        .or_else(|| trusted().max_by_key(|offer| offer.units))
}
