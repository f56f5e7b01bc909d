//! Amounts that stand out: a hint where to look first, and no proof of anything.
//!
//! The modified z-score of the logarithms: 0.6745 times the distance from the median over the median of all such distances. Beyond 3.5 either
//! way an amount is told as odd (B. Iglewicz, D. C. Hoaglin, *How to Detect and Handle Outliers*, ASQC 1993, page 11). Median and MAD
//! bear up to half of the amounts being odd; logarithms, because amounts of money are spread by factors and not by sums.

/// Below so many amounts nothing is called odd.
pub const FEWEST_AMOUNTS: usize = 8;
/// From here on, in hundredths.
pub const ODD_FROM: i64 = 350;

/// An amount that stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd {
    /// Its place in the slice given.
    pub place: usize,
    /// The modified z-score in hundredths, below zero where it is unusually small. At most a million either way.
    pub score: i64,
}

/// The amounts that stand out, in their order. Amounts are whole and above zero, in one unit; others say nothing and are passed over.
///
/// Where more than half of the amounts are equal their MAD is zero and the score has no scale: then nothing is told.
#[must_use]
pub fn odd(amounts: &[i64]) -> Vec<Odd> {
    const BOUND: f64 = 1_000_000.0;
    let logs: Vec<(usize, f64)> = amounts
        .iter()
        .enumerate()
        .filter(|(_, amount)| **amount > 0)
        .map(|(place, amount)| (place, (*amount as f64).ln()))
        .collect();
    if logs.len() < FEWEST_AMOUNTS {
        return Vec::new();
    }
    let middle = median(logs.iter().map(|(_, log)| *log).collect());
    let spread = median(logs.iter().map(|(_, log)| (log - middle).abs()).collect());
    if spread <= f64::EPSILON {
        return Vec::new();
    }
    logs.into_iter()
        .filter_map(|(place, log)| {
            let score = (67.45 * (log - middle) / spread).clamp(-BOUND, BOUND).round() as i64;
            (score.abs() > ODD_FROM).then_some(Odd { place, score })
        })
        .collect()
}

/// Of an even number of values the mean of the middle two.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let half = values.len() / 2;
    match (values.get(half), values.len() % 2) {
        (Some(upper), 0) => (upper + values.get(half.wrapping_sub(1)).unwrap_or(upper)) / 2.0,
        (Some(middle), _) => *middle,
        (None, _) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Nine payouts about two hundred dollars and one of twenty thousand. By hand: the logs' median is that of 20,000 and 20,100 cents, their
    /// MAD 0.0198 (to four places); ln 2,000,000 lies 4.60 above, 0.6745 · 4.60 / 0.0198 ≈ 157.
    #[test]
    fn an_amount_a_hundred_times_the_others_stands_out_and_they_do_not() {
        let amounts = [
            20_000, 20_100, 19_800, 20_300, 2_000_000, 19_600, 20_400, 20_050, 19_900, 20_700,
        ];
        let found = odd(&amounts);
        assert_eq!(found.iter().map(|odd| odd.place).collect::<Vec<_>>(), [4]);
        assert!(found[0].score > 10_000, "{found:?}");
    }

    #[test]
    fn few_amounts_or_equal_ones_tell_nothing() {
        assert_eq!(odd(&[1, 1_000_000]), []);
        assert_eq!(odd(&[5, 5, 5, 5, 5, 5, 5, 5, 5, 1_000_000]), []);
        assert_eq!(odd(&[]), []);
    }

    proptest! {
        /// Cents or dollars, the same amounts stand out.
        #[test]
        fn the_unit_plays_no_part(amounts in prop::collection::vec(1_i64..1_000_000, 8..40)) {
            let places = |amounts: &[i64]| odd(amounts).iter().map(|odd| odd.place).collect::<Vec<_>>();
            let larger: Vec<i64> = amounts.iter().map(|amount| amount * 1_024).collect();
            let near_the_edge = |amounts: &[i64]| {
                odd(amounts).iter().any(|odd| (odd.score.abs() - ODD_FROM).abs() < 3)
            };
            prop_assume!(!near_the_edge(&amounts) && !near_the_edge(&larger));
            prop_assert_eq!(places(&amounts), places(&larger));
        }

        /// Never half of them or more: the median distance is that of the middle one.
        #[test]
        fn fewer_than_half_stand_out(amounts in prop::collection::vec(-5_i64..1_000_000, 0..60)) {
            prop_assert!(odd(&amounts).len() * 2 <= amounts.len());
        }
    }
}
