//! `payout`: what platforms pay, and whether it was right.

mod findings;
mod reconcile;

use clap::Subcommand;
use giftbook_book::Book;
use giftbook_model::Instant;

use crate::outcome::{Outcome, Refusal};

#[derive(Subcommand)]
pub(crate) enum Payout {
    /// What was recorded, what the platform says, what it paid and what arrived: each gap by its causes. Without a live or a payout every live
    /// with a total of the platform's, and what does not fit together.
    Reconcile(reconcile::Reconcile),
}

pub(crate) fn payout(book: &Book, what: &Payout, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        Payout::Reconcile(what) => reconcile::reconcile(book, what, now),
    }
}
