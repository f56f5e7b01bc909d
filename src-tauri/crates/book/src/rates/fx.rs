//! Reference rates of the European Central Bank, and conversion by them. Rates are per euro; a cross rate is one divided by the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use giftbook_model::{Currency, Money};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::ecb::{Shipped, shipped};
use crate::BookError;

/// A currency that is in none of the publications of so many days is not quoted any more: its last rate is not carried further.
const MISSING_DAYS: i32 = 14;

/// An amount in another currency, and by which rate of which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    pub money: Money,
    pub from: Money,
    /// Units of the new currency for one of the old.
    pub rate: Decimal,
    /// The day the rate is of: that of the conversion or, on a weekend and where nothing newer is known, the last one before it.
    pub day: Date,
}

/// Every rate the book knows: those the program brings along and, where it has none, those brought in.
#[derive(Debug)]
pub(crate) struct Fx {
    shipped: &'static Shipped,
    brought: HashMap<Currency, BTreeMap<Date, Decimal>>,
    brought_days: BTreeSet<Date>,
}

impl Default for Fx {
    fn default() -> Self {
        Self {
            shipped: shipped(),
            brought: HashMap::new(),
            brought_days: BTreeSet::new(),
        }
    }
}

impl Fx {
    /// Takes a rate in. One that is known for its day stays as it is.
    pub(super) fn add(&mut self, day: Date, currency: Currency, rate: Decimal) {
        self.brought.entry(currency).or_default().entry(day).or_insert(rate);
        self.brought_days.insert(day);
    }

    /// The newest day on or before `day` on which rates were published.
    pub(super) fn published(&self, day: Date) -> Option<Date> {
        let known = self.shipped.days.partition_point(|each| *each <= day);
        let shipped = known.checked_sub(1).map(|place| self.shipped.days[place]);
        shipped.max(self.brought_days.range(..=day).next_back().copied())
    }

    /// Units of `currency` for one euro: the newest rate of `day` or before, and its day.
    pub(super) fn last(&self, currency: Currency, day: Date) -> Option<(Date, Decimal)> {
        if currency.code() == "EUR" {
            return self.published(day).map(|day| (day, Decimal::ONE));
        }
        let shipped = self.shipped.last(currency, day);
        let brought = self
            .brought
            .get(&currency)
            .and_then(|days| days.range(..=day).next_back());
        match (shipped, brought) {
            (Some(shipped), Some((day, _))) if shipped.0 >= *day => Some(shipped),
            (_, Some((day, rate))) => Some((*day, *rate)),
            (shipped, None) => shipped,
        }
    }

    /// The rate of that very day.
    pub(super) fn of(&self, currency: Currency, day: Date) -> Option<Decimal> {
        self.last(currency, day)
            .filter(|(of, _)| *of == day)
            .map(|(_, rate)| rate)
    }

    /// Currencies there is a rate for, the euro aside.
    pub(super) fn currencies(&self) -> BTreeSet<Currency> {
        self.shipped.currencies().chain(self.brought.keys().copied()).collect()
    }

