//! What the user decides about witnesses: one purchase, or two. A decision is about two entries and stays when their sources go.

use giftbook_model::{EntryId, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde_json::{Value, json};

use super::recharges::{Recharge, Recharges};
use super::table;
use crate::history::{Area, Edit, Name, change};
use crate::{Book, BookError};

impl Book {
    /// Says that two entries tell of one purchase. [`BookError::Invalid`] where their purchases have a witness of the same class, or are
    /// of two platforms, or one is a refund.
    pub fn purchases_join(&self, one: EntryId, other: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let book = Recharges::load(tx)?;
            let (a, b) = (holding(&book, one)?, holding(&book, other)?);
            fit(&book, a, b)?;
            let apart = cross(&book, a, b).filter(|pair| book.decisions.apart.contains(pair));
            let mut edits: Vec<Edit> = apart.map(|pair| edit(pair, None)).collect();
            edits.push(edit(ordered(one, other), Some(true)));
            change(tx, now, Name::PurchaseJoin, &json!({}), edits)?;
            Ok(())
        })
    }

    /// Says that two entries, and those joined with them, do not tell of one purchase.
    pub fn purchases_apart(&self, one: EntryId, other: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let book = Recharges::load(tx)?;
            let (a, b) = (holding(&book, one)?, holding(&book, other)?);
            if a == b {
                return Err(BookError::Invalid { code: "already_joined" });
            }
            let edits = cross(&book, a, b).map(|pair| edit(pair, Some(false))).collect();
            change(tx, now, Name::PurchaseApart, &json!({}), edits)?;
            Ok(())
        })
    }

    /// Takes one witness out of its purchase for good. [`BookError::Invalid`] where it is alone.
    pub fn purchase_part(&self, entry: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let book = Recharges::load(tx)?;
            let whole = holding(&book, entry)?;
            let others = whole
                .members
                .iter()
                .map(|at| book.told[*at].id)
                .filter(|id| *id != entry);
            let edits: Vec<Edit> = others.map(|other| edit(ordered(entry, other), Some(false))).collect();
            if edits.is_empty() {
                return Err(BookError::Invalid { code: "not_joined" });
            }
            change(tx, now, Name::PurchaseApart, &json!({}), edits)?;
            Ok(())
        })
    }
}

pub(super) fn holding(book: &Recharges, entry: EntryId) -> Result<&Recharge, BookError> {
    book.holding(entry).ok_or(BookError::Unknown { what: "purchase" })
}

fn fit(book: &Recharges, a: &Recharge, b: &Recharge) -> Result<(), BookError> {
    let (one, other) = (&book.told[a.lead()], &book.told[b.lead()]);
    let same_class = a.members.iter().any(|one| {
        let class = book.told[*one].class;
        b.members.iter().any(|other| book.told[*other].class == class)
    });
    let refused = |code| Err(BookError::Invalid { code });
    match () {
        () if a == b => refused("already_joined"),
        () if one.platform != other.platform || one.refund != other.refund => refused("not_of_a_kind"),
        () if same_class => refused("same_class"),
        () => Ok(()),
    }
}

/// Every entry of one with every entry of the other.
fn cross<'a>(book: &'a Recharges, a: &'a Recharge, b: &'a Recharge) -> impl Iterator<Item = (EntryId, EntryId)> + 'a {
    a.members.iter().flat_map(move |one| {
        b.members
            .iter()
            .map(move |other| ordered(book.told[*one].id, book.told[*other].id))
    })
}

fn ordered(one: EntryId, other: EntryId) -> (EntryId, EntryId) {
    (one.min(other), one.max(other))
}

fn edit((one, other): (EntryId, EntryId), together: Option<bool>) -> Edit {
    Edit {
        area: Area::PurchasePair,
        key: format!("{}:{}", one.0, other.0),
        after: together.map(Value::from),
    }
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "the log names no pair of entries",
};

fn pair(key: &str) -> Result<(i64, i64), BookError> {
    let (one, other) = key.split_once(':').ok_or(UNREADABLE)?;
    let number = |text: &str| text.parse().map_err(|_| UNREADABLE);
    Ok((number(one)?, number(other)?))
}

/// What was decided about a pair, as the log has it: together or not.
pub(crate) fn load_pair(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let together: Option<bool> = conn
        .prepare_cached("SELECT together FROM purchase_decision WHERE one_id = ?1 AND other_id = ?2")?
        .query_row(pair(key)?, |row| row.get(0))
        .optional()?;
    Ok(together.map(Value::from))
}

pub(crate) fn store_pair(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (one, other) = pair(key)?;
    tx.prepare_cached("DELETE FROM purchase_decision WHERE one_id = ?1 AND other_id = ?2")?
        .execute([one, other])?;
    if let Some(together) = value {
        let together = together.as_bool().ok_or(UNREADABLE)?;
        tx.prepare_cached("INSERT INTO purchase_decision (one_id, other_id, together) VALUES (?1, ?2, ?3)")?
            .execute((one, other, together))?;
    }
    table::settle(tx)
}
