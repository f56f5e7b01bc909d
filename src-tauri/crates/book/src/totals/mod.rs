//! The everyday figures: totals per gift, gifter, live and day, kept by the writer in the transaction that changes the rows, so that a
//! screen never adds up a million of them. They count gifts received by the hosts of lives; a gift to a guest is the guest's.
//!
//! `rebuild` makes them anew from the rows, and `difference` says where the two disagree; in a sound book nowhere.

mod days;
mod parts;
mod rebuild;
mod sums;
mod tally;
mod write;

pub(crate) use days::Days;
pub(crate) use parts::Parts;
pub(crate) use rebuild::{difference, rebuild, rebuild_days};
pub(crate) use sums::{Sums, plus};
pub(crate) use tally::{Counted, Tally};

/// The day of entries without a time: no day a live can have been on, so that the days still add up to the whole.
pub const NO_DAY: i64 = -1;
