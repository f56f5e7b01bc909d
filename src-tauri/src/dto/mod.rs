//! What crosses to the page, field by field as `ui/src/ipc/bindings.ts` has it. Twins of the book's answers, converted by hand in `answers`:
//! the page never sees a type of the book, and the book never bends to the page.
//!
//! Promised: ids, units, instants and amounts cross as decimal text; what comes in is bounded and refuses fields it does not know.

pub(crate) mod app;
pub(crate) mod balance;
pub(crate) mod charts;
pub(crate) mod doubts;
pub(crate) mod gifts;
pub(crate) mod goes;
pub(crate) mod history;
pub(crate) mod home;
pub(crate) mod limits;
pub(crate) mod lives;
pub(crate) mod outlook;
mod parts;
pub(crate) mod payouts;
pub(crate) mod plans;
pub(crate) mod purchases;
pub(crate) mod rates;
pub(crate) mod recharge;
pub(crate) mod reconciled;
pub(crate) mod safety;
pub(crate) mod sources;
pub(crate) mod statements;
pub(crate) mod transactions;
pub(crate) mod wallet;
pub(crate) mod worth;
pub(crate) mod year;

pub(crate) use parts::{GiftRef, Id, Instant, Money, PersonRef, Typed, Units, count, day};
