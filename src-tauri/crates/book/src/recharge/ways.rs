//! Each channel and region by itself: what the same units would cost there.

use std::collections::BTreeMap;

use giftbook_model::Channel;

use super::best::{Bought, Wanted};
use super::compare::Priced;
use crate::BookError;

#[derive(Debug, Clone)]
pub struct Way {
    pub channel: Channel,
    pub region: String,
    /// By prices the user paid more than a year ago: no way that is known to be open today.
    pub past: bool,
    pub bought: Bought,
}

/// The cheapest first, and what is past behind what is not. Empty where nothing is missing.
pub(super) fn ways(wanted: &Wanted<'_>, offers: &[Priced], missing: i64) -> Result<Vec<Way>, BookError> {
    let mut by_way: BTreeMap<(bool, Channel, &str), Vec<&Priced>> = BTreeMap::new();
    for priced in offers.iter().filter(|_| missing > 0) {
        let way = (priced.past, priced.offer.channel, priced.offer.region.as_str());
        by_way.entry(way).or_default().push(priced);
    }
    let mut ways = Vec::with_capacity(by_way.len());
    for ((past, channel, region), offers) in by_way {
        if let Some(bought) = wanted.buy(&offers, missing)? {
            let region = region.to_owned();
            ways.push(Way {
                channel,
                region,
                past,
                bought,
            });
        }
    }
    ways.sort_by_key(|way| (way.past, way.bought.cost.minor, way.bought.stranded));
    Ok(ways)
}
