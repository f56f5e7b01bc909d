//! What units are worth in money, wherever a gift or coins are shown.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Money, Platform};
use jiff::civil::Date;
use rusqlite::Connection;

use super::best::{Want, best};
use super::compare::Priced;
use crate::rates::OfferId;
use crate::{Book, BookError};

/// What units cost at the channel that is cheapest a unit and at the one that is dearest, each by its own cheapest offer; where the user
/// buys. Rounded up to the minor unit. `None` where there is no offer.
pub(crate) fn worth(conn: &Connection, platform: Platform, units: i64, on: Date) -> Result<Option<Worth>, BookError> {
    let want = Want {
        platform,
        units: 0,
        held: 0,
        region: None,
        channel: None,
        method: None,
    };
    let found = best(conn, &want, on)?;
    let mut by_channel: BTreeMap<Channel, &Priced> = BTreeMap::new();
    for priced in &found.offers {
        by_channel.entry(priced.offer.channel).or_insert(priced);
    }
    let mut costs = Vec::new();
    for priced in by_channel.into_values() {
        costs.push((
            priced.per_unit,
            priced.exact.per_unit().cost_of(units)?,
            priced.offer.id.clone(),
        ));
    }
    costs.sort();
    let at = |(_, minor, offer): &(_, i64, OfferId)| AtOffer {
        money: Money {
            minor: *minor,
            currency: found.home,
        },
        offer: offer.clone(),
    };
    Ok(costs.first().zip(costs.last()).map(|(best, worst)| Worth {
        best: at(best),
        worst: at(worst),
    }))
}

/// What units are worth in money: at the cheapest and at the dearest channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    pub best: AtOffer,
    pub worst: AtOffer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtOffer {
    pub money: Money,
    pub offer: OfferId,
}

impl Book {
    /// What units of a platform cost at the cheapest and at the dearest channel, by the prices of a day.
    pub fn worth(&self, platform: Platform, units: i64, on: Date) -> Result<Option<Worth>, BookError> {
        self.file.read(|conn| worth(conn, platform, units, on))
    }
}
