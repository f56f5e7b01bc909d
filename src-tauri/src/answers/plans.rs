//! Plans, from book to page and back.

use giftbook_book::plans as book;
use giftbook_model::{Currency, Instant, Money, Platform};

use crate::dto::Units;
use crate::dto::plans::{NewPlan, PlanRow, PlanState};
use crate::error::{Answer, AppError};

impl PlanRow {
    pub(crate) fn of(plan: book::Plan, now: Instant) -> Self {
        let (state, ended) = match plan.state {
            book::PlanState::Open => (PlanState::Open, None),
            book::PlanState::Bought { at, early: false } => (PlanState::Bought, Some(at)),
            book::PlanState::Bought { at, early: true } => (PlanState::BoughtEarly, Some(at)),
            book::PlanState::Dropped { at } => (PlanState::Dropped, Some(at)),
        };
        Self {
            id: crate::dto::Id(plan.id),
            name: plan.name,
            platform: plan.platform.code().to_owned(),
            unit: plan.unit.code().to_owned(),
            units: Units(plan.units),
            cost: plan.cost.map(Into::into),
            made: plan.made.into(),
            ripe: plan.ripe.into(),
            waits: now < plan.ripe,
            state,
            ended: ended.map(Into::into),
        }
    }
}

impl NewPlan {
    /// The plan as the book takes it; `home` is the currency of what it costs.
    pub(crate) fn read(&self, home: Currency) -> Answer<book::NewPlan> {
        let platform = Platform::ALL
            .into_iter()
            .find(|platform| platform.code() == &*self.platform);
        let cost = self.cost.as_deref().map(|cost| Money::parse(cost, home));
        Ok(book::NewPlan {
            name: self.name.to_string(),
            platform: platform.ok_or_else(|| AppError::new("invalid").with("detail", "platform"))?,
            units: self.units.0,
            cost: cost
                .transpose()
                .map_err(|_| AppError::new("invalid").with("detail", "price_unreadable"))?,
            wait_hours: self.wait_hours,
        })
    }
}
