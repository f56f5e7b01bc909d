//! Recharges: each purchase of units once, however many places tell of it.

mod attachments;
mod basis;
pub mod basket;
mod best;
mod compare;
mod cost;
mod decide;
mod doubt;
mod doubt_of_offers;
mod groups;
mod hand;
mod list;
mod near;
mod opened;
mod propose;
mod purchases;
mod recharges;
mod record;
mod refund;
mod rights;
mod table;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_basis;
#[cfg(test)]
mod tests_of_cost;
mod ways;
mod witnesses;
mod worth;

pub use attachments::{Attached, FileKind, LARGEST};
pub(crate) use attachments::{load as load_receipt, receipts_stand, store as store_receipt};
pub use basis::Basis;
pub use basket::MOST_UNITS;
pub use best::{Best, Bought, BoughtLine, Want, Where};
pub use compare::{Dearer, Priced};
pub use cost::{Cost, TaxSaid};
pub(crate) use decide::{load_pair, store_pair};
pub use doubt::{Doubt, Doubted};
pub(crate) use doubt::{doubted, doubted_of_source};
pub use doubt_of_offers::OfferDoubted;
pub(crate) use hand::{load as load_by_hand, store as store_by_hand};
pub use list::{Listed, Purchases, Which, Witnessed};
pub use opened::Opened;
pub use propose::Proposal;
pub use purchases::Purchased;
pub(crate) use purchases::purchases;
pub(crate) use recharges::refunds_with_purchase;
pub use record::Recharged;
pub use refund::Refunded;
pub(crate) use refund::{load as load_refund_of, store as store_refund_of};
pub use rights::{Ground, Right};
pub(crate) use table::{marks_stand, settle};
pub use ways::Way;
pub use witnesses::{Class, Rule};
pub use worth::{AtOffer, UnitPrices, Worth};
