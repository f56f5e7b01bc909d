//! What a card really takes on purchases in another currency: learnt from the purchases of which the store's receipt and the card's statement
//! are both known. Derived, never stored.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::fx::Fx;
use crate::BookError;
use crate::recharge::Purchased;

/// What was billed for one purchase beside its price at the reference rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Above {
    /// Share of the converted price: 0.023 is 2.3 % more, below zero is less. To four decimals, half to even.
    pub share: Decimal,
    /// Whose reference rate.
    pub on: Date,
}

/// What one payment method took on purchases in another currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learnt {
    /// The middle one of the shares; of an even number the mean of the middle two.
    pub share: Decimal,
    /// From so many purchases.
    pub purchases: usize,
}

const DECIMALS: u32 = 4;

/// `None` where only one side is known, both are in one currency, or there is no rate for the day.
pub(crate) fn above(purchase: &Purchased, fx: &Fx, zone: &TimeZone) -> Option<Above> {
    let (paid, billed) = purchase.paid.zip(purchase.billed)?;
    if paid.currency == billed.currency || paid.minor <= 0 {
        return None;
    }
    let (rate, on) = fx.rate(paid.currency, billed.currency, purchase.at.day_in(zone))?;
    let price = Decimal::from_str_exact(&paid.decimal_text()).ok()?.checked_mul(rate)?;
    let taken = Decimal::from_str_exact(&billed.decimal_text()).ok()?;
    let share = taken.checked_div(price)?.checked_sub(Decimal::ONE)?.round_dp(DECIMALS);
    Some(Above { share, on })
}

/// By payment method's row number.
pub(crate) fn learnt(purchases: &[Purchased], fx: &Fx, zone: &TimeZone) -> Result<BTreeMap<i64, Learnt>, BookError> {
    let mut shares: BTreeMap<i64, Vec<Decimal>> = BTreeMap::new();
    for purchase in purchases {
        if let Some((method, above)) = purchase.method.zip(above(purchase, fx, zone)) {
            shares.entry(method).or_default().push(above.share);
        }
    }
    let mut learnt = BTreeMap::new();
    for (method, mut shares) in shares {
        shares.sort_unstable();
        let (low, high) = (shares[(shares.len() - 1) / 2], shares[shares.len() / 2]);
        let both = low.checked_add(high).ok_or(BookError::TooLarge)?;
        let half = both.checked_div(Decimal::TWO).ok_or(BookError::TooLarge)?;
        let purchases = shares.len();
        learnt.insert(
            method,
            Learnt {
                share: half.round_dp(DECIMALS),
                purchases,
            },
        );
    }
    Ok(learnt)
}

#[cfg(test)]
mod tests {
    use giftbook_model::{Currency, EntryId, Instant, Money, Platform};

    use super::*;

    fn money(text: &str, code: &str) -> Money {
        Money::parse(text, Currency::parse(code).expect(code)).expect(text)
    }

    /// A million dollars, so that rounding to cents does not show, billed at `percent` of the reference rate in euro.
    fn purchase(id: i64, percent: i64, fx: &Fx) -> Purchased {
        let at = Instant::from_millis(1_740_000_000_000).expect("a time");
        let paid = money("1000000.00", "USD");
        let billed = money("1.00", "EUR");
        let (rate, _) = fx
            .rate(paid.currency, billed.currency, at.day_in(&TimeZone::UTC))
            .expect("a rate");
        let taken = (rate * Decimal::from(10_000 * percent)).round_dp(2);
        Purchased {
            id: EntryId(id),
            platform: Platform::TikTok,
            at,
            day_only: false,
            paid: Some(paid),
            units: None,
            billed: Some(money(&format!("{taken:.2}"), "EUR")),
            refunded: None,
            units_back: None,
            country: None,
            channel: None,
            method: Some(1),
            transaction: None,
            witnesses: vec![EntryId(id)],
        }
    }

    #[test]
    fn a_mark_up_is_the_middle_of_what_was_billed_beside_the_reference_rate() {
        let fx = Fx::default();
        let mut all: Vec<Purchased> = [(1, 101), (2, 103), (3, 150)]
            .into_iter()
            .map(|(id, percent)| purchase(id, percent, &fx))
            .collect();
        let learn = |all: &[Purchased]| learnt(all, &fx, &TimeZone::UTC).expect("shares").remove(&1);
        let of = |share, purchases| {
            Some(Learnt {
                share: Decimal::new(share, 4),
                purchases,
            })
        };
        assert_eq!(learn(&all), of(300, 3));
        assert_eq!(learn(&all[..2]), of(200, 2));
        all[0].billed = all[0].paid;
        assert_eq!(learn(&all[..1]), None, "one currency teaches nothing");
    }
}
