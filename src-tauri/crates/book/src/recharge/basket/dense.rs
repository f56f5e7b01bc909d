//! Every number of units counted up, where the search would look at too much: the best way to a number follows from the ways to smaller ones.
//!
//! Only bundles that lose no more than a basket already found are looked at, and only little more than half of the way is counted: the
//! bundles of a basket can be shared out to two piles that differ by no more than the largest of them, so a basket is two ways that
//! have been counted.

use std::collections::BTreeMap;

use super::bundle::{Bundle, Found};
use super::counted::{Counted, Number, Step};
use super::frame::Frame;
use super::{Line, Rate};
use crate::BookError;

/// What is asked, and what is known about the answer.
pub(super) struct Asked<'a> {
    /// By units, at least one.
    pub(super) bundles: &'a [Bundle],
    pub(super) best: Bundle,
    /// Dearer a unit than the best bundle.
    pub(super) rate: Option<(usize, Rate)>,
    pub(super) units: i64,
    /// What a basket that serves costs; the answer costs no more.
    pub(super) ceiling: i64,
}

/// A whole basket as two ways to what they hold, or as one bundle that holds enough; and perhaps units at the rate.
struct Light {
    cost: i64,
    units: i64,
    purchases: i64,
    ways: [i64; 2],
    alone: Option<usize>,
    at_rate: Option<Line>,
}

impl Light {
    fn order(&self) -> (i64, i64, i64) {
        (self.cost, self.units, self.purchases)
    }
}

