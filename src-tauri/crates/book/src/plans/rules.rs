//! What a plan is and how it ends. No clock, no SQL.

use giftbook_model::{Instant, Money, Platform, Unit};
use serde::{Deserialize, Serialize};

use crate::BookError;
use crate::history::Name;

/// The longest a plan can wait: ten years.
pub const MOST_WAIT_HOURS: u32 = 10 * 365 * 24;
const HOUR_MS: i64 = 3_600_000;
const LONGEST_NAME: usize = 200;
const MOST_UNITS: i64 = 1_000_000_000_000;

/// A wish as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    /// In the person's own words; one line.
    pub name: String,
    pub platform: Platform,
    /// How many units it takes, above zero.
    pub units: i64,
    /// What it would cost, where the person said so.
    pub cost: Option<Money>,
    /// How long it is to wait, as the person chose; 0 is not to wait.
    pub wait_hours: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: i64,
    pub name: String,
    pub platform: Platform,
    pub unit: Unit,
    pub units: i64,
    pub cost: Option<Money>,
    pub made: Instant,
    /// From then on it may be bought.
    pub ripe: Instant,
    pub state: PlanState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    Open,
    /// `early`: before its time, and the person said that they know.
    Bought {
        at: Instant,
        early: bool,
    },
    Dropped {
        at: Instant,
    },
}

/// A plan as the log and the table keep it. Times are UTC milliseconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) name: String,
    pub(super) platform: u8,
    pub(super) units: i64,
    pub(super) currency: Option<String>,
    pub(super) minor: Option<i64>,
    pub(super) made: i64,
    pub(super) ripe: i64,
    pub(super) bought: Option<i64>,
    pub(super) dropped: Option<i64>,
}

pub(super) fn begin(plan: &NewPlan, now: Instant) -> Result<Kept, BookError> {
    let name = plan.name.trim();
    if name.is_empty() {
        return invalid("name_is_empty");
    }
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return invalid("text_too_long");
    }
    if !(1..=MOST_UNITS).contains(&plan.units) {
        return invalid("units_not_positive");
    }
    if plan.cost.is_some_and(|cost| cost.minor <= 0) {
        return invalid("price_not_positive");
    }
    if plan.wait_hours > MOST_WAIT_HOURS {
        return invalid("wait_too_long");
    }
    Ok(Kept {
        name: name.to_owned(),
        platform: plan.platform as u8,
        units: plan.units,
        currency: plan.cost.map(|cost| cost.currency.code().to_owned()),
        minor: plan.cost.map(|cost| cost.minor),
        made: now.millis(),
        ripe: now.millis() + i64::from(plan.wait_hours) * HOUR_MS,
        bought: None,
        dropped: None,
    })
}

/// The plan as bought at `now`, and the name of the operation. A clock set back makes it wait longer, never less: `ripe` was fixed when
/// the plan was made.
pub(super) fn bought(plan: Kept, early: bool, now: Instant) -> Result<(Kept, Name), BookError> {
    must_be_open(&plan)?;
    let waits = now.millis() < plan.ripe;
    if waits && !early {
        return invalid("plan_waits");
    }
    let name = if waits { Name::PlanBoughtEarly } else { Name::PlanBought };
    Ok((
        Kept {
            bought: Some(now.millis()),
            ..plan
        },
        name,
    ))
}

pub(super) fn dropped(plan: Kept, now: Instant) -> Result<(Kept, Name), BookError> {
    must_be_open(&plan)?;
    Ok((
        Kept {
            dropped: Some(now.millis()),
            ..plan
        },
        Name::PlanDrop,
    ))
}

fn must_be_open(plan: &Kept) -> Result<(), BookError> {
    if plan.bought.is_some() || plan.dropped.is_some() {
        return invalid("plan_has_ended");
    }
    Ok(())
}

fn invalid<T>(code: &'static str) -> Result<T, BookError> {
    Err(BookError::Invalid { code })
}
