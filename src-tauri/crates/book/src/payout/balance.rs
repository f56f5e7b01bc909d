//! The balance of a platform: what was earned, what of it is held back, can be taken out, is asked for, on its way, has arrived.
//!
//! Promised, in units: earned less what was taken back is held, available, requested, paid and received together, exactly and at any day.
//! Nothing is clipped: a platform that takes back more than was left makes `available` fall below zero.

use giftbook_model::{Instant, Money, Platform, Unit};
use jiff::civil::Date;
use rusqlite::Connection;

use super::chosen::Programmes;
use super::earned::{EarnedWeek, earned_weeks};
use super::life::{Payout, Stage};
use super::method::Schedule;
use super::own_methods;
use super::programme::Programme;
use super::reversal::TakenBack;
use super::rules::Between;
use super::window::{Window, held_on, window};
use super::worth::{threshold, worth};
use super::{reversal_table, table};
use crate::insight;
use crate::totals::plus;
use crate::wallet::add_money;
use crate::{Book, BookError, settings};

/// What was earned since the payout before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SinceLast {
    /// The day the last payout was begun.
    pub day: Date,
    pub units: i64,
    pub lives: usize,
}

/// How far it is to the least that is paid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    pub minimum: Money,
    /// What is missing; 0 where it is reached.
    pub missing: Between,
}

/// A payout that is not over yet, and when its money is to be expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Underway {
    pub payout: Payout,
    pub stage: Stage,
    pub window: Option<Window>,
    /// The window has passed.
    pub late: bool,
}

/// One platform, at the end of a day. Units are [`Platform::received`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutBalance {
    pub platform: Platform,
    pub unit: Unit,
    pub on: Date,
    /// Credited, less gifts that were taken back: of lives, and of gifts outside any.
    pub earned: i64,
    /// Units taken back for which no gift is named.
    pub taken_back: i64,
    /// Earned, and by the platform's rule not to be taken out yet.
    pub held: i64,
    pub available: i64,
    /// Asked for and not decided; `in_review` of them within the platform's days for it.
    pub requested: i64,
    pub in_review: i64,
    /// Sent by the platform and not arrived.
    pub paid: i64,
    pub received: i64,
    /// What arrived of all payouts, by currency.
    pub arrived: Vec<Money>,
    /// What the held and available units bring by the programme in force that day; `None` where it tells no price of a unit.
    pub worth: Option<Between>,
    pub programme: Option<Programme>,
    pub schedule: Option<Schedule>,
    pub threshold: Option<Threshold>,
    pub since_last: Option<SinceLast>,
    /// The first begun first.
    pub underway: Vec<Underway>,
}

impl Book {
    /// The balances at the end of the day `now` is in, of platforms with anything earned or paid out.
    pub fn payout_balances(&self, now: Instant) -> Result<Vec<PayoutBalance>, BookError> {
        self.file.read(|conn| {
            let on = today(conn, now)?;
            let mut all = Vec::new();
            for platform in Platform::ALL {
                let balance = balance_on(conn, platform, on)?;
                let anything = balance.earned != 0 || balance.taken_back != 0 || !balance.arrived.is_empty();
                if anything || balance.requested + balance.paid + balance.received != 0 || !balance.underway.is_empty()
                {
                    all.push(balance);
                }
            }
            Ok(all)
        })
    }

    /// The balance of a platform at the end of the day `now` is in.
    pub fn payout_balance(&self, platform: Platform, now: Instant) -> Result<PayoutBalance, BookError> {
        self.file.read(|conn| balance(conn, platform, now))
    }
}

fn today(conn: &Connection, now: Instant) -> Result<Date, BookError> {
    Ok(now.day_in(&settings::read(conn)?.zone()?))
}

/// The balance of a platform at the end of the day `now` is in.
pub(super) fn balance(conn: &Connection, platform: Platform, now: Instant) -> Result<PayoutBalance, BookError> {
    balance_on(conn, platform, today(conn, now)?)
}

