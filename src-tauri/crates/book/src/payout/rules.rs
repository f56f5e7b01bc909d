//! What a week of LIVEs pays by a programme, a line a rule.

use giftbook_model::{Currency, Money, MoneyError};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::minor_units::decimal;
use super::programme::{Measure, Programme, Rule, Share, Whole};
use super::running::Running;

/// A LIVE this long counts among the week's long ones ("one stream of 25 minutes", features.md 0.5).
pub(super) const LONG_LIVE_MINUTES: u32 = 25;

/// The programme called `id` as it stood on a day: its last form from before then, or whatever held before it. `None` where nothing did.
#[must_use]
pub fn in_force<'a>(programmes: &'a [Programme], id: &str, on: Date) -> Option<&'a Programme> {
    let mut id = id;
    // Each step leads to another programme; more steps than programmes would be a circle.
    for _ in 0..=programmes.len() {
        let named = || programmes.iter().filter(|programme| programme.id == id);
        let holding = named().filter(|programme| programme.from.is_none_or(|from| from <= on));
        // Of two from the same day the later one in the list is the correction.
        if let Some(found) = holding.max_by_key(|programme| programme.from) {
            return Some(found);
        }
        id = named().find_map(|programme| programme.before.as_deref())?;
    }
    None
}

/// One LIVE, as far as a programme asks for it. `None` where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiveFacts {
    /// What its gifts brought, in the programme's measure of the whole: see `Programme::whole_of`.
    pub whole: Decimal,
    pub minutes: Option<u32>,
    pub new_followers: Option<u32>,
}

/// One week of LIVEs. `None` where it is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekFacts {
    pub lives: Vec<LiveFacts>,
    pub team: Option<u32>,
    pub league: Option<u32>,
}

/// An amount; a range where something is unpublished or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    pub least: Money,
    pub most: Money,
}

impl Between {
    /// Exactly none.
    #[must_use]
    pub fn nothing(currency: Currency) -> Self {
        let none = Money { minor: 0, currency };
        Self {
            least: none,
            most: none,
        }
    }

    /// Least with least and most with most.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        Ok(Self {
            least: self.least.checked_add(other.least)?,
            most: self.most.checked_add(other.most)?,
        })
    }
}

/// What one rule adds, to one LIVE or to the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub rule: String,
    /// Which of the week's LIVEs; `None` for the week as a whole.
    pub live: Option<usize>,
    pub share: Share,
    pub money: Between,
    /// The rule's cap was reached at its upper end.
    pub capped: bool,
}

/// What a week pays; the lines add up to it to the minor unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    pub lines: Vec<Line>,
    pub total: Between,
}

impl Programme {
    /// What the shares are shares of, for units credited, in the programme's currency. `None` where the programme shares a price.
    #[must_use]
    pub fn whole_of(&self, units: i64) -> Option<Decimal> {
        match self.whole {
            Whole::Unit(worth) => worth.checked_mul(Decimal::from(units)),
            Whole::Price => None,
        }
    }
}

/// Works out a week. `None` if a sum passes what an amount holds.
#[must_use]
pub fn weekly(programme: &Programme, week: &WeekFacts) -> Option<Earned> {
    let all = week
        .lives
        .iter()
        .try_fold(Decimal::ZERO, |all, live| all.checked_add(live.whole))?;
    let long = long_lives(&week.lives);
    let mut least = Running::new(programme.currency);
    let mut most = Running::new(programme.currency);
    let mut lines = Vec::new();
    let mut add = |rule: &Rule, live: Option<usize>, whole: Decimal, share: Share| {
        let cap = rule.cap.map(decimal);
        let exact = |share: Decimal| whole.checked_mul(share);
        let (low, high) = (exact(share.least)?, exact(share.most)?);
        let capped = |amount: Decimal| cap.map_or(amount, |cap| amount.min(cap));
        lines.push(Line {
            rule: rule.name.clone(),
            live,
            share,
            capped: capped(high) < high,
            money: Between {
                least: least.add(capped(low))?,
                most: most.add(capped(high))?,
            },
        });
        Some(())
    };
    for rule in &programme.rules {
        match rule.measure {
            Measure::Nothing => each_live(week, |at, live| add(rule, Some(at), live.whole, rule.share(None)))?,
            Measure::LiveMinutes => {
                each_live(week, |at, live| {
                    add(rule, Some(at), live.whole, rule.share(live.minutes))
                })?;
            }
            Measure::LiveNewFollowers => {
                each_live(week, |at, live| {
                    add(rule, Some(at), live.whole, rule.share(live.new_followers))
                })?;
            }
            Measure::WeekLongLives => add(rule, None, all, long_share(rule, long))?,
            Measure::WeekTeam => add(rule, None, all, rule.share(week.team))?,
            Measure::WeekLeague => add(rule, None, all, rule.share(week.league))?,
        }
    }
    Some(Earned {
        lines,
        total: Between {
            least: least.sum(),
            most: most.sum(),
        },
    })
}

fn each_live(week: &WeekFacts, mut add: impl FnMut(usize, &LiveFacts) -> Option<()>) -> Option<()> {
    week.lives.iter().enumerate().try_for_each(|(at, live)| add(at, live))
}

/// How many LIVEs were long: those known to be, and those that may have been.
pub(super) fn long_lives(lives: &[LiveFacts]) -> (u32, u32) {
    let count = |unknown: bool| {
        let long = lives
            .iter()
            .filter(|live| live.minutes.map_or(unknown, |minutes| minutes >= LONG_LIVE_MINUTES));
        u32::try_from(long.count()).unwrap_or(u32::MAX)
    };
    (count(false), count(true))
}

fn long_share(rule: &Rule, (least, most): (u32, u32)) -> Share {
    Share {
        least: rule.share(Some(least)).least,
        most: rule.share(Some(most)).most,
    }
}
