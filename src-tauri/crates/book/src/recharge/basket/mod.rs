//! The cheapest basket of offers that holds so many units: exactly, not by taking the largest that fits. Of equally cheap ones that with
//! the fewest units left over, of those that with the fewest purchases. Pure.

mod bundle;
mod counted;
mod dense;
mod frame;
mod search;
#[cfg(test)]
mod tests;

use std::ops::Rem;

use crate::BookError;
use bundle::Bundle;
use dense::Asked;
use search::Ended;

/// Most units one basket is asked for, and most an offer may hold.
pub const MOST_UNITS: i64 = 10_000_000;
/// Most minor units of money one offer may cost.
const MOST_COST: i64 = 1 << 40;

/// One thing that can be bought, any number of times. Costs are minor units of one currency for all choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// So many units for so much.
    Bundle { units: i64, cost: i64 },
    /// Any number of units at this rate; a purchase is rounded up to the minor unit once.
    AnyAmount(Rate),
}

/// Minor units of money for a unit, as a fraction. Both parts are above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub cost: i128,
    pub units: i128,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basket {
    /// Units bought and what they cost; both zero when nothing has to be bought.
    pub units: i64,
    pub cost: i64,
    pub lines: Vec<Line>,
}

/// One offer bought `times` times; at a rate it is once, for `units`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its place among the choices.
    pub choice: usize,
    pub times: i64,
    /// Units and cost of all times together.
    pub units: i64,
    pub cost: i64,
}

impl Rate {
    /// What a purchase of `units` costs: the one place where a price in proportion is rounded, up.
    pub(crate) fn cost_of(self, units: i64) -> Result<i64, BookError> {
        let cost = self.cost.checked_mul(i128::from(units)).ok_or(BookError::TooLarge)?;
        let up = cost.checked_add(self.units - 1).ok_or(BookError::TooLarge)? / self.units;
        i64::try_from(up).map_err(|_| BookError::TooLarge)
    }

    /// Whether a unit costs less at this rate. Errors only where the numbers are too large to compare.
    fn below(self, other: Self) -> Result<bool, BookError> {
        let left = self.cost.checked_mul(other.units).ok_or(BookError::TooLarge)?;
        Ok(left < other.cost.checked_mul(self.units).ok_or(BookError::TooLarge)?)
    }
}

/// The cheapest basket with at least `units` units; `None` where there is nothing to choose from. Fails where a number is too large for
/// an exact answer ([`MOST_UNITS`]).
///
/// Of all rates only the lowest can be of use, and once: two purchases at rates are never cheaper than one at the lower, since each is
/// rounded up. Where no bundle is cheaper a unit, that one purchase is the answer. Otherwise bundles are searched, and where that
/// leads too far every number is counted up, with the best basket met as a bound.
pub fn cheapest(choices: &[Choice], units: i64) -> Result<Option<Basket>, BookError> {
    if units <= 0 {
        return Ok(Some(Basket::default()));
    }
    if units > MOST_UNITS {
        return Err(BookError::Invalid { code: "too_many_units" });
    }
    let mut bundles = worth_looking_at(choices)?;
    let rate = lowest_rate(choices)?;
    let units = if rate.is_none() {
        in_common(&mut bundles, units)
    } else {
        units
    };
    let best = bundles
        .iter()
        .copied()
        .reduce(|best, next| if next.beats(best) { next } else { best });
    let Some(best) = best else {
        return rate.map(|(choice, rate)| at_rate(choice, rate, units)).transpose();
    };
    let of_best = Rate {
        cost: i128::from(best.cost),
        units: i128::from(best.units),
    };
    if let Some((choice, rate)) = rate
        && !of_best.below(rate)?
    {
        return at_rate(choice, rate, units).map(Some);
    }
    let found = match search::search(&bundles, best, rate, units)? {
        Ended::Lightest(found) => return Ok(Some(found.basket(choices))),
        Ended::Serves(found) => found,
    };
    let asked = Asked {
        bundles: &bundles,
        best,
        rate,
        units,
        ceiling: found.basket(choices).cost,
    };
    Ok(Some(asked.count_up()?.basket(choices)))
}

/// Counts bundles in the largest number that divides all of them, and so many units that are to be reached. The order of baskets is the same.
fn in_common(bundles: &mut [Bundle], units: i64) -> i64 {
    let common = bundles
        .iter()
        .fold(0, |held, bundle| divisor(held, bundle.units))
        .max(1);
    for bundle in bundles {
        bundle.units /= common;
    }
    (units - 1) / common + 1
}

/// The largest number that divides both; of nought and a number that number.
fn divisor<N: Copy + Default + PartialEq + Rem<Output = N>>(mut one: N, mut other: N) -> N {
    while other != N::default() {
        (one, other) = (other, one % other);
    }
    one
}

fn at_rate(choice: usize, rate: Rate, units: i64) -> Result<Basket, BookError> {
    let cost = rate.cost_of(units)?;
    let line = Line {
        choice,
        times: 1,
        units,
        cost,
    };
    Ok(Basket {
        units,
        cost,
        lines: vec![line],
    })
}

/// The bundles no other one beats outright (no fewer units for less money; of equal ones the first), by units, so by cost too.
fn worth_looking_at(choices: &[Choice]) -> Result<Vec<Bundle>, BookError> {
    let mut bundles = Vec::new();
    for (choice, offered) in choices.iter().enumerate() {
        if let Choice::Bundle { units, cost } = *offered {
            if units <= 0 || cost < 0 || units > MOST_UNITS || cost > MOST_COST {
                return Err(BookError::TooLarge);
            }
            bundles.push(Bundle { choice, units, cost });
        }
    }
    bundles.sort_unstable_by_key(|bundle| (bundle.units, bundle.cost, bundle.choice));
    bundles.dedup_by_key(|bundle| bundle.units);
    let mut least = i64::MAX;
    let mut kept: Vec<Bundle> = bundles
        .into_iter()
        .rev()
        .filter(|bundle| {
            let kept = bundle.cost <= least;
            least = least.min(bundle.cost);
            kept
        })
        .collect();
    kept.reverse();
    Ok(kept)
}

fn lowest_rate(choices: &[Choice]) -> Result<Option<(usize, Rate)>, BookError> {
    let mut lowest: Option<(usize, Rate)> = None;
    for (choice, offered) in choices.iter().enumerate() {
        if let Choice::AnyAmount(rate) = *offered {
            if rate.cost <= 0 || rate.units <= 0 {
                return Err(BookError::TooLarge);
            }
            match lowest {
                Some((_, held)) if !rate.below(held)? => {}
                _ => lowest = Some((choice, rate)),
            }
        }
    }
    Ok(lowest)
}
