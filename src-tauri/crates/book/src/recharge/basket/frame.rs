//! How far it is counted, and in which numbers.
//!
//! What ways cost is counted above a level: a price a unit close to the best bundle's, with a small denominator, so that the numbers are whole
//! and small and 32 bits nearly always hold them. Which level it is does not matter to the order of ways to one number of units, only to
//! how far their numbers spread.

use super::bundle::Bundle;
use super::dense::Asked;
use super::divisor;

/// Largest denominator that is tried.
const MOST_UNITS_OF_A_LEVEL: i64 = 1_000;

/// So much money for so many units.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) cost: i64,
    pub(super) units: i64,
}

impl Level {
    /// What so many units for so much cost above the level, times the level's units.
    pub(super) fn above(self, cost: i64, units: i64) -> i128 {
        i128::from(cost) * i128::from(self.units) - i128::from(self.cost) * i128::from(units)
    }
}

pub(super) struct Frame {
    /// Baskets that lose more against the best bundle, times its units, are left out.
    pub(super) room: i128,
    pub(super) level: Level,
    /// What divides all that is counted.
    pub(super) step: i128,
    /// The number of units counted up to: as many as a basket may hold, or fewer than are asked for where two piles are quicker.
    pub(super) end: i64,
    /// Bits that hold the number of purchases.
    pub(super) bits: u32,
    /// Ways that weigh as much are of no use.
    pub(super) never: i128,
    /// What stands where there is no way: whatever is added, it is of no use.
    pub(super) none: i128,
}

impl Frame {
    /// The widest of ever narrower frames whose [`none`](Self::none) is no more than `most`; `None` where there is none.
    pub(super) fn within(asked: &Asked<'_>, most: i128) -> Option<Self> {
        let mut room = asked.room();
        loop {
            let frame = Self::new(asked, room);
            if frame.none <= most {
                return Some(frame);
            }
            if room == 0 {
                return None;
            }
            room /= 2;
        }
    }

    pub(super) fn new(asked: &Asked<'_>, room: i128) -> Self {
        let kept = || asked.bundles.iter().filter(|bundle| asked.serves(bundle, room));
        let largest = kept().next_back().map_or(0, |bundle| bundle.units);
        let whole = asked.units + asked.over(largest, room);
        let pile = (whole + largest) / 2;
        let piles = asked.rate.is_none() && pile < asked.units / 4 * 3;
        let end = if piles { pile } else { whole };
        let (level, above, below) = level(asked.best, room, end);
        let step = kept()
            .fold(0, |held, bundle| {
                divisor(held, level.above(bundle.cost, bundle.units).abs())
            })
            .max(1);
        // Purchases on a way of use: those that lose nothing fill it at most, the others use up what may be lost.
        let filled = |bundle: &Bundle| i128::from(end / bundle.units);
        let loss = |bundle: &Bundle| asked.loss(bundle.cost, bundle.units);
        let lossless = kept().filter(|bundle| loss(bundle) == 0).map(filled).max();
        let lossy = kept().filter(|bundle| loss(bundle) > 0);
        let lossy = lossy.map(|bundle| filled(bundle).min(room / loss(bundle))).max();
        let bits = i128::BITS - (lossless.unwrap_or(0) + lossy.unwrap_or(0)).leading_zeros();
        let never = (above / step + 1) << bits;
        Self {
            room,
            level,
            step,
            end,
            bits,
            never,
            none: never + (ceiling(below, step) << bits),
        }
    }

    /// Whether no bundle weighs less than nought.
    pub(super) fn rises(&self) -> bool {
        self.none == self.never
    }
}

fn ceiling(number: i128, divisor: i128) -> i128 {
    number / divisor + i128::from(number % divisor > 0)
}

/// The level about which ways of use spread least, the most that they cost above it, and the most below.
fn level(best: Bundle, room: i128, end: i64) -> (Level, i128, i128) {
    // What a way loses, and what the best bundle's price makes of all units; both times the best bundle's units.
    let spread = |level: Level| {
        let tilt = level.above(best.cost, best.units) * i128::from(end);
        (i128::from(level.units) * room + tilt.max(0), (-tilt).max(0))
    };
    let near = (1..=MOST_UNITS_OF_A_LEVEL.min(best.units)).flat_map(|units| {
        let cost = units * best.cost / best.units;
        [cost, cost + 1].map(|cost| Level { cost, units })
    });
    let nearest = near.min_by_key(|level| {
        let (above, below) = spread(*level);
        above + below
    });
    let level = nearest.unwrap_or(Level { cost: 0, units: 1 });
    let (above, below) = spread(level);
    let units = i128::from(best.units);
    (level, above / units, ceiling(below, units))
}
