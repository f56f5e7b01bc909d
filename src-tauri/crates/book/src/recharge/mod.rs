//! Recharges: each purchase of units once, however many places tell of it.

mod basket;
mod purchases;

pub use purchases::Purchased;
pub(crate) use purchases::purchases;
