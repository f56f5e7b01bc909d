//! One payout, four ways: gifts recorded, the platform's totals, what it paid, what arrived.

use std::collections::BTreeMap;

use giftbook_model::{Money, Platform, Unit};
use jiff::civil::Date;
use rusqlite::Connection;

use super::arrivals::{self, Arrival};
use super::before::{before, begun};
use super::chain::{Chain, Known, chain};
use super::live::{LiveReconciled, reconcile};
use super::owed::owed;
use super::units::{LiveUnits, UnitStretch, stretch};
use crate::insight;
use crate::payout::earned::{self, EarnedLive, EarnedWeek};
use crate::payout::life::{Payout, PayoutFacts};
use crate::payout::reversal::TakenBack;
use crate::payout::{reversal_table, table};
use crate::rates::Fx;
use crate::totals::plus;
use crate::{Book, BookError};

/// A live of the stretch a payout is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidLive {
    pub day: Date,
    /// What it was credited with in the end: the platform's total or what was recorded to its host, without what was taken back.
    pub credited: i64,
    pub reconciled: LiveReconciled,
}

/// A payout from the gifts to the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutReconciled {
    pub payout: Payout,
    pub unit: Unit,
    /// The lives that are its: those that began after the payout before it was begun, until it was. `None`: from the first.
    pub after: Option<Date>,
    pub until: Date,
    /// The earliest first.
    pub lives: Vec<PaidLive>,
    /// `None` where the payout names no units.
    pub units: Option<UnitStretch>,
    /// The programmes by which its units are paid; empty where that cannot be worked out.
    pub programmes: Vec<String>,
    pub money: Chain,
    /// Rows of statements that tell of its arrival.
    pub arrivals: Vec<Arrival>,
}

impl Book {
    /// One payout from the gifts to the bank; [`BookError::Unknown`] if there is none with this number.
    pub fn reconcile_payout(&self, id: i64) -> Result<PayoutReconciled, BookError> {
        self.file.read(|conn| {
            let payouts = table::all(conn)?;
            let payout = payouts.iter().find(|payout| payout.id == id);
            one(conn, &payouts, payout.ok_or(BookError::Unknown { what: "payout" })?)
        })
    }
}

fn one(conn: &Connection, payouts: &[Payout], payout: &Payout) -> Result<PayoutReconciled, BookError> {
    let facts = &payout.facts;
    let until = begun(facts)?;
    let weeks = earned::earned_weeks(conn, facts.platform)?;
    let before = before(conn, payouts, &weeks, payout)?;
    let earned = its_lives(&weeks, before.after, until);
    let all = insight::lives(conn)?.lives;
    let mut lives = Vec::with_capacity(earned.len());
    let mut units = Vec::with_capacity(earned.len());
    for row in all.iter().rev() {
        let Some(live) = earned.get(&row.id) else { continue };
        let reconciled = reconcile(conn, &all, row)?;
        units.push(LiveUnits {
            recorded: reconciled.recorded,
            guests: reconciled.guests,
            explained: reconciled.explained.clone(),
            credited: live.units,
            taken_back: live.taken_back,
        });
        lives.push(PaidLive {
            day: live.day,
            credited: live.units,
            reconciled,
        });
    }
    if before.outside_since != 0 {
        units.push(LiveUnits::outside(before.outside_since));
    }
    let units = match facts.units {
        None => None,
        Some(taken) => Some(stretch(before.held, &units, before.taken_back, taken).ok_or(BookError::TooLarge)?),
    };
    let skipped = plus(before.gone, before.taken_back)?;
    // Units outside any week have no place in the order units are taken out in.
    let in_order = facts.units.filter(|_| before.outside == 0);
    let owed = in_order.and_then(|taken| owed(&weeks, skipped, taken));
    let arrivals = arrivals::of_payout(conn, payout.id)?;
    let known = Known {
        owed: owed.as_ref().map(|owed| (owed.whole, owed.due)),
        bank: arrivals::sum(&arrivals, facts.got)?,
        ..amounts(conn, payout)?
    };
    Ok(PayoutReconciled {
        payout: payout.clone(),
        unit: facts.platform.received(),
        after: before.after,
        until,
        lives,
        units,
        programmes: owed.map(|owed| owed.programmes).unwrap_or_default(),
        money: chain(&known).ok_or(BookError::TooLarge)?,
        arrivals,
    })
}

/// The lives a payout is of, by their row numbers.
pub(super) fn its_lives(weeks: &[EarnedWeek], after: Option<Date>, until: Date) -> BTreeMap<i64, &EarnedLive> {
    let lives = weeks.iter().flat_map(|week| &week.lives);
    lives
        .filter(|live| after.is_none_or(|after| live.day > after) && live.day <= until)
        .map(|live| (live.live, live))
        .collect()
}

/// The amounts a payout was recorded with: none of one that was refused or came back.
fn amounts(conn: &Connection, payout: &Payout) -> Result<Known, BookError> {
    let facts = &payout.facts;
    if facts.returned.is_some() {
        return Ok(Known::default());
    }
    Ok(Known {
        gross: facts.gross,
        fee: facts.fee,
        received: facts.got,
        reversed: money_taken_back(conn, facts.platform, payout.id)?,
        reference: reference(conn, facts)?,
        ..Known::default()
    })
}

/// A payout's money from what was paid to what arrived, without its gifts.
pub(in crate::payout) fn chain_of(conn: &Connection, payout: &Payout) -> Result<Chain, BookError> {
    chain(&amounts(conn, payout)?).ok_or(BookError::TooLarge)
}

pub(in crate::payout) fn money_taken_back(
    conn: &Connection,
    platform: Platform,
    payout: i64,
) -> Result<Vec<Money>, BookError> {
    let all = reversal_table::all(conn)?;
    let of_it = all.into_iter().filter(|reversal| reversal.platform == platform);
    Ok(of_it
        .filter_map(|reversal| match reversal.what {
            TakenBack::Money { payout: of, money } if of == payout => Some(money),
            _ => None,
        })
        .collect())
}

/// The reference rate of the day it arrived, from the platform's currency to the one that arrived.
fn reference(conn: &Connection, facts: &PayoutFacts) -> Result<Option<(rust_decimal::Decimal, Date)>, BookError> {
    let Some(((gross, got), on)) = facts.gross.zip(facts.got).zip(facts.received) else {
        return Ok(None);
    };
    Ok(Fx::load(conn)?.rate(gross.currency, got.currency, on))
}
