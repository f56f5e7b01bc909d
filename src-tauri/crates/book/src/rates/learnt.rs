//! What was really paid is an offer too: derived from the purchases of which both sides and the channel are known, never stored.

use std::collections::BTreeMap;

use giftbook_model::{OfferSeen, Tax, Trust};
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::offer::{Offer, OfferId};
use crate::insight::Range;
use crate::recharge::{Purchased, purchases};
use crate::{BookError, settings};

/// The word that stands where an offer's source does, of a price really paid.
pub const SOURCE: &str = "paid";

/// The prices paid, each corrected by the next one paid for the same bundle in the same place.
pub(super) fn learnt(conn: &Connection) -> Result<Vec<Offer>, BookError> {
    let zone = settings::read(conn)?.zone()?;
    Ok(learn(&purchases(conn, Range::default())?, &zone))
}

/// From purchases, the oldest first.
fn learn(purchases: &[Purchased], zone: &TimeZone) -> Vec<Offer> {
    let mut newest = BTreeMap::new();
    let offer = |purchase: &Purchased| {
        let (unit, units) = purchase.units.filter(|(_, units)| *units > 0)?;
        let price = purchase.paid.filter(|paid| paid.minor > 0)?;
        let channel = purchase.channel?;
        let id = OfferId(format!("paid:{}", purchase.id.0));
        let place = (purchase.platform, unit, units, channel, price.currency);
        let seen = OfferSeen {
            platform: purchase.platform,
            unit,
            units,
            channel,
            region: String::new(),
            price,
            any_amount: false,
            tax: Tax::Included,
            seen_on: purchase.at.day_in(zone),
            source: SOURCE.to_owned(),
            trust: Trust::Own,
        };
        Some(Offer::new(id.clone(), seen, newest.insert(place, id)))
    };
    purchases.iter().filter_map(offer).collect()
}

#[cfg(test)]
mod tests {
    use giftbook_model::{Channel, Currency, EntryId, Instant, Money, Platform, Unit};
    use jiff::civil::date;

    use super::super::offer::{Withdrawn, in_force};
    use super::*;

    fn purchase(id: i64, day: i64, channel: Option<Channel>, minor: Option<i64>) -> Purchased {
        let currency = Currency::parse("USD").expect("USD");
        Purchased {
            id: EntryId(id),
            platform: Platform::TikTok,
            at: Instant::from_millis(day * 86_400_000).expect("a time"),
            day_only: false,
            paid: minor.map(|minor| Money { minor, currency }),
            units: Some((Unit::Coin, 70)),
            billed: None,
            refunded: None,
            units_back: None,
            country: None,
            channel,
            method: None,
            transaction: None,
            witnesses: vec![EntryId(id)],
        }
    }

    #[test]
    fn the_price_last_paid_holds_from_its_day_on() {
        let web = Some(Channel::Web);
        let paid = [
            purchase(1, 10, web, Some(99)),
            purchase(2, 20, web, None),
            purchase(3, 25, None, Some(5)),
            purchase(4, 30, web, Some(109)),
        ];
        let offers = learn(&paid, &TimeZone::UTC);
        let minor = |day| {
            let offers = in_force(offers.clone(), &Withdrawn::new(), date(1970, 1, day));
            offers.iter().map(|offer| offer.price.minor).collect::<Vec<_>>()
        };
        assert_eq!((minor(10), minor(11), minor(30)), (vec![], vec![99], vec![99]));
        assert_eq!(minor(31), [109]);
    }
}
