//! Where an axis carries a number: few, round, exact.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// For geometry only.
pub(crate) fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// 0 and round steps up to the first that holds `max`, with at most `most` steps. Where nothing is above zero: 0 alone.
pub(crate) fn linear(max: Decimal, most: u32) -> Vec<Decimal> {
    let most = Decimal::from(most.max(1));
    let step = round_numbers(&[1, 2, 5]).find(|step| step.checked_mul(most).is_some_and(|top| top >= max));
    let (Some(step), true) = (step, max > Decimal::ZERO) else {
        return vec![Decimal::ZERO];
    };
    let mut ticks = vec![Decimal::ZERO];
    while let Some(&last) = ticks.last().filter(|&&last| last < max) {
        match last.checked_add(step) {
            Some(next) => ticks.push(next.normalize()),
            None => break,
        }
    }
    ticks
}

/// 0 and round numbers on a square-root scale whose `max` stands `height` pixels high, each at least `apart` from the one above.
pub(crate) fn roots(max: Decimal, height: f64, apart: f64) -> Vec<Decimal> {
    let up = |value: Decimal| height * (float(value) / float(max)).sqrt();
    let mut ticks: Vec<Decimal> = Vec::new();
    if max > Decimal::ZERO {
        let round: Vec<Decimal> = round_numbers(&[1, 2, 5]).take_while(|&value| value <= max).collect();
        for &value in round.iter().rev() {
            let above = ticks.last().map_or(f64::INFINITY, |&tick| up(tick));
            if above - up(value) >= apart && up(value) >= apart {
                ticks.push(value);
            }
        }
    }
    ticks.push(Decimal::ZERO);
    ticks.reverse();
    ticks
}

/// 0 and the largest number with a single digit that is not above `max`.
pub(crate) fn one(max: Decimal) -> Vec<Decimal> {
    let digit = round_numbers(&[1, 2, 3, 4, 5, 6, 7, 8, 9])
        .take_while(|&value| value <= max)
        .last();
    std::iter::once(Decimal::ZERO).chain(digit).collect()
}

/// Round whole numbers in rising order: 1, 2, 5, 10, 20 … Units are whole, and a step below one would name what cannot be.
fn round_numbers(digits: &[u32]) -> impl Iterator<Item = Decimal> + '_ {
    let powers = std::iter::successors(Some(Decimal::ONE), |power| power.checked_mul(Decimal::TEN));
    powers.flat_map(move |power| {
        digits
            .iter()
            .map_while(move |&digit| power.checked_mul(Decimal::from(digit)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(ticks: &[Decimal]) -> Vec<i64> {
        ticks.iter().map(|tick| tick.to_i64().unwrap_or(-1)).collect()
    }

    #[test]
    fn few_and_round() {
        assert_eq!(whole(&linear(18_164.into(), 4)), [0, 5_000, 10_000, 15_000, 20_000]);
        assert_eq!(whole(&linear(18_164.into(), 2)), [0, 10_000, 20_000]);
        assert_eq!(whole(&linear(1.into(), 4)), [0, 1]);
        assert_eq!(whole(&linear(0.into(), 4)), [0]);
        assert_eq!(whole(&roots(1_120.into(), 147.0, 38.0)), [0, 100, 500, 1_000]);
        assert_eq!(whole(&roots(0.into(), 147.0, 38.0)), [0]);
        assert_eq!(whole(&one(412.into())), [0, 400]);
        assert_eq!(whole(&one(0.into())), [0]);
    }

    proptest! {
        #[test]
        fn the_top_holds_the_largest(max in 1i64.., most in 1u32..6) {
            let ticks = linear(max.into(), most);
            prop_assert!(ticks.len() as u32 <= most + 1);
            prop_assert!(ticks.last().is_some_and(|&top| top >= Decimal::from(max)));
            prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        }

        #[test]
        fn roots_keep_apart(max in 1i64.., height in 60f64..400.0) {
            let ticks = roots(max.into(), height, 38.0);
            let ups: Vec<f64> = ticks.iter().map(|&tick| height * (float(tick) / max as f64).sqrt()).collect();
            prop_assert!(ups.windows(2).all(|pair| pair[1] - pair[0] >= 37.9));
        }
    }
}
