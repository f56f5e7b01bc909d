//! Between amounts, in whole minor units of a currency, and the exact numbers that are worked with. Pure.

use giftbook_model::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};

/// An amount as a number of its currency.
pub(super) fn decimal(money: Money) -> Decimal {
    Decimal::new(money.minor, money.currency.digits())
}

/// To the minor unit, half to even; `None` where no amount is so large.
pub(super) fn rounded(exact: Decimal, currency: Currency) -> Option<Money> {
    let scale = Decimal::from(10_i64.checked_pow(currency.digits())?);
    let minor = exact
        .checked_mul(scale)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
    Some(Money {
        minor: i64::try_from(minor).ok()?,
        currency,
    })
}
