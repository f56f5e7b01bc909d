//! Every number of units counted up, where the search would look at too much: what the best way to a number loses against the best bundle
//! follows from the ways to smaller ones.
//!
//! Only bundles that lose no more than a basket already found are looked at, and losses are counted in the smallest numbers that serve.

use std::ops::Add;

use super::bundle::{Bundle, Found};
use super::counted::{Counted, Step};
use super::{Line, Rate, divisor};
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

/// How far it is counted. Losses are of minor units times the best bundle's units, so that they are whole.
struct Frame {
    /// Baskets that lose more are left out.
    room: i128,
    /// What divides every loss; nought where nothing is lost.
    step: i128,
    /// The number of units counted up to.
    end: i128,
    /// Bits that hold the number of purchases.
    bits: u32,
}

impl Frame {
    /// From this on there is no way that is of use.
    fn never(&self) -> i128 {
        (self.room.checked_div(self.step).unwrap_or(0) + 1) << self.bits
    }
}

impl Asked<'_> {
    /// The lightest basket, as [`search`](super::search::search) finds it. In numbers of 32 bits first, which is four times as quick and nearly
    /// always enough: what such a count finds within its room is the answer, since all that is lighter was within it too.
    pub(super) fn count_up(&self) -> Result<Found, BookError> {
        let room = self.loss(self.ceiling, self.units);
        if let Some(found) = self.count::<i32>(&self.frame_within(room, i32::MAX.into()))? {
            return Ok(found);
        }
        if let Some(found) = self.count::<i64>(&self.frame_within(room, i64::MAX.into()))? {
            return Ok(found);
        }
        self.count::<i128>(&self.frame_within(room, i128::MAX))?
            .ok_or(BookError::TooLarge)
    }

    /// The widest frame up to `room` with twice its largest number below `most`.
    fn frame_within(&self, mut room: i128, most: i128) -> Frame {
        loop {
            let frame = self.frame(room);
            if frame.never() <= most / 2 {
                return frame;
            }
            room = (((most / 2) >> frame.bits) - 1) * frame.step;
        }
    }

    fn frame(&self, room: i128) -> Frame {
        let own_loss = |bundle: &Bundle| self.loss(bundle.cost, bundle.units);
        let kept = || self.bundles.iter().filter(|bundle| own_loss(bundle) <= room);
        let largest = kept().next_back().map_or(0, |bundle| bundle.units);
        // Beyond this even the best bundle's price a unit loses more.
        let most = room.checked_div(i128::from(self.best.cost)).unwrap_or(i128::MAX);
        let end = i128::from(self.units) + most.min(i128::from(largest));
        // Purchases on a way of use: those that lose nothing fill it at most, the others use up what may be lost.
        let filled = |bundle: &Bundle| end / i128::from(bundle.units);
        let lossless = kept().filter(|bundle| own_loss(bundle) == 0).map(filled).max();
        let lossy = kept().filter(|bundle| own_loss(bundle) > 0);
        let lossy = lossy.map(|bundle| filled(bundle).min(room / own_loss(bundle))).max();
        Frame {
            room,
            step: kept().fold(0, |held, bundle| divisor(held, own_loss(bundle))),
            end,
            bits: i128::BITS - (lossless.unwrap_or(0) + lossy.unwrap_or(0)).leading_zeros(),
        }
    }

    /// What so many units for so much lose against the best bundle, times its units.
    fn loss(&self, cost: i64, units: i64) -> i128 {
        i128::from(cost) * i128::from(self.best.units) - i128::from(self.best.cost) * i128::from(units)
    }

    /// The lightest basket within a frame; `None` where what is found there could be undercut outside.
    fn count<W>(&self, frame: &Frame) -> Result<Option<Found>, BookError>
    where
        W: Copy + Ord + Add<Output = W> + Into<i128> + TryFrom<i128>,
    {
        let narrow = |loss: i128| W::try_from(loss).map_err(|_| BookError::TooLarge);
        let mut steps = Vec::new();
        for (place, bundle) in self.bundles.iter().enumerate() {
            let loss = self.loss(bundle.cost, bundle.units);
            if loss <= frame.room {
                steps.push(Step {
                    place,
                    units: usize::try_from(bundle.units).map_err(|_| BookError::TooLarge)?,
                    loss: narrow((loss.checked_div(frame.step).unwrap_or(0) << frame.bits) + 1)?,
                });
            }
        }
        let mut counted = Counted {
            ways: vec![narrow(0)?],
            steps,
            best: self.best,
            step: frame.step,
            bits: frame.bits,
            never: narrow(frame.never())?,
        };
        let end = usize::try_from(frame.end).map_err(|_| BookError::TooLarge)?;
        counted.count(end, narrow(1)?);
        let Some((cost, units, at_rate)) = self.lightest(&counted, end)? else {
            return Ok(None);
        };
        let loss = cost * i128::from(self.best.units) - i128::from(self.best.cost) * i128::from(self.units);
        Ok((loss <= frame.room).then(|| Found {
            times: counted.told(self.bundles, units),
            at_rate,
        }))
    }

    /// Of all that was counted and can be finished, what costs least, then leaves least, then takes the fewest purchases: what it costs, the
    /// units of its bundles, and what is bought at the rate.
    fn lightest<W: Copy + Ord + Into<i128>>(
        &self,
        counted: &Counted<W>,
        end: usize,
    ) -> Result<Option<Light>, BookError> {
        let length = |units: i64| usize::try_from(units).map_err(|_| BookError::TooLarge);
        let mut lightest: Option<((i128, usize, i128), Light)> = None;
        let mut put = |cost, whole, purchases, units, line| {
            let weighed = (cost, whole, purchases);
            if lightest.as_ref().is_none_or(|(held, _)| weighed < *held) {
                lightest = Some((weighed, (cost, units, line)));
            }
        };
        let wanted = length(self.units)?;
        for units in wanted..=end {
            if let Some((cost, purchases)) = counted.weighed(units) {
                put(cost, units, purchases, units, None);
            }
        }
        if let Some((choice, rate)) = self.rate {
            for at_rate in 1..=self.most_at(rate) {
                let units = length(self.units - at_rate)?;
                if let Some((before, purchases)) = counted.weighed(units) {
                    let cost = rate.cost_of(at_rate)?;
                    let line = Line {
                        choice,
                        times: 1,
                        units: at_rate,
                        cost,
                    };
                    put(before + i128::from(cost), wanted, purchases + 1, units, Some(line));
                }
            }
        }
        Ok(lightest.map(|(_, light)| light))
    }

    /// Most units at a rate: with more, what they lose against the best bundle leads above the ceiling.
    fn most_at(&self, rate: Rate) -> i64 {
        let room = self.loss(self.ceiling, self.units).checked_mul(rate.units);
        let dearer = rate.cost.checked_mul(i128::from(self.best.units));
        let each = dearer.and_then(|dearer| dearer.checked_sub(rate.units.checked_mul(i128::from(self.best.cost))?));
        let most = room.zip(each).and_then(|(room, each)| room.checked_div(each));
        most.and_then(|most| i64::try_from(most).ok())
            .map_or(self.units, |most| most.min(self.units))
    }
}

/// What a basket costs, the units of its bundles, and what of it is bought at the rate.
type Light = (i128, usize, Option<Line>);
