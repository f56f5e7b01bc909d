//! Gifts added up. Checked: a sum that leaves 64 bits is an error, not a number.

use serde::{Deserialize, Serialize};

use crate::BookError;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Sums {
    pub(crate) events: i64,
    pub(crate) pieces: i64,
    pub(crate) units: i64,
}

pub(crate) fn plus(sum: i64, part: i64) -> Result<i64, BookError> {
    sum.checked_add(part).ok_or(BookError::TooLarge)
}

impl Sums {
    pub(crate) fn add(&mut self, other: Self) -> Result<(), BookError> {
        self.events = plus(self.events, other.events)?;
        self.pieces = plus(self.pieces, other.pieces)?;
        self.units = plus(self.units, other.units)?;
        Ok(())
    }

    pub(crate) fn of<'a>(all: impl IntoIterator<Item = &'a Self>) -> Result<Self, BookError> {
        let mut whole = Self::default();
        for each in all {
            whole.add(*each)?;
        }
        Ok(whole)
    }
}
