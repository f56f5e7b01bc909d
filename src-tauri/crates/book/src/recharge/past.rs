//! Which prices are no longer today's. Pure.
//!
//! What somebody paid tells for a year what is asked there. After that it is a memory: it is shown with its day, and nothing is bought at it
//! or compared with it while any other price is known. The day of a list counts for nothing here. A list is dated by whoever looked last,
//! so one that comes with a newer program would put aside every receipt before it, although no price moved.

use jiff::ToSpan;
use jiff::civil::Date;

use super::compare::Priced;
use crate::rates::{Offer, PAID};

/// Whether an offer is a price the user paid more than a year before a day.
pub(super) fn is_past(offer: &Offer, on: Date) -> bool {
    offer.source == PAID && offer.seen_on < on.saturating_sub(1.year())
}

/// Those that can be today's price; all of them where none can.
pub(super) fn current(offers: &[Priced]) -> Vec<&Priced> {
    let current: Vec<&Priced> = offers.iter().filter(|priced| !priced.past).collect();
    if current.is_empty() {
        offers.iter().collect()
    } else {
        current
    }
}
