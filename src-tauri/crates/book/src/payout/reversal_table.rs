//! The SQL of reversals, their entries, and the marks on gifts that were taken back.

use giftbook_model::{Currency, EntryId, Money, Platform};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entries::Leg;
use super::reversal::{Reversal, TakenBack, key};
use super::table;
use crate::BookError;
use crate::insight::{date_of, epoch_day};
use crate::journal::{AccountKind, EntryKind, Flags};
use crate::totals::{Counted, Days, Tally};

/// A reversal as the log and the table keep it: never rename a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    platform: u8,
    day: i64,
    gift: Option<i64>,
    units: Option<i64>,
    currency: Option<String>,
    minor: Option<i64>,
    payout: Option<i64>,
}

impl From<&Reversal> for Kept {
    fn from(reversal: &Reversal) -> Self {
        let mut kept = Self {
            platform: reversal.platform as u8,
            day: epoch_day(reversal.on),
            gift: None,
            units: None,
            currency: None,
            minor: None,
            payout: None,
        };
        match reversal.what {
            TakenBack::Gift { entry, units } => (kept.gift, kept.units) = (Some(entry.0), Some(units)),
            TakenBack::Units(units) => kept.units = Some(units),
            TakenBack::Money { payout, money } => {
                kept.currency = Some(money.currency.code().to_owned());
                (kept.minor, kept.payout) = (Some(money.minor), Some(payout));
            }
        }
        kept
    }
}

impl Kept {
    fn reversal(&self, id: i64) -> Result<Reversal, BookError> {
        let what = match (self.gift, self.units, self.currency.as_ref().zip(self.minor)) {
            (Some(gift), Some(units), None) => TakenBack::Gift {
                entry: EntryId(gift),
                units,
            },
            (None, Some(units), None) => TakenBack::Units(units),
            (None, None, Some((code, minor))) => TakenBack::Money {
                payout: self.payout.ok_or(UNREADABLE)?,
                money: Money {
                    minor,
                    currency: Currency::parse(code)?,
                },
            },
            _ => return Err(UNREADABLE),
        };
        Ok(Reversal {
            id,
            platform: Platform::from_number(self.platform).ok_or(UNREADABLE)?,
            on: date_of(self.day).ok_or(UNREADABLE)?,
            what,
        })
    }
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a reversal cannot be read",
};

const COLUMNS: &str = "platform, day, gift, units, currency, minor, payout";

pub(super) fn all(conn: &Connection) -> Result<Vec<Reversal>, BookError> {
    conn.prepare_cached(&format!("SELECT {COLUMNS}, id FROM reversal ORDER BY day, id"))?
        .query_and_then([], |row| kept(row)?.reversal(row.get(7)?))?
        .collect()
}

/// A number no reversal has.
pub(super) fn unused(conn: &Connection) -> Result<i64, BookError> {
    Ok(conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM reversal", [], |row| row.get(0))?)
}

fn find(conn: &Connection, id: i64) -> Result<Option<Kept>, BookError> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM reversal WHERE id = ?1"))?
        .query_row([id], kept)
        .optional()?)
}

/// A reversal as the log sees it.
pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find(conn, id)?.map(serde_json::to_value).transpose()?)
}

/// Puts a reversal with its entry and its mark, or takes all of it away.
pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM reversal WHERE id = ?1")?.execute([id])?;
    tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?
        .execute([key(id).id.0])?;
    if let Some(value) = value {
        let kept = Kept::deserialize(value)?;
        tx.prepare_cached(&format!(
            "INSERT INTO reversal (id, {COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
        ))?
        .execute(params![
            id,
            kept.platform,
            kept.day,
            kept.gift,
            kept.units,
            kept.currency,
            kept.minor,
            kept.payout
        ])?;
        state(tx, &kept.reversal(id)?)?;
    }
    let (mut days, mut tally) = (Days::of_book(tx)?, Tally::default());
    mark(tx, &mut days, &mut tally)?;
    tally.write(tx)
}

