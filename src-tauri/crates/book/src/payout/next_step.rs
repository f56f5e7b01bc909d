//! What the next step of a programme is worth: the difference the payout engine itself makes of it. Pure.
//!
//! Promised: `value` is the pay of the week with the step less the pay without it, as [`weekly`] works both out. What is unpublished or
//! unknown is the same in both: what the step touches is read in every way it can be, and `value` runs from the least to the most of those
//! differences; the rest adds the same to both and is read as the least it can be.

use giftbook_model::Money;
use rust_decimal::Decimal;

use super::programme::{Measure, Programme, Rule, Share};
use super::readings::{Open, readings};
use super::rules::{Between, LONG_LIVE_MINUTES, LiveFacts, WeekFacts, long_lives, weekly};

/// No step is foretold that needs more LIVEs in a week.
const MOST_LIVES: u32 = 50;

/// One step up one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    pub measure: Measure,
    /// Where the measure stands: of the week, or of the next LIVE. `None`: not known.
    pub at: Option<u32>,
    /// The value of the measure from which the step holds.
    pub to: u32,
    /// By how much the rule's share grows, 0.02 for two points; a range where a step is unpublished or `at` is unknown.
    pub points: Share,
    /// What it is compared with: the week as it is, or with a next LIVE as LIVEs usually are.
    pub before: WeekFacts,
    /// The week with the step.
    pub after: WeekFacts,
    pub value: Between,
}

/// The next step up a rule, where there is one. `usual` is what the next LIVE is like: of rules about a LIVE it is asked, and without it they
/// have no step. `None` also beyond what an amount holds.
#[must_use]
pub(super) fn next_step(
    programme: &Programme,
    rule: &Rule,
    week: &WeekFacts,
    usual: Option<LiveFacts>,
) -> Option<NextStep> {
    let with = |more: &[LiveFacts]| WeekFacts {
        lives: [&week.lives, more].concat(),
        ..week.clone()
    };
    let (at, before) = match rule.measure {
        Measure::Nothing => return None,
        Measure::LiveMinutes => (usual?.minutes, with(&[usual?])),
        Measure::LiveNewFollowers => (Some(0), with(&[new_followers(usual?, 0)])),
        Measure::WeekLongLives => (Some(long_lives(&week.lives).0), week.clone()),
        Measure::WeekTeam => (week.team, week.clone()),
        Measure::WeekLeague => (week.league, week.clone()),
    };
    let to = next(rule, at)?;
    let after = match rule.measure {
        Measure::Nothing => return None,
        Measure::LiveMinutes => with(&[LiveFacts {
            minutes: Some(to),
            ..usual?
        }]),
        Measure::LiveNewFollowers => with(&[new_followers(usual?, to)]),
        Measure::WeekLongLives => with(&vec![LONG_LIVE; long_lives_missing(at, to)?]),
        Measure::WeekTeam => WeekFacts {
            team: Some(to),
            ..week.clone()
        },
        Measure::WeekLeague => WeekFacts {
            league: Some(to),
            ..week.clone()
        },
    };
    let (from, reached) = (rule.share(at), rule.share(Some(to)));
    Some(NextStep {
        measure: rule.measure,
        at,
        to,
        points: Share {
            least: reached.least.checked_sub(from.most)?,
            most: reached.most.checked_sub(from.least)?,
        },
        value: value(programme, &before, &after, touched(rule.measure))?,
        before,
        after,
    })
}

/// What a step up a rule with this measure touches: a longer LIVE may be one more long one.
fn touched(measure: Measure) -> Open<'static> {
    const LENGTH: &[Measure] = &[Measure::LiveMinutes, Measure::WeekLongLives];
    let (facts, rules): (&[Measure], &[Measure]) = match measure {
        Measure::Nothing => (&[], &[]),
        Measure::LiveMinutes => (LENGTH, LENGTH),
        Measure::LiveNewFollowers => (&[], &[Measure::LiveNewFollowers]),
        Measure::WeekLongLives => (&[Measure::WeekLongLives], &[Measure::WeekLongLives]),
        Measure::WeekTeam => (&[Measure::WeekTeam], &[Measure::WeekTeam]),
        Measure::WeekLeague => (&[Measure::WeekLeague], &[Measure::WeekLeague]),
    };
    Open { facts, rules }
}

/// What `after` pays more than `before`, under every reading of what is open.
fn value(programme: &Programme, before: &WeekFacts, after: &WeekFacts, open: Open<'_>) -> Option<Between> {
    let mut differences = readings(programme, &[before, after], open).into_iter().map(|reading| {
        let paid = |week: &WeekFacts| Some(weekly(&reading.programme, &reading.of(week))?.total.least.minor);
        paid(after)?.checked_sub(paid(before)?)
    });
    let first = differences.next()??;
    let (least, most) = differences.try_fold((first, first), |(least, most), difference| {
        Some((least.min(difference?), most.max(difference?)))
    })?;
    let money = |minor| Money {
        minor,
        currency: programme.currency,
    };
    Some(Between {
        least: money(least),
        most: money(most),
    })
}

/// The first step beyond; the last of all where nobody knows how far it is.
fn next(rule: &Rule, at: Option<u32>) -> Option<u32> {
    let mut steps = rule.steps.iter().map(|step| step.from);
    match at {
        Some(at) => steps.find(|from| *from > at),
        None => steps.next_back().filter(|from| *from > 0),
    }
}

/// One that counts among the week's long ones and brings nothing itself.
const LONG_LIVE: LiveFacts = LiveFacts {
    whole: Decimal::ZERO,
    minutes: Some(LONG_LIVE_MINUTES),
    new_followers: Some(0),
};

fn long_lives_missing(at: Option<u32>, to: u32) -> Option<usize> {
    let missing = to.saturating_sub(at?);
    usize::try_from(missing).ok().filter(|_| missing <= MOST_LIVES)
}

fn new_followers(live: LiveFacts, new: u32) -> LiveFacts {
    LiveFacts {
        new_followers: Some(new),
        ..live
    }
}
