//! How often a range said to hold 80 % really does, in simulated worlds.
//!
//! Each figure is of 2,000 worlds, so its standard error is √(0.8 · 0.2 / 2,000) = 0.9 points: a range that really holds 80 % would have
//! to come out more than five of them off to be refused. The figures told in `mod` are of 4,000.

use super::*;
use crate::dice::Dice;

const WORLDS: u32 = 2_000;
const STATED: (f64, f64) = (0.75, 0.85);

/// How weeks come about.
#[derive(Clone, Copy, Debug)]
struct World {
    /// Spread of the logarithm of a week around its level.
    spread: f64,
    /// Spread of the step by which the level walks from week to week.
    walk: f64,
    /// Share of weeks that bring nothing.
    empty: f64,
    /// Surprises of Student's t with four degrees in place of normal ones.
    heavy: bool,
}

const CALM: World = World {
    spread: 0.8,
    walk: 0.0,
    empty: 0.0,
    heavy: false,
};

impl World {
    fn surprise(self, dice: &mut Dice) -> f64 {
        let normal = dice.normal();
        if self.heavy {
            // t of four degrees, brought to variance 1.
            normal / (2.0 * dice.gamma(2.0) / 4.0).sqrt() / 2.0_f64.sqrt()
        } else {
            normal
        }
    }

    fn weeks(self, n: usize, dice: &mut Dice) -> Vec<i64> {
        let mut level = 9.0;
        let mut weeks = Vec::with_capacity(n);
        while weeks.len() < n {
            level += self.walk * dice.normal();
            let week = (level + self.spread * self.surprise(dice)).exp().round() as i64;
            let nothing = !weeks.is_empty() && dice.even() < self.empty;
            weeks.push(if nothing { 0 } else { week });
        }
        weeks
    }

    /// Of the worlds in which something was foretold after `n` weeks, the share in which the sum of the next `ahead` was in the range.
    fn coverage(self, n: usize, ahead: usize) -> f64 {
        let mut dice = Dice::new(20_261_201 + n as u64 * 31 + ahead as u64);
        let (mut held, mut told) = (0, 0);
        for world in 0..WORLDS {
            let weeks = self.weeks(n + ahead, &mut dice);
            let (past, next) = weeks.split_at(n);
            let Some(forecast) = Forecast::of(past) else { continue };
            let range = if ahead == 1 {
                forecast.range()
            } else {
                forecast.sum(ahead, 400, world.into()).expect("drawn")
            };
            told += 1;
            held += u32::from(range.holds(next.iter().sum()));
        }
        f64::from(held) / f64::from(told)
    }
}

fn all_within(world: World, weeks: &[usize], ahead: usize, (least, most): (f64, f64)) {
    for n in weeks {
        let share = world.coverage(*n, ahead);
        eprintln!("{world:?}, {ahead} after {n} weeks: {share:.3}");
        assert!(
            (least..=most).contains(&share),
            "{world:?}, {ahead} after {n} weeks: {share:.3}"
        );
    }
}

/// The reference: 80 to 81 % at 6, 8, 12 and 26 log-normal weeks.
#[test]
fn ranges_hold_as_often_as_stated() {
    for spread in [0.3, 0.8, 1.3] {
        all_within(World { spread, ..CALM }, &[6, 8, 12, 26, 40], 1, (0.77, 0.83));
    }
}

#[test]
fn heavy_tails_leave_them_honest() {
    all_within(World { heavy: true, ..CALM }, &[6, 8, 12, 26, 40], 1, STATED);
}

/// One empty week in twenty is too few to be seen in six and too few to matter. Of one in five that is not so: six weeks without an empty
/// one do not show it, and their ranges hold 63 %. With twelve weeks it shows.
#[test]
fn empty_weeks_leave_them_honest() {
    all_within(World { empty: 0.05, ..CALM }, &[6, 8, 12, 26, 40], 1, STATED);
    for empty in [0.2, 0.4] {
        all_within(World { empty, ..CALM }, &[12, 26, 40], 1, STATED);
    }
}

/// A level that walks is followed from 26 weeks on; before, it has not walked far.
#[test]
fn a_level_that_walks_is_followed() {
    let walks = World {
        walk: 0.15,
        spread: 0.5,
        ..CALM
    };
    all_within(walks, &[6, 8, 12, 26, 40], 1, STATED);
}

/// Somewhat more often from 26 weeks on where the level does not walk, for it might have. Left out and told in `mod`: a level that walks
/// foretold from few weeks, where it stands in the model.
#[test]
fn sums_of_four_weeks_are_held_as_often() {
    let stated = (STATED.0, 0.87);
    all_within(CALM, &[8, 26, 40], 4, stated);
    all_within(World { empty: 0.2, ..CALM }, &[12, 26, 40], 4, stated);
    all_within(World { walk: 0.1, ..CALM }, &[26, 40], 4, stated);
}
