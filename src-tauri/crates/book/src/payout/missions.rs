//! The goals and missions of the week that runs: how far each is, what it adds so far, and what its next step is worth.

use giftbook_model::{Instant, Platform};
use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::Connection;

use super::chosen::Programmes;
use super::earned::{EarnedLive, EarnedWeek, earned_until, monday};
use super::next_step::{NextStep, next_step};
use super::programme::{Measure, Programme, Rule};
use super::rules::{Between, Earned, LONG_LIVE_MINUTES, LiveFacts, WeekFacts, weekly};
use crate::{Book, BookError, settings};

/// A LIVE is usually like those of the last weeks, so many.
const USUAL_WEEKS: i64 = 13;

/// A week's missions, as of a day in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekGoals {
    pub platform: Platform,
    pub monday: Date,
    /// In force that day.
    pub programme: Programme,
    /// LIVEs of the week so far.
    pub lives: usize,
    /// What they have earned by the programme; the missions' `adds` make it up. `None` where it shares a price.
    pub earned: Option<Between>,
    pub usual: Option<Usual>,
    /// A rule each, in the programme's order.
    pub missions: Vec<Mission>,
}

/// What a LIVE of the last thirteen weeks was like: medians, of two in the middle the lower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    pub lives: usize,
    pub units: i64,
    /// Of those whose length is known.
    pub minutes: Option<u32>,
}

/// One rule of the programme and how far the week is with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mission {
    pub rule: Rule,
    pub done: Done,
    /// What the rule adds to the week so far.
    pub adds: Between,
    /// `None` where its last step is reached, or where there is none.
    pub next: Option<NextStep>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The rule asks for nothing.
    Always,
    /// The level of a mission, where its creator said so.
    Level(Option<u32>),
    /// LIVEs of the week that reached the rule's last step, that did not, and of which nobody knows. Of long LIVEs: that were long.
    Lives {
        reached: usize,
        short: usize,
        unknown: usize,
    },
}

impl Book {
    /// The missions of the week `now` is in, as they stood that day. [`BookError::Unknown`] where no programme holds for the platform.
    pub fn next_steps(&self, platform: Platform, now: Instant) -> Result<WeekGoals, BookError> {
        self.file.read(|conn| goals(conn, platform, now))
    }
}

fn goals(conn: &Connection, platform: Platform, now: Instant) -> Result<WeekGoals, BookError> {
    let today = now.day_in(&settings::read(conn)?.zone()?);
    let programmes = Programmes::load(conn)?;
    let programme = programmes
        .on(platform, today)
        .ok_or(BookError::Unknown { what: "programme" })?;
    let (weeks, monday) = (earned_until(conn, platform, today)?, monday(today));
    let this_week: Vec<&EarnedWeek> = weeks.iter().filter(|week| week.monday == monday).collect();
    let usual = usual(&weeks, today);
    let mut goals = WeekGoals {
        platform,
        monday,
        programme: programme.clone(),
        lives: this_week.iter().map(|part| part.lives.len()).sum(),
        earned: None,
        usual,
        missions: Vec::new(),
    };
    let Some(week) = facts(&this_week, programme) else {
        return Ok(goals);
    };
    let earned = weekly(programme, &week).ok_or(BookError::TooLarge)?;
    let next_live = usual.and_then(|usual| live_facts(programme, usual.units, usual.minutes, None));
    goals.earned = Some(earned.total);
    for rule in &programme.rules {
        goals.missions.push(Mission {
            done: done(rule, &week),
            adds: adds(rule, &earned, programme)?,
            next: next_step(programme, rule, &week, next_live),
            rule: rule.clone(),
        });
    }
    Ok(goals)
}

/// The week's LIVEs as `programme` asks for them: those it does not pay for have brought nothing, but count among the long ones. `None` where it
/// shares a price.
fn facts(parts: &[&EarnedWeek], programme: &Programme) -> Option<WeekFacts> {
    let of_part = |part: &&EarnedWeek| {
        let own = part.programme == *programme;
        let units = move |live: &EarnedLive| if own { live.units } else { 0 };
        let lives = part.lives.iter();
        let facts = lives.map(|live| live_facts(programme, units(live), live.minutes, live.new_followers));
        facts.collect::<Option<Vec<_>>>()
    };
    let lives: Option<Vec<Vec<LiveFacts>>> = parts.iter().map(of_part).collect();
    programme.whole_of(0)?;
    Some(WeekFacts {
        lives: lives?.concat(),
        team: parts.iter().find_map(|part| part.team),
        league: parts.iter().find_map(|part| part.league),
    })
}

fn live_facts(
    programme: &Programme,
    units: i64,
    minutes: Option<u32>,
    new_followers: Option<u32>,
) -> Option<LiveFacts> {
    Some(LiveFacts {
        whole: programme.whole_of(units)?,
        minutes,
        new_followers,
    })
}

/// Of the LIVEs of the last weeks up to a day; `None` of none.
fn usual(weeks: &[EarnedWeek], today: Date) -> Option<Usual> {
    let first = today.saturating_sub((7 * USUAL_WEEKS).days());
    let lives: Vec<&EarnedLive> = weeks
        .iter()
        .flat_map(|week| &week.lives)
        .filter(|live| first <= live.day && live.day <= today)
        .collect();
    Some(Usual {
        lives: lives.len(),
        units: median(lives.iter().map(|live| live.units))?,
        minutes: median(lives.iter().filter_map(|live| live.minutes)),
    })
}

/// The lower of two in the middle.
fn median<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut sorted: Vec<T> = values.collect();
    sorted.sort_unstable();
    let middle = sorted.len().checked_sub(1)? / 2;
    sorted.into_iter().nth(middle)
}

fn done(rule: &Rule, week: &WeekFacts) -> Done {
    let last = rule.steps.last().map_or(0, |step| step.from);
    let of_lives = |value: fn(&LiveFacts) -> Option<u32>, goal: u32| {
        let known: Vec<u32> = week.lives.iter().filter_map(value).collect();
        let reached = known.iter().filter(|value| **value >= goal).count();
        Done::Lives {
            reached,
            short: known.len() - reached,
            unknown: week.lives.len() - known.len(),
        }
    };
    match rule.measure {
        Measure::Nothing => Done::Always,
        Measure::LiveMinutes => of_lives(|live| live.minutes, last),
        Measure::LiveNewFollowers => of_lives(|live| live.new_followers, last),
        Measure::WeekLongLives => of_lives(|live| live.minutes, LONG_LIVE_MINUTES),
        Measure::WeekTeam => Done::Level(week.team),
        Measure::WeekLeague => Done::Level(week.league),
    }
}

/// The rule's lines of the week; of two rules with one name the lines of both.
fn adds(rule: &Rule, earned: &Earned, programme: &Programme) -> Result<Between, BookError> {
    let lines = earned.lines.iter().filter(|line| line.rule == rule.name);
    let sum = lines
        .map(|line| line.money)
        .try_fold(Between::nothing(programme.currency), Between::checked_add);
    Ok(sum?)
}
