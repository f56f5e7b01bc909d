//! Rows of statements that tell of a payout's arrival. A row of money that came in names a platform; which payout it is of follows from
//! nothing but the user's word, and stays when its file goes and comes again. A row that is a payout's is no refund: recharges leave it out.

use std::collections::BTreeMap;

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};

use crate::history::{self, Area, Edit, Name};
use crate::payout::table;
use crate::{Book, BookError, recharge, settings};

/// Money that came in, as a statement has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub entry: EntryId,
    pub platform: Platform,
    /// Exact, or the start of the day.
    pub at: Instant,
    /// In the book's zone.
    pub day: Date,
    pub money: Money,
    /// The payment's number, and its text as written.
    pub reference: Option<String>,
    pub text: Option<String>,
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a statement's row cannot be read",
};

impl Book {
    /// Says that a statement's row is the arrival of a payout. [`BookError::Invalid`] `arrival_of_another_platform`, or `arrival_taken` where
    /// it is another payout's; [`BookError::Unknown`] where there is no such payout, or no such row of money that came in.
    pub fn arrival_join(&self, payout: i64, entry: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let facts = table::find(tx, payout)?.ok_or(BookError::Unknown { what: "payout" })?;
            let row = row(tx, entry)?.ok_or(BookError::Unknown { what: "arrival" })?;
            let refused = |code| Err(BookError::Invalid { code });
            if row.platform != facts.platform {
                return refused("arrival_of_another_platform");
            }
            let decided = decisions(tx)?;
            let taken = decided
                .iter()
                .any(|((of, other), together)| *together && *other == entry && *of != payout);
            if taken {
                return refused("arrival_taken");
            }
            decide(tx, now, Name::ArrivalJoin, payout, entry, Some(true))
        })
    }

    /// Says that a statement's row is not the arrival of a payout; one that was joined is apart again.
    pub fn arrival_apart(&self, payout: i64, entry: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            table::find(tx, payout)?.ok_or(BookError::Unknown { what: "payout" })?;
            decide(tx, now, Name::ArrivalApart, payout, entry, Some(false))
        })
    }
}

fn decide(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    payout: i64,
    entry: EntryId,
    together: Option<bool>,
) -> Result<(), BookError> {
    let params = json!({ "payout": payout.to_string(), "entry": entry.0.to_string() });
    history::change(tx, now, name, &params, vec![edit(payout, entry, together)])?;
    Ok(())
}

fn edit(payout: i64, entry: EntryId, together: Option<bool>) -> Edit {
    Edit {
        area: Area::PayoutArrival,
        key: format!("{payout}:{}", entry.0),
        after: together.map(Value::from),
    }
}

/// What goes with a payout that is taken out of the book.
pub(in crate::payout) fn forgotten(conn: &Connection, payout: i64) -> Result<Vec<Edit>, BookError> {
    let decided = decisions(conn)?;
    let of_it = decided.keys().filter(|(of, _)| *of == payout);
    Ok(of_it.map(|(_, entry)| edit(payout, *entry, None)).collect())
}

/// What the user decided about pairs of payout and row.
pub(super) fn decisions(conn: &Connection) -> Result<BTreeMap<(i64, EntryId), bool>, BookError> {
    let mut query = conn.prepare_cached("SELECT payout_id, entry_id, together FROM payout_arrival")?;
    let rows = query.query_map([], |row| Ok(((row.get(0)?, EntryId(row.get(1)?)), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

const ROWS: &str =
    "SELECT entry.id, entry.platform, entry.at, entry.currency, entry.minor, max(transaction_id), max(product)
    FROM entry INDEXED BY entry_of_purchase JOIN purchase_fact ON purchase_fact.entry_id = entry.id
    WHERE kind = 7 AND witness = 2 AND entry.at IS NOT NULL AND entry.minor IS NOT NULL";

/// Every row of money that came in, the earliest first.
pub(super) fn all(conn: &Connection) -> Result<Vec<Arrival>, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let mut query = conn.prepare_cached(&format!("{ROWS} GROUP BY entry.id ORDER BY entry.at, entry.id"))?;
    let mut rows = query.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row, &zone)?);
    }
    Ok(all)
}

fn row(conn: &Connection, entry: EntryId) -> Result<Option<Arrival>, BookError> {
    Ok(all(conn)?.into_iter().find(|row| row.entry == entry))
}

fn read(row: &Row<'_>, zone: &jiff::tz::TimeZone) -> Result<Arrival, BookError> {
    let at = Instant::from_millis(row.get(2)?).map_err(|_| UNREADABLE)?;
    let (code, minor): (String, i64) = (row.get(3)?, row.get(4)?);
    Ok(Arrival {
        entry: EntryId(row.get(0)?),
        platform: Platform::from_number(row.get(1)?).ok_or(UNREADABLE)?,
        at,
        day: at.day_in(zone),
        money: Money {
            minor: minor.checked_abs().ok_or(BookError::TooLarge)?,
            currency: Currency::parse(&code)?,
        },
        reference: row.get(5)?,
        text: row.get(6)?,
    })
}

/// The rows joined to a payout that are in the book.
pub(in crate::payout) fn of_payout(conn: &Connection, payout: i64) -> Result<Vec<Arrival>, BookError> {
    let decided = decisions(conn)?;
    if decided.is_empty() {
        return Ok(Vec::new());
    }
    let joined = |row: &Arrival| decided.get(&(payout, row.entry)) == Some(&true);
    Ok(all(conn)?.into_iter().filter(joined).collect())
}

/// What the rows say arrived, in the currency the payout was recorded to arrive in; `None` without a row in it.
pub(super) fn sum(rows: &[Arrival], got: Option<Money>) -> Result<Option<Money>, BookError> {
    let currency = got.map(|got| got.currency);
    let mut of_it = rows
        .iter()
        .map(|row| row.money)
        .filter(|money| currency.is_none_or(|currency| money.currency == currency));
    let Some(first) = of_it.next() else { return Ok(None) };
    Ok(Some(of_it.try_fold(first, Money::checked_add)?))
}

fn of_key(key: &str) -> Result<(i64, i64), BookError> {
    let unreadable = BookError::Inconsistent {
        what: "the log names no payout and row",
    };
    let parts = key
        .split_once(':')
        .and_then(|(payout, entry)| Some((payout.parse().ok()?, entry.parse().ok()?)));
    parts.ok_or(unreadable)
}

/// What was decided about a pair, as the log has it.
pub(crate) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (payout, entry) = of_key(key)?;
    let together: Option<bool> = conn
        .prepare_cached("SELECT together FROM payout_arrival WHERE payout_id = ?1 AND entry_id = ?2")?
        .query_row(params![payout, entry], |row| row.get(0))
        .optional()?;
    Ok(together.map(Value::from))
}

pub(crate) fn store(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (payout, entry) = of_key(key)?;
    tx.prepare_cached("DELETE FROM payout_arrival WHERE payout_id = ?1 AND entry_id = ?2")?
        .execute(params![payout, entry])?;
    if let Some(together) = value.and_then(Value::as_bool) {
        tx.prepare_cached("INSERT INTO payout_arrival (payout_id, entry_id, together) VALUES (?1, ?2, ?3)")?
            .execute(params![payout, entry, together])?;
    }
    recharge::settle(tx)
}
