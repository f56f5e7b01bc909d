//! What the coming weeks are likely to pay: units of a week drawn as `giftbook-stats` foretells them, the programme worked out on each draw.
//!
//! Promised: 80 % ranges of money that rest on whole weeks of the book and on nothing else, each past week held against the range that could
//! have been given before it, and "not enough yet" where there is not. What a programme leaves open widens a range and never shifts it.
//! A week whose length, days and missions nobody knows yet is taken to be like one of the last thirteen that brought something.
//!
//! A month is the weeks that end in it: programmes pay by the week. Weeks without a LIVE between two with one brought nothing; those after
//! the last LIVE are not known to be over in the book and count neither way.
//!
//! Left out: what is planned, seasons, gifts outside any LIVE, fees and exchange (the planner's).

mod drawn;
mod graded;
mod left;
mod past;
mod ranges;
#[cfg(test)]
mod tests;

use giftbook_model::{Instant, Platform};
use giftbook_stats::forecast::Forecast;
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;

use super::balance::balance;
use super::chosen::Programmes;
use super::earned::{earned_until, monday};
use super::programme::{Programme, Whole};
use super::rules::Between;
use crate::{Book, BookError, settings};
use drawn::{Drawn, ThisWeek};
use past::Past;
pub use ranges::MoneyRange;

/// Draws a range ahead is read from. Their share below its lower end is off by less than 0.7 points in two of three cases.
const DRAWS: usize = 2_000;
/// The same book gives the same forecast.
const SEED: u64 = 0x7061_796f_7574_7321;

/// What a platform is likely to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutForecast {
    pub platform: Platform,
    /// In force today; every range is in its currency.
    pub programme: Programme,
    /// Whole weeks from the first that brought something to the last with a LIVE.
    pub weeks: usize,
    /// The earliest first.
    pub past: Vec<PastWeek>,
    pub ahead: Result<Ahead, Lacking>,
}

/// Why nothing is foretold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// Fewer than [`giftbook_stats::forecast::FEWEST_WEEKS`] weeks brought something: so many did.
    Weeks(usize),
    /// The programme shares a price, which no unit tells.
    Price,
    /// Past or coming weeks are paid in different currencies.
    Currencies,
}

impl Lacking {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Weeks(_) => "weeks",
            Self::Price => "price",
            Self::Currencies => "currencies",
        }
    }
}

/// A week that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastWeek {
    pub monday: Date,
    pub paid: Between,
    /// The 80 % range by the weeks before it alone, and whether the week lay in it with all it may have paid.
    pub expected: Option<(MoneyRange, bool)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// What this week has earned so far.
    pub so_far: Between,
    /// This week as a whole, then the weeks after it up to the end of next month.
    pub weeks: Vec<WeekAhead>,
    pub this_month: MonthAhead,
    pub next_month: MonthAhead,
    pub next_payout: NextPayout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekAhead {
    pub monday: Date,
    pub range: MoneyRange,
}

/// The weeks that end in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthAhead {
    /// Its first day.
    pub month: Date,
    /// Of its weeks that are over, and of this week so far where it ends in the month.
    pub so_far: Between,
    /// Of all of them.
    pub range: MoneyRange,
}

/// Everything taken out once the last week of the month is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextPayout {
    /// The last day of that week.
    pub on: Date,
    /// What is not taken out yet is worth today.
    pub today: Between,
    pub range: MoneyRange,
}

impl PayoutForecast {
    /// How many of the last weeks lay in their range, and of how many.
    #[must_use]
    pub fn held(&self) -> (usize, usize) {
        let tested = self.past.iter().filter_map(|week| week.expected);
        (tested.clone().filter(|(_, held)| *held).count(), tested.count())
    }
}

impl Book {
    /// What a platform is likely to pay, as of the day `now` is in: later LIVEs are left out. [`BookError::Unknown`] where no programme holds for it.
    pub fn payout_forecast(&self, platform: Platform, now: Instant) -> Result<PayoutForecast, BookError> {
        self.file.read(|conn| forecast(conn, platform, now))
    }
}

fn forecast(conn: &Connection, platform: Platform, now: Instant) -> Result<PayoutForecast, BookError> {
    let today = now.day_in(&settings::read(conn)?.zone()?);
    let programmes = Programmes::load(conn)?;
    let in_force = |day: Date| {
        programmes
            .on(platform, day)
            .ok_or(BookError::Unknown { what: "programme" })
    };
    let programme = in_force(today)?;
    let earned = earned_until(conn, platform, today)?;
    let this_week = monday(today);
    let mut told = PayoutForecast {
        platform,
        programme: programme.clone(),
        weeks: 0,
        past: Vec::new(),
        ahead: Err(Lacking::Price),
    };
    if programme.whole == Whole::Price {
        return Ok(told);
    }
    let Some(past) = Past::of(&earned, this_week, programme)? else {
        told.ahead = Err(Lacking::Currencies);
        return Ok(told);
    };
    told.past = graded::graded(&past)?;
    let units = past.units();
    let Some(forecast) = Forecast::of(&units) else {
        told.ahead = Err(Lacking::Weeks(units.iter().filter(|week| **week > 0).count()));
        return Ok(told);
    };
    told.weeks = forecast.weeks();
    let (month, next) = (
        today.first_of_month(),
        today.last_of_month().tomorrow().map_err(|_| BookError::TooLarge)?,
    );
    let mondays = mondays_until(this_week, next.last_of_month());
    let rules = mondays.iter().map(|monday| in_force((*monday).max(today)));
    let rules: Vec<&Programme> = rules.collect::<Result<_, _>>()?;
    if rules
        .iter()
        .any(|rules| rules.currency != programme.currency || rules.whole == Whole::Price)
    {
        told.ahead = Err(Lacking::Currencies);
        return Ok(told);
    }
    let now_so_far = ThisWeek::of(&earned, this_week, today, programme)?;
    let drawn = Drawn::of(&past, &forecast.draws(mondays.len(), DRAWS, SEED), &rules, &now_so_far)?;
    let of_month = |month: Date| {
        let known = past.paid_in(month, programme.currency)?;
        drawn.month(month, known, &mondays, now_so_far.paid)
    };
    let (this_month, next_month) = (of_month(month)?, of_month(next)?);
    let left = left::left(
        &balance(conn, platform, now)?,
        &past,
        (now_so_far.units, now_so_far.paid),
    )?;
    let next_payout = drawn.next_payout(left, month, &mondays, now_so_far.paid)?;
    told.ahead = Ok(Ahead {
        so_far: now_so_far.paid,
        weeks: drawn.weeks(&mondays)?,
        this_month,
        next_month,
        next_payout,
    });
    Ok(told)
}

/// The Mondays of the weeks from one on that end up to a day.
fn mondays_until(first: Date, last: Date) -> Vec<Date> {
    let following = |monday: &Date| monday.checked_add(7.days()).ok();
    let all = std::iter::successors(Some(first), following);
    all.take_while(|monday| sunday(*monday) <= last).collect()
}

/// The last day of the week that begins on a Monday.
fn sunday(monday: Date) -> Date {
    monday.saturating_add(6.days())
}
