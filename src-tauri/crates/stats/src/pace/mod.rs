//! Where spending is heading: a compound gamma–Poisson model of one person's own purchases.
//!
//! How often: purchases fall by chance at a rate nobody knows, so the rate has a gamma distribution, Gamma(n, T) after n purchases in a
//! time T (the weak prior 1/rate, which takes no side between rare and frequent), and the number still to come is negative binomial
//! (M. Greenwood, G. U. Yule, *J. R. Stat. Soc.* 83, 1920). How much: as the person's own past amounts, each as likely as the others. The sum of such a number of such amounts is worked
//! out by H. H. Panjer's recursion (*Recursive Evaluation of a Family of Compound Distributions*, ASTIN Bulletin 12, 1981, theorem 1;
//! also Klugman, Panjer, Willmot, *Loss Models*, 4th ed. 2012, section 9.6), so nothing is drawn at random and the same past gives the
//! same answer.
//!
//! Left out: pay days, weekends, habits that change. Under [`FEWEST_PURCHASES`] nothing is said. How often a chance is right is measured
//! in `calibration`.

#[cfg(test)]
mod calibration;
mod compound;

use compound::Compound;

/// With fewer purchases nothing is said about the rest of the month.
pub const FEWEST_PURCHASES: usize = 6;

/// What a person's purchases say about the next ones.
#[derive(Debug, Clone)]
pub struct Pace {
    amounts: Vec<i64>,
    /// Purchases that fell in the time, and the time in milliseconds.
    fell: f64,
    ms: f64,
}

/// What is likely to be added: in 10 %, 50 % and 90 % of cases no more than this, in the unit of the amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    pub low: i64,
    pub middle: i64,
    pub high: i64,
}

impl Pace {
    /// `amounts` of all purchases since the first one, that one included; `ms` since it happened. `None` under [`FEWEST_PURCHASES`], or
    /// without any time between. Amounts that are not positive count as purchases of nothing.
    #[must_use]
    pub fn since_first(amounts: &[i64], ms: i64) -> Option<Self> {
        Self::new(amounts, amounts.len().saturating_sub(1), ms)
    }

    /// As [`since_first`](Self::since_first), for purchases that fell in a time which did not begin with one of them.
    #[must_use]
    pub fn within(amounts: &[i64], ms: i64) -> Option<Self> {
        Self::new(amounts, amounts.len(), ms)
    }

    fn new(amounts: &[i64], fell: usize, ms: i64) -> Option<Self> {
        (amounts.len() >= FEWEST_PURCHASES && ms > 0).then(|| Self {
            amounts: amounts.iter().map(|amount| *amount.max(&0)).collect(),
            fell: fell as f64,
            ms: ms as f64,
        })
    }

    /// Purchases it rests on.
    #[must_use]
    pub fn purchases(&self) -> usize {
        self.amounts.len()
    }

    /// What the next `ms` milliseconds are likely to add.
    #[must_use]
    pub fn ahead(&self, ms: i64) -> Ahead {
        let sum = self.sum(ms);
        Ahead {
            low: sum.quantile(0.1),
            middle: sum.quantile(0.5),
            high: sum.quantile(0.9),
        }
    }

    /// The chance, in thousandths, that the next `ms` milliseconds add more than `room`.
    #[must_use]
    pub fn chance_above(&self, room: i64, ms: i64) -> u32 {
        if room < 0 {
            return 1000;
        }
        (self.sum(ms).above(room) * 1000.0).round() as u32
    }

    fn sum(&self, ms: i64) -> Compound {
        let ahead = ms.max(0) as f64;
        Compound::new(self.fell, ahead / (self.ms + ahead), &self.amounts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const DAY: i64 = 86_400_000;

    #[test]
    fn five_purchases_are_not_enough() {
        assert!(Pace::since_first(&[500; 5], 30 * DAY).is_none());
        assert!(Pace::since_first(&[500; 6], 0).is_none(), "no time has passed");
        assert!(Pace::since_first(&[500; 6], 30 * DAY).is_some());
    }

    /// Equal amounts: the sum is a negative binomial number, whose chances are known in closed form. Ten purchases fell in 20 days, ten
    /// days are ahead: shape 10, p = 2/3, so nothing comes with (2/3)^10 = 0.01734 and one purchase with 10/3 of that = 0.05780.
    #[test]
    fn equal_amounts_give_the_closed_form() {
        let pace = Pace::within(&[700; 10], 20 * DAY).expect("enough");
        assert_eq!(pace.chance_above(0, 10 * DAY), 983);
        assert_eq!(pace.chance_above(700, 10 * DAY), 925);
    }

    #[test]
    fn no_time_ahead_adds_nothing() {
        let pace = Pace::since_first(&[100, 200, 300, 400, 500, 600], 30 * DAY).expect("enough");
        assert_eq!(pace.chance_above(0, 0), 0);
        assert_eq!(
            pace.ahead(0),
            Ahead {
                low: 0,
                middle: 0,
                high: 0
            }
        );
    }

    #[test]
    fn many_purchases_are_near_their_mean() {
        let pace = Pace::within(&vec![1_000; 2_000], 20 * DAY).expect("enough");
        let ahead = pace.ahead(30 * DAY);
        assert!((2_900_000..3_100_000).contains(&ahead.middle), "{ahead:?}");
        assert!(ahead.low < ahead.middle && ahead.middle < ahead.high);
    }

    proptest! {
        #[test]
        fn more_room_is_less_likely_passed_and_more_time_more_likely(
            amounts in vec(1..50_000_i64, 6..60), days in 1..180_i64, ahead in 0..31_i64, room in 0..200_000_i64, more in 0..50_000_i64
        ) {
            let pace = Pace::since_first(&amounts, days * DAY).expect("enough");
            let chance = pace.chance_above(room, ahead * DAY);
            prop_assert!(chance <= 1000);
            prop_assert!(pace.chance_above(room + more, ahead * DAY) <= chance + 1);
            // Wider sums are counted in wider steps: up to two per cent between two of them.
            prop_assert!(pace.chance_above(room, (ahead + 1) * DAY) + 20 >= chance);
            let Ahead { low, middle, high } = pace.ahead(ahead * DAY);
            prop_assert!(0 <= low && low <= middle && middle <= high);
        }
    }
}
