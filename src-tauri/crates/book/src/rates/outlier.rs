//! A price that cannot be meant: ten times what others ask for the same unit, or a tenth of it. It is taken all the same, and said.

use giftbook_model::OfferSeen;
use rust_decimal::Decimal;

use super::fx::Fx;
use super::offer::{Offer, OfferId, per_unit};

/// An offer that is very far from comparable ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlier {
    pub offer: OfferId,
    /// Its price per unit as a multiple of the usual one, to two decimals: 10 or more, or 0.1 or less.
    pub times: Decimal,
    /// How many offers of the same unit it was compared with.
    pub compared: usize,
}

/// Compares a price per unit with the median of `others`, whose platform and unit are the same and whose currency has a rate on that day.
pub(super) fn outlier(id: &OfferId, seen: &OfferSeen, others: &[Offer], fx: &Fx) -> Option<Outlier> {
    let currency = seen.price.currency;
    let mut prices: Vec<Decimal> = others
        .iter()
        .filter(|other| other.id != *id && (other.platform, other.unit) == (seen.platform, seen.unit))
        .filter_map(|other| {
            let each = other.per_unit()?;
            let (rate, _) = fx.rate(other.price.currency, currency, seen.seen_on)?;
            each.checked_mul(rate)
        })
        .collect();
    prices.sort_unstable();
    let usual = prices.get(prices.len() / 2)?;
    let times = per_unit(seen.price, seen.units)?.checked_div(*usual)?;
    (times >= Decimal::TEN || times <= Decimal::new(1, 1)).then(|| Outlier {
        offer: id.clone(),
        times: times.round_dp(2),
        compared: prices.len(),
    })
}
