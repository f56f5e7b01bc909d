//! The sum of a negative binomial number of amounts.

use statrs::distribution::{ContinuousCDF, Normal};

/// Steps the sums are counted in.
const STEPS: usize = 1_000;
/// Below this logarithm the chance of no purchase cannot be held in a float; so many purchases are normally distributed.
const LEAST_LN: f64 = -600.0;

/// How a sum is distributed.
pub(super) enum Compound {
    /// Chances of the sums 0, 1, 2 … `step`s and nothing beyond them.
    Counted {
        step: f64,
        chances: Vec<f64>,
    },
    Normal(Normal),
    /// Exactly this.
    Certain(f64),
}

impl Compound {
    /// `shape` and `q` of the number: its mean is shape · q / (1 − q). Each amount is as likely as the others.
    pub(super) fn new(shape: f64, q: f64, amounts: &[i64]) -> Self {
        let mean_of =
            |power: i32| amounts.iter().map(|amount| (*amount as f64).powi(power)).sum::<f64>() / amounts.len() as f64;
        let odds = q / (1.0 - q);
        let mean = shape * odds * mean_of(1);
        // Variance: E[N]·E[X²] + (Var N − E[N])·E[X]², and Var N − E[N] is shape · odds².
        let variance = shape * odds * mean_of(2) + shape * odds * odds * mean_of(1).powi(2);
        if mean <= 0.0 {
            return Self::Certain(0.0);
        }
        if shape * (1.0 - q).ln() < LEAST_LN {
            return Normal::new(mean, variance.sqrt()).map_or(Self::Certain(mean), Self::Normal);
        }
        let step = step(amounts, (mean + 8.0 * variance.sqrt()) / STEPS as f64);
        Self::Counted {
            step,
            chances: panjer(shape, q, &on_steps(amounts, step)),
        }
    }

    /// The smallest sum not exceeded with this chance.
    pub(super) fn quantile(&self, chance: f64) -> i64 {
        let sum = match self {
            Self::Certain(sum) => *sum,
            Self::Normal(normal) => normal.inverse_cdf(chance),
            Self::Counted { step, chances } => {
                let mut below = 0.0;
                let reached = chances.iter().position(|each| {
                    below += each;
                    below >= chance
                });
                reached.unwrap_or(chances.len()) as f64 * step
            }
        };
        sum.max(0.0).round() as i64
    }

    /// The chance of more than `room`.
    pub(super) fn above(&self, room: i64) -> f64 {
        let room = room as f64;
        match self {
            Self::Certain(sum) => f64::from(u8::from(*sum > room)),
            Self::Normal(normal) => normal.sf(room),
            Self::Counted { step, chances } => {
                let within = (room / step + 1e-9).floor() as usize + 1;
                (1.0 - chances.iter().take(within).sum::<f64>()).clamp(0.0, 1.0)
            }
        }
    }
}

/// How wide a step is, at least `least`: what divides all amounts where that is wide enough, so that no amount falls between two steps.
fn step(amounts: &[i64], least: f64) -> f64 {
    let divides_all = amounts.iter().fold(0, |one, other| divisor(one, *other)) as f64;
    if divides_all >= least { divides_all } else { least }
}

/// The largest number that divides both (Euclid); 0 and a number give the number.
fn divisor(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The chances of amounts of 0, 1, 2 … steps. An amount between two steps is shared out between them so that its mean stays.
fn on_steps(amounts: &[i64], step: f64) -> Vec<f64> {
    let last = amounts.iter().max().map_or(0.0, |most| *most as f64 / step);
    let mut chances = vec![0.0; last.floor() as usize + 2];
    let each = 1.0 / amounts.len() as f64;
    for amount in amounts {
        let place = *amount as f64 / step;
        let below = place.floor();
        let part = place - below;
        chances[below as usize] += each * (1.0 - part);
        chances[below as usize + 1] += each * part;
    }
    chances
}

/// Panjer's recursion for a negative binomial number, a = q and b = (shape − 1) q, over the chances `f` of an amount.
fn panjer(shape: f64, q: f64, f: &[f64]) -> Vec<f64> {
    let held: Vec<(usize, f64)> = f
        .iter()
        .copied()
        .enumerate()
        .skip(1)
        .filter(|(_, chance)| *chance > 0.0)
        .collect();
    let none = 1.0 - q * f[0];
    let mut g = Vec::with_capacity(STEPS + 1);
    g.push(((1.0 - q) / none).powf(shape));
    for sum in 1..=STEPS {
        let terms = held.iter().take_while(|(amount, _)| *amount <= sum);
        let whole: f64 = terms
            .map(|(amount, chance)| (q + (shape - 1.0) * q * *amount as f64 / sum as f64) * chance * g[sum - amount])
            .sum();
        g.push(whole / none);
    }
    g
}
