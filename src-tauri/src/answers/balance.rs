//! What can be taken out and how, from book to page.

use giftbook_book::payout as book;

use super::goes::percent;
use crate::dto::balance::{
    BestFrom, Between, OtherSays, PayoutBalance, PayoutPlan, PlanWay, SinceLast, Taken, Underway, Waiting,
};
use crate::dto::{Units, count};

impl From<book::Between> for Between {
    fn from(between: book::Between) -> Self {
        Self {
            least: between.least.into(),
            most: between.most.into(),
        }
    }
}

impl From<book::PayoutBalance> for PayoutBalance {
    fn from(one: book::PayoutBalance) -> Self {
        let review_days = one.schedule.as_ref().and_then(|schedule| schedule.review_days);
        Self {
            platform: one.platform.code().to_owned(),
            unit: one.unit.code().to_owned(),
            earned: Units(one.earned),
            taken_back: Units(one.taken_back),
            held: Units(one.held),
            available: Units(one.available),
            requested: Units(one.requested),
            in_review: Units(one.in_review),
            paid: Units(one.paid),
            received: Units(one.received),
            arrived: one.arrived.into_iter().map(Into::into).collect(),
            worth: one.worth.map(Into::into),
            programme: one.programme.map(|programme| programme.id),
            review_days: review_days.map(u32::from),
            minimum: one.threshold.as_ref().map(|threshold| threshold.minimum.into()),
            missing: one.threshold.map(|threshold| threshold.missing.into()),
            since: one.since_last.map(|since| SinceLast {
                day: since.day.to_string(),
                units: Units(since.units),
                lives: count(since.lives),
            }),
            underway: one.underway.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::Underway> for Underway {
    fn from(one: book::Underway) -> Self {
        Self {
            payout: (&one.payout).into(),
            from: one.window.map(|window| window.from.to_string()),
            to: one.window.map(|window| window.to.to_string()),
            late: one.late,
        }
    }
}

impl From<book::PayoutPlan> for PayoutPlan {
    fn from(plan: book::PayoutPlan) -> Self {
        let best = |best: book::BestFrom| BestFrom {
            from: best.from.into(),
            method: best.method,
        };
        Self {
            platform: plan.platform.code().to_owned(),
            unit: plan.platform.received().code().to_owned(),
            units: Units(plan.units),
            worth: plan.worth.into(),
            ways: plan.ways.into_iter().map(Into::into).collect(),
            best: plan.best_from.into_iter().map(best).collect(),
        }
    }
}

impl From<book::Way> for PlanWay {
    fn from(way: book::Way) -> Self {
        let method = &way.method;
        let other = |other: &book::OtherSays| OtherSays {
            source: other.said.source.clone(),
            share: other.share.map(percent),
            each: other.each.map(Into::into),
            minimum: other.minimum.map(Into::into),
            daily: other.daily.map(Into::into),
        };
        Self {
            source: method.said.source.clone(),
            seen_on: method.said.seen_on.to_string(),
            trust: method.said.trust.code().to_owned(),
            minimum: method.minimum.map(Into::into),
            daily: method.daily.map(Into::into),
            others: method.others.iter().map(other).collect(),
            method: method.into(),
            least: way.least.into(),
            most: way.most.into(),
            waiting: way.waiting.map(|waiting| Waiting {
                units: Units(waiting.units),
                from: waiting.from.map(|day| day.to_string()),
                saves: waiting.saves.into(),
            }),
        }
    }
}

impl From<book::Taken> for Taken {
    fn from(taken: book::Taken) -> Self {
        let exchanged = taken.exchanged;
        Self {
            gross: taken.gross.into(),
            days: count(taken.days.len()),
            fees: taken.fees.map(Into::into),
            net: taken.net.map(Into::into),
            rate: exchanged.map(|one| one.rate.round_dp(6).normalize().to_string()),
            day: exchanged.map(|one| one.day.to_string()),
            arrives: taken.arrives.map(Into::into),
        }
    }
}
