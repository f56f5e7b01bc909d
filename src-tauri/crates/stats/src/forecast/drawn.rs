//! Weeks to come drawn by chance, and ranges of what was drawn.

use super::{Forecast, whole};
use crate::dice::Dice;

/// An 80 % range and its middle, in the unit of the weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub low: i64,
    pub middle: i64,
    pub high: i64,
}

impl Range {
    /// Of values drawn by chance, in any order. `None` of none.
    #[must_use]
    pub fn of(drawn: &[i64]) -> Option<Self> {
        let mut sorted = drawn.to_vec();
        sorted.sort_unstable();
        let least = *sorted.first()?;
        let n = sorted.len() as f64;
        let at_least = sorted.partition_point(|value| *value <= least) as f64 / n;
        Some(Self::by(at_least, |chance| {
            let place = (chance * n).ceil() as usize;
            sorted.get(place.saturating_sub(1)).copied().unwrap_or(least)
        }))
    }

    /// By what is not exceeded with a chance; `at_least` is the chance of the least there can be.
    pub(super) fn by(at_least: f64, quantile: impl Fn(f64) -> i64) -> Self {
        let high = if at_least >= 0.1 { 0.8 } else { 0.9 };
        Self {
            low: quantile(0.1),
            middle: quantile(0.5),
            high: quantile(high),
        }
    }

    #[must_use]
    pub fn holds(&self, value: i64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// A week to come as it was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    pub total: i64,
    /// The place, in the slice that was given, of a past week it may be like in all else: one of the last [`LIKE`] that brought something,
    /// each as likely as the others.
    pub like: usize,
}

/// So many weeks back habits are taken to be still the same.
const LIKE: usize = 13;

impl Forecast {
    /// `times` draws of the next `ahead` weeks. In each draw the unknowns (weight, spread, level, share of empty weeks) are drawn first and hold
    /// for all its weeks, so that a sum of weeks is as uncertain as it should be. The same seed gives the same draws.
    #[must_use]
    pub fn draws(&self, ahead: usize, times: usize, seed: u64) -> Vec<Vec<Drawn>> {
        let mut dice = Dice::new(seed);
        (0..times).map(|_| self.draw(ahead, &mut dice)).collect()
    }

    /// The 80 % range of the sum of the next `ahead` weeks, by [`draws`](Self::draws).
    #[must_use]
    pub fn sum(&self, ahead: usize, times: usize, seed: u64) -> Option<Range> {
        let draws = self.draws(ahead, times, seed);
        let sums: Vec<i64> = draws
            .iter()
            .map(|weeks| weeks.iter().fold(0, |sum: i64, week| sum.saturating_add(week.total)))
            .collect();
        Range::of(&sums)
    }

    fn draw(&self, ahead: usize, dice: &mut Dice) -> Vec<Drawn> {
        let Some(level) = self.levels.at(dice.even()) else {
            return Vec::new();
        };
        // A sum of squares over the variance has chi-square, twice a gamma of half its degrees.
        let spread = (level.variance * level.degrees / (2.0 * dice.gamma(level.degrees / 2.0))).sqrt();
        let mut at = level.at + spread * level.doubt.sqrt() * dice.normal();
        let nothing = self.draw_share_of_nothing(dice);
        (0..ahead)
            .map(|_| {
                let like = self.draw_like(dice);
                if dice.even() < nothing {
                    return Drawn { total: 0, like };
                }
                let surprise = spread * dice.normal();
                let total = whole(at + surprise);
                at += level.weight * surprise;
                Drawn { total, like }
            })
            .collect()
    }

    fn draw_like(&self, dice: &mut Dice) -> usize {
        let last = self
            .brought
            .get(self.brought.len().saturating_sub(LIKE)..)
            .unwrap_or_default();
        let place = (dice.even() * last.len() as f64) as usize;
        last.get(place.min(last.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }

    /// From the beta distribution that Jeffreys' prior becomes.
    fn draw_share_of_nothing(&self, dice: &mut Dice) -> f64 {
        if self.empty() == 0 {
            return 0.0;
        }
        let empty = dice.gamma(self.empty() as f64 + 0.5);
        let other = dice.gamma(self.brought.len() as f64 + 0.5);
        empty / (empty + other)
    }
}
