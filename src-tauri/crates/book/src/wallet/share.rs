//! A sum of money told in parts that sum to it. Pure.

use giftbook_model::Money;
use rust_decimal::Decimal;

use super::received::money;
use crate::BookError;

/// `whole` in parts as close to `exact` as minor units allow: each rounded down, and what is left given to those that lost most, the
/// first of equals first. The exact parts must sum to what `whole` was rounded from.
pub(super) fn parts(whole: Money, exact: &[Decimal]) -> Result<Vec<Money>, BookError> {
    let one = Decimal::new(1, whole.currency.digits());
    let mut parts = Vec::with_capacity(exact.len());
    let mut lost: Vec<(Decimal, usize)> = Vec::with_capacity(exact.len());
    let mut left = whole.minor;
    for (nth, amount) in exact.iter().enumerate() {
        let down = amount.checked_div(one).ok_or(BookError::TooLarge)?.floor();
        let part = money(down.checked_mul(one).ok_or(BookError::TooLarge)?, whole.currency)?;
        left = left.checked_sub(part.minor).ok_or(BookError::TooLarge)?;
        lost.push((amount - down * one, nth));
        parts.push(part);
    }
    lost.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.cmp(second)));
    for (_, nth) in lost.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[nth].minor += 1;
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use giftbook_model::Currency;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_none_is_a_minor_unit_off(exact in prop::collection::vec(0_i64..1_000_000_000, 1..20)) {
            let currency = Currency::parse("USD").expect("currency");
            let exact: Vec<Decimal> = exact.into_iter().map(|part| Decimal::new(part, 6)).collect();
            let whole = money(exact.iter().sum(), currency).expect("whole");
            let parts = parts(whole, &exact).expect("parts");
            prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), whole.minor);
            for (part, exact) in parts.iter().zip(exact) {
                prop_assert!((Decimal::new(part.minor, 2) - exact).abs() < Decimal::new(1, 2));
            }
        }
    }
}
