//! The same spending through every platform and channel: what of it reaches a creator.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Currency, Money, Platform, Trust};
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::{Decimal, RoundingStrategy};

use super::follow::{Part, Taker, follow, store_share};
use super::programme::{Programme, Whole};
use super::rules::in_force;
use super::shipped::shipped;
use crate::rates::{self, Fx, Offer, OfferId};
use crate::{Book, BookError};

/// The programme by which each platform pays for a gift.
const FOR_GIFTS: [&str; 5] = [
    "tiktok_flat",
    "youtube_supers",
    "twitch_bits",
    "instagram_stars",
    "telegram_stars",
];

/// What of a sum reaches the creator through one list of prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaches {
    pub platform: Platform,
    pub channel: Channel,
    /// Where the prices hold; empty for everywhere.
    pub region: String,
    pub pays: Money,
    pub receives: Money,
    /// To a thousandth: 0.472.
    pub share: Decimal,
    /// Who keeps what; they add up to `pays`. Tax is in them where the price has it.
    pub parts: Vec<Part>,
    /// The offer the share is worked out from; `None` where the viewer names the amount.
    pub offer: Option<OfferId>,
    /// How many units that offer is of.
    pub units: Option<i64>,
    pub programme: String,
    /// The older of the days price and programme were seen.
    pub as_of: Date,
    /// The lesser trust of the two.
    pub trust: Trust,
}

impl Book {
    /// What of `spend` reaches a creator, the most first: through each platform and each list of prices in force on a day, by the largest
    /// bundle the sum pays for (or else the smallest), in proportion. Resellers are left out. A list whose currency has no rate that day is left out.
    pub fn compared(&self, spend: Money, on: Date) -> Result<Vec<Reaches>, BookError> {
        self.file.read(|conn| compared(conn, spend, on))
    }
}

fn compared(conn: &Connection, spend: Money, on: Date) -> Result<Vec<Reaches>, BookError> {
    let fx = Fx::load(conn)?;
    let offers = rates::offers(conn, on)?;
    let mut rows = Vec::new();
    for programme in FOR_GIFTS.iter().filter_map(|id| in_force(shipped(), id, on)) {
        match programme.whole {
            Whole::Price => rows.extend(of_price(programme, spend)?),
            Whole::Unit(worth) => {
                for offer in nearest(&offers, programme.platform, spend, &fx, on) {
                    let Some(price) = exact(offer.price, programme.currency, &fx, on) else {
                        continue;
                    };
                    let whole = worth.checked_mul(Decimal::from(offer.units));
                    let share = whole
                        .zip(share_of(programme))
                        .and_then(|(whole, share)| whole.checked_mul(share)?.checked_div(price))
                        .ok_or(BookError::TooLarge)?;
                    rows.push(reaches(programme, Some(offer), offer.channel, share, spend)?);
                }
            }
        }
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.share), row.platform, row.channel));
    Ok(rows)
}

/// A programme that shares the price pays the same of every sum; on iOS after the store's commission, on Android as on the web.
fn of_price(programme: &Programme, spend: Money) -> Result<Vec<Reaches>, BookError> {
    let mut rows = Vec::with_capacity(3);
    for channel in [Channel::Web, Channel::Android, Channel::Ios] {
        let store = if channel == Channel::Ios {
            store_share(channel)
        } else {
            Decimal::ZERO
        };
        let share = share_of(programme)
            .and_then(|share| share.checked_mul(Decimal::ONE.checked_sub(store)?))
            .ok_or(BookError::TooLarge)?;
        rows.push(reaches(programme, None, channel, share, spend)?);
    }
    Ok(rows)
}

/// What the rules of a programme add up to where none of them has steps to choose from.
fn share_of(programme: &Programme) -> Option<Decimal> {
    programme
        .rules
        .iter()
        .try_fold(Decimal::ZERO, |all, rule| all.checked_add(rule.share(Some(0)).least))
}

fn reaches(
    programme: &Programme,
    offer: Option<&Offer>,
    channel: Channel,
    share: Decimal,
    spend: Money,
) -> Result<Reaches, BookError> {
    let parts = follow(spend, programme.platform, channel, share).ok_or(BookError::TooLarge)?;
    let mut told = share.round_dp_with_strategy(3, RoundingStrategy::MidpointNearestEven);
    told.rescale(3);
    let receives = parts.iter().find(|part| part.taker == Taker::Creator);
    Ok(Reaches {
        platform: programme.platform,
        channel,
        region: offer.map(|offer| offer.region.clone()).unwrap_or_default(),
        pays: spend,
        receives: receives.map(|part| part.money).ok_or(BookError::TooLarge)?,
        share: told,
        parts,
        offer: offer.map(|offer| offer.id.clone()),
        units: offer.map(|offer| offer.units),
        programme: programme.id.clone(),
        as_of: offer.map_or(programme.seen_on, |offer| offer.seen_on.min(programme.seen_on)),
        trust: offer.map_or(programme.trust, |offer| offer.trust.max(programme.trust)),
    })
}

/// Of each list of prices the largest bundle the sum pays for, or else the smallest.
fn nearest<'a>(offers: &'a [Offer], platform: Platform, spend: Money, fx: &Fx, on: Date) -> Vec<&'a Offer> {
    let sum = Decimal::new(spend.minor, spend.currency.digits());
    let mut lists: BTreeMap<_, (Decimal, &Offer)> = BTreeMap::new();
    for offer in offers {
        if offer.platform != platform || offer.channel == Channel::Reseller {
            continue;
        }
        let Some(price) = exact(offer.price, spend.currency, fx, on) else {
            continue;
        };
        let list = (offer.channel, &offer.region, &offer.source);
        let better = lists.get(&list).is_none_or(|(held, _)| {
            let within = [*held, price].map(|price| price <= sum);
            match within {
                [true, true] => price > *held,
                [false, false] => price < *held,
                [held_within, _] => !held_within,
            }
        });
        if better {
            lists.insert(list, (price, offer));
        }
    }
    lists.into_values().map(|(_, offer)| offer).collect()
}

fn exact(money: Money, to: Currency, fx: &Fx, on: Date) -> Option<Decimal> {
    let (rate, _) = fx.rate(money.currency, to, on)?;
    Decimal::new(money.minor, money.currency.digits()).checked_mul(rate)
}
