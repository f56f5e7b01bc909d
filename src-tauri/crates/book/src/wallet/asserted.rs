//! "The app shows 1,234 on 3 March": the platform's own word against the book's. Pure.
//!
//! Nobody knows at which moment of a day somebody looked. So an assertion holds where the balance was that number at some moment of the
//! day: as it began, or after any move of it.

use giftbook_model::Platform;
use jiff::civil::Date;

use super::ledger::{Ledger, Row};
use crate::BookError;
use crate::insight::epoch_day;

/// What the platform showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assertion {
    pub platform: Platform,
    /// A day in the book's zone.
    pub on: Date,
    pub units: i64,
}

/// An assertion held against the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    pub asserted: Assertion,
    /// The book's balance at the end of that day.
    pub book: i64,
    pub holds: bool,
}

/// Every balance of one day.
pub(super) struct Taken {
    pub(super) closing: i64,
    pub(super) all: Vec<i64>,
}

/// Where book and platform first disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The first assertion that fails.
    pub first: Checked,
    /// The last day before it on which they agreed; `None`: there is none.
    pub agreed: Option<Date>,
    /// How many more the platform showed than the book has at that day's end; below zero: fewer.
    pub difference: i64,
    /// The last moves of the stretch after the day they agreed, at most [`MOST_ROWS`], oldest first.
    pub rows: Vec<Row>,
    /// How many moves the stretch has.
    pub moves: u64,
}

/// Rows told around a disagreement; all of them stand in Transactions.
pub const MOST_ROWS: usize = 12;

/// Holds assertions against a ledger of their platform, in the order of their days.
pub(super) fn check(ledger: &Ledger, mut asserted: Vec<Assertion>) -> Vec<Checked> {
    asserted.sort_unstable_by_key(|one| one.on);
    asserted
        .into_iter()
        .map(|asserted| {
            let taken = ledger.taken(epoch_day(asserted.on));
            Checked {
                asserted,
                book: taken.closing,
                holds: taken.all.contains(&asserted.units),
            }
        })
        .collect()
}

/// The first that fails of assertions in the order of their days.
pub(super) fn disagreement(ledger: &Ledger, checked: &[Checked]) -> Result<Option<Disagreement>, BookError> {
    let Some(nth) = checked.iter().position(|one| !one.holds) else {
        return Ok(None);
    };
    let first = checked[nth];
    let agreed = checked[..nth].last().map(|one| one.asserted.on);
    let from = agreed.map_or(i64::MIN, |day| epoch_day(day) + 1);
    let stretch = ledger.between(from, epoch_day(first.asserted.on));
    Ok(Some(Disagreement {
        first,
        agreed,
        difference: first
            .asserted
            .units
            .checked_sub(first.book)
            .ok_or(BookError::TooLarge)?,
        rows: stretch[stretch.len().saturating_sub(MOST_ROWS)..].to_vec(),
        moves: stretch.len() as u64,
    }))
}
