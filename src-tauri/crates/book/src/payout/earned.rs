//! What was earned, week by week: the LIVEs with the units they were credited with, the programme in force, and its lines.
//!
//! A week is Monday to Sunday in the book's zone; a live belongs to the day it began. Where another programme holds from a day inside the
//! week on, the week stands in two parts; the missions of either still count the lives of the whole week, so that what was chosen from a day
//! on moves nothing of the days before it.

use std::collections::BTreeMap;

use giftbook_model::{Instant, Platform};
use jiff::Span;
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::chosen::Programmes;
use super::programme::{Measure, Programme};
use super::rules::{Earned, LiveFacts, WeekFacts, weekly};
use super::told::Told;
use crate::insight::{self, LiveRow, Period};
use crate::totals::plus;
use crate::{Book, BookError, settings};

const MINUTE_MS: i64 = 60_000;

/// A live as a programme pays for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarnedLive {
    /// Its row number.
    pub live: i64,
    pub title: Option<String>,
    pub start: Instant,
    /// The day it began, in the book's zone.
    pub day: Date,
    /// Credited to its host: the platform's own total where the book has one, else what was recorded; less what was taken back.
    pub units: i64,
    /// `units` come from the platform's own total.
    pub official: bool,
    /// Units of gifts that were taken back.
    pub taken_back: i64,
    /// Whole minutes it lasted; `None` where its end is not known and what was recorded is too short to decide.
    pub minutes: Option<u32>,
    pub new_followers: Option<u32>,
}

/// A week, or the part of it in which one programme held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarnedWeek {
    pub monday: Date,
    pub programme: Programme,
    /// The earliest first; the lines' `live` counts through them.
    pub lives: Vec<EarnedLive>,
    /// Of all of them.
    pub units: i64,
    /// How far the weekly missions were fulfilled, where their creator said so.
    pub team: Option<u32>,
    pub league: Option<u32>,
    /// `None` where the programme shares a price, which no unit tells.
    pub earned: Option<Earned>,
}

impl Book {
    /// The weeks of a platform in which a live began within `period`, the earliest first; of weeks only partly within it all lives.
    pub fn earned_weeks(&self, platform: Platform, period: Period) -> Result<Vec<EarnedWeek>, BookError> {
        self.file.read(|conn| {
            let weeks = earned_weeks(conn, platform)?;
            let within = |day: Date| period.from.is_none_or(|from| day >= from) && period.to.is_none_or(|to| day <= to);
            let asked = |week: &EarnedWeek| week.lives.iter().any(|live| within(live.day));
            Ok(weeks.into_iter().filter(asked).collect())
        })
    }
}

/// All weeks of a platform, the earliest first.
pub(super) fn earned_weeks(conn: &Connection, platform: Platform) -> Result<Vec<EarnedWeek>, BookError> {
    earned_until(conn, platform, Date::MAX)
}

/// The weeks of a platform as they stood at the end of a day: LIVEs that began after it had not been.
pub(super) fn earned_until(conn: &Connection, platform: Platform, on: Date) -> Result<Vec<EarnedWeek>, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let (programmes, told) = (Programmes::load(conn)?, Told::of(conn, platform)?);
    let taken_back = taken_back(conn)?;
    let mut weeks: BTreeMap<Date, Vec<(EarnedLive, &Programme)>> = BTreeMap::new();
    for row in insight::lives(conn)?
        .lives
        .iter()
        .rev()
        .filter(|row| row.platform == platform)
    {
        let day = row.start.day_in(&zone);
        if day > on {
            continue;
        }
        let Some(programme) = programmes.on(platform, day) else {
            continue;
        };
        let live = EarnedLive {
            new_followers: told.followers.get(&row.id).copied(),
            ..live(row, day, taken_back.get(&row.id).copied().unwrap_or(0), programme)
        };
        weeks.entry(monday(day)).or_default().push((live, programme));
    }
    let mut earned = Vec::with_capacity(weeks.len());
    for (monday, lives) in weeks {
        let mut held: Vec<&Programme> = Vec::new();
        for (_, programme) in &lives {
            if !held.contains(programme) {
                held.push(programme);
            }
        }
        for programme in held {
            earned.push(part(monday, programme, &lives, &told)?);
        }
    }
    Ok(earned)
}

