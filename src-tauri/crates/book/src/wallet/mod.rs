//! The wallet: the coins of each platform as a double-entry ledger over the journal. What was bought came from Purchases, what was given
//! went to Gifts out, what is known without its cause stands against Adjusted; the balance is what the account Wallet came to.
//!
//! Promised: the balance is the sum of its rows at any time; the first day on which book and platform disagree is named; a balance below
//! zero is told with its days, never clipped; a refund lowers every total on the same day. An answer *as of* an instant leaves out what
//! happened after it; what the book learnt later of things before it counts. Left out: recharges themselves (`recharge`), what offers cost
//! today (`rates`), limits.

mod accounts;
mod asserted;
pub(crate) mod asserting;
pub(crate) mod by_hand;
mod cost;
mod given;
mod ledger;
mod received;
mod share;
mod table;
#[cfg(test)]
mod tests;
mod years;

use giftbook_model::{EntryId, Instant, Money, Platform, Unit};
use rust_decimal::Decimal;

pub use asserted::{Assertion, Checked, Disagreement, MOST_ROWS};
pub use by_hand::ByHand;
pub use given::{By, Given, GivenRow};
pub use ledger::{Cause, DayBalance, Move, Negative, Row};
pub use received::{Credit, credit};
pub use table::Open;
pub use years::{Year, YearUnits};

pub(crate) use table::add_money;

use accounts::accounts;
use ledger::Ledger;

use crate::insight::Period;
use crate::{Book, BookError};

/// What the coins in hand cost, by weighted average: what was paid for them divided by how many they are, what went out having taken its
/// part along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InHand {
    /// What the coins in hand cost, in the home currency.
    pub value: Money,
    /// Coins of them whose price is known.
    pub known: i64,
    /// Coins of them whose price nobody told.
    pub unknown: i64,
    /// Of one coin in the home currency, with two digits more than its minor unit; `None` where no price is known.
    pub average: Option<Decimal>,
    /// What was paid, and what came back, in the home currency; without purchases that name no coins and those without a rate.
    pub paid: Money,
    pub refunded: Money,
    /// What went out cost: with `value` exactly what was paid less what came back.
    pub gone: Money,
}

/// The coins of one platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformWallet {
    pub platform: Platform,
    pub unit: Unit,
    /// Units; below zero where the history is incomplete or more was taken back than was left.
    pub balance: i64,
    pub rows: u64,
    pub in_hand: InHand,
    /// Days on which something moved, the oldest first.
    pub days: Vec<DayBalance>,
    /// In the order of their days.
    pub asserted: Vec<Checked>,
    pub disagreement: Option<Disagreement>,
    pub negatives: Vec<Negative>,
    pub open: Open,
}

/// Everything about the coins as of an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wallet {
    pub as_of: Instant,
    /// Platforms with anything to say, the one with most rows first.
    pub platforms: Vec<PlatformWallet>,
    pub years: Vec<Year>,
}

impl Book {
    /// The wallet as of `now`: balances, what they cost, what the platforms showed, the years.
    pub fn wallet(&self, now: Instant) -> Result<Wallet, BookError> {
        self.file.read(|conn| accounts::answer(conn, now))
    }

    /// The `n` rows of a platform's ledger before the row `before`, or its last ones; the newest first. [`BookError::Unknown`] when that
    /// row has left the ledger since.
    pub fn wallet_rows(
        &self,
        platform: Platform,
        before: Option<EntryId>,
        n: usize,
        now: Instant,
    ) -> Result<Vec<Row>, BookError> {
        self.file.read(|conn| {
            let mut moved = table::moved(conn, now)?;
            let ledger = Ledger::of(moved.moves.remove(&platform).unwrap_or_default())?;
            let rows = match before {
                None => &ledger.rows[..],
                Some(id) => {
                    let at = ledger.rows.iter().position(|row| row.of.id == id);
                    &ledger.rows[..at.ok_or(BookError::Unknown { what: "row" })?]
                }
            };
            Ok(rows.iter().rev().take(n).cloned().collect())
        })
    }

    /// To whom the coins of a period went, as of `now`.
    pub fn wallet_given(&self, by: By, period: Period, now: Instant) -> Result<Given, BookError> {
        self.file.read(|conn| {
            let accounts = accounts(conn, now)?;
            given::answer(conn, &accounts.all, accounts.home, by, period)
        })
    }
}
