//! Each channel and region by itself: what the same units would cost there.

use std::collections::BTreeMap;

use giftbook_model::Channel;

use super::basis::Basis;
use super::best::{Best, Bought, Wanted};
use super::compare::Priced;
use crate::BookError;

#[derive(Debug, Clone)]
pub struct Way {
    pub channel: Channel,
    pub region: String,
    /// Of all its prices.
    pub basis: Basis,
    pub bought: Bought,
}

/// Those that are listed first, then by receipts, then what is past; of each the cheapest first. Empty where nothing is missing.
pub(super) fn ways(wanted: &Wanted<'_>, offers: &[Priced], missing: i64) -> Result<Vec<Way>, BookError> {
    let mut by_way: BTreeMap<(Basis, Channel, &str), Vec<&Priced>> = BTreeMap::new();
    for priced in offers.iter().filter(|_| missing > 0) {
        let way = (priced.basis, priced.offer.channel, priced.offer.region.as_str());
        by_way.entry(way).or_default().push(priced);
    }
    let mut ways = Vec::with_capacity(by_way.len());
    for ((basis, channel, region), offers) in by_way {
        if let Some(bought) = wanted.buy(&offers, missing)? {
            let region = region.to_owned();
            ways.push(Way {
                channel,
                region,
                basis,
                bought,
            });
        }
    }
    ways.sort_by_key(|way| (way.basis, way.bought.cost.minor, way.bought.stranded));
    Ok(ways)
}

impl Best {
    /// The ways that can be held against each other, the cheapest first: by lists, and by receipts only where a channel has no list. Where
    /// there is neither, what is past.
    #[must_use]
    pub fn compared(&self) -> Vec<&Way> {
        let listed = |channel| (self.ways.iter()).any(|way| way.basis == Basis::Listed && way.channel == channel);
        let known = self.ways.iter().filter(|way| match way.basis {
            Basis::Listed => true,
            Basis::Paid => !listed(way.channel),
            Basis::Past => false,
        });
        let mut ways: Vec<&Way> = known.collect();
        if ways.is_empty() {
            ways.extend(&self.ways);
        }
        ways.sort_by_key(|way| (way.bought.cost.minor, way.bought.stranded));
        ways
    }
}
