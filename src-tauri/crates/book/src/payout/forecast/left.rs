//! What is not taken out yet, by what the weeks paid that it is from.

use giftbook_model::Money;
use rust_decimal::{Decimal, RoundingStrategy};

use super::past::Past;
use crate::BookError;
use crate::payout::balance::PayoutBalance;
use crate::payout::rules::Between;

/// The balance's own worth where that is one amount. Where it is a range, the units left are taken to be those of the last weeks, each
/// worth its part of what its week paid: the least rounded down, the most rounded up, week by week. `None` where the balance tells no worth.
pub(super) fn left(
    balance: &PayoutBalance,
    past: &Past,
    this_week: (i64, Between),
) -> Result<Option<Between>, BookError> {
    let Some(worth) = balance.worth.filter(|worth| worth.least != worth.most) else {
        return Ok(balance.worth);
    };
    let mut units = balance.held.checked_add(balance.available).ok_or(BookError::TooLarge)?;
    let weeks = past.0.iter().rev().map(|week| (week.units, week.paid));
    let mut all: Option<Between> = None;
    for (of_week, paid) in std::iter::once(this_week).chain(weeks) {
        let part = units.min(of_week);
        if part <= 0 {
            continue;
        }
        units -= part;
        let paid = Between {
            least: share(paid.least, part, of_week, RoundingStrategy::ToNegativeInfinity)?,
            most: share(paid.most, part, of_week, RoundingStrategy::ToPositiveInfinity)?,
        };
        all = Some(all.map_or(Ok(paid), |all| all.checked_add(paid))?);
    }
    // Units that no week explains: gifts outside any LIVE, or a balance below zero.
    Ok(Some(all.filter(|_| units == 0).unwrap_or(worth)))
}

fn share(money: Money, part: i64, whole: i64, rounding: RoundingStrategy) -> Result<Money, BookError> {
    let exact = Decimal::from(money.minor)
        .checked_mul(Decimal::from(part))
        .and_then(|product| product.checked_div(Decimal::from(whole)));
    let minor = exact.map(|exact| exact.round_dp_with_strategy(0, rounding));
    Ok(Money {
        minor: minor
            .and_then(|minor| i64::try_from(minor).ok())
            .ok_or(BookError::TooLarge)?,
        ..money
    })
}
