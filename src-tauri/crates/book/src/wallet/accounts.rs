//! The moves of each platform run through ledger and heap, and what they come to.

use std::cmp::Reverse;

use giftbook_model::{Currency, Instant, Money, Platform};
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::asserted::{self, Assertion};
use super::cost::Heap;
use super::ledger::{Ledger, Row, date};
use super::received::money;
use super::{InHand, Open, PlatformWallet, Wallet, table, years};
use crate::insight::epoch_day;
use crate::rates::Fx;
use crate::recharge::Purchased;
use crate::totals::Days;
use crate::{BookError, settings};

/// One platform.
pub(super) struct Account {
    pub(super) platform: Platform,
    pub(super) ledger: Ledger,
    pub(super) heap: Heap,
    open: Open,
}

/// All of them, and what they were made of.
pub(super) struct Accounts {
    pub(super) all: Vec<Account>,
    pub(super) home: Currency,
    purchases: Vec<Purchased>,
    fx: Fx,
}

pub(super) fn accounts(conn: &Connection, now: Instant) -> Result<Accounts, BookError> {
    let mut moved = table::moved(conn, now)?;
    let (fx, home) = (Fx::load(conn)?, settings::read(conn)?.home_currency);
    let price = |row: &Row| -> Result<Option<Decimal>, BookError> {
        let Some(money) = row.of.money else { return Ok(None) };
        let converted = fx.convert(money, home, date(row.of.day)?)?;
        Ok(converted.map(|converted| Decimal::new(converted.money.minor, home.digits())))
    };
    let mut all = Vec::new();
    for platform in Platform::ALL {
        let ledger = Ledger::of(moved.moves.remove(&platform).unwrap_or_default())?;
        all.push(Account {
            platform,
            heap: Heap::of(&ledger.rows, price)?,
            ledger,
            open: moved.open.remove(&platform).unwrap_or_default(),
        });
    }
    Ok(Accounts {
        all,
        home,
        purchases: moved.purchases,
        fx,
    })
}

pub(super) fn answer(conn: &Connection, now: Instant) -> Result<Wallet, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let asserted = table::assertions(conn, epoch_day(now.day_in(&zone)))?;
    let accounts = accounts(conn, now)?;
    let moves = accounts
        .all
        .iter()
        .flat_map(|account| account.ledger.rows.iter().map(|row| &row.of));
    let rates = (&accounts.fx, accounts.home);
    let years = years::answer(moves, &accounts.purchases, rates, &mut Days::new(zone))?;
    let mut platforms = Vec::new();
    for account in accounts.all {
        let of_platform = |one: &&Assertion| one.platform == account.platform;
        let own: Vec<Assertion> = asserted.iter().filter(of_platform).copied().collect();
        if !account.ledger.rows.is_empty() || !own.is_empty() || account.open != Open::default() {
            platforms.push(platform_wallet(account, own, accounts.home)?);
        }
    }
    platforms.sort_by_key(|one| (Reverse(one.rows), one.platform));
    Ok(Wallet {
        as_of: now,
        platforms,
        years,
    })
}

fn platform_wallet(account: Account, asserted: Vec<Assertion>, home: Currency) -> Result<PlatformWallet, BookError> {
    let Account {
        platform,
        ledger,
        heap,
        open,
    } = account;
    let asserted = asserted::check(&ledger, asserted);
    Ok(PlatformWallet {
        platform,
        unit: platform.bought(),
        balance: ledger.balance(),
        rows: ledger.rows.len() as u64,
        in_hand: in_hand(&heap, home)?,
        days: ledger.days()?,
        disagreement: asserted::disagreement(&ledger, &asserted)?,
        asserted,
        negatives: ledger.negatives()?,
        open,
    })
}

/// Rounds what lies in hand; what went out is the rest of what was paid, so that no minor unit is lost between them.
pub(super) fn in_hand(heap: &Heap, home: Currency) -> Result<InHand, BookError> {
    let (value, paid, refunded) = (
        money(heap.value, home)?,
        money(heap.paid, home)?,
        money(heap.back, home)?,
    );
    let gone = paid
        .minor
        .checked_sub(refunded.minor)
        .and_then(|net| net.checked_sub(value.minor))
        .ok_or(BookError::TooLarge)?;
    let average = heap.value.checked_div(Decimal::from(heap.known));
    Ok(InHand {
        value,
        known: heap.known,
        unknown: heap.unknown,
        average: average.map(|each| each.round_dp(home.digits() + 2).normalize()),
        paid,
        refunded,
        gone: Money {
            minor: gone,
            currency: home,
        },
    })
}
