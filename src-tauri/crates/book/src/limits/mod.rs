//! Limits a person sets themselves, and what became of them. The rules are those a careful regulator wrote (UK Gambling Commission,
//! Remote technical standard 12): three windows at once, the lowest counts; less acts now, more only after 24 hours and a second
//! confirmation; recharges count gross.
//!
//! Promised: no clock, zone, restart or late import shortens a wait; no reminder comes twice in a window. Left out: stopping a purchase,
//! which no program beside the platform can.

mod alerts;
mod budget_table;
mod budgets;
mod changing;
mod envelope;
mod heading;
mod now;
mod recharges;
mod spent;
mod steps;
mod table;
mod telling;
#[cfg(test)]
mod tests;
mod window;

pub(crate) use budget_table::{load as load_budget, store as store_budget};
pub use budgets::{BudgetFor, BudgetRow};
pub use envelope::Envelope;
pub use heading::{Ahead, AheadDay, Heading};
pub use now::{LimitsNow, WindowNow};
pub use spent::Spent;
pub use steps::{Raise, Reading, Standing, StepId};
pub use telling::Alert;
pub use window::Window;
