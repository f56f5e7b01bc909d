//! A programme: the rules by which a platform pays a creator, as somebody published them on a day.

use giftbook_model::{Currency, Money, Platform, Trust};
use jiff::civil::Date;
use rust_decimal::Decimal;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The same word with a later `from` follows the earlier one.
    pub id: String,
    pub platform: Platform,
    /// ISO 3166 alpha-2; empty for everywhere.
    pub region: String,
    /// The first day it holds; `None` where nobody says since when.
    pub from: Option<Date>,
    /// The programme that held until then, where it is another one.
    pub before: Option<String>,
    pub source: String,
    pub seen_on: Date,
    pub trust: Trust,
    pub currency: Currency,
    pub whole: Whole,
    /// The least that is paid out, where it is known.
    pub minimum: Option<Money>,
    /// Their shares are added up.
    pub rules: Vec<Rule>,
}

/// What the shares of a programme are shares of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// So much for one unit the creator was credited with, in the programme's currency.
    Unit(Decimal),
    /// What was paid, less tax and the store's fee.
    Price,
}

/// One published rule: the measure tells the step, the step the share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub name: String,
    pub measure: Measure,
    /// The most it adds in a week.
    pub cap: Option<Money>,
    /// By rising `from`, the first from 0.
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub from: u32,
    pub share: Share,
}

/// A part of the whole, 0.38 for 38 %. `least < most` where nobody has published the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub least: Decimal,
    pub most: Decimal,
}

/// What decides the step of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Always the first step.
    Nothing,
    /// Whole minutes one LIVE lasted.
    LiveMinutes,
    /// New followers during one LIVE.
    LiveNewFollowers,
    /// LIVEs of 25 minutes and more in the week.
    WeekLongLives,
    /// The team mission's level, as the platform shows it.
    WeekTeam,
    /// The league mission's level, as the platform shows it.
    WeekLeague,
}

impl Measure {
    const ALL: [Self; 6] = [
        Self::Nothing,
        Self::LiveMinutes,
        Self::LiveNewFollowers,
        Self::WeekLongLives,
        Self::WeekTeam,
        Self::WeekLeague,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::LiveMinutes => "live_minutes",
            Self::LiveNewFollowers => "live_new_followers",
            Self::WeekLongLives => "week_long_lives",
            Self::WeekTeam => "week_team",
            Self::WeekLeague => "week_league",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }
}

impl Rule {
    /// The share at a value of its measure. Of a value nobody knows: between the least and the most of all steps.
    pub(super) fn share(&self, value: Option<u32>) -> Share {
        let known = match (self.measure, value) {
            (Measure::Nothing, _) => Some(0),
            (_, value) => value,
        };
        let mut steps = self
            .steps
            .iter()
            .filter(|step| known.is_none_or(|value| step.from <= value))
            .map(|step| step.share);
        match known {
            Some(_) => steps.next_back(),
            None => steps.reduce(|all, share| Share {
                least: all.least.min(share.least),
                most: all.most.max(share.most),
            }),
        }
        .unwrap_or_default()
    }
}

impl Default for Share {
    fn default() -> Self {
        Self {
            least: Decimal::ZERO,
            most: Decimal::ZERO,
        }
    }
}
