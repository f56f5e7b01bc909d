//! What units are worth in money, between page and book.

use giftbook_book::Book;
use giftbook_book::recharge as book;
use giftbook_model::{Instant, Platform};

use crate::dto::Money;
use crate::dto::worth::{Worth, WorthAsked, WorthAt};
use crate::error::{Answer, AppError};

/// Most numbers one question holds.
const MOST: usize = 2_000;

/// Each number's worth by today's prices; nothing where no price is known.
pub(crate) fn of_each(open: &Book, asked: &WorthAsked, now: Instant) -> Answer<Vec<Worth>> {
    if asked.units.len() > MOST || asked.units.iter().any(|units| units.0 < 0) {
        return Err(AppError::new("invalid").with("detail", "units"));
    }
    let Some(prices) = prices(open, super::wallet::platform(&asked.platform)?, now)? else {
        return Ok(Vec::new());
    };
    asked.units.iter().map(|units| Ok(prices.of(units.0)?.into())).collect()
}

/// What a platform's units cost today.
pub(crate) fn prices(open: &Book, platform: Platform, now: Instant) -> Answer<Option<book::UnitPrices>> {
    Ok(open.unit_prices(platform, now.day_in(&open.settings()?.zone()?))?)
}

impl From<book::Worth> for Worth {
    fn from(worth: book::Worth) -> Self {
        let at = |one: book::AtOffer| WorthAt {
            money: Money {
                amount: one.amount.to_string(),
                currency: one.currency.code().to_owned(),
            },
            channel: one.channel.code().to_owned(),
        };
        let other = worth.worst.channel != worth.best.channel;
        Self {
            best: at(worth.best),
            worst: other.then(|| at(worth.worst)),
        }
    }
}
