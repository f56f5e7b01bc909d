//! Corrections and bonuses the owner enters. They have no source; the log of operations is what they can be undone by.

use giftbook_model::{EntryId, Instant, Key, Platform};
use jiff::Span;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::history::{self, Area, Edit, Name};
use crate::journal::{AccountKind, Accounts, EntryKind, Flags};
use crate::{Book, BookError, settings};

/// Most units one entry may name: far above any wallet, far below the top of the sums.
pub(super) const MOST_UNITS: i64 = 1_000_000_000_000;

/// What is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    pub platform: Platform,
    /// Given without being paid for; else a correction.
    pub bonus: bool,
    /// Signed and not 0; of a bonus above zero.
    pub units: i64,
    /// A day in the book's zone, not after today. A bonus stands at its beginning, a correction at its end.
    pub on: Date,
    /// Why, in the owner's words; may be empty. One line of at most 200 letters.
    pub note: String,
}

/// An entry made by hand, as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    kind: u8,
    platform: u8,
    at: i64,
    /// Signed.
    units: i64,
    key_rest: i64,
}

impl Book {
    /// Enters a correction or a bonus and returns its entry. [`BookError::Invalid`] with `units_out_of_range`, `day_in_future` or a code
    /// for the note.
    pub fn wallet_enter(&self, what: &ByHand, now: Instant) -> Result<EntryId, BookError> {
        let most = what.units.unsigned_abs() <= MOST_UNITS.unsigned_abs();
        if what.units == 0 || !most || (what.bonus && what.units < 0) {
            return Err(BookError::Invalid {
                code: "units_out_of_range",
            });
        }
        let note = history::line(&what.note)?;
        self.file.write(|tx| {
            let written = |key_rest, at| Written {
                kind: kind(what.bonus) as u8,
                platform: what.platform as u8,
                at,
                units: what.units,
                key_rest,
            };
            let at = moment(tx, what, now)?;
            let key = unused(tx, what, at)?;
            let id = key.id.0.to_string();
            let mut edits = vec![Edit {
                area: Area::ByHand,
                key: id.clone(),
                after: Some(serde_json::to_value(written(key.rest, at))?),
            }];
            if !note.is_empty() {
                edits.push(Edit {
                    area: Area::Annotation,
                    key: id,
                    after: Some(json!({ "note": note, "category": "" })),
                });
            }
            let params = json!({ "platform": what.platform.code(), "units": what.units.to_string(), "kind": kind(what.bonus).code() });
            history::change(tx, now, Name::WalletEnter, &params, edits)?;
            Ok(key.id)
        })
    }

    /// Takes away a correction or a bonus entered by hand. [`BookError::Unknown`] for any other entry.
    pub fn wallet_remove(&self, id: EntryId, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let unknown = || BookError::Unknown { what: "entry" };
            let written = Written::deserialize(load(tx, id.0)?.ok_or_else(unknown)?)?;
            let platform = Platform::from_number(written.platform).ok_or_else(unknown)?;
            let kind = EntryKind::from_number(written.kind).ok_or_else(unknown)?;
            let params =
                json!({ "platform": platform.code(), "units": written.units.to_string(), "kind": kind.code() });
            let edits = [Area::Annotation, Area::ByHand].map(|area| Edit {
                area,
                key: id.0.to_string(),
                after: None,
            });
            history::change(tx, now, Name::WalletRemove, &params, edits.into())?;
            Ok(())
        })
    }
}

fn kind(bonus: bool) -> EntryKind {
    if bonus { EntryKind::Bonus } else { EntryKind::Correction }
}

/// When it stands in the ledger: a bonus was there to be spent that day; a correction mends what the day came to.
fn moment(conn: &Connection, what: &ByHand, now: Instant) -> Result<i64, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let outside = |_| BookError::Invalid {
        code: "day_out_of_range",
    };
    if what.on > now.day_in(&zone) {
        return Err(BookError::Invalid { code: "day_in_future" });
    }
    let start = Instant::start_of(what.on, &zone).map_err(outside)?.millis();
    if what.bonus {
        return Ok(start);
    }
    let next = what
        .on
        .checked_add(Span::new().days(1))
        .map_err(|_| BookError::Invalid {
            code: "day_out_of_range",
        })?;
    let next = Instant::start_of(next, &zone).map_err(outside)?.millis();
    Ok((next - 1).min(now.millis()))
}

/// A key no entry has: equal ones of one moment stay apart.
fn unused(conn: &Connection, what: &ByHand, at: i64) -> Result<Key, BookError> {
    let (at, units) = (at.to_string(), what.units.to_string());
    let fields = [kind(what.bonus).code(), what.platform.code(), &at, &units];
    let mut there = conn.prepare_cached("SELECT 1 FROM entry WHERE id = ?1")?;
    for nth in 0..u32::MAX {
        let key = Key::nth("by_hand", &fields, nth);
        if !there.exists([key.id.0])? {
            return Ok(key);
        }
    }
    Err(BookError::TooLarge)
}

/// The entry with this number as the log holds it, if it is one of these.
pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    let row = conn
        .prepare_cached(
            "SELECT kind, platform, at, units, key_rest, (SELECT kind FROM account WHERE id = to_account) FROM entry
             WHERE id = ?1 AND kind IN (?2, ?3) AND flags & ?4 <> 0",
        )?
        .query_row(
            params![id, EntryKind::Correction as u8, EntryKind::Bonus as u8, Flags::BY_HAND],
            |row| {
                let units: i64 = row.get(3)?;
                let into = row.get::<_, u8>(5)? == AccountKind::Wallet as u8;
                Ok(Written {
                    kind: row.get(0)?,
                    platform: row.get(1)?,
                    at: row.get(2)?,
                    units: if into { units } else { -units },
                    key_rest: row.get(4)?,
                })
            },
        )
        .optional()?;
    Ok(row.map(serde_json::to_value).transpose()?)
}

/// Puts an entry made by hand, or takes it away.
pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    let Some(value) = value else {
        tx.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    let written = Written::deserialize(value)?;
    let platform = Platform::from_number(written.platform).ok_or(BookError::Inconsistent {
        what: "the log names an unknown platform",
    })?;
    let mut accounts = Accounts::default();
    let wallet = accounts.id(tx, AccountKind::Wallet, platform, 0)?;
    let adjusted = accounts.id(tx, AccountKind::Adjusted, platform, 0)?;
    let (from, to) = if written.units > 0 {
        (adjusted, wallet)
    } else {
        (wallet, adjusted)
    };
    tx.prepare_cached(
        "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, pieces, first_pieces, unit, units, from_account, to_account, flags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, 1, 1, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id,
        written.key_rest,
        written.kind,
        written.platform,
        written.at,
        platform.bought() as u8,
        written.units.saturating_abs(),
        from,
        to,
        Flags::BY_HAND
    ])?;
    Ok(())
}
