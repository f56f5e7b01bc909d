//! The search among bundles: best first by what a set of bundles loses against the bundle that is cheapest a unit.
//!
//! Cost, units and number of purchases are folded into one weight, so that the order of ties is the order of numbers. Every set of bundles
//! without the best one has a *loss*: its weight less what its units weigh in the best bundle. Sets are taken by growing loss; each is
//! finished with best bundles (and what covers the rest), and the search ends when the next loss is no less than that of the best finish.
//!
//! Two sets whose units differ by a multiple of the best bundle's need not both be kept: the one with less loss and fewer units serves. With
//! less loss but more units it serves where best bundles can be left away for it. That is nearly always so: without a rate it is searched
//! first as if there could be less than none of them, and where the answer has at least none, it holds for what can be bought.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::bundle::{Bundle, Finish, Found, Seen, Set, weight};
use super::{Line, Rate};
use crate::BookError;

/// Sets looked at before it is quicker to count up: less than a thousandth of a second.
const MOST_SETS: usize = 4_000;
/// Most a whole basket may cost, in minor units.
const MOST_TOTAL: i128 = 1 << 50;

/// Sets to be taken: by loss, of equal loss by units.
type Open = BinaryHeap<Reverse<(i128, i64, usize)>>;

struct Search<'a> {
    bundles: &'a [Bundle],
    best: Bundle,
    rate: Option<(usize, Rate)>,
    units: i64,
    /// What one of each bundle loses against the best.
    losses: Vec<i128>,
    sets: Vec<Set>,
    /// By the remainder of their units divided by the best bundle's.
    seen: HashMap<i64, Seen, foldhash::fast::FixedState>,
    /// The best whole basket: its loss, the set it began with, its finish.
    lightest: Option<(i128, usize, Finish)>,
    /// Baskets that would need less than none of the best bundle are left out.
    strict: bool,
}

/// How a search ended.
pub(super) enum Ended {
    /// With the lightest basket.
    Lightest(Found),
    /// Early, with a basket that serves.
    Serves(Found),
}

/// `bundles` by units and cost, none of them beaten outright; `best` the one lightest a unit; `rate`, where there is one, dearer a unit.
pub(super) fn search(
    bundles: &[Bundle],
    best: Bundle,
    rate: Option<(usize, Rate)>,
    units: i64,
) -> Result<Ended, BookError> {
    let most = i128::from(units / best.units + 1) * i128::from(best.cost);
    if most > MOST_TOTAL {
        return Err(BookError::TooLarge);
    }
    if rate.is_none() {
        let mut search = Search::new(bundles, best, rate, units, false);
        if search.run()?
            && let Some(found) = search.found()
        {
            return Ok(Ended::Lightest(found));
        }
    }
    let mut search = Search::new(bundles, best, rate, units, true);
    let end = if search.run()? { Ended::Lightest } else { Ended::Serves };
    search.found().map(end).ok_or(BookError::TooLarge)
}

impl<'a> Search<'a> {
    fn new(bundles: &'a [Bundle], best: Bundle, rate: Option<(usize, Rate)>, units: i64, strict: bool) -> Self {
        let mut search = Self {
            bundles,
            best,
            rate,
            units,
            losses: Vec::new(),
            sets: Vec::new(),
            seen: HashMap::default(),
            lightest: None,
            strict,
        };
        search.losses = bundles
            .iter()
            .map(|bundle| search.loss(bundle.weight(), bundle.units))
            .collect();
        search
    }

    /// Whether it came to its end.
    fn run(&mut self) -> Result<bool, BookError> {
        let mut open = Open::new();
        self.open(
            &mut open,
            Set {
                from: None,
                units: 0,
                loss: 0,
            },
        );
        while let Some(Reverse((loss, units, place))) = open.pop() {
            if self.lightest.is_some_and(|(lightest, ..)| loss >= lightest) {
                return Ok(true);
            }
            if self.sets.len() > MOST_SETS {
                return Ok(false);
            }
            let strict = self.strict;
            let first = |seen: &&mut Seen| seen.taken == i64::MAX || (strict && units < seen.taken);
            if let Some(seen) = self.seen.get_mut(&(units % self.best.units)).filter(first) {
                seen.taken = units;
                self.finish(place)?;
                self.grow(place, &mut open);
            }
        }
        Ok(true)
    }

