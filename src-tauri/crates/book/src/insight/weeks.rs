//! How it went over time: columns of days, weeks or months.
//!
//! A column without any live stands at zero: nobody was live, so nobody gave. That a live was only partly recorded shows in its own
//! picture and in the hours recorded, not here.

use std::collections::HashSet;

use jiff::{Span, civil::Date};
use rusqlite::Connection;

use super::by_day::{self, ByDay};
use super::days::{date_of, epoch_day};
use super::live_days::LiveDays;
use super::names::{self, GiftRef};
use super::query::GiftsQuery;
use crate::totals::NO_DAY;
use crate::totals::plus;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    pub step: Step,
    /// The two gifts that carry most.
    pub top: Vec<GiftRef>,
    /// In order, without holes.
    pub columns: Vec<Column>,
    /// Of gifts whose source gives no time. With the columns they make the total.
    pub units_without_time: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Day,
    /// From Monday on.
    Week,
    Month,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// First and last day, both included; those of a week or month even where the period begins or ends inside it.
    pub from: Date,
    pub to: Date,
    pub units: i64,
    /// Of the two gifts that carry most.
    pub top_units: i64,
    /// Lives that began in it, whatever gift, gifter or live was asked for.
    pub lives: usize,
}

const DAYS_UP_TO: i64 = 8 * 7;
const WEEKS_UP_TO: i64 = 104 * 7;

pub(super) fn answer(conn: &Connection, query: &GiftsQuery) -> Result<Columns, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let by_day = by_day::read(conn, query, &zone)?;
    let days = || by_day.keys().map(|(day, _)| *day).filter(|day| *day != NO_DAY);
    let first = query.period.from.map(epoch_day).or_else(|| days().min());
    let last = query.period.to.map(epoch_day).or_else(|| days().max());
    let Some((first, last)) = first.zip(last).filter(|(first, last)| first <= last) else {
        return columns(conn, &by_day, None, Step::Day, &LiveDays::read(conn, &zone)?);
    };
    let step = match last - first + 1 {
        ..DAYS_UP_TO => Step::Day,
        DAYS_UP_TO..=WEEKS_UP_TO => Step::Week,
        _ => Step::Month,
    };
    columns(conn, &by_day, Some((first, last)), step, &LiveDays::read(conn, &zone)?)
}

/// Columns from the one that holds day `first` to the one that holds day `last`.
pub(super) fn columns(
    conn: &Connection,
    by_day: &ByDay,
    days: Option<(i64, i64)>,
    step: Step,
    live_days: &LiveDays,
) -> Result<Columns, BookError> {
    let top = top(conn, by_day)?;
    let carry: HashSet<i64> = top.iter().map(|gift| gift.id).collect();
    let mut columns: Vec<Column> = Vec::new();
    let mut next = days
        .and_then(|(first, _)| date_of(first))
        .map(|day| step.beginning(day));
    while let Some(from) = next.filter(|from| days.is_some_and(|(_, last)| epoch_day(*from) <= last)) {
        let after = step.after(from).ok_or(BookError::Invalid { code: "period" })?;
        let to = after.yesterday().map_err(|_| BookError::Invalid { code: "period" })?;
        columns.push(Column {
            from,
            to,
            units: 0,
            top_units: 0,
            lives: live_days.between(epoch_day(from), epoch_day(to)).count(),
        });
        next = Some(after);
    }
    let mut units_without_time = 0;
    for ((day, gift), units) in by_day {
        let index = columns
            .partition_point(|column| epoch_day(column.from) <= *day)
            .checked_sub(1);
        match index
            .and_then(|index| columns.get_mut(index))
            .filter(|_| *day != NO_DAY)
        {
            Some(column) => {
                column.units = plus(column.units, *units)?;
                if carry.contains(gift) {
                    column.top_units = plus(column.top_units, *units)?;
                }
            }
            None => units_without_time = plus(units_without_time, *units)?,
        }
    }
    Ok(Columns {
        step,
        top,
        columns,
        units_without_time,
    })
}

fn top(conn: &Connection, by_day: &ByDay) -> Result<Vec<GiftRef>, BookError> {
    let names = names::gifts(conn)?;
    let mut gifts: Vec<(i64, GiftRef)> = Vec::new();
    for (gift, units) in by_day::units_by_gift(by_day)? {
        gifts.push((units, names::gift(&names, gift)?));
    }
    gifts.sort_by(|(one, gift), (other, other_gift)| {
        other
            .cmp(one)
            .then_with(|| (gift.platform, &gift.key).cmp(&(other_gift.platform, &other_gift.key)))
    });
    Ok(gifts.into_iter().take(2).map(|(_, gift)| gift).collect())
}

impl Step {
    fn beginning(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => day
                .checked_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
                .unwrap_or(day),
            Self::Month => day.first_of_month(),
        }
    }

    fn after(self, from: Date) -> Option<Date> {
        let step = match self {
            Self::Day => Span::new().days(1),
            Self::Week => Span::new().weeks(1),
            Self::Month => Span::new().months(1),
        };
        from.checked_add(step).ok()
    }
}
