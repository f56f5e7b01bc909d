//! Money that came back: an entry of its own that names its recharge, for all of it or a part. Gifts may have been sent with its units, so
//! a balance may fall below zero; nothing is clipped.

use giftbook_model::{EntryId, Instant, Money};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::{Value, json};

use super::decide::holding;
use super::hand::Recorded;
use super::recharges::Recharges;
use super::record::{checked, edit, numbered};
use crate::history::{Area, Edit, Name, change};
use crate::{Book, BookError};

/// What is told of a refund. One of `money` and `units` at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refunded {
    pub at: Instant,
    pub day_only: bool,
    /// Above zero, in the currency that was paid.
    pub money: Option<Money>,
    /// Taken back.
    pub units: Option<i64>,
    pub transaction: Option<String>,
}

impl Book {
    /// Records a refund of the purchase that `entry` tells of. Refunds together give back no more than was paid and take back no more than
    /// was got, where that is known.
    pub fn refund_record(&self, entry: EntryId, told: &Refunded, now: Instant) -> Result<EntryId, BookError> {
        if told.money.is_none() && told.units.is_none() {
            return Err(BookError::Invalid {
                code: "neither_price_nor_units",
            });
        }
        self.file.write(|tx| {
            let book = Recharges::load(tx)?;
            let lead = &book.told[holding(&book, entry)?.lead()];
            if lead.refund {
                return Err(BookError::Unknown { what: "recharge" });
            }
            let mut recorded = Recorded {
                rest: 0,
                refund: true,
                platform: lead.platform as u8,
                at: told.at.millis(),
                day_only: told.day_only,
                currency: None,
                minor: None,
                units: told.units,
                channel: None,
                method: None,
                transaction: told.transaction.clone(),
                country: None,
            };
            recorded.set_money(told.money);
            let (id, recorded) = numbered(tx, checked(recorded, now)?, now)?;
            let params = json!({ "entry": id.0.to_string(), "of": entry.0.to_string() });
            let edits = vec![edit(id, Some(&recorded))?, named(id, Some(lead.id))];
            change(tx, now, Name::RefundAdd, &params, edits)?;
            no_more_than_paid(tx, entry)?;
            Ok(id)
        })
    }

    /// Says which purchase a refund is of, or with `None` of none that is known.
    pub fn refund_name(&self, refund: EntryId, purchase: Option<EntryId>, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let book = Recharges::load(tx)?;
            let is_refund = |id| Ok::<_, BookError>(book.told[holding(&book, id)?.lead()].refund);
            if !is_refund(refund)? || purchase.map(is_refund).transpose()? == Some(true) {
                return Err(BookError::Invalid { code: "not_of_a_kind" });
            }
            let params = json!({ "entry": refund.0.to_string() });
            change(tx, now, Name::RefundName, &params, vec![named(refund, purchase)])?;
            purchase.map_or(Ok(()), |purchase| no_more_than_paid(tx, purchase))
        })
    }
}

fn named(refund: EntryId, purchase: Option<EntryId>) -> Edit {
    Edit {
        area: Area::RefundOf,
        key: refund.0.to_string(),
        after: purchase.map(|purchase| Value::from(purchase.0)),
    }
}

/// Refuses what would give back more than was paid.
pub(super) fn no_more_than_paid(conn: &Connection, entry: EntryId) -> Result<(), BookError> {
    let book = Recharges::load(conn)?;
    let purchase = holding(&book, entry)?;
    let back = book.back_for(purchase, &book.back());
    let paid = purchase.money.and_then(|at| book.told[at].paid);
    let got = purchase.units.and_then(|at| book.told[at].units);
    let refused = |code| Err(BookError::Invalid { code });
    let mut monies = back.refunds.iter().filter_map(|(money, _)| *money);
    if paid.is_some_and(|paid| monies.any(|money| money.currency != paid.currency)) {
        return refused("refund_in_another_currency");
    }
    let too_much = paid
        .zip(back.money(paid)?)
        .is_some_and(|(paid, back)| back.minor > paid.minor);
    if too_much || got.zip(back.units()?).is_some_and(|(got, back)| back > got) {
        return refused("refund_more_than_paid");
    }
    Ok(())
}

/// Which entry a refund names, as the log has it.
pub(crate) fn load(conn: &Connection, refund: i64) -> Result<Option<Value>, BookError> {
    let entry: Option<i64> = conn
        .prepare_cached("SELECT entry_id FROM refund_of WHERE refund_id = ?1")?
        .query_row([refund], |row| row.get(0))
        .optional()?;
    Ok(entry.map(Value::from))
}

pub(crate) fn store(tx: &Transaction<'_>, refund: i64, value: Option<&Value>) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM refund_of WHERE refund_id = ?1")?
        .execute([refund])?;
    if let Some(entry) = value {
        let entry = entry.as_i64().ok_or(BookError::Inconsistent {
            what: "the log names no entry where one belongs",
        })?;
        tx.prepare_cached("INSERT INTO refund_of (refund_id, entry_id) VALUES (?1, ?2)")?
            .execute([refund, entry])?;
    }
    Ok(())
}
