//! Gifts: what a platform sells to be sent in a live, known by id. The catalogue compiled in names 1,709 of TikTok's; a gift it does not
//! know is learnt from the events themselves, and an event always keeps the price it came with.

mod catalogue;
mod known_by;
mod named;
mod register;

pub use catalogue::{CatalogueGift, catalogue, find};
pub(crate) use known_by::known_by;
pub use named::NamedGift;
pub(crate) use register::{MetGift, Register, forget_source, usual_price};
