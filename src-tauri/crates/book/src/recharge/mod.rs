//! Recharges: each purchase of units once, however many places tell of it.

mod basket;
mod groups;
mod near;
mod purchases;
mod recharges;
mod table;
#[cfg(test)]
mod tests;
mod witnesses;

pub use purchases::Purchased;
pub(crate) use purchases::purchases;
pub(crate) use table::{marks_stand, settle};
pub use witnesses::{Class, Rule};
