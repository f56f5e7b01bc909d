//! Recharges: each purchase of units once, however many places tell of it.

mod basket;
mod best;
mod compare;
mod cost;
mod creator;
mod groups;
mod near;
mod purchases;
mod recharges;
mod table;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_cost;
mod witnesses;
mod worth;

pub use basket::MOST_UNITS;
pub use best::{Best, Bought, BoughtLine, Want, Way};
pub use compare::{Dearer, Priced};
pub use cost::{Cost, TaxSaid};
pub use creator::{CreatorGets, creator_gets};
pub use purchases::Purchased;
pub(crate) use purchases::purchases;
pub(crate) use table::{marks_stand, settle};
pub use witnesses::{Class, Rule};
pub(crate) use worth::worth;
pub use worth::{AtOffer, Worth};
