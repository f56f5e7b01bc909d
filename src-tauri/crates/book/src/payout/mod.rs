//! Payouts: what a creator gets for what was given, by programmes that are dated and sourced data.
//!
//! Promised: every line of a payout names its rule, the lines add up to the payout to the minor unit, and what nobody has published is a
//! range and never a guess. Left out: what was given (that is `insight`'s) and what it cost (that is `recharge`'s).

mod compared;
mod follow;
mod programme;
mod reading;
mod rules;
mod running;
mod shipped;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_compared;

pub use compared::Reaches;
pub use follow::{Part, Taker};
pub use programme::{Measure, Programme, Rule, Share, Step, Whole};
pub use reading::{ProgrammeError, read};
pub use rules::{Between, Earned, Line, LiveFacts, WeekFacts, in_force, weekly};
pub use shipped::shipped;
