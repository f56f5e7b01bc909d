//! What a platform's balance was when a payout was begun: what had been earned, taken out and taken back by then.

use giftbook_model::{Instant, Platform};
use jiff::civil::Date;
use rusqlite::Connection;

use crate::payout::earned::EarnedWeek;
use crate::payout::life::{Payout, PayoutFacts};
use crate::payout::reversal::TakenBack;
use crate::payout::{reversal_table, table};
use crate::totals::plus;
use crate::{BookError, insight, settings};

pub(super) fn begun(facts: &PayoutFacts) -> Result<Date, BookError> {
    facts.begun().ok_or(table::UNREADABLE)
}

/// What was earned and taken out of a platform until a payout.
pub(super) struct Before {
    /// The day the payout before was begun.
    pub(super) after: Option<Date>,
    /// Units taken out or taken back until then.
    pub(super) gone: i64,
    /// The balance then.
    pub(super) held: i64,
    /// Units taken back without a gift since.
    pub(super) taken_back: i64,
    /// Units of gifts outside any live, until the payout, and of them since the one before.
    pub(super) outside: i64,
    pub(super) outside_since: i64,
}

impl Before {
    /// The balance without what lives earned: below zero by all that is gone.
    pub(super) fn there(&self) -> Result<i64, BookError> {
        let gone = plus(self.gone, self.taken_back)?;
        self.outside.checked_sub(gone).ok_or(BookError::TooLarge)
    }
}

pub(super) fn before(
    conn: &Connection,
    payouts: &[Payout],
    weeks: &[EarnedWeek],
    payout: &Payout,
) -> Result<Before, BookError> {
    let (platform, until) = (payout.facts.platform, begun(&payout.facts)?);
    let order = |one: &Payout| (one.facts.begun(), one.id);
    let earlier: Vec<&Payout> = payouts
        .iter()
        .filter(|one| one.facts.platform == platform && one.facts.returned.is_none() && order(one) < order(payout))
        .collect();
    let after = earlier.iter().filter_map(|one| one.facts.begun()).max();
    let mut gone = 0;
    for units in earlier.iter().filter_map(|one| one.facts.units) {
        gone = plus(gone, units)?;
    }
    let mut taken_back = 0;
    for reversal in reversal_table::all(conn)? {
        let TakenBack::Units(units) = reversal.what else {
            continue;
        };
        if reversal.platform != platform || reversal.on > until {
            continue;
        }
        if after.is_some_and(|after| reversal.on <= after) {
            gone = plus(gone, units)?;
        } else {
            taken_back = plus(taken_back, units)?;
        }
    }
    let outside = outside_lives(conn, platform, until)?;
    let outside_before = after.map_or(Ok(0), |after| outside_lives(conn, platform, after))?;
    let mut held = outside_before.checked_sub(gone).ok_or(BookError::TooLarge)?;
    for live in weeks.iter().flat_map(|week| &week.lives) {
        if after.is_some_and(|after| live.day <= after) {
            held = plus(held, live.units)?;
        }
    }
    Ok(Before {
        after,
        gone,
        held,
        taken_back,
        outside,
        outside_since: outside.checked_sub(outside_before).ok_or(BookError::TooLarge)?,
    })
}

/// The entries of gifts that belong to no live, after the end of one day until that of another.
pub(super) fn entries_outside_lives(
    conn: &Connection,
    platform: Platform,
    after: Option<Date>,
    until: Date,
) -> Result<Vec<i64>, BookError> {
    let from = after.map_or(Ok(i64::MIN), |after| end_of(conn, after))?;
    let ids = conn
        .prepare_cached(&format!(
            "SELECT id FROM entry WHERE platform = ?1 AND live_id IS NULL AND ifnull(at, 0) >= ?2 AND ifnull(at, 0) < ?3 AND {}",
            insight::COUNTED
        ))?
        .query_map((platform as u8, from, end_of(conn, until)?), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// Units of gifts that belong to no live, until the end of a day; those without a time were there before any.
fn outside_lives(conn: &Connection, platform: Platform, until: Date) -> Result<i64, BookError> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT ifnull(sum(units), 0) FROM entry WHERE platform = ?1 AND live_id IS NULL AND ifnull(at, 0) < ?2 AND {}",
            insight::COUNTED
        ))?
        .query_row((platform as u8, end_of(conn, until)?), |row| row.get(0))?)
}

/// The first instant after a day, in the book's zone.
fn end_of(conn: &Connection, day: Date) -> Result<i64, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let next = day.tomorrow().map_err(|_| table::UNREADABLE)?;
    let end = Instant::start_of(next, &zone).map_err(|_| table::UNREADABLE)?;
    Ok(end.millis())
}
