//! What a creator is credited with for units given, in money. The rates are the platforms' own words as others quote them, each with the
//! day it was last seen; before programmes, fees and taxes, which are the creator's matter. Pure.

use giftbook_model::{Currency, Money, Platform};
use jiff::civil::{Date, date};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::BookError;

/// Money for one unit a supporter gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    pub each: Decimal,
    pub currency: Currency,
    /// The day the rate was last seen to hold.
    pub seen_on: Date,
    /// Who says so.
    pub source: &'static str,
}

/// Ten-thousandths of a US dollar for a unit, when it was last seen, and where.
const RATES: &[(Platform, i64, Date, &str)] = &[
    // A gift of n coins credits n diamonds; 200 diamonds are a dollar.
    (Platform::TikTok, 50, date(2022, 10, 31), "BBC News, October 2022"),
    (Platform::Twitch, 100, date(2026, 11, 1), "Twitch: $0.01 per Bit used"),
    (
        Platform::Instagram,
        100,
        date(2024, 12, 31),
        "Instagram: $0.01 per Star",
    ),
    (
        Platform::Telegram,
        130,
        date(2026, 9, 30),
        "Telegram Bot Developer Terms 6.2",
    ),
];

/// What a unit given on a platform is worth to whom it is given; `None` where the platform does not say.
#[must_use]
pub fn credit(platform: Platform) -> Option<Credit> {
    let (_, each, seen_on, source) = RATES.iter().find(|(of, ..)| *of == platform)?;
    Some(Credit {
        each: Decimal::new(*each, 4),
        currency: Currency::parse("USD").ok()?,
        seen_on: *seen_on,
        source,
    })
}

impl Credit {
    /// What `units` bring, rounded half to even to a minor unit: here and nowhere else.
    pub fn of(&self, units: i64) -> Result<Money, BookError> {
        let amount = self.each.checked_mul(Decimal::from(units)).ok_or(BookError::TooLarge)?;
        money(amount, self.currency)
    }
}

/// An exact amount in whole minor units, half to even.
pub(super) fn money(amount: Decimal, currency: Currency) -> Result<Money, BookError> {
    let minor = amount
        .checked_mul(Decimal::from(10_u64.pow(currency.digits())))
        .ok_or(BookError::TooLarge)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
    let minor = i64::try_from(minor.mantissa() / 10_i128.pow(minor.scale())).map_err(|_| BookError::TooLarge)?;
    Ok(Money { minor, currency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lion_of_29_999_coins_brings_150_dollars_less_half_a_cent() {
        let told = |platform, units| credit(platform).map(|credit| credit.of(units).map(Money::decimal_text).ok());
        assert_eq!(told(Platform::TikTok, 29_999), Some(Some("150.00".to_owned())));
        assert_eq!(told(Platform::TikTok, 6_606), Some(Some("33.03".to_owned())));
        assert_eq!(told(Platform::Telegram, 1_000), Some(Some("13.00".to_owned())));
        assert_eq!(
            told(Platform::YouTube, 1),
            None,
            "Jewels become Rubies at a rate nobody publishes"
        );
    }
}
