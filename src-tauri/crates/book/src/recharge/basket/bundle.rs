//! A bundle and its weight: cost, units and number of purchases in one number, so that the order of ties is the order of numbers.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Basket, Choice, Line, MOST_UNITS};

/// More than any number of units left over or of purchases: one step of cost outweighs all units, one unit all purchases.
const STEP: i128 = 2 * MOST_UNITS as i128;

#[derive(Debug, Clone, Copy)]
pub(super) struct Bundle {
    /// Its place among the choices.
    pub(super) choice: usize,
    pub(super) units: i64,
    pub(super) cost: i64,
}

impl Bundle {
    pub(super) fn weight(self) -> i128 {
        weight(self.cost, self.units, 1)
    }

    /// Whether it weighs less a unit.
    pub(super) fn beats(self, other: Self) -> bool {
        self.weight() * i128::from(other.units) < other.weight() * i128::from(self.units)
    }
}

pub(super) fn weight(cost: i64, units: i64, purchases: i64) -> i128 {
    (i128::from(cost) * STEP + i128::from(units)) * STEP + i128::from(purchases)
}

/// A set of bundles: the set it grew from, the bundle added, and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Set {
    pub(super) from: Option<(usize, usize)>,
    pub(super) units: i64,
    pub(super) loss: i128,
}

/// Of the sets whose units leave one remainder: the loss and units of one that was opened, and the fewest units of any already taken.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) loss: i128,
    pub(super) units: i64,
    pub(super) taken: i64,
}

/// How a set is finished.
#[derive(Clone, Copy)]
pub(super) enum Finish {
    /// So many of the best bundle, then one of this bundle.
    Bundles { best: i64, last: usize },
    /// So many of the best bundle, then so many units at the rate.
    Rate { best: i64, units: i64, cost: i64 },
}

/// The basket found, as bundles by their choice and perhaps units at a rate.
pub(super) struct Found {
    pub(super) times: BTreeMap<usize, i64>,
    pub(super) at_rate: Option<Line>,
}

impl Found {
    pub(super) fn basket(self, choices: &[Choice]) -> Basket {
        let bundle = |(choice, times): (usize, i64)| match choices[choice] {
            Choice::Bundle { units, cost } => Some(Line {
                choice,
                times,
                units: units * times,
                cost: cost * times,
            }),
            Choice::AnyAmount(_) => None,
        };
        let mut lines: Vec<Line> = self.times.into_iter().filter_map(bundle).chain(self.at_rate).collect();
        lines.sort_unstable_by_key(|line| (Reverse(line.units), line.choice));
        Basket {
            units: lines.iter().map(|line| line.units).sum(),
            cost: lines.iter().map(|line| line.cost).sum(),
            lines,
        }
    }
}
