//! Offers beside each other: the cheapest unit first, and which bundle is dearer a unit than a smaller one. Pure.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::basis::Basis;
use super::cost::{Cost, Exact};
use crate::BookError;
use crate::rates::{Offer, OfferId};

/// An offer with its true cost.
#[derive(Debug, Clone)]
pub struct Priced {
    pub offer: Offer,
    pub cost: Cost,
    /// Home currency for one unit, to six digits after the minor unit's.
    pub per_unit: Decimal,
    pub dearer: Option<Dearer>,
    pub basis: Basis,
    pub(crate) exact: Exact,
}

/// A bundle is dearer a unit than a smaller one of the same list, by a tenth of a percent when rounded or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dearer {
    pub than: OfferId,
    pub than_units: i64,
    /// Percent, with one digit: 0.6.
    pub percent: Decimal,
}

/// Offers with their costs, the cheapest a unit first; of equal ones the more trusted, then the newer, then by id.
pub(crate) fn compare(offers: Vec<(Offer, Exact)>) -> Result<Vec<Priced>, BookError> {
    let all: Vec<Offer> = offers.iter().map(|(offer, _)| offer.clone()).collect();
    let mut rows = Vec::with_capacity(offers.len());
    for (offer, exact) in offers {
        let rate = exact.per_unit();
        let digits = exact.of(1, offer.units)?.whole.currency.digits();
        let per_unit = Decimal::try_from_i128_with_scale(rate.cost, 0)
            .ok()
            .and_then(|cost| cost.checked_div(Decimal::try_from_i128_with_scale(rate.units, 0).ok()?))
            .and_then(|minor| minor.checked_div(Decimal::from(10_u64.pow(digits))))
            .ok_or(BookError::TooLarge)?;
        rows.push(Priced {
            cost: exact.of(1, offer.units)?,
            per_unit: per_unit.round_dp(digits + 6).normalize(),
            dearer: dearer(&offer, &all)?,
            basis: Basis::Listed,
            offer,
            exact,
        });
    }
    rows.sort_by(cheaper);
    Ok(rows)
}

fn cheaper(one: &Priced, other: &Priced) -> Ordering {
    one.per_unit
        .cmp(&other.per_unit)
        .then(one.offer.trust.cmp(&other.offer.trust))
        .then(other.offer.seen_on.cmp(&one.offer.seen_on))
        .then(one.offer.id.cmp(&other.offer.id))
}

/// The smaller bundle of the same list (platform, channel, region, currency, source) that is cheapest a unit, where this one is dearer.
pub(crate) fn dearer(offer: &Offer, all: &[Offer]) -> Result<Option<Dearer>, BookError> {
    let list = |one: &Offer| (one.platform, one.unit, one.channel, one.price.currency, one.any_amount);
    let mut cheapest: Option<&Offer> = None;
    for other in all {
        let same = list(other) == list(offer) && other.region == offer.region && other.source == offer.source;
        if same && other.units < offer.units && cheapest.is_none_or(|held| a_unit(other, held) == Ordering::Less) {
            cheapest = Some(other);
        }
    }
    let Some(than) = cheapest.filter(|than| a_unit(offer, than) == Ordering::Greater) else {
        return Ok(None);
    };
    let [mine, its] = [(offer, than), (than, offer)]
        .map(|(price, units)| Decimal::from(price.price.minor).checked_mul(Decimal::from(units.units)));
    let percent = mine
        .zip(its)
        .and_then(|(mine, its)| {
            mine.checked_sub(its)?
                .checked_mul(Decimal::ONE_HUNDRED)?
                .checked_div(its)
        })
        .ok_or(BookError::TooLarge)?
        .round_dp(1);
    // Prices are whole cents: a bundle that is dearer by less than that shows is not dearer.
    Ok((!percent.is_zero()).then(|| Dearer {
        than: than.id.clone(),
        than_units: than.units,
        percent,
    }))
}

/// Which of two prices in one currency is lower a unit.
fn a_unit(one: &Offer, other: &Offer) -> Ordering {
    let left = i128::from(one.price.minor) * i128::from(other.units);
    left.cmp(&(i128::from(other.price.minor) * i128::from(one.units)))
}
