//! The book's answers put into the words of the page, by hand, one file an area; and its questions put into the book's.

mod app;
mod filters;
mod gifts;
mod history;
mod home;
mod limits;
mod lives;
mod plans;
pub(crate) mod purchases;
mod rates;
mod recharge;
mod safety;
mod sources;
mod statements;
mod transactions;
pub(crate) mod wallet;
