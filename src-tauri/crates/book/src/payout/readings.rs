//! Every way to read what of a week or a programme is not known. Pure.
//!
//! A reading says of each unpublished step that it is the least or the most it can be, of the LIVEs of unknown length how many were long,
//! and of followers and missions nobody told of how far they came. With it a week pays one amount.

use super::programme::{Measure, Programme, Rule, Share};
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

/// What is read in every way: facts nobody knows, by the measure they are of, and steps nobody has published of rules with these measures. All
/// else is read as the least it can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) facts: &'a [Measure],
    pub(super) rules: &'a [Measure],
}

/// All readings of weeks that differ in what is known of them.
pub(super) fn readings(programme: &Programme, weeks: &[&WeekFacts], open: Open<'_>) -> Vec<Reading> {
    let lives = || weeks.iter().flat_map(|week| &week.lives);
    let asked = |measures: &[Measure]| measures.iter().any(|measure| open.facts.contains(measure));
    let unknown_minutes = |week: &&WeekFacts| week.lives.iter().filter(|live| live.minutes.is_none()).count();
    let long = weeks.iter().map(unknown_minutes).max();
    let long = long.filter(|_| asked(&[Measure::LiveMinutes, Measure::WeekLongLives]));
    let levels_of = |measure, unknown: bool| {
        if unknown && asked(&[measure]) {
            levels(programme, measure)
        } else {
            vec![0]
        }
    };
    let followers = levels_of(
        Measure::LiveNewFollowers,
        lives().any(|live| live.new_followers.is_none()),
    );
    let teams = levels_of(Measure::WeekTeam, weeks.iter().any(|week| week.team.is_none()));
    let leagues = levels_of(Measure::WeekLeague, weeks.iter().any(|week| week.league.is_none()));
    let last_minutes = levels(programme, Measure::LiveMinutes).last().copied().unwrap_or(0);
    let mut all = Vec::new();
    for programme in published(programme, open.rules) {
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

/// The programme with each unpublished step at its least or its most; of rules with other measures than these at its least.
fn published(programme: &Programme, measures: &[Measure]) -> Vec<Programme> {
    let apart = |rule: &Rule| measures.contains(&rule.measure);
    let unpublished = |share: &Share| share.least < share.most;
    let steps = programme
        .rules
        .iter()
        .filter(|rule| apart(rule))
        .flat_map(|rule| &rule.steps);
    let open = steps.filter(|step| unpublished(&step.share)).count().min(APART);
    let read = |choice: u32| {
        let (mut programme, mut nth) = (programme.clone(), 0);
        for rule in &mut programme.rules {
            let apart = apart(rule);
            for step in rule.steps.iter_mut().filter(|step| unpublished(&step.share)) {
                let most = apart && (choice >> nth.min(APART - 1)) & 1 == 1;
                nth += usize::from(apart);
                let share = if most { step.share.most } else { step.share.least };
                step.share = Share {
                    least: share,
                    most: share,
                };
            }
        }
        programme
    };
    (0..1_u32 << open).map(read).collect()
}
