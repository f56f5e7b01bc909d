//! A creator's first page: the month so far, or the one before until it has something to tell; and what is worth a look.

use foldhash::HashSet;
use giftbook_model::Instant;
use giftbook_stats::{Rate, per_hour};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::by_day;
use super::days::epoch_day;
use super::grain;
use super::hours;
use super::live_days::LiveDays;
use super::lives::{self, LiveRow};
use super::months::MonthSoFar;
use super::notices::{self, Notice};
use super::of_period::OfPeriod;
use super::query::{GiftsQuery, Period};
use super::share::change_percent;
use super::weeks::{self, Columns, Step};
use crate::totals::plus;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeCreator {
    /// The month that is told: this one up to today, or the whole of the one before where this one has neither gift nor live yet.
    pub month: Period,
    pub units: i64,
    /// Against the same days of the month before, in whole percent; `None` where the book does not reach back that far or nothing came.
    pub before: Option<i64>,
    pub before_period: Period,
    /// Lives that began in the month, and how long they were together.
    pub lives: i64,
    pub length_ms: i64,
    pub gifters: i64,
    /// Gifters who gave in no live before the month.
    pub new_gifters: i64,
    /// Units an hour recorded in the month.
    pub per_hour: Option<Rate>,
    /// Twelve weeks; the last one is this week so far.
    pub weeks: Columns,
    /// Monday of the one that brought most; `None` unless two of them brought something and one is ahead.
    pub best_week: Option<Date>,
    pub notices: Vec<Notice>,
}

pub(super) fn answer(conn: &Connection, now: Instant) -> Result<HomeCreator, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let month = MonthSoFar::at(now, &zone)?;
    let live_days = LiveDays::read(conn, &zone)?;
    let all_lives = lives::answer(conn)?.lives;
    let of = |month: &MonthSoFar| Told::of(conn, month, &zone, &live_days, &all_lives);
    let mut told = of(&month)?;
    if told.is_nothing() {
        told = Some(of(&month.ended()?)?)
            .filter(|ended| !ended.is_nothing())
            .unwrap_or(told);
    }
    let weeks = twelve_weeks(conn, month.twelve_weeks, &zone, &live_days)?;
    let mut notices = notices::of_lives(&all_lives, now);
    notices.extend(notices::of_sources(conn, now)?);
    Ok(HomeCreator {
        month: told.month,
        units: told.units,
        before: told.before,
        before_period: told.before_period,
        lives: told.lives,
        length_ms: told.length_ms,
        gifters: told.gifters,
        new_gifters: told.new_gifters,
        per_hour: told.per_hour,
        best_week: best_week(&weeks),
        weeks,
        notices,
    })
}

/// What is told of a month; the fields are those of [`HomeCreator`].
struct Told {
    month: Period,
    units: i64,
    before: Option<i64>,
    before_period: Period,
    lives: i64,
    length_ms: i64,
    gifters: i64,
    new_gifters: i64,
    per_hour: Option<Rate>,
}

impl Told {
    fn of(
        conn: &Connection,
        month: &MonthSoFar,
        zone: &TimeZone,
        live_days: &LiveDays,
        all_lives: &[LiveRow],
    ) -> Result<Self, BookError> {
        let query = GiftsQuery {
            period: month.now,
            ..GiftsQuery::default()
        };
        let period = OfPeriod::read(conn, month.now.range(zone)?)?;
        let by_day = by_day::read(
            conn,
            &GiftsQuery {
                period: span(month.before, month.now),
                ..query
            },
            zone,
        )?;
        let between = |period: Period| match period.from.zip(period.to) {
            Some((from, to)) => by_day::units_between(&by_day, epoch_day(from), epoch_day(to)),
            None => Ok(0),
        };
        let units = between(month.now)?;
        let first_of_book = grain::days(conn)?.map(|(first, _)| first);
        let reaches_back = month
            .before
            .from
            .zip(first_of_book)
            .is_some_and(|(from, first)| first <= epoch_day(from));
        let before = if reaches_back {
            change_percent(units, between(month.before)?)
        } else {
            None
        };
        let days = month.now.from.zip(month.now.to);
        let (first, last) = days.map_or((0, 0), |(from, to)| (epoch_day(from), epoch_day(to)));
        let of_month: HashSet<i64> = live_days.between(first, last).collect();
        let begun = all_lives.iter().filter(|live| of_month.contains(&live.id));
        Ok(Self {
            month: month.now,
            units,
            before,
            before_period: month.before,
            length_ms: begun.clone().try_fold(0, |sum, live| plus(sum, live.length_ms))?,
            lives: count(begun.count())?,
            gifters: count(period.gifters.len())?,
            new_gifters: period.new_gifters(conn, live_days, first)?,
            per_hour: rate(conn, &query, zone, &period)?,
        })
    }

    fn is_nothing(&self) -> bool {
        self.units == 0 && self.lives == 0
    }
}

fn span(one: Period, other: Period) -> Period {
    Period {
        from: one.from,
        to: other.to,
    }
}

fn count(number: usize) -> Result<i64, BookError> {
    i64::try_from(number).map_err(|_| BookError::TooLarge)
}

fn rate(conn: &Connection, query: &GiftsQuery, zone: &TimeZone, period: &OfPeriod) -> Result<Option<Rate>, BookError> {
    let hours = hours::by_live(conn, query, zone)?;
    let lives = hours
        .into_iter()
        .map(|(live, ms)| (period.by_live.get(&live).copied().unwrap_or(0), ms));
    Ok(per_hour(&lives.collect::<Vec<_>>()))
}

fn twelve_weeks(
    conn: &Connection,
    period: Period,
    zone: &TimeZone,
    live_days: &LiveDays,
) -> Result<Columns, BookError> {
    let by_day = by_day::read(
        conn,
        &GiftsQuery {
            period,
            ..GiftsQuery::default()
        },
        zone,
    )?;
    let days = period.from.map(epoch_day).zip(period.to.map(epoch_day));
    weeks::columns(conn, &by_day, days, Step::Week, live_days)
}

fn best_week(weeks: &Columns) -> Option<Date> {
    let most = weeks.columns.iter().map(|week| week.units).max()?;
    let best = weeks.columns.iter().find(|week| week.units == most)?;
    let with_gifts = weeks.columns.iter().filter(|week| week.units > 0).count();
    let ahead = weeks.columns.iter().filter(|week| week.units == most).count() == 1;
    (with_gifts > 1 && ahead).then_some(best.from)
}
