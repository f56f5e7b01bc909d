//! A platform's balance over time: what could be taken out day by day, what waited, and the payouts.

use std::collections::BTreeMap;

use giftbook_model::{Instant, Platform, Unit};
use jiff::civil::Date;
use rusqlite::Connection;

use super::balance::outside_lives;
use super::earned::earned_weeks;
use super::life::Payout;
use super::method::Schedule;
use super::reversal::TakenBack;
use super::window::free_on;
use super::{own_methods, reversal_table, table};
use crate::totals::plus;
use crate::{Book, BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BalanceOverTime {
    pub platform: Platform,
    pub unit: Unit,
    /// The last day told of.
    pub on: Date,
    /// Days on which something changed, the earliest first.
    pub days: Vec<BalanceDay>,
    /// Those begun by then that took units, the first begun first.
    pub payouts: Vec<Payout>,
}

/// At the end of a day. Units are [`Platform::received`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BalanceDay {
    pub day: Date,
    pub available: i64,
    /// Held back by the platform's rule, or asked for and not decided.
    pub waiting: i64,
}

impl Book {
    /// The balance of a platform up to the day `now` is in; its last day is [`Book::payout_balance`].
    pub fn payout_over_time(&self, platform: Platform, now: Instant) -> Result<BalanceOverTime, BookError> {
        self.file.read(|conn| {
            let on = now.day_in(&settings::read(conn)?.zone()?);
            over_time(conn, platform, on)
        })
    }
}

/// What a day changes: of what is available, of what waits.
type Changes = BTreeMap<Date, (i64, i64)>;

fn over_time(conn: &Connection, platform: Platform, on: Date) -> Result<BalanceOverTime, BookError> {
    let schedule = own_methods::all(conn)?.schedule(platform).cloned();
    let mut changes = Changes::new();
    for live in earned_weeks(conn, platform)?.iter().flat_map(|week| &week.lives) {
        earned(&mut changes, live.day, live.units, schedule.as_ref())?;
    }
    for reversal in reversal_table::all(conn)? {
        if let TakenBack::Units(units) = reversal.what
            && reversal.platform == platform
        {
            change(&mut changes, reversal.on, (-units, 0))?;
        }
    }
    let of_platform = table::all(conn)?.into_iter();
    let payouts: Vec<Payout> = of_platform
        .filter(|payout| payout.facts.platform == platform && payout.facts.begun().is_some_and(|day| day <= on))
        .collect();
    for payout in &payouts {
        taken_out(&mut changes, payout)?;
    }
    // Gifts outside any LIVE have a day each, but the balance counts them as always there.
    let outside = outside_lives(conn, platform)?;
    if let Some(first) = changes.keys().next().copied() {
        change(&mut changes, first, (outside, 0))?;
    }
    let (mut available, mut waiting) = (0, 0);
    let mut days = Vec::with_capacity(changes.len());
    for (day, (freed, waits)) in changes.into_iter().filter(|(day, _)| *day <= on) {
        (available, waiting) = (plus(available, freed)?, plus(waiting, waits)?);
        days.push(BalanceDay {
            day,
            available,
            waiting,
        });
    }
    Ok(BalanceOverTime {
        platform,
        unit: platform.received(),
        on,
        days,
        payouts: payouts
            .into_iter()
            .filter(|payout| payout.facts.units.is_some())
            .collect(),
    })
}

fn change(changes: &mut Changes, day: Date, (freed, waits): (i64, i64)) -> Result<(), BookError> {
    let (of_free, of_waiting) = changes.entry(day).or_default();
    (*of_free, *of_waiting) = (plus(*of_free, freed)?, plus(*of_waiting, waits)?);
    Ok(())
}

/// Free at once, or held until the platform's day.
fn earned(changes: &mut Changes, day: Date, units: i64, schedule: Option<&Schedule>) -> Result<(), BookError> {
    match schedule.and_then(|schedule| free_on(schedule, day)) {
        None => change(changes, day, (units, 0)),
        Some(free) => {
            change(changes, day, (0, units))?;
            change(changes, free, (units, -units))
        }
    }
}

/// Asked for it waits, sent it is gone, returned it is there again.
fn taken_out(changes: &mut Changes, payout: &Payout) -> Result<(), BookError> {
    let facts = &payout.facts;
    let Some((begun, units)) = facts.begun().zip(facts.units) else {
        return Ok(());
    };
    change(changes, begun, (-units, units))?;
    if let Some(sent) = facts.sent() {
        change(changes, sent, (0, -units))?;
    }
    if let Some(returned) = facts.returned {
        let waited = if facts.sent().is_some() { 0 } else { -units };
        change(changes, returned, (units, waited))?;
    }
    Ok(())
}
