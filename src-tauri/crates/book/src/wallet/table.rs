//! The wallet's SQL: its moves, what is left open, what the platform was seen to show, and entries made by hand.

use std::collections::BTreeMap;

use giftbook_model::{Currency, EntryId, Instant, Money, Platform};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::asserted::Assertion;
use super::ledger::{Cause, Move, date};
use crate::insight::{Range, epoch_day};
use crate::journal::{AccountKind, EntryKind, Flags};
use crate::recharge::{Purchased, purchases};
use crate::totals::Days;
use crate::{BookError, settings};

/// What the entries of a platform leave open: it is told, and stands in no balance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Open {
    /// Gifts sent of which nobody said what their amounts count.
    pub gifts: u64,
    /// Purchases that name no units.
    pub purchases: u64,
    /// What those cost, by currency.
    pub paid: Vec<Money>,
    /// Entries without a time.
    pub untimed: u64,
}

/// Everything that moved coins, and what is left open, by platform; and every purchase.
pub(super) struct Moved {
    pub(super) moves: BTreeMap<Platform, Vec<Move>>,
    pub(super) open: BTreeMap<Platform, Open>,
    pub(super) purchases: Vec<Purchased>,
}

const UNREADABLE: BookError = BookError::Inconsistent {
    what: "an entry of the wallet cannot be read",
};

/// All there is up to and including `now`.
pub(super) fn moved(conn: &Connection, now: Instant) -> Result<Moved, BookError> {
    let mut days = Days::new(settings::read(conn)?.zone()?);
    let until = now.millis().saturating_add(1);
    let mut all = Moved {
        moves: BTreeMap::new(),
        open: BTreeMap::new(),
        purchases: purchases(
            conn,
            Range {
                from: None,
                until: Some(until),
            },
        )?,
    };
    for bought in &all.purchases {
        let units = bought.units.filter(|(unit, _)| *unit == bought.platform.bought());
        let Some((_, units)) = units else {
            let open = all.open.entry(bought.platform).or_default();
            open.purchases += 1;
            bought.paid.map_or(Ok(()), |paid| add_money(&mut open.paid, paid))?;
            continue;
        };
        all.moves.entry(bought.platform).or_default().push(Move {
            id: bought.id,
            at: bought.at,
            day: days.of(Some(bought.at.millis())),
            cause: Cause::Bought,
            platform: bought.platform,
            units,
            money: bought.paid,
            person: 0,
            gift: 0,
            pieces: 1,
            by_hand: false,
        });
    }
    let mut others = conn.prepare_cached(
        "SELECT id, at, kind, platform, unit, units, currency, minor, ifnull(person_id, 0), ifnull(gift_id, 0), pieces, flags,
            (SELECT kind FROM account WHERE id = from_account), (SELECT kind FROM account WHERE id = to_account)
         FROM entry WHERE kind <> 1 AND kind IN (2, 6, 7, 8) AND flags & ?1 = 0 AND (at IS NULL OR +at < ?2)",
    )?;
    let mut rows = others.query(params![Flags::TOLD_ELSEWHERE, until])?;
    while let Some(row) = rows.next()? {
        let platform = Platform::from_number(row.get(3)?).ok_or(UNREADABLE)?;
        let open = all.open.entry(platform).or_default();
        let Some(at) = row.get::<_, Option<i64>>(1)? else {
            open.untimed += 1;
            continue;
        };
        match of_row(row, platform, at, &mut days)? {
            Some(moved) => all.moves.entry(platform).or_default().push(moved),
            None if row.get::<_, u8>(2)? == EntryKind::GiftSent as u8 => open.gifts += 1,
            None => {}
        }
    }
    Ok(all)
}

/// The move an entry makes in the wallet; `None` where it does not touch it or its units are open.
fn of_row(row: &Row<'_>, platform: Platform, at: i64, days: &mut Days) -> Result<Option<Move>, BookError> {
    let kind = EntryKind::from_number(row.get(2)?).ok_or(UNREADABLE)?;
    let unit: Option<u8> = row.get(4)?;
    let of_wallet = |column: usize| -> Result<bool, BookError> {
        Ok(row.get::<_, Option<u8>>(column)? == Some(AccountKind::Wallet as u8)
            && unit == Some(platform.bought() as u8))
    };
    let units: i64 = match (of_wallet(12)?, of_wallet(13)?) {
        (true, _) => row.get::<_, i64>(5)?.saturating_neg(),
        (_, true) => row.get(5)?,
        (false, false) => 0,
    };
    let currency: Option<String> = row.get(6)?;
    let currency = currency.map(|code| Currency::parse(&code)).transpose()?;
    let money = currency
        .zip(row.get(7)?)
        .map(|(currency, minor)| Money { minor, currency });
    let cause = match kind {
        EntryKind::GiftSent => Cause::Sent,
        EntryKind::Bonus => Cause::Bonus,
        EntryKind::Refund => Cause::Refunded,
        _ => Cause::Corrected,
    };
    if units == 0 && (cause != Cause::Refunded || money.is_none()) {
        return Ok(None);
    }
    Ok(Some(Move {
        id: EntryId(row.get(0)?),
        at: Instant::from_millis(at).map_err(|_| UNREADABLE)?,
        day: days.of(Some(at)),
        cause,
        platform,
        units,
        money,
        person: row.get(8)?,
        gift: row.get(9)?,
        pieces: row.get(10)?,
        by_hand: Flags(row.get(11)?).has(Flags::BY_HAND),
    }))
}

/// Adds to the sum of its currency; sums stay in the order of their codes.
pub(crate) fn add_money(sums: &mut Vec<Money>, money: Money) -> Result<(), BookError> {
    match sums.binary_search_by_key(&money.currency, |sum| sum.currency) {
        Ok(at) => sums[at] = sums[at].checked_add(money)?,
        Err(at) => sums.insert(at, money),
    }
    Ok(())
}

/// What platforms were seen to show, up to a day.
pub(super) fn assertions(conn: &Connection, last: i64) -> Result<Vec<Assertion>, BookError> {
    conn.prepare_cached("SELECT platform, day, units FROM assertion WHERE day <= ?1 ORDER BY platform, day")?
        .query_and_then([last], |row| {
            Ok(Assertion {
                platform: Platform::from_number(row.get(0)?).ok_or(UNREADABLE)?,
                on: date(row.get(1)?)?,
                units: row.get(2)?,
            })
        })?
        .collect()
}

/// The units asserted of a platform on a day.
pub(crate) fn asserted(conn: &Connection, of: &Assertion) -> Result<Option<i64>, BookError> {
    Ok(conn
        .prepare_cached("SELECT units FROM assertion WHERE platform = ?1 AND day = ?2")?
        .query_row(params![of.platform as u8, epoch_day(of.on)], |row| row.get(0))
        .optional()?)
}

/// Writes what a platform showed on a day, or takes it away.
pub(crate) fn put_asserted(tx: &Transaction<'_>, of: &Assertion, units: Option<i64>) -> Result<(), BookError> {
    let (platform, day) = (of.platform as u8, epoch_day(of.on));
    match units {
        None => tx
            .prepare_cached("DELETE FROM assertion WHERE platform = ?1 AND day = ?2")?
            .execute(params![platform, day])?,
        Some(units) => tx
            .prepare_cached(
                "INSERT INTO assertion (platform, day, units) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET units = excluded.units",
            )?
            .execute(params![platform, day, units])?,
    };
    Ok(())
}