/// The balance of a platform at the end of a day.
pub(super) fn balance_on(conn: &Connection, platform: Platform, on: Date) -> Result<PayoutBalance, BookError> {
    let weeks = earned_weeks(conn, platform)?;
    let lives = || weeks.iter().flat_map(|week| &week.lives).filter(|live| live.day <= on);
    let schedule = own_methods::all(conn)?.schedule(platform).cloned();
    let held_day = |day: Date| schedule.as_ref().is_some_and(|schedule| held_on(schedule, day, on));
    let of_lives = lives().try_fold(0, |sum, live| plus(sum, live.units))?;
    let earned = plus(of_lives, outside_lives(conn, platform)?)?;
    let held = lives()
        .filter(|live| held_day(live.day))
        .try_fold(0, |sum, live| plus(sum, live.units))?;
    let mut taken_back = 0;
    for reversal in reversal_table::all(conn)? {
        if let TakenBack::Units(units) = reversal.what
            && reversal.platform == platform
            && reversal.on <= on
        {
            taken_back = plus(taken_back, units)?;
        }
    }
    let payouts: Vec<Payout> = table::all(conn)?
        .into_iter()
        .filter(|payout| payout.facts.platform == platform)
        .collect();
    let out = Out::of(&payouts, schedule.as_ref(), on)?;
    let gone = [taken_back, held, out.requested, out.paid, out.received];
    let available = gone
        .into_iter()
        .try_fold(earned, |left, gone| left.checked_sub(gone).ok_or(BookError::TooLarge))?;
    let programmes = Programmes::load(conn)?;
    let programme = programmes.on(platform, on).cloned();
    let worth = match &programme {
        Some(programme) => worth(programme, plus(held, available)?)?,
        None => None,
    };
    Ok(PayoutBalance {
        platform,
        unit: platform.received(),
        on,
        earned,
        taken_back,
        held,
        available,
        requested: out.requested,
        in_review: out.in_review,
        paid: out.paid,
        received: out.received,
        arrived: out.arrived,
        threshold: programme
            .as_ref()
            .and_then(|programme| threshold(programme.minimum?, worth?)),
        worth,
        programme,
        schedule,
        since_last: since_last(&payouts, &weeks, on)?,
        underway: out.underway,
    })
}

/// Units of a platform's gifts that belong to no live.
pub(super) fn outside_lives(conn: &Connection, platform: Platform) -> Result<i64, BookError> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT ifnull(sum(units), 0) FROM entry WHERE platform = ?1 AND live_id IS NULL AND {}",
            insight::COUNTED
        ))?
        .query_row([platform as u8], |row| row.get(0))?)
}

/// What payouts took out, by how far they had come.
#[derive(Default)]
struct Out {
    requested: i64,
    in_review: i64,
    paid: i64,
    received: i64,
    arrived: Vec<Money>,
    underway: Vec<Underway>,
}

impl Out {
    fn of(payouts: &[Payout], schedule: Option<&Schedule>, on: Date) -> Result<Self, BookError> {
        let mut out = Self::default();
        for payout in payouts {
            let Some(stage) = payout.facts.stage_on(on) else {
                continue;
            };
            let units = payout.facts.units.unwrap_or(0);
            let window = schedule.and_then(|schedule| window(schedule, payout.facts.begun()?));
            let late = window.is_some_and(|window| window.to < on);
            match stage {
                Stage::Requested => {
                    out.requested = plus(out.requested, units)?;
                    if window.is_some() && !late {
                        out.in_review = plus(out.in_review, units)?;
                    }
                }
                Stage::Paid => out.paid = plus(out.paid, units)?,
                Stage::Received => {
                    out.received = plus(out.received, units)?;
                    payout
                        .facts
                        .got
                        .map_or(Ok(()), |got| add_money(&mut out.arrived, got))?;
                }
                Stage::Returned => {}
            }
            if matches!(stage, Stage::Requested | Stage::Paid) {
                out.underway.push(Underway {
                    payout: payout.clone(),
                    stage,
                    window,
                    late,
                });
            }
        }
        Ok(out)
    }
}

/// A live belongs to the days since the last payout where it began after that was begun: that day's lives may have been in it.
fn since_last(payouts: &[Payout], weeks: &[EarnedWeek], on: Date) -> Result<Option<SinceLast>, BookError> {
    let stands = |payout: &&Payout| payout.facts.stage_on(on).is_some_and(|stage| stage != Stage::Returned);
    let days = payouts.iter().filter(stands).filter_map(|payout| payout.facts.begun());
    let Some(day) = days.max() else { return Ok(None) };
    let after = weeks.iter().flat_map(|week| &week.lives);
    let after: Vec<_> = after.filter(|live| live.day > day && live.day <= on).collect();
    Ok(Some(SinceLast {
        day,
        units: after.iter().try_fold(0, |sum, live| plus(sum, live.units))?,
        lives: after.len(),
    }))
}
