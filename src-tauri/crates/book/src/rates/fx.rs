//! Reference rates of the European Central Bank, and conversion by them. Rates are per euro; a cross rate is one divided by the other.

use std::collections::{BTreeMap, HashMap};

use giftbook_model::{Currency, Money};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::BookError;

/// Most days a rate is carried forward: the longest stretch without one was over Easter and Christmas, five days.
const CARRIED_DAYS: i32 = 14;

/// An amount in another currency, and by which rate of which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    pub money: Money,
    pub from: Money,
    /// Units of the new currency for one of the old.
    pub rate: Decimal,
    /// The day the rate is of: that of the conversion or, on a weekend, the last one before it.
    pub day: Date,
}

/// Every rate the book knows.
#[derive(Debug, Default)]
pub(crate) struct Fx {
    /// Per currency and day, units of it for one euro.
    rates: HashMap<Currency, BTreeMap<Date, Decimal>>,
}

impl Fx {
    pub(super) fn add(&mut self, day: Date, currency: Currency, rate: Decimal) {
        self.rates.entry(currency).or_default().entry(day).or_insert(rate);
    }

    /// Units of `to` for one of `from` on a day, and the day both rates are of. `None` where no rate of the fortnight before is known.
    pub(crate) fn rate(&self, from: Currency, to: Currency, on: Date) -> Option<(Decimal, Date)> {
        if from == to {
            return Some((Decimal::ONE, on));
        }
        let mut day = on;
        for _ in 0..=CARRIED_DAYS {
            if let Some((from, to)) = self.per_euro(from, day).zip(self.per_euro(to, day)) {
                return to.checked_div(from).map(|rate| (rate, day));
            }
            day = day.yesterday().ok()?;
        }
        None
    }

    fn per_euro(&self, currency: Currency, day: Date) -> Option<Decimal> {
        if currency.code() == "EUR" {
            return Some(Decimal::ONE);
        }
        self.rates.get(&currency)?.get(&day).copied()
    }

    /// The amount in another currency, rounded half to even to its minor units: here and nowhere else. `None` without a rate.
    pub(crate) fn convert(&self, money: Money, to: Currency, on: Date) -> Result<Option<Converted>, BookError> {
        let Some((rate, day)) = self.rate(money.currency, to, on) else {
            return Ok(None);
        };
        let amount = Decimal::try_from_i128_with_scale(i128::from(money.minor), money.currency.digits())
            .map_err(|_| BookError::TooLarge)?;
        let minor = amount
            .checked_mul(rate)
            .and_then(|converted| converted.checked_mul(Decimal::from(10_u64.pow(to.digits()))))
            .ok_or(BookError::TooLarge)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
        let minor = i64::try_from(minor.mantissa() / 10_i128.pow(minor.scale())).map_err(|_| BookError::TooLarge)?;
        let converted = Money { minor, currency: to };
        Ok(Some(Converted {
            money: converted,
            from: money,
            rate,
            day,
        }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect(code)
    }

    #[test]
    fn a_weekend_uses_the_day_before_and_says_so() {
        let mut fx = Fx::default();
        fx.add(date(2026, 4, 10), currency("USD"), Decimal::new(11_711, 4));
        let euro = Money {
            minor: 1000,
            currency: currency("EUR"),
        };
        let converted = fx
            .convert(euro, currency("USD"), date(2026, 4, 12))
            .expect("fits")
            .expect("a rate");
        assert_eq!(
            converted.money,
            Money {
                minor: 1171,
                currency: currency("USD")
            }
        );
        assert_eq!(converted.day, date(2026, 4, 10));
        assert_eq!(
            fx.convert(euro, currency("USD"), date(2026, 4, 9)).expect("fits"),
            None,
            "a later rate is not used"
        );
        assert_eq!(
            fx.convert(euro, currency("USD"), date(2026, 5, 9)).expect("fits"),
            None,
            "nor one of last month"
        );
    }
}
