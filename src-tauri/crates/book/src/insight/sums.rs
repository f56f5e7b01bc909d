//! Gifts added up. Checked: a sum that leaves 64 bits is an error, not a number.

use crate::BookError;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sums {
    pub(super) events: i64,
    pub(super) pieces: i64,
    pub(super) units: i64,
}

pub(super) fn plus(sum: i64, part: i64) -> Result<i64, BookError> {
    sum.checked_add(part).ok_or(BookError::TooLarge)
}

impl Sums {
    pub(super) fn add(&mut self, other: Self) -> Result<(), BookError> {
        self.events = plus(self.events, other.events)?;
        self.pieces = plus(self.pieces, other.pieces)?;
        self.units = plus(self.units, other.units)?;
        Ok(())
    }

    pub(super) fn of<'a>(all: impl IntoIterator<Item = &'a Self>) -> Result<Self, BookError> {
        let mut whole = Self::default();
        for each in all {
            whole.add(*each)?;
        }
        Ok(whole)
    }
}
