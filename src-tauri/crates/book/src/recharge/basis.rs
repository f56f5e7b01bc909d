//! What a price rests on. Pure.
//!
//! A receipt tells what one bundle cost the day it was bought. For a year that is taken for what it costs there today. After that it is a
//! memory: it is shown with its day, and nothing is bought at it or compared with it while any other price is known. The day of a list
//! counts for nothing here: a list is dated by whoever looked last, so one that comes with a newer program would put aside every receipt
//! before it, although no price moved.
//!
//! Receipts tell of the bundles somebody happened to buy, and not which others are sold there. So a channel with a list is compared by it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::compare::Priced;
use crate::rates::{Offer, PAID};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// What is known to be asked.
    Listed,
    /// What the user paid, at most a year ago.
    Paid,
    /// What the user paid before that.
    Past,
}

impl Basis {
    pub(super) fn of(offer: &Offer, on: Date) -> Self {
        if offer.source != PAID {
            Self::Listed
        } else if offer.seen_on < on.saturating_sub(1.year()) {
            Self::Past
        } else {
            Self::Paid
        }
    }
}

/// Those that can be today's price; all of them where none can.
pub(super) fn current(offers: &[Priced]) -> Vec<&Priced> {
    let current: Vec<&Priced> = offers.iter().filter(|priced| priced.basis != Basis::Past).collect();
    if current.is_empty() {
        offers.iter().collect()
    } else {
        current
    }
}
