//! Entries of purchases and refunds made by hand, as rows of the book and as the log holds them.

use giftbook_model::{Channel, EntryId, Money, Platform};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table;
use crate::BookError;
use crate::journal::{AccountKind, Accounts, EntryKind, Flags};

/// One entry made by hand. The log keeps it: never rename a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recorded {
    /// The second half of the entry's key.
    pub(super) rest: i64,
    pub(super) refund: bool,
    /// [`Platform`]'s number, as the channel's.
    pub(super) platform: u8,
    /// UTC milliseconds.
    pub(super) at: i64,
    pub(super) day_only: bool,
    pub(super) currency: Option<String>,
    pub(super) minor: Option<i64>,
    pub(super) units: Option<i64>,
    pub(super) channel: Option<u8>,
    pub(super) method: Option<i64>,
    pub(super) transaction: Option<String>,
    pub(super) country: Option<String>,
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "an entry made by hand cannot be read",
};

impl Recorded {
    pub(super) fn platform(&self) -> Result<Platform, BookError> {
        Platform::from_number(self.platform).ok_or(UNREADABLE)
    }

    pub(super) fn set_money(&mut self, money: Option<Money>) {
        self.currency = money.map(|money| money.currency.code().to_owned());
        self.minor = money.map(|money| money.minor);
    }

    pub(super) fn set_channel(&mut self, channel: Option<Channel>) {
        self.channel = channel.map(|channel| channel as u8);
    }
}

pub(super) fn find(conn: &Connection, id: EntryId) -> Result<Option<Recorded>, BookError> {
    Ok(conn
        .prepare_cached(
            "SELECT key_rest, kind, platform, at, ifnull(day_only, 0), currency, minor, units, channel, method_id, transaction_id, country
             FROM entry LEFT JOIN hand_fact ON entry_id = id WHERE id = ?1 AND kind IN (3, 7) AND flags & 128",
        )?
        .query_row([id.0], |row| {
            Ok(Recorded {
                rest: row.get(0)?,
                refund: row.get::<_, u8>(1)? == EntryKind::Refund as u8,
                platform: row.get(2)?,
                at: row.get(3)?,
                day_only: row.get(4)?,
                currency: row.get(5)?,
                minor: row.get(6)?,
                units: row.get(7)?,
                channel: row.get(8)?,
                method: row.get(9)?,
                transaction: row.get(10)?,
                country: row.get(11)?,
            })
        })
        .optional()?)
}

/// As the log holds it.
pub(crate) fn load(conn: &Connection, id: i64) -> Result<Option<Value>, BookError> {
    Ok(find(conn, EntryId(id))?.map(serde_json::to_value).transpose()?)
}

/// Puts an entry made by hand, or takes it away.
pub(crate) fn store(tx: &Transaction<'_>, id: i64, value: Option<&Value>) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM hand_fact WHERE entry_id = ?1")?
        .execute([id])?;
    tx.prepare_cached("DELETE FROM entry WHERE id = ?1 AND flags & 128")?
        .execute([id])?;
    if let Some(value) = value {
        insert(tx, id, &Recorded::deserialize(value)?)?;
    }
    table::settle(tx)
}

fn insert(tx: &Transaction<'_>, id: i64, entry: &Recorded) -> Result<(), BookError> {
    let platform = entry.platform()?;
    let mut accounts = Accounts::default();
    let mut account = |kind| accounts.id(tx, kind, platform, 0);
    let turned = |there, back| if entry.refund { (back, there) } else { (there, back) };
    let (from, to) = turned(AccountKind::Purchases, AccountKind::Wallet);
    let units = match entry.units {
        Some(_) => (Some(platform.bought() as u8), Some(account(from)?), Some(account(to)?)),
        None => (None, None, None),
    };
    let (from, to) = turned(AccountKind::Paid, AccountKind::Purchases);
    let money = match entry.minor {
        Some(_) => (Some(account(from)?), Some(account(to)?)),
        None => (None, None),
    };
    let kind = if entry.refund {
        EntryKind::Refund
    } else {
        EntryKind::Recharge
    };
    tx.prepare_cached(
        "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, pieces, first_pieces, unit, units, from_account, to_account,
             currency, minor, money_from, money_to, flags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, 1, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        id, entry.rest, kind as u8, platform as u8, entry.at, units.0, entry.units, units.1, units.2, entry.currency, entry.minor,
        money.0, money.1, Flags::BY_HAND
    ])?;
    tx.prepare_cached(
        "INSERT INTO hand_fact (entry_id, day_only, channel, method_id, transaction_id, country) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id, entry.day_only, entry.channel, entry.method, entry.transaction, entry.country])?;
    Ok(())
}