    /// Units of `to` for one of `from`, and the day both rates are of: `on` or the last published before it. `None` before the first, and
    /// for a currency that was not quoted any more by then.
    pub(crate) fn rate(&self, from: Currency, to: Currency, on: Date) -> Option<(Decimal, Date)> {
        if from == to {
            return Some((Decimal::ONE, on));
        }
        let newest = self.published(on)?;
        let mut day = newest;
        while (newest - day).get_days() <= MISSING_DAYS {
            let (from, to) = (self.last(from, day)?, self.last(to, day)?);
            if from.0 == to.0 && (newest - from.0).get_days() <= MISSING_DAYS {
                return to.1.checked_div(from.1).map(|rate| (rate, from.0));
            }
            day = from.0.min(to.0);
            if from.0 == to.0 {
                return None;
            }
        }
        None
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
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).expect(code)
    }

    fn euro(minor: i64) -> Money {
        Money {
            minor,
            currency: currency("EUR"),
        }
    }

    fn in_dollars(fx: &Fx, day: Date) -> Option<(i64, Date)> {
        let converted = fx.convert(euro(1000), currency("USD"), day).expect("fits")?;
        Some((converted.money.minor, converted.day))
    }

    #[test]
    fn a_weekend_uses_the_day_before_and_says_so() {
        let fx = Fx::default();
        assert_eq!(in_dollars(&fx, date(2026, 4, 12)), Some((1171, date(2026, 4, 10))));
        assert_eq!(in_dollars(&fx, date(2026, 4, 13)), Some((1168, date(2026, 4, 13))));
        assert_eq!(in_dollars(&fx, date(2015, 12, 31)), None, "a later rate is not used");
    }

    #[test]
    fn without_a_newer_one_the_last_rate_is_kept_and_its_day_is_named() {
        let mut fx = Fx::default();
        assert_eq!(in_dollars(&fx, date(2030, 1, 1)), Some((1127, date(2026, 10, 6))));
        fx.add(date(2029, 12, 31), currency("USD"), Decimal::new(2, 0));
        assert_eq!(in_dollars(&fx, date(2030, 1, 1)), Some((2000, date(2029, 12, 31))));
    }

    #[test]
    fn what_is_not_quoted_any_more_has_no_rate() {
        let fx = Fx::default();
        let (rouble, dollar) = (currency("RUB"), currency("USD"));
        assert!(fx.rate(rouble, dollar, date(2022, 3, 10)).is_some());
        assert_eq!(fx.rate(rouble, dollar, date(2022, 4, 1)), None);
        assert_eq!(fx.rate(currency("VND"), dollar, date(2026, 4, 1)), None);
    }

    #[test]
    fn a_day_once_known_stays_as_it_is() {
        let mut fx = Fx::default();
        fx.add(date(2026, 10, 6), currency("USD"), Decimal::ONE);
        fx.add(date(2026, 10, 7), currency("USD"), Decimal::ONE);
        fx.add(date(2026, 10, 7), currency("USD"), Decimal::TWO);
        assert_eq!(in_dollars(&fx, date(2026, 10, 6)), Some((1127, date(2026, 10, 6))));
        assert_eq!(in_dollars(&fx, date(2026, 10, 7)), Some((1000, date(2026, 10, 7))));
    }

    proptest! {
        /// A rate added for a day moves no conversion of a day before it, whatever the currencies.
        #[test]
        fn a_new_rate_leaves_earlier_days_alone(
            added in 0_i32..4_500, asked in 0_i32..4_500, rate in 1_i64..1_000_000_000,
            of in prop::sample::select(vec!["USD", "JPY", "BGN", "RUB", "VND"]),
            from in prop::sample::select(vec!["EUR", "USD", "RUB", "VND"]),
            to in prop::sample::select(vec!["EUR", "JPY", "BGN", "USD"]),
        ) {
            let day = |days: i32| date(2016, 1, 1).checked_add(jiff::Span::new().days(days)).expect("a day");
            let before = Fx::default();
            let mut after = Fx::default();
            after.add(day(added), currency(of), Decimal::new(rate, 4));
            let ask = |fx: &Fx| fx.rate(currency(from), currency(to), day(asked));
            if asked < added {
                prop_assert_eq!(ask(&before), ask(&after));
            }
        }

        /// There and back again is the same amount, as far as the smaller unit can tell.
        #[test]
        fn there_and_back_is_the_same(minor in 1_i64..1_000_000_000) {
            let fx = Fx::default();
            let day = date(2026, 10, 6);
            let there = fx.convert(euro(minor), currency("IDR"), day).expect("fits").expect("a rate").money;
            let back = fx.convert(there, currency("EUR"), day).expect("fits").expect("a rate").money;
            prop_assert_eq!(back.minor, minor);
        }
    }
}
