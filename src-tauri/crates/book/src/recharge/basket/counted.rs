//! Numbers of units counted up in blocks that stay in the processor's cache.
//!
//! What is lost repeats with the best bundle's units once it has done so for as many numbers as the largest bundle holds, for no way to a
//! number looks back further than that; so the count ends there, and what is beyond is best bundles (Gilmore and Gomory, "The Theory and
//! Computation of Knapsack Functions", 1966, on the knapsack's periodicity).

use std::collections::BTreeMap;
use std::ops::Add;

use super::bundle::Bundle;

/// Numbers counted up together.
const BLOCK: usize = 1_024;

/// A bundle as it is counted: its place, its units, what it loses.
pub(super) struct Step<W> {
    pub(super) place: usize,
    pub(super) units: usize,
    pub(super) loss: W,
}

/// What the best ways to numbers of units lose, in steps of a [`Frame`](super::dense), and in the last bits the number of purchases.
pub(super) struct Counted<W> {
    /// Of nought units at first.
    pub(super) ways: Vec<W>,
    pub(super) steps: Vec<Step<W>>,
    pub(super) best: Bundle,
    pub(super) step: i128,
    pub(super) bits: u32,
    pub(super) never: W,
}

impl<W: Copy + Ord + Add<Output = W>> Counted<W> {
    /// Counts up to `end`, or until what is lost repeats and only the best bundle is added.
    pub(super) fn count(&mut self, end: usize, purchase: W) {
        let period = usize::try_from(self.best.units).unwrap_or(usize::MAX);
        let reach = self.steps.iter().map(|step| step.units).max().unwrap_or(1);
        let mut repeated = 0;
        while self.ways.len() <= end && repeated < reach {
            let from = self.ways.len();
            let to = (from + BLOCK).min(end + 1);
            self.ways.resize(to, self.never);
            for step in &self.steps {
                // In pieces no longer than the bundle, so that what is looked back at stands before them.
                let mut at = from.max(step.units);
                while at < to {
                    let (before, piece) = self.ways.split_at_mut(at);
                    for (way, before) in piece.iter_mut().zip(&before[at - step.units..]) {
                        *way = (*way).min(*before + step.loss);
                    }
                    at += step.units;
                }
            }
            let same = from >= period && {
                let (now, before) = (&self.ways[from..], &self.ways[from - period..]);
                let mut pairs = now.iter().zip(before);
                pairs.all(|(now, before)| *now == self.never.min(*before + purchase))
            };
            repeated = if same { repeated + to - from } else { 0 };
        }
    }
}

impl<W: Copy + Ord + Into<i128>> Counted<W> {
    /// The number counted that serves for this one, and the best bundles beyond it.
    fn place_of(&self, units: usize) -> (usize, usize) {
        let period = usize::try_from(self.best.units).unwrap_or(usize::MAX);
        let beyond = (units + 1).saturating_sub(self.ways.len()).div_ceil(period);
        (units - beyond * period, beyond)
    }

    /// What the best way to a number costs, and its purchases; `None` where none is of use.
    pub(super) fn weighed(&self, units: usize) -> Option<(i128, i128)> {
        let (place, beyond) = self.place_of(units);
        let way: i128 = self.ways[place].into();
        let like_best = i128::from(self.best.cost) * i128::try_from(units).ok()?;
        let purchases = (way & ((1 << self.bits) - 1)) + i128::try_from(beyond).ok()?;
        let loss = (way >> self.bits) * self.step;
        (way < self.never.into()).then(|| ((loss + like_best) / i128::from(self.best.units), purchases))
    }

    /// The way to a number, read back: its last bundle is one whose loss the way before it lacks.
    pub(super) fn told(&self, bundles: &[Bundle], units: usize) -> BTreeMap<usize, i64> {
        let mut times = BTreeMap::new();
        let (mut held, beyond) = self.place_of(units);
        if beyond > 0 {
            times.insert(self.best.choice, i64::try_from(beyond).unwrap_or(i64::MAX));
        }
        while held > 0 {
            let whole: i128 = self.ways[held].into();
            let last = self.steps.iter().find(|step| {
                let before = held.checked_sub(step.units).map(|before| self.ways[before].into());
                before.is_some_and(|before: i128| before + step.loss.into() == whole)
            });
            let Some(step) = last else { break };
            *times.entry(bundles[step.place].choice).or_default() += 1;
            held -= step.units;
        }
        times
    }
}