impl Asked<'_> {
    /// The lightest basket, as [`search`](super::search::search) finds it. In small numbers first, which is many times as quick and nearly always
    /// enough: what such a count finds within its room is the answer, since all that is lighter was within it too.
    pub(super) fn count_up(&self) -> Result<Found, BookError> {
        let whole = Frame::new(self, self.room());
        if whole.rises()
            && whole.none <= u16::MOST
            && let Some(found) = self.count::<u16>(&whole)?
        {
            return Ok(found);
        }
        if let Some(frame) = Frame::within(self, i32::MOST)
            && let Some(found) = self.count::<i32>(&frame)?
        {
            return Ok(found);
        }
        let frame = Frame::within(self, i64::MOST).ok_or(BookError::TooLarge)?;
        self.count::<i64>(&frame)?.ok_or(BookError::TooLarge)
    }

    /// What so many units for so much lose against the best bundle, times its units so that it is whole.
    pub(super) fn loss(&self, cost: i64, units: i64) -> i128 {
        i128::from(cost) * i128::from(self.best.units) - i128::from(self.best.cost) * i128::from(units)
    }

    /// What the answer may lose.
    pub(super) fn room(&self) -> i128 {
        self.loss(self.ceiling, self.units)
    }

    /// Whether a bundle is of use together with others. One that holds enough alone is not.
    pub(super) fn serves(&self, bundle: &Bundle, room: i128) -> bool {
        bundle.units < self.units && self.loss(bundle.cost, bundle.units) <= room
    }

    /// The most units more than asked for, where the largest bundle holds so many: a basket from which no bundle can be left away has fewer
    /// than a bundle too many, and beyond what the room buys even the best bundle's price loses more.
    pub(super) fn over(&self, largest: i64, room: i128) -> i64 {
        let bought = room.checked_div(i128::from(self.best.cost)).unwrap_or(i128::MAX);
        i64::try_from(bought).map_or(largest, |bought| bought.min(largest))
    }

    /// The lightest basket within a frame; `None` where what is found there could be undercut outside.
    fn count<W: Number>(&self, frame: &Frame) -> Result<Option<Found>, BookError> {
        let narrow = |number: i128| W::try_from(number).map_err(|_| BookError::TooLarge);
        let mut steps = Vec::new();
        let mut best = narrow(frame.none)?;
        for (place, bundle) in self.bundles.iter().enumerate() {
            if self.serves(bundle, frame.room) {
                let units = usize::try_from(bundle.units).map_err(|_| BookError::TooLarge)?;
                let above = frame.level.above(bundle.cost, bundle.units);
                let weight = narrow(((above / frame.step) << frame.bits) + 1)?;
                if bundle.choice == self.best.choice {
                    best = weight;
                }
                steps.push(Step { place, units, weight });
            }
        }
        let mut counted = Counted {
            ways: vec![narrow(0)?],
            steps,
            best: self.best,
            level: frame.level,
            step: i64::try_from(frame.step).map_err(|_| BookError::TooLarge)?,
            bits: frame.bits,
            never: narrow(frame.never)?,
            none: narrow(frame.none)?,
        };
        let end = usize::try_from(frame.end).map_err(|_| BookError::TooLarge)?;
        counted.count(end, best);
        let alone = self.bundles.partition_point(|bundle| bundle.units < self.units);
        let alone = self.bundles.get(alone).map(|bundle| Light {
            cost: bundle.cost,
            units: bundle.units,
            purchases: 1,
            ways: [0, 0],
            alone: Some(bundle.choice),
            at_rate: None,
        });
        let found = [alone, self.bundles(&counted, frame), self.topped_up(&counted)?];
        let lightest = found.into_iter().flatten().min_by_key(Light::order);
        let lightest = lightest.filter(|light| self.loss(light.cost, self.units) <= frame.room);
        Ok(lightest.map(|light| {
            let mut times: BTreeMap<usize, i64> = light.alone.map(|choice| (choice, 1)).into_iter().collect();
            for units in light.ways {
                counted.tell(self.bundles, units, &mut times);
            }
            Found {
                times,
                at_rate: light.at_rate,
            }
        }))
    }

    /// The lightest basket of bundles alone: one way or, where only piles were counted, two. There each way is tried with the lightest of
    /// all that hold what it lacks.
    fn bundles<W: Number>(&self, counted: &Counted<W>, frame: &Frame) -> Option<Light> {
        let mut lightest = ([i64::MAX; 3], [0, 0]);
        let mut put = |cost: i64, ways: [i64; 2]| {
            if cost <= lightest.0[0] {
                let purchases = ways.map(|way| counted.purchases(way)).iter().sum();
                let order = [cost, ways.iter().sum(), purchases];
                lightest = lightest.min((order, ways));
            }
        };
        if frame.end >= self.units {
            for units in self.units..=frame.end {
                put(counted.cost(units), [units, 0]);
            }
        } else {
            let (mut other, mut cost_of_other) = (frame.end, counted.cost(frame.end));
            for lacking in (self.units - frame.end..=frame.end).rev() {
                let cost = counted.cost(lacking);
                if cost <= cost_of_other {
                    (other, cost_of_other) = (lacking, cost);
                }
                let one = self.units - lacking;
                if one >= lacking {
                    put(counted.cost(one) + cost_of_other, [one, other]);
                }
            }
        }
        let ([cost, units, purchases], ways) = lightest;
        let of_use = ways.iter().all(|way| counted.serves(*way));
        of_use.then(|| Light {
            cost: cost / counted.level.units,
            units,
            purchases,
            ways,
            alone: None,
            at_rate: None,
        })
    }

    /// The lightest basket of bundles and units at the rate.
    fn topped_up<W: Number>(&self, counted: &Counted<W>) -> Result<Option<Light>, BookError> {
        let Some((choice, rate)) = self.rate else {
            return Ok(None);
        };
        let mut lightest: Option<Light> = None;
        for at_rate in 1..=self.most_at(rate) {
            let way = self.units - at_rate;
            if counted.serves(way) {
                let cost = rate.cost_of(at_rate)?;
                let light = Light {
                    cost: counted.cost(way) / counted.level.units + cost,
                    units: self.units,
                    purchases: counted.purchases(way) + 1,
                    ways: [way, 0],
                    alone: None,
                    at_rate: Some(Line {
                        choice,
                        times: 1,
                        units: at_rate,
                        cost,
                    }),
                };
                if lightest.as_ref().is_none_or(|held| light.order() < held.order()) {
                    lightest = Some(light);
                }
            }
        }
        Ok(lightest)
    }

    /// Most units at a rate: with more, what they lose against the best bundle leads above the ceiling.
    fn most_at(&self, rate: Rate) -> i64 {
        let room = self.room().checked_mul(rate.units);
        let dearer = rate.cost.checked_mul(i128::from(self.best.units));
        let each = dearer.and_then(|dearer| dearer.checked_sub(rate.units.checked_mul(i128::from(self.best.cost))?));
        let most = room.zip(each).and_then(|(room, each)| room.checked_div(each));
        most.and_then(|most| i64::try_from(most).ok())
            .map_or(self.units, |most| most.min(self.units))
    }
}
