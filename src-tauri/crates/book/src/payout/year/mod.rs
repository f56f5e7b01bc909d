//! A year of payouts for whoever does the taxes: what was paid by platform, month and currency, what was kept, by which rates, from what.
//!
//! Promised: one answer feeds the screen and every file; a sum is the sum of the rows that stand with it; what is not known stays empty and
//! is not a nought; a rate stands with its day. A payout counts in the year its money arrived; where that is not known, in the year it was
//! sent. Left out: what of it is to be taxed. That is not the book's to say.

mod answer;
mod gathered;
mod kept;
mod listed;
mod report;
mod row;
mod tables;
#[cfg(test)]
mod tests;
pub mod words;

pub use answer::{Arrived, CreditedMonth, PaidRow, Receipt, Source, TakenBackRow, Year, YearPayout};
