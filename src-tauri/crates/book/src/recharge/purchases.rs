//! Every recharge once. Home, limits, the wallet and prices that were really paid all count by this.

use giftbook_model::{Channel, Currency, EntryId, Instant, Money, Platform, Unit};
use rusqlite::{Connection, Row};

use crate::insight::Range;
use crate::journal::{EntryKind, Flags};
use crate::{Book, BookError};

/// One purchase of units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchased {
    /// Its leading entry.
    pub id: EntryId,
    pub platform: Platform,
    pub at: Instant,
    /// Only the day is known; `at` is its start.
    pub day_only: bool,
    pub paid: Option<Money>,
    pub units: Option<(Unit, i64)>,
    pub refunded: Option<Money>,
    pub channel: Option<Channel>,
    /// The payment method's row number.
    pub method: Option<i64>,
    pub transaction: Option<String>,
    /// Every entry that tells of it, the leading one among them.
    pub witnesses: Vec<EntryId>,
}

impl Book {
    /// All purchases, the oldest first.
    pub fn purchases(&self) -> Result<Vec<Purchased>, BookError> {
        self.file.read(|conn| purchases(conn, Range::default()))
    }
}

/// The purchases of a stretch of time, the oldest first.
pub(crate) fn purchases(conn: &Connection, range: Range) -> Result<Vec<Purchased>, BookError> {
    conn.prepare_cached(
        "SELECT id, platform, at, unit, units, currency, minor FROM entry
         WHERE kind <> 1 AND kind IN (?1, ?2) AND flags & ?3 = 0 AND +at >= ?4 AND +at < ?5 ORDER BY at, id",
    )?
    .query_and_then(
        (
            EntryKind::Recharge as u8,
            EntryKind::CoinsBought as u8,
            Flags::TOLD_ELSEWHERE,
            range.from.unwrap_or(i64::MIN),
            range.until.unwrap_or(i64::MAX),
        ),
        purchased,
    )?
    .collect()
}

fn purchased(row: &Row<'_>) -> Result<Purchased, BookError> {
    const UNREADABLE: BookError = BookError::Inconsistent {
        what: "a purchase cannot be read",
    };
    let id = EntryId(row.get(0)?);
    let unit: Option<u8> = row.get(3)?;
    let unit = unit.map(|unit| Unit::from_number(unit).ok_or(UNREADABLE)).transpose()?;
    let currency: Option<String> = row.get(5)?;
    let currency = currency.map(|code| Currency::parse(&code)).transpose()?;
    Ok(Purchased {
        id,
        platform: Platform::from_number(row.get(1)?).ok_or(UNREADABLE)?,
        at: Instant::from_millis(row.get(2)?).map_err(|_| UNREADABLE)?,
        day_only: false,
        paid: currency
            .zip(row.get(6)?)
            .map(|(currency, minor)| Money { minor, currency }),
        units: unit.zip(row.get(4)?),
        refunded: None,
        channel: None,
        method: None,
        transaction: None,
        witnesses: vec![id],
    })
}
