//! Numbers of units counted up in blocks that stay in the processor's cache.
//!
//! The best way repeats with the best bundle's units once it has done so for as many numbers as the largest bundle holds, for no way to a
//! number looks back further than that; so the count ends there, and what is beyond is best bundles (Gilmore and Gomory, "The Theory and
//! Computation of Knapsack Functions", 1966, on the knapsack's periodicity).

use std::collections::BTreeMap;

use super::bundle::Bundle;
use super::frame::Level;

/// Numbers counted up together.
const BLOCK: usize = 1_024;

/// A bundle as it is counted: its place, its units, and its weight as [`Counted::ways`] have it.
pub(super) struct Step<W> {
    pub(super) place: usize,
    pub(super) units: usize,
    pub(super) weight: W,
}

/// The best ways to numbers of units: what they cost above the level, in steps of a [`Frame`](super::frame::Frame), and in the last bits
/// the number of purchases.
pub(super) struct Counted<W> {
    /// Of nought units at first.
    pub(super) ways: Vec<W>,
    /// By units.
    pub(super) steps: Vec<Step<W>>,
    pub(super) best: Bundle,
    pub(super) level: Level,
    pub(super) step: i64,
    pub(super) bits: u32,
    /// As the frame has them.
    pub(super) never: W,
    pub(super) none: W,
}

/// A whole number that ways are counted in.
pub(super) trait Number: Copy + Ord + Into<i64> + TryFrom<i128> {
    /// What [`Counted::none`] may be at most.
    const MOST: i128;
    /// The sum of two that are no more than that; none is checked, which would take most of the time.
    fn plus(self, other: Self) -> Self;
}

impl Number for u16 {
    const MOST: i128 = u16::MAX as i128;

    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }
}

impl Number for i32 {
    const MOST: i128 = i32::MAX as i128 / 2;

    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
}

impl Number for i64 {
    const MOST: i128 = i64::MAX as i128 / 2;

    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }
}

impl<W: Number> Counted<W> {
    /// Counts up to `end`, or until ways repeat and only the best bundle, which weighs so much, is added.
    pub(super) fn count(&mut self, end: usize, best: W) {
        let period = usize::try_from(self.best.units).unwrap_or(usize::MAX);
        let none = self.none;
        let mut repeated = 0;
        while self.ways.len() <= end && repeated < self.steps.last().map_or(1, |step| step.units) {
            let from = self.ways.len();
            let to = (from + BLOCK).min(end + 1);
            self.ways.resize(to, none);
            let ways = &mut self.ways;
            self.steps.retain(|step| {
                // Smaller bundles that weigh no more do as well wherever this one would.
                if (from..to).contains(&step.units) && ways[step.units] <= step.weight {
                    return false;
                }
                // In pieces no longer than the bundle, so that what is looked back at stands before them.
                let mut at = from.max(step.units);
                while at < to {
                    let (before, piece) = ways.split_at_mut(at);
                    for (way, before) in piece.iter_mut().zip(&before[at - step.units..]) {
                        *way = (*way).min(before.plus(step.weight));
                    }
                    at += step.units;
                }
                true
            });
            let same = from >= period && {
                let (now, before) = (&self.ways[from..], &self.ways[from - period..]);
                let mut pairs = now.iter().zip(before);
                pairs.all(|(now, before)| *now == none.min(before.plus(best)))
            };
            repeated = if same { repeated + to - from } else { 0 };
        }
    }

    /// The number counted that serves for this one, and the best bundles beyond it.
    fn place_of(&self, units: i64) -> (usize, i64) {
        let place = usize::try_from(units).unwrap_or(usize::MAX);
        if place < self.ways.len() {
            return (place, 0);
        }
        let counted = i64::try_from(self.ways.len()).unwrap_or(i64::MAX);
        let beyond = (units - counted) / self.best.units + 1;
        (usize::try_from(units - beyond * self.best.units).unwrap_or(0), beyond)
    }

    /// Whether there is a way of use to a number.
    pub(super) fn serves(&self, units: i64) -> bool {
        self.ways[self.place_of(units).0] < self.never
    }

    /// What the best way to a number costs, times the level's units; where none is of use, more than any that is.
    pub(super) fn cost(&self, units: i64) -> i64 {
        let (place, beyond) = self.place_of(units);
        (self.ways[place].into() >> self.bits) * self.step
            + self.level.cost * (units - beyond * self.best.units)
            + self.level.units * self.best.cost * beyond
    }

    /// The purchases of the best way to a number.
    pub(super) fn purchases(&self, units: i64) -> i64 {
        let (place, beyond) = self.place_of(units);
        (self.ways[place].into() & ((1 << self.bits) - 1)) + beyond
    }

    /// Puts down the bundles on the way to a number, read back: its last bundle is one whose weight the way before it lacks.
    pub(super) fn tell(&self, bundles: &[Bundle], units: i64, times: &mut BTreeMap<usize, i64>) {
        let (mut held, beyond) = self.place_of(units);
        if beyond > 0 {
            *times.entry(self.best.choice).or_default() += beyond;
        }
        while held > 0 {
            let whole: i64 = self.ways[held].into();
            let last = self.steps.iter().find(|step| {
                let before = held.checked_sub(step.units).map(|before| self.ways[before].into());
                before.is_some_and(|before: i64| before + step.weight.into() == whole)
            });
            let Some(step) = last else { break };
            *times.entry(bundles[step.place].choice).or_default() += 1;
            held -= step.units;
        }
    }
}
