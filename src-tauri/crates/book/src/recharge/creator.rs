//! What a creator gets of units given, before programmes and payout fees. Figures as published, each with its day and source.

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::{Date, date};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::BookError;

/// A dated figure: so many thousandths of a US dollar for a unit given.
struct Figure {
    platform: Platform,
    dollar_thousandths: i64,
    as_of: Date,
    source: &'static str,
}

/// TikTok: a coin becomes a diamond, and a diamond is worth half a US cent. YouTube publishes no fixed share of Jewels.
const FIGURES: [Figure; 4] = [
    Figure {
        platform: Platform::TikTok,
        dollar_thousandths: 5,
        as_of: date(2022, 10, 1),
        source: "tiktok_diamond_value",
    },
    Figure {
        platform: Platform::Twitch,
        dollar_thousandths: 10,
        as_of: date(2026, 1, 1),
        source: "twitch_bit_value",
    },
    Figure {
        platform: Platform::Instagram,
        dollar_thousandths: 10,
        as_of: date(2023, 2, 1),
        source: "instagram_star_value",
    },
    Figure {
        platform: Platform::Telegram,
        dollar_thousandths: 13,
        as_of: date(2026, 9, 1),
        source: "telegram_star_value",
    },
];

/// What a creator is credited, in US dollars as the platform says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreatorGets {
    pub money: Money,
    pub as_of: Date,
    /// A word; its sentence is the interface's.
    pub source: &'static str,
}

/// `None` where the platform publishes no figure.
pub fn creator_gets(platform: Platform, units: i64) -> Result<Option<CreatorGets>, BookError> {
    let Some(figure) = FIGURES.iter().find(|figure| figure.platform == platform) else {
        return Ok(None);
    };
    let cents = Decimal::from(units)
        .checked_mul(Decimal::new(figure.dollar_thousandths, 1))
        .ok_or(BookError::TooLarge)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
    let money = Money {
        minor: i64::try_from(cents).map_err(|_| BookError::TooLarge)?,
        currency: Currency::parse("USD")?,
    };
    Ok(Some(CreatorGets {
        money,
        as_of: figure.as_of,
        source: figure.source,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 6,606 coins' worth of gifts brought 33.03 dollars when it was measured.
    #[test]
    fn a_coin_is_half_a_cent_to_the_creator() {
        let gets = |platform, units| {
            creator_gets(platform, units)
                .expect("fits")
                .map(|gets| gets.money.minor)
        };
        assert_eq!(gets(Platform::TikTok, 6_606), Some(3_303));
        assert_eq!(gets(Platform::Telegram, 1_000), Some(1_300));
        assert_eq!(gets(Platform::YouTube, 1_000), None);
    }
}
