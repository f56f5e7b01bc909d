//! What is likely to come, from book to page.

use giftbook_book::Book;
use giftbook_book::payout as book;
use giftbook_model::{Instant, Platform};

use super::goes::percent;
use crate::dto::count;
use crate::dto::outlook::{Mission, NextPayout, NextStep, PayoutOutlook};
use crate::error::Answer;

impl PayoutOutlook {
    pub(crate) fn of(open: &Book, platform: Platform, now: Instant) -> Answer<Self> {
        let told = open.payout_forecast(platform, now)?;
        let goals = open.next_steps(platform, now)?;
        let (held, tested) = told.held();
        let (next, lacking) = match &told.ahead {
            Ok(ahead) => (Some(ahead.next_payout.into()), None),
            Err(lacking) => (None, Some(lacking.code().to_owned())),
        };
        Ok(Self {
            platform: platform.code().to_owned(),
            currency: told.programme.currency.code().to_owned(),
            past: count(told.past.len()),
            next,
            lacking,
            weeks: count(told.weeks),
            held: count(held),
            tested: count(tested),
            missions: goals.missions.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<book::NextPayout> for NextPayout {
    fn from(next: book::NextPayout) -> Self {
        Self {
            on: next.on.to_string(),
            low: next.range.low.into(),
            middle: next.range.middle.into(),
            high: next.range.high.into(),
        }
    }
}

impl From<book::Mission> for Mission {
    fn from(mission: book::Mission) -> Self {
        Self {
            measure: mission.rule.measure.code().to_owned(),
            rule: mission.rule.name,
            adds: mission.adds.into(),
            next: mission.next.map(|step| NextStep {
                at: step.at,
                to: step.to,
                least: percent(step.points.least),
                most: percent(step.points.most),
                value: step.value.into(),
            }),
        }
    }
}
