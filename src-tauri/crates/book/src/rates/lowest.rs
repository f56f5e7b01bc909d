//! What units cost at the least where the platform itself sells them: what an offer by somebody else is held against.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Platform, Trust};
use jiff::civil::Date;

use super::offer::{Withdrawn, in_force};
use super::{Offer, OfferId};

/// Every offer somebody wrote down, on whatever day: what is asked for units, not what was given.
pub(crate) struct Asked {
    pub(super) offers: Vec<Offer>,
    pub(super) withdrawn: Withdrawn,
}

impl Asked {
    /// Takes offers out, so that they are held against the others only.
    pub(crate) fn take(&mut self, ids: &[OfferId]) -> Vec<Offer> {
        let all = std::mem::take(&mut self.offers).into_iter();
        let (taken, left) = all.partition(|offer| ids.contains(&offer.id));
        self.offers = left;
        taken
    }

    /// The lowest official price of a platform's units on a day, one a currency.
    pub(crate) fn lowest(&self, platform: Platform, on: Date) -> Vec<Offer> {
        let of_platform = self.offers.iter().filter(|offer| offer.platform == platform);
        official(in_force(of_platform.cloned().collect(), &self.withdrawn, on), platform)
    }
}

/// The cheapest offer a unit of each currency, by the currency's code. What resellers ask, what was merely told and what was learnt from a
/// payment counts for nothing: a price paid to a cheat must not make the next cheat look honest.
fn official(offers: Vec<Offer>, platform: Platform) -> Vec<Offer> {
    let sold_there = |offer: &Offer| {
        offer.platform == platform
            && offer.channel != Channel::Reseller
            && (offer.trust == Trust::Official || offer.trust == Trust::Own && offer.id.0.starts_with("own:"))
    };
    let mut lowest: BTreeMap<String, Offer> = BTreeMap::new();
    for offer in offers.into_iter().filter(sold_there) {
        let currency = offer.price.currency.to_string();
        let dearer = |held: &Offer| match (held.per_unit(), offer.per_unit()) {
            (Some(held), Some(new)) => new < held,
            _ => false,
        };
        if lowest.get(&currency).is_none_or(dearer) {
            lowest.insert(currency, offer);
        }
    }
    lowest.into_values().collect()
}

#[cfg(test)]
mod tests {
    use giftbook_model::{Currency, Money, Tax, Unit};
    use jiff::civil::date;

    use super::super::OfferId;
    use super::*;

    fn offer(id: &str, channel: Channel, trust: Trust, code: &str, minor: i64) -> Offer {
        let currency = Currency::parse(code).unwrap();
        Offer {
            id: OfferId(id.to_owned()),
            platform: Platform::TikTok,
            unit: Unit::Coin,
            units: 100,
            channel,
            region: String::new(),
            price: Money { minor, currency },
            any_amount: false,
            tax: Tax::Unknown,
            seen_on: date(2026, 11, 1),
            source: "seen".to_owned(),
            trust,
            replaces: None,
        }
    }

    #[test]
    fn only_what_the_platform_asks_counts_and_each_currency_by_itself() {
        let offers = vec![
            offer("own:1", Channel::Ios, Trust::Own, "USD", 143),
            offer("own:2", Channel::Web, Trust::Own, "USD", 106),
            offer("own:3", Channel::Reseller, Trust::Own, "USD", 20),
            offer("paid:4", Channel::Web, Trust::Own, "USD", 30),
            offer("told", Channel::Web, Trust::Unverified, "USD", 40),
            offer("page", Channel::Web, Trust::Official, "EUR", 120),
        ];
        let ids = |platform| -> Vec<String> {
            official(offers.clone(), platform)
                .into_iter()
                .map(|offer| offer.id.0)
                .collect()
        };
        assert_eq!(ids(Platform::TikTok), ["page", "own:2"]);
        assert!(ids(Platform::Twitch).is_empty());
    }
}