/// The Monday of the week a day is in.
#[must_use]
pub fn monday(day: Date) -> Date {
    let since = Span::new().days(day.weekday().to_monday_zero_offset());
    day.checked_sub(since).unwrap_or(day)
}

fn live(row: &LiveRow, day: Date, taken_back: i64, programme: &Programme) -> EarnedLive {
    let official = row.official.as_ref().and_then(|official| official.units);
    // The platform's total is of the evening itself; what was recorded has lost the gifts already.
    let units = official.map_or(row.units, |units| units.saturating_sub(taken_back).max(0));
    EarnedLive {
        live: row.id,
        title: row.title.clone(),
        start: row.start,
        day,
        units,
        official: official.is_some(),
        taken_back,
        minutes: minutes(row, programme),
        new_followers: None,
    }
}

/// How long a live lasted, as its platform says. A recording tells the least it lasted, which is enough where no step lies beyond.
fn minutes(row: &LiveRow, programme: &Programme) -> Option<u32> {
    let whole = |ms: i64| u32::try_from(ms / MINUTE_MS).ok();
    if let Some(end) = row.official.as_ref().and_then(|official| official.end) {
        return whole(end.millis().saturating_sub(row.start.millis()));
    }
    let by_length = programme
        .rules
        .iter()
        .filter(|rule| rule.measure == Measure::LiveMinutes);
    let last_step = by_length
        .flat_map(|rule| &rule.steps)
        .map(|step| step.from)
        .max()
        .unwrap_or(0);
    whole(row.length_ms).filter(|minutes| *minutes >= last_step)
}

/// The lives of a week for which one programme holds.
fn part(
    monday: Date,
    programme: &Programme,
    week: &[(EarnedLive, &Programme)],
    told: &Told,
) -> Result<EarnedWeek, BookError> {
    let (own, others): (Vec<_>, Vec<_>) = week.iter().partition(|(_, of)| *of == programme);
    let lives: Vec<EarnedLive> = own.into_iter().map(|(live, _)| live.clone()).collect();
    let facts = |live: &EarnedLive, whole| LiveFacts {
        whole,
        minutes: live.minutes,
        new_followers: live.new_followers,
    };
    let units = lives.iter().try_fold(0, |sum, live| plus(sum, live.units))?;
    let wholes = lives
        .iter()
        .map(|live| programme.whole_of(live.units))
        .collect::<Option<Vec<_>>>();
    let (team, league) = (
        told.level(monday, Measure::WeekTeam),
        told.level(monday, Measure::WeekLeague),
    );
    let mut earned = None;
    if let Some(wholes) = wholes {
        let own = lives.iter().zip(wholes).map(|(live, whole)| facts(live, whole));
        let others = others.iter().map(|(live, _)| facts(live, Decimal::ZERO));
        let week = WeekFacts {
            lives: own.chain(others).collect(),
            team,
            league,
        };
        let mut of_part = weekly(programme, &week).ok_or(BookError::TooLarge)?;
        of_part.lines.retain(|line| line.live.is_none_or(|at| at < lives.len()));
        earned = Some(of_part);
    }
    Ok(EarnedWeek {
        monday,
        programme: programme.clone(),
        lives,
        units,
        team,
        league,
        earned,
    })
}

/// Units of gifts to hosts that were taken back, by live.
fn taken_back(conn: &Connection) -> Result<BTreeMap<i64, i64>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT live_id, sum(units) FROM entry INDEXED BY entry_taken_back
         WHERE flags & 512 AND flags & 16 = 0 AND kind = 1 AND live_id IS NOT NULL AND units IS NOT NULL GROUP BY live_id",
    )?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
