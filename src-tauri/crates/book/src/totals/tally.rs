//! Differences to the totals, gathered while rows change and written in one go at the end of the transaction.

use foldhash::HashMap;

use super::Sums;
use super::parts::By;
use crate::BookError;

/// What one entry adds to the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) gift: i64,
    pub(crate) person: Option<i64>,
    pub(crate) live: Option<i64>,
    pub(crate) day: i64,
    pub(crate) pieces: i64,
    pub(crate) units: i64,
}

/// Gifts nobody is named for still count; a number stands for nobody.
const NOBODY: i64 = 0;
/// Likewise for gifts outside any live.
pub(super) const NOWHERE: i64 = 0;

/// Differences by pair; what one side alone adds up to follows from its pairs.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(super) gift_gifter: HashMap<i64, By>,
    pub(super) live_gifter: HashMap<i64, By>,
    pub(super) live_gift: HashMap<i64, By>,
    pub(super) day_gift: HashMap<i64, By>,
}

impl Tally {
    /// An entry came into the book (`old` none), left it (`new` none) or changed.
    pub(crate) fn change(&mut self, old: Option<&Counted>, new: Option<&Counted>) -> Result<(), BookError> {
        if old == new {
            return Ok(());
        }
        for (entry, sign) in old.map(|old| (old, -1)).into_iter().chain(new.map(|new| (new, 1))) {
            let product = |number: i64| number.checked_mul(sign).ok_or(BookError::TooLarge);
            let sums = Sums {
                events: sign,
                pieces: product(entry.pieces)?,
                units: product(entry.units)?,
            };
            let person = entry.person.unwrap_or(NOBODY);
            let live = entry.live.unwrap_or(NOWHERE);
            for (pairs, one, other) in [
                (&mut self.gift_gifter, entry.gift, person),
                (&mut self.live_gifter, live, person),
                (&mut self.live_gift, live, entry.gift),
                (&mut self.day_gift, entry.day, entry.gift),
            ] {
                pairs.entry(one).or_default().add(other, sums)?;
            }
        }
        Ok(())
    }
}