/// What a reversal is in the journal.
pub(super) fn leg(reversal: &Reversal) -> Result<Leg, BookError> {
    let out = (AccountKind::Received, AccountKind::GiftsIn);
    let (units, money) = match reversal.what {
        TakenBack::Gift { units, .. } | TakenBack::Units(units) => (Some((units, out)), None),
        TakenBack::Money { money, .. } => {
            let minor = money.minor.checked_neg().ok_or(BookError::TooLarge)?;
            let way = (AccountKind::PaidOut, AccountKind::Bank);
            (None, Some((Money { minor, ..money }, way)))
        }
    };
    Ok(Leg {
        part: "reversal",
        kind: EntryKind::Reversal,
        on: reversal.on,
        units,
        money,
    })
}

fn state(tx: &Transaction<'_>, reversal: &Reversal) -> Result<(), BookError> {
    table::put(tx, key(reversal.id), reversal.platform, &leg(reversal)?)
}

/// Writes all entries of reversals anew, as `table::restate` those of payouts.
pub(super) fn restate(tx: &Transaction<'_>) -> Result<(), BookError> {
    for reversal in all(tx)? {
        tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?
            .execute([key(reversal.id).id.0])?;
        state(tx, &reversal)?;
    }
    Ok(())
}

/// Gifts whose mark is not what the reversals say.
const TO_MARK: &str = "SELECT id, gift_id, person_id, live_id, at, pieces, units, flags FROM entry
     WHERE id IN (SELECT gift FROM reversal WHERE gift IS NOT NULL) AND kind = 1 AND flags & 512 = 0
     UNION ALL SELECT id, gift_id, person_id, live_id, at, pieces, units, flags FROM entry INDEXED BY entry_taken_back
     WHERE flags & 512 AND id NOT IN (SELECT gift FROM reversal WHERE gift IS NOT NULL)";

/// Marks the gifts that were taken back, and those no longer. To be called by whatever brings or takes away gifts or reversals, in the same
/// transaction.
pub(crate) fn mark(tx: &Transaction<'_>, days: &mut Days, tally: &mut Tally) -> Result<(), BookError> {
    let mut query = tx.prepare_cached(TO_MARK)?;
    let gifts = query.query_map([], |row| {
        let counted = Counted {
            gift: row.get::<_, Option<i64>>(1)?.unwrap_or(0),
            person: row.get(2)?,
            live: row.get(3)?,
            day: days.of(row.get(4)?),
            pieces: row.get(5)?,
            units: row.get::<_, Option<i64>>(6)?.unwrap_or(0),
        };
        let counts = row.get::<_, Option<i64>>(1)?.is_some() && row.get::<_, Option<i64>>(6)?.is_some();
        Ok((row.get::<_, i64>(0)?, counts.then_some(counted), Flags(row.get(7)?)))
    })?;
    for (id, counted, flags) in gifts.collect::<Result<Vec<_>, _>>()? {
        let marked = flags.with(Flags::TAKEN_BACK, !flags.has(Flags::TAKEN_BACK));
        tx.prepare_cached("UPDATE entry SET flags = ?2 WHERE id = ?1")?
            .execute(params![id, marked.0])?;
        let counts = |flags: Flags| counted.as_ref().filter(|_| !flags.has(Flags::NOT_COUNTED));
        tally.change(counts(flags), counts(marked))?;
    }
    Ok(())
}

/// Whether the marks are what [`mark`] would make them.
pub(super) fn marks_stand(conn: &Connection) -> Result<bool, BookError> {
    Ok(!conn.prepare(TO_MARK)?.exists([])?)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    Ok(Kept {
        platform: row.get(0)?,
        day: row.get(1)?,
        gift: row.get(2)?,
        units: row.get(3)?,
        currency: row.get(4)?,
        minor: row.get(5)?,
        payout: row.get(6)?,
    })
}
