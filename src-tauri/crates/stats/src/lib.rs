//! Statistics on plain slices: whole numbers in, whole numbers out, floating point only in between. Pure.
//!
//! Promised: an estimate comes with the interval it deserves or with none. Left out: what a number means, and words for it.

mod dice;
pub mod forecast;
mod jackknife;
mod odd;
pub mod pace;
mod rate;

pub use odd::{FEWEST_AMOUNTS, ODD_FROM, Odd, odd};
pub use rate::{FEWEST_LIVES, Hours, Rate, per_hour};