    /// What a weight is above that of `units` in best bundles, times the best bundle's units so that it is whole.
    fn loss(&self, weight: i128, units: i64) -> i128 {
        weight * i128::from(self.best.units) - self.best.weight() * i128::from(units)
    }

    /// Keeps a set to be taken, unless one serves that loses no more and has no more units.
    fn open(&mut self, open: &mut Open, set: Set) {
        let Set { units, loss, .. } = set;
        let fresh = Seen {
            loss,
            units,
            taken: i64::MAX,
        };
        match self.seen.entry(units % self.best.units) {
            Entry::Vacant(place) => {
                place.insert(fresh);
            }
            Entry::Occupied(mut place) => {
                let seen = place.get_mut();
                if seen.loss <= loss && (seen.units <= units || !self.strict) {
                    return;
                }
                if loss <= seen.loss {
                    (seen.loss, seen.units) = (loss, units);
                }
            }
        }
        open.push(Reverse((loss, units, self.sets.len())));
        self.sets.push(set);
    }

    /// Puts down the whole baskets that follow from a set directly: best bundles and the least that covers the rest, one bundle that
    /// covers all of it, or units at the rate.
    fn finish(&mut self, set: usize) -> Result<(), BookError> {
        let Set { units, loss, .. } = self.sets[set];
        let missing = self.units - units;
        let best = (missing - 1).div_euclid(self.best.units);
        let rest = missing - best * self.best.units;
        for (best, rest) in [(best, rest), (0, missing.max(rest))] {
            let last = self.bundles.partition_point(|bundle| bundle.units < rest);
            if let Some(bundle) = self.bundles.get(last) {
                let left_over = self.best.weight() * i128::from(bundle.units - rest);
                self.put(
                    loss + self.losses[last] + left_over,
                    set,
                    Finish::Bundles { best, last },
                );
            }
        }
        let Some((_, rate)) = self.rate else { return Ok(()) };
        let cost = |best: i64| -> Result<i128, BookError> {
            let at_rate = rate.cost_of(missing - best * self.best.units)?;
            Ok(i128::from(at_rate) + i128::from(best) * i128::from(self.best.cost))
        };
        // Fewer best bundles and more at the rate never cost less; the fewest that cost the same are the fewest purchases.
        let least = cost(best)?;
        let (mut low, mut high) = (0, best);
        while low < high {
            let middle = low + (high - low) / 2;
            if cost(middle)? == least {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let units = missing - low * self.best.units;
        let cost = rate.cost_of(units)?;
        let finish = Finish::Rate { best: low, units, cost };
        self.put(loss + self.loss(weight(cost, units, 1), units), set, finish);
        Ok(())
    }

    fn put(&mut self, loss: i128, set: usize, finish: Finish) {
        if self.lightest.is_none_or(|(lightest, ..)| loss < lightest) {
            self.lightest = Some((loss, set, finish));
        }
    }

    /// Opens the sets with one bundle more that may still lead to less than what was found.
    fn grow(&mut self, from: usize, open: &mut Open) {
        let Set { units, loss, .. } = self.sets[from];
        let bound = self.lightest.map_or(i128::MAX, |(lightest, ..)| lightest);
        for (place, bundle) in self.bundles.iter().enumerate() {
            let set = Set {
                from: Some((from, place)),
                units: units + bundle.units,
                loss: loss + self.losses[place],
            };
            let fits = set.units < self.units || !self.strict;
            if fits && set.loss < bound && bundle.choice != self.best.choice {
                self.open(open, set);
            }
        }
    }

    /// The best whole basket; `None` where it would take a bundle less than nought times.
    fn found(self) -> Option<Found> {
        let (_, mut set, finish) = self.lightest?;
        let mut times = BTreeMap::new();
        let (best, at_rate) = match finish {
            Finish::Bundles { best, last } => {
                *times.entry(self.bundles[last].choice).or_default() += 1;
                (best, None)
            }
            Finish::Rate { best, units, cost } => {
                let line = |(choice, _)| Line {
                    choice,
                    times: 1,
                    units,
                    cost,
                };
                (best, self.rate.map(line))
            }
        };
        *times.entry(self.best.choice).or_default() += best;
        while let Some((from, place)) = self.sets[set].from {
            *times.entry(self.bundles[place].choice).or_default() += 1;
            set = from;
        }
        times.retain(|_, times| *times != 0);
        (best >= 0).then_some(Found { times, at_rate })
    }
}
