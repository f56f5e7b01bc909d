//! Whom and what the rows of one file name, each distinct wording by a number, so that a row's names are compared once, on the reading
//! thread, and told to the book once.

use std::hash::Hash;

use foldhash::HashMap;
use giftbook_model::Platform;

use super::sight::least;

/// The first and last time something was named, in UTC milliseconds; `None` where no row gives a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
}

impl Times {
    fn add(&mut self, at: Option<i64>) {
        self.first = least(self.first, at);
        self.last = self.last.max(at);
    }
}

/// Everything of one sort that was named so far, numbered from 0 in the order it was met.
pub(super) struct Cast<T> {
    numbers: HashMap<Platform, HashMap<T, usize>>,
    named: Vec<(Platform, T)>,
    times: Vec<Times>,
    /// How many of them were told.
    told: usize,
    /// Two named of late, the last one first: frames of a streak name the same sender and receiver again and again, and the next streak
    /// the same receiver.
    latest: [usize; 2],
}

impl<T> Default for Cast<T> {
    fn default() -> Self {
        Self {
            numbers: HashMap::default(),
            named: Vec::new(),
            times: Vec::new(),
            told: 0,
            latest: [0; 2],
        }
    }
}

impl<T: Clone + Eq + Hash> Cast<T> {
    /// The number of what a row names at `at`.
    pub(super) fn number(&mut self, platform: Platform, named: &T, at: Option<i64>) -> usize {
        let is_it = |number: &usize| {
            let known = self.named.get(*number);
            known.is_some_and(|(of, known)| *of == platform && known == named)
        };
        let number = match self.latest.into_iter().find(is_it) {
            Some(number) => number,
            None => self.look_up(platform, named),
        };
        if number != self.latest[0] {
            self.latest = [number, self.latest[0]];
        }
        if let Some(times) = self.times.get_mut(number) {
            times.add(at);
        }
        number
    }

    fn look_up(&mut self, platform: Platform, named: &T) -> usize {
        let numbers = self.numbers.entry(platform).or_default();
        if let Some(number) = numbers.get(named) {
            return *number;
        }
        let number = self.named.len();
        numbers.insert(named.clone(), number);
        self.named.push((platform, named.clone()));
        self.times.push(Times::default());
        number
    }

    /// What was named for the first time since this was last asked, in order of its numbers.
    pub(super) fn take_new(&mut self) -> Vec<(Platform, T)> {
        let new = self.named.get(self.told..).unwrap_or_default().to_vec();
        self.told = self.named.len();
        new
    }

    /// When each was named, by number.
    pub(super) fn times(self) -> Vec<Times> {
        self.times
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_names_have_one_number_and_it_knows_their_times(rows in prop::collection::vec((0_u8..6, prop::option::of(0_i64..99)), 0..60)) {
            let mut cast = Cast::default();
            let (mut told, mut numbers) = (Vec::new(), Vec::new());
            for (index, (name, at)) in rows.iter().enumerate() {
                numbers.push(cast.number(Platform::TikTok, name, *at));
                if index % 7 == 0 {
                    told.extend(cast.take_new());
                }
            }
            told.extend(cast.take_new());
            for (number, (name, _)) in numbers.iter().zip(&rows) {
                prop_assert_eq!(told[*number].1, *name);
            }
            let times = cast.times();
            for (number, (_, name)) in told.iter().enumerate() {
                let of_name = || rows.iter().filter(|(each, _)| each == name).filter_map(|(_, at)| *at);
                prop_assert_eq!(times[number], Times { first: of_name().min(), last: of_name().max() });
            }
        }
    }
}
