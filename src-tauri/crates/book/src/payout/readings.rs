//! Every way to read what of a week or a programme is not known. Pure.
//!
//! A reading says of each unpublished step that it is the least or the most it can be, of the LIVEs of unknown length how many were long,
//! and of followers and missions nobody told of how far they came. With it a week pays one amount.

use super::programme::{Measure, Programme, Share};
use super::rules::{LONG_LIVE_MINUTES, LiveFacts, WeekFacts};

/// So many unpublished steps are read each for itself; further ones are read as the last of these is.
const APART: usize = 6;

#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) programme: Programme,
    /// How many of the LIVEs of unknown length were long: the first ones.
    long: usize,
    long_minutes: u32,
    new_followers: u32,
    team: u32,
    league: u32,
}

impl Reading {
    /// The week as this reading has it.
    pub(super) fn of(&self, week: &WeekFacts) -> WeekFacts {
        let mut unknown = 0;
        let lives = week.lives.iter().map(|live| {
            let minutes = live.minutes.unwrap_or_else(|| {
                unknown += 1;
                if unknown <= self.long { self.long_minutes } else { 0 }
            });
            LiveFacts {
                minutes: Some(minutes),
                new_followers: Some(live.new_followers.unwrap_or(self.new_followers)),
                ..*live
            }
        });
        WeekFacts {
            lives: lives.collect(),
            team: Some(week.team.unwrap_or(self.team)),
            league: Some(week.league.unwrap_or(self.league)),
        }
    }
}

/// All readings of weeks that differ in what is known of them.
pub(super) fn readings(programme: &Programme, weeks: &[&WeekFacts]) -> Vec<Reading> {
    let lives = || weeks.iter().flat_map(|week| &week.lives);
    let long = weeks
        .iter()
        .map(|week| week.lives.iter().filter(|live| live.minutes.is_none()).count())
        .max();
    let steps = |measure| levels(programme, measure);
    let when = |unknown: bool, levels: Vec<u32>| if unknown { levels } else { vec![0] };
    let followers = when(
        lives().any(|live| live.new_followers.is_none()),
        steps(Measure::LiveNewFollowers),
    );
    let teams = when(weeks.iter().any(|week| week.team.is_none()), steps(Measure::WeekTeam));
    let leagues = when(
        weeks.iter().any(|week| week.league.is_none()),
        steps(Measure::WeekLeague),
    );
    let last_minutes = steps(Measure::LiveMinutes).last().copied().unwrap_or(0);
    let mut all = Vec::new();
    for programme in published(programme) {
        for long in 0..=long.unwrap_or(0) {
            for &new_followers in &followers {
                for &team in &teams {
                    for &league in &leagues {
                        all.push(Reading {
                            programme: programme.clone(),
                            long,
                            long_minutes: last_minutes.max(LONG_LIVE_MINUTES),
                            new_followers,
                            team,
                            league,
                        });
                    }
                }
            }
        }
    }
    all
}

/// The values at which a step of this measure begins, in rising order; 0 alone where the programme does not ask for it.
fn levels(programme: &Programme, measure: Measure) -> Vec<u32> {
    let rules = programme.rules.iter().filter(|rule| rule.measure == measure);
    let mut levels: Vec<u32> = rules.flat_map(|rule| &rule.steps).map(|step| step.from).collect();
    levels.push(0);
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// The programme with each unpublished step at its least or its most.
fn published(programme: &Programme) -> Vec<Programme> {
    let open = |share: &Share| share.least < share.most;
    let unpublished = programme
        .rules
        .iter()
        .flat_map(|rule| &rule.steps)
        .filter(|step| open(&step.share));
    let apart = unpublished.count().min(APART);
    let read = |choice: u32| {
        let mut programme = programme.clone();
        let steps = programme.rules.iter_mut().flat_map(|rule| &mut rule.steps);
        for (nth, step) in steps.filter(|step| open(&step.share)).enumerate() {
            let at = nth.min(APART - 1);
            let share = if (choice >> at) & 1 == 1 {
                step.share.most
            } else {
                step.share.least
            };
            step.share = Share {
                least: share,
                most: share,
            };
        }
        programme
    };
    (0..1_u32 << apart).map(read).collect()
}
