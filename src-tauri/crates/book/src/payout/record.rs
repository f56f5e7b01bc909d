//! Recording payouts: each is one operation, and is undone and done again like any other.

use giftbook_model::Instant;
use rusqlite::Transaction;
use serde_json::{Value, json};

use super::life::{Payout, PayoutFacts};
use super::reconcile::arrivals;
use super::table::{self, Kept};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, settings};

impl Book {
    /// Every payout, the first begun first.
    pub fn payouts(&self) -> Result<Vec<Payout>, BookError> {
        self.file.read(table::all)
    }

    /// Records a payout with its entries and returns its number. [`BookError::Invalid`] with a word for what cannot be; days after today, in
    /// the book's zone, are refused.
    pub fn payout_record(&self, payout: &PayoutFacts, now: Instant) -> Result<i64, BookError> {
        self.file.write(|tx| {
            let payout = checked(tx, payout, now)?;
            let id = table::unused(tx)?;
            put(tx, now, Name::PayoutRecord, id, &payout, true)?;
            Ok(id)
        })
    }

    /// Says of a payout what is known of it by now: all of it, not only what changed.
    pub fn payout_change(&self, id: i64, payout: &PayoutFacts, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let held = table::find(tx, id)?.ok_or(BookError::Unknown { what: "payout" })?;
            let payout = checked(tx, payout, now)?;
            if held.platform != payout.platform {
                return Err(BookError::Invalid {
                    code: "payout_of_another_platform",
                });
            }
            put(tx, now, Name::PayoutChange, id, &payout, true)
        })
    }

    /// Takes a payout and its entries out of the book.
    pub fn payout_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let held = table::find(tx, id)?.ok_or(BookError::Unknown { what: "payout" })?;
            put(tx, now, Name::PayoutRemove, id, &held, false)
        })
    }
}

fn checked(tx: &Transaction<'_>, payout: &PayoutFacts, now: Instant) -> Result<PayoutFacts, BookError> {
    payout.check(now.day_in(&settings::read(tx)?.zone()?))?;
    Ok(PayoutFacts {
        method: history::line(&payout.method)?,
        reference: history::line(&payout.reference)?,
        ..payout.clone()
    })
}

fn put(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    id: i64,
    payout: &PayoutFacts,
    stays: bool,
) -> Result<(), BookError> {
    let after = stays.then(|| serde_json::to_value(Kept::from(payout))).transpose()?;
    let mut edits = vec![Edit {
        area: Area::Payout,
        key: id.to_string(),
        after,
    }];
    if !stays {
        edits.extend(arrivals::forgotten(tx, id)?);
    }
    history::change(tx, now, name, &params(id, payout), edits)?;
    Ok(())
}

/// What a sentence about the operation needs.
fn params(id: i64, payout: &PayoutFacts) -> Value {
    json!({
        "payout": id.to_string(), "platform": payout.platform.code(),
        "units": payout.units.map(|units| units.to_string()).unwrap_or_default(),
        "on": payout.begun().map(|day| day.to_string()).unwrap_or_default(),
    })
}
