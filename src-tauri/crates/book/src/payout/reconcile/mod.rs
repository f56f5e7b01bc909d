//! What was recorded, what the platform says, what it paid and what arrived: each gap between two of them by its causes.
//!
//! Promised: the causes with a number and what stays unexplained make the gap, always and exactly. A cause has a number only where rows of
//! the book prove it; what is merely possible is named without one. Left out: what a payout is (that is `record`'s), and blame.

pub(crate) mod arrivals;
mod before;
mod causes;
mod chain;
mod checks;
mod entries;
mod hints;
mod live;
mod owed;
mod payout;
mod proposals;
mod steps;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_arrivals;
#[cfg(test)]
mod tests_of_chain;
#[cfg(test)]
mod tests_of_entries;
#[cfg(test)]
mod tests_of_owed;
#[cfg(test)]
mod tests_of_payouts;
#[cfg(test)]
mod tests_of_units;
mod units;

pub use arrivals::Arrival;
pub use causes::{Cause, Counted, Explained, Proof};
pub use chain::Chain;
pub use checks::{Finding, GRACE_DAYS};
pub(crate) use entries::entries_behind;
pub use live::LiveReconciled;
pub use payout::{PaidLive, PayoutReconciled};
pub(super) use payout::{chain_of, money_taken_back};
pub use proposals::{ArrivalProposal, ArrivalRule};
pub use steps::{Point, Step, Stretch, Turned, Why};
pub use units::{UnitStretch, UnitWhy};
