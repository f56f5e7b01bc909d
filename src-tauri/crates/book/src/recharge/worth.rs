//! What units are worth in money, wherever a gift or coins are shown.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Currency, Platform};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::basis::current;
use super::basket::Rate;
use super::best::{Want, Where, best};
use super::compare::Priced;
use super::terms;
use crate::rates::OfferId;
use crate::{Book, BookError};

/// What a platform's units cost on a day, by the cheapest offer of the channel that is cheapest a unit and of the one that is dearest; where
/// the user buys, paid as the user pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPrices {
    home: Currency,
    best: UnitPrice,
    worst: UnitPrice,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct UnitPrice {
    channel: Channel,
    offer: OfferId,
    rate: Rate,
}

/// What units are worth in money: at the cheapest and at the dearest channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    pub best: AtOffer,
    pub worst: AtOffer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtOffer {
    /// In major units. Rounded up: from a hundred minor units on to the minor unit, below to a hundredth of it, so that a single coin is
    /// told from two.
    pub amount: Decimal,
    pub currency: Currency,
    pub channel: Channel,
    pub offer: OfferId,
}

impl UnitPrices {
    /// What so many units cost in proportion.
    pub fn of(&self, units: i64) -> Result<Worth, BookError> {
        let at = |price: &UnitPrice| {
            Ok::<_, BookError>(AtOffer {
                amount: amount(price.rate, units, self.home)?,
                currency: self.home,
                channel: price.channel,
                offer: price.offer.clone(),
            })
        };
        Ok(Worth {
            best: at(&self.best)?,
            worst: at(&self.worst)?,
        })
    }
}

/// The one place where it is rounded.
fn amount(rate: Rate, units: i64, home: Currency) -> Result<Decimal, BookError> {
    let minor = rate.cost_of(units)?;
    if minor >= 100 {
        return Ok(Decimal::new(minor, home.digits()));
    }
    let finer = Rate {
        cost: rate.cost.checked_mul(100).ok_or(BookError::TooLarge)?,
        ..rate
    };
    Ok(Decimal::new(finer.cost_of(units)?, home.digits() + 2))
}

impl Book {
    /// What a platform's units cost on a day; `None` where no offer is known.
    pub fn unit_prices(&self, platform: Platform, on: Date) -> Result<Option<UnitPrices>, BookError> {
        self.file.read(|conn| {
            let want = Want {
                platform,
                units: 0,
                held: 0,
                place: Where::Usual,
                channel: None,
                method: terms::paid_with(conn, on)?.map(|method| method.id),
            };
            let found = best(conn, &want, on)?;
            let mut by_channel: BTreeMap<Channel, &Priced> = BTreeMap::new();
            for priced in current(&found.offers) {
                by_channel.entry(priced.offer.channel).or_insert(priced);
            }
            let mut prices: Vec<(_, UnitPrice)> = by_channel
                .into_iter()
                .map(|(channel, priced)| {
                    let price = UnitPrice {
                        channel,
                        offer: priced.offer.id.clone(),
                        rate: priced.exact.per_unit(),
                    };
                    (priced.per_unit, price)
                })
                .collect();
            prices.sort_by_key(|(per_unit, price)| (*per_unit, price.channel));
            let prices = prices.first().zip(prices.last());
            Ok(prices.map(|((_, best), (_, worst))| UnitPrices {
                home: found.home,
                best: best.clone(),
                worst: worst.clone(),
            }))
        })
    }
}
