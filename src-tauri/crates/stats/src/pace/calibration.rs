//! How often a stated chance comes true, on simulated spenders.

use super::{FEWEST_PURCHASES, Pace};
use crate::dice::Dice;

const DAY: f64 = 86_400_000.0;
const SPENDERS: u32 = 16_000;

/// A person with a rate and a way of buying: one of a few bundles, or any amount.
struct Spender {
    a_day: f64,
    middle: f64,
    spread: f64,
    bundles: bool,
}

impl Spender {
    fn any(dice: &mut Dice) -> Self {
        Self {
            a_day: (dice.between(0.04_f64.ln(), 1.2_f64.ln())).exp(),
            middle: dice.between(300.0, 4_000.0),
            spread: dice.between(0.2, 1.0),
            bundles: dice.even() < 0.5,
        }
    }

    fn amount(&self, dice: &mut Dice) -> i64 {
        let free = self.middle * (self.spread * dice.normal()).exp();
        if !self.bundles {
            return free.round().max(1.0) as i64;
        }
        let near = |price: &&i64| ((**price as f64).ln() - free.ln()).abs();
        let prices = [129, 390, 649, 1_290, 2_590, 6_490, 12_999];
        prices
            .iter()
            .min_by(|one, other| near(one).total_cmp(&near(other)))
            .copied()
            .unwrap_or(129)
    }

    /// Purchases of `days` days: when, and how much.
    fn buys(&self, days: f64, dice: &mut Dice) -> Vec<(f64, i64)> {
        let mut bought = Vec::new();
        let mut at = 0.0;
        loop {
            at -= dice.even().ln() / self.a_day;
            if at >= days {
                return bought;
            }
            bought.push((at, self.amount(dice)));
        }
    }
}

/// Stated chances in tenths of the scale, and how many of them came true.
fn stated_and_true() -> [(u32, f64, u32); 10] {
    let mut dice = Dice::new(20_261_123);
    let mut bins = [(0, 0.0, 0); 10];
    for _ in 0..SPENDERS {
        let spender = Spender::any(&mut dice);
        let past = spender.buys(dice.between(20.0, 180.0), &mut dice);
        let days = dice.between(1.0, 29.0);
        let came: i64 = spender.buys(days, &mut dice).iter().map(|(_, amount)| amount).sum();
        let Some((first, _)) = past.first().filter(|_| past.len() >= FEWEST_PURCHASES) else {
            continue;
        };
        // As when asked some time after the last purchase: the time runs to the end of what was seen.
        let until = past.last().map_or(0.0, |(at, _)| *at) + dice.between(0.0, 1.0) / spender.a_day;
        let amounts: Vec<i64> = past.iter().map(|(_, amount)| *amount).collect();
        let Some(pace) = Pace::since_first(&amounts, ((until - first) * DAY) as i64) else {
            continue;
        };
        // What is left of a limit: of one set by what was spent before, or of any.
        let before = amounts.iter().sum::<i64>() as f64 / (until - first) * days;
        let room = if dice.even() < 0.5 {
            before * dice.between(0.3, 1.7)
        } else {
            dice.between(500_f64.ln(), 50_000_f64.ln()).exp()
        };
        let stated = f64::from(pace.chance_above(room as i64, (days * DAY) as i64)) / 1000.0;
        let bin = &mut bins[((stated * 10.0 + 0.5) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + stated, bin.2 + u32::from(came > room as i64));
    }
    bins
}

/// Issue and reference: of the chances stated as 70 %, 65 to 75 % come true.
#[test]
fn stated_chances_come_true_as_often_as_stated() {
    let bins = stated_and_true();
    for (n, stated, came) in bins.iter().filter(|(n, ..)| *n > 0) {
        let n_of = f64::from(*n);
        eprintln!(
            "stated {:.3}: came true {:.3} of {n}",
            stated / n_of,
            f64::from(*came) / n_of
        );
    }
    let (n, _, came) = bins[7];
    assert!(n > 500, "only {n} chances about 70 %");
    let share = f64::from(came) / f64::from(n);
    assert!(
        (0.65..=0.75).contains(&share),
        "of chances about 70 % came true {share:.3}"
    );
}
