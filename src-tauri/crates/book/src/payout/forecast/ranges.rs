//! A range of money from what was drawn.

use giftbook_model::{Currency, Money};
use giftbook_stats::forecast::Range;

use crate::BookError;
use crate::payout::rules::Between;

/// An 80 % range and its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyRange {
    pub low: Money,
    /// Where a programme leaves something open: halfway between the middles of the least and the most, to the minor unit below.
    pub middle: Money,
    pub high: Money,
}

impl MoneyRange {
    /// The lower end of the least that may be paid, the upper end of the most. [`BookError::TooLarge`] where nothing was drawn.
    pub(super) fn of(drawn: &[Amounts], currency: Currency) -> Result<Self, BookError> {
        let of = |part: fn(&Amounts) -> i64| {
            let minor: Vec<i64> = drawn.iter().map(part).collect();
            Range::of(&minor).ok_or(BookError::TooLarge)
        };
        let (least, most) = (of(|amounts| amounts.least)?, of(|amounts| amounts.most)?);
        let money = |minor| Money { minor, currency };
        Ok(Self {
            low: money(least.low),
            middle: money(least.middle.midpoint(most.middle)),
            high: money(most.high),
        })
    }

    /// All that may have been paid lies in it.
    pub(super) fn holds(&self, paid: Between) -> bool {
        self.low.minor <= paid.least.minor && paid.most.minor <= self.high.minor
    }
}

/// Least and most in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Amounts {
    pub(super) least: i64,
    pub(super) most: i64,
}

impl From<Between> for Amounts {
    fn from(between: Between) -> Self {
        Self {
            least: between.least.minor,
            most: between.most.minor,
        }
    }
}

impl Amounts {
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_add(other.least)?,
            most: self.most.checked_add(other.most)?,
        })
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            least: self.least.checked_sub(other.least)?,
            most: self.most.checked_sub(other.most)?,
        })
    }
}
