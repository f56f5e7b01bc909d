//! A creator's first page: the month so far, and what is worth a look.

use std::collections::HashSet;

use giftbook_model::Instant;
use giftbook_stats::{Rate, per_hour};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::by_day;
use super::days::epoch_day;
use super::grain::{self, Grain};
use super::hours;
use super::live::each_live_gifter;
use super::live_days::LiveDays;
use super::lives;
use super::months::MonthSoFar;
use super::notices::{self, Notice};
use super::query::{GiftsQuery, Period};
use super::share::change_percent;
use super::sums::plus;
use super::weeks::{self, Columns, Step};
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeCreator {
    pub month: Period,
    pub units: i64,
    /// Against the same days of the month before, in whole percent; `None` where the book does not reach back that far or nothing came.
    pub before: Option<i64>,
    pub before_period: Period,
    /// Lives that began this month, and how long they were together.
    pub lives: i64,
    pub length_ms: i64,
    pub gifters: i64,
    /// Gifters who gave in no live before this month.
    pub new_gifters: i64,
    /// Units an hour recorded this month.
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
    let query = GiftsQuery {
        period: month.now,
        ..GiftsQuery::default()
    };
    let grain = Grain::scan(conn, &query, &zone)?;
    let by_day = by_day::read(
        conn,
        &GiftsQuery {
            period: span(month.before, month.now),
            ..query
        },
        &zone,
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

    let all_lives = lives::answer(conn)?.lives;
    let first_of_month = epoch_day(month.today.first_of_month());
    let this_month: HashSet<i64> = live_days.between(first_of_month, epoch_day(month.today)).collect();
    let begun = all_lives.iter().filter(|live| this_month.contains(&live.id));
    let length_ms = begun.clone().try_fold(0, |sum, live| plus(sum, live.length_ms))?;
    let (gifters, new_gifters) = gifters(conn, &grain, &live_days, first_of_month)?;
    let weeks = twelve_weeks(conn, month.twelve_weeks, &zone, &live_days)?;
    let mut notices = notices::of_lives(&all_lives, now);
    notices.extend(notices::of_sources(conn, now)?);
    Ok(HomeCreator {
        month: month.now,
        units,
        before,
        before_period: month.before,
        lives: count(begun.count())?,
        length_ms,
        gifters,
        new_gifters,
        per_hour: rate(conn, &query, &zone, &grain)?,
        best_week: best_week(&weeks),
        weeks,
        notices,
    })
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

fn gifters(
    conn: &Connection,
    grain: &Grain,
    live_days: &LiveDays,
    first_of_month: i64,
) -> Result<(i64, i64), BookError> {
    let all: HashSet<i64> = grain.gift_gifter.keys().map(|(_, person)| *person).collect();
    let mut new: HashSet<i64> = all.iter().copied().filter(|person| *person != 0).collect();
    each_live_gifter(conn, |live, person| {
        if live_days.day(live).is_some_and(|day| day < first_of_month) {
            new.remove(&person);
        }
    })?;
    Ok((count(all.len())?, count(new.len())?))
}

fn rate(conn: &Connection, query: &GiftsQuery, zone: &TimeZone, grain: &Grain) -> Result<Option<Rate>, BookError> {
    let mut lives: Vec<(i64, i64)> = Vec::new();
    for (live, ms) in hours::by_live(conn, query, zone)? {
        let of_live = grain.live_gift.iter().filter(|((of, _), _)| *of == live);
        lives.push((
            of_live.into_iter().try_fold(0, |sum, (_, units)| plus(sum, *units))?,
            ms,
        ));
    }
    Ok(per_hour(&lives))
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
