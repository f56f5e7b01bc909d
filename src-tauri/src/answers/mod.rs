//! The book's answers put into the words of the page, by hand, one file an area; and its questions put into the book's.

mod app;
mod balance;
mod doubts;
mod filters;
mod gifts;
pub(crate) mod goes;
mod history;
mod home;
mod limits;
mod lives;
mod markup;
mod outlook;
pub(crate) mod payouts;
mod plans;
pub(crate) mod purchases;
mod rates;
pub(crate) mod recharge;
mod reconciled;
mod safety;
mod sources;
mod statements;
mod transactions;
pub(crate) mod wallet;
pub(crate) mod way;
pub(crate) mod worth;
pub(crate) mod year;
