//! What a platform took back: a gift whose buyer got the money again, units nobody named a gift for, or money of a payout. A reversal is
//! recorded once and stands beside what it takes back; a gift that was taken back counts in no total, no leaderboard and no payout any more,
//! also when its file is imported again.

use giftbook_model::{EntryId, Instant, Key, Money, Platform};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::json;

use super::reversal_table::{self as rows, Kept};
pub(crate) use super::reversal_table::{load, store};
use super::table;
use crate::history::{self, Area, Edit, Name};
use crate::journal::{EntryKind, Flags};
use crate::{Book, BookError, settings};

const MOST_UNITS: i64 = 1_000_000_000_000;

/// What was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// A gift received, whole. `units` as they were then.
    Gift { entry: EntryId, units: i64 },
    /// Of what was received; above zero.
    Units(i64),
    /// Of what was paid by this payout; above zero, no more than was paid.
    Money { payout: i64, money: Money },
}

/// Something a platform took back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reversal {
    pub id: i64,
    pub platform: Platform,
    pub on: Date,
    pub what: TakenBack,
}

/// What is told of a reversal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReversalOf {
    Gift(EntryId),
    Units(Platform, i64),
    Money { payout: i64, money: Money },
}

impl Book {
    /// Everything that was taken back, the earliest first.
    pub fn reversals(&self) -> Result<Vec<Reversal>, BookError> {
        self.file.read(rows::all)
    }

    /// Records that something was taken back on a day, and returns its number. [`BookError::Unknown`] for an entry that is no gift received or a
    /// payout that is not there; [`BookError::Invalid`] with `taken_back_already`, `gift_of_a_guest`, `units_unknown`, `units_out_of_range`,
    /// `amount_out_of_range`, `payout_not_paid` or `day_in_future`.
    pub fn reversal_add(&self, told: ReversalOf, on: Date, now: Instant) -> Result<i64, BookError> {
        self.file.write(|tx| {
            if on > now.day_in(&settings::read(tx)?.zone()?) {
                return Err(BookError::Invalid { code: "day_in_future" });
            }
            let (platform, what) = checked(tx, told)?;
            let id = rows::unused(tx)?;
            let reversal = Reversal { id, platform, on, what };
            put(tx, now, Name::ReversalAdd, &reversal, true)?;
            Ok(id)
        })
    }

    /// Takes a reversal out of the book; what it took back counts again.
    pub fn reversal_remove(&self, id: i64, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let held = rows::all(tx)?.into_iter().find(|reversal| reversal.id == id);
            let held = held.ok_or(BookError::Unknown { what: "reversal" })?;
            put(tx, now, Name::ReversalRemove, &held, false)
        })
    }
}

fn checked(tx: &Transaction<'_>, told: ReversalOf) -> Result<(Platform, TakenBack), BookError> {
    let refused = |code| Err(BookError::Invalid { code });
    match told {
        ReversalOf::Units(_, units) if !(1..=MOST_UNITS).contains(&units) => refused("units_out_of_range"),
        ReversalOf::Units(platform, units) => Ok((platform, TakenBack::Units(units))),
        ReversalOf::Gift(entry) => {
            let gift: Option<(u8, Option<i64>, i64)> = tx
                .prepare_cached("SELECT platform, units, flags FROM entry WHERE id = ?1 AND kind = ?2")?
                .query_row(params![entry.0, EntryKind::GiftReceived as u8], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
                })
                .optional()?;
            let (platform, units, flags) = gift.ok_or(BookError::Unknown { what: "gift" })?;
            if Flags(flags).has(Flags::TAKEN_BACK) {
                return refused("taken_back_already");
            }
            if Flags(flags).has(Flags::GUEST) {
                return refused("gift_of_a_guest");
            }
            let platform = Platform::from_number(platform).ok_or(table::UNREADABLE)?;
            let units = units.ok_or(BookError::Invalid { code: "units_unknown" })?;
            Ok((platform, TakenBack::Gift { entry, units }))
        }
        ReversalOf::Money { payout, money } => {
            let paid = table::find(tx, payout)?.ok_or(BookError::Unknown { what: "payout" })?;
            let Some(most) = paid
                .gross
                .or(paid.got)
                .filter(|_| paid.sent().is_some() && paid.returned.is_none())
            else {
                return refused("payout_not_paid");
            };
            let mut left = most.minor;
            for earlier in rows::all(tx)? {
                if let TakenBack::Money { payout: of, money } = earlier.what
                    && of == payout
                {
                    left = left.saturating_sub(money.minor);
                }
            }
            if money.currency != most.currency || !(1..=left).contains(&money.minor) {
                return refused("amount_out_of_range");
            }
            Ok((paid.platform, TakenBack::Money { payout, money }))
        }
    }
}

fn put(tx: &Transaction<'_>, now: Instant, name: Name, reversal: &Reversal, stays: bool) -> Result<(), BookError> {
    let after = stays.then(|| serde_json::to_value(Kept::from(reversal))).transpose()?;
    let edit = Edit {
        area: Area::Reversal,
        key: reversal.id.to_string(),
        after,
    };
    let (units, money) = match reversal.what {
        TakenBack::Gift { units, .. } | TakenBack::Units(units) => (units.to_string(), String::new()),
        TakenBack::Money { money, .. } => (String::new(), format!("{} {}", money.decimal_text(), money.currency)),
    };
    let params = json!({
        "reversal": reversal.id.to_string(), "platform": reversal.platform.code(), "on": reversal.on.to_string(), "units": units, "money": money,
    });
    history::change(tx, now, name, &params, vec![edit])?;
    Ok(())
}

/// The number of a reversal's entry.
pub(super) fn key(reversal: i64) -> Key {
    Key::of("reversal", &[&reversal.to_string()])
}
