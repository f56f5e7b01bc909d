//! Limits, from book to page and back.

use giftbook_book::limits as book;
use giftbook_book::{Book, BookError};
use giftbook_model::{self as model, Currency, Platform};

use crate::dto::limits::{
    Budget, BudgetForm, LimitAlert, LimitForm, LimitHeading, LimitRaise, LimitWindow, LimitsAnswer,
};
use crate::dto::{Id, Money, Typed, count};
use crate::error::AppError;

const MOST_PERCENT: i128 = 999;

impl LimitsAnswer {
    pub(crate) fn of(book: &Book, now: model::Instant) -> Result<Self, BookError> {
        let limits = book.limits_now(now)?;
        Ok(Self {
            now: limits.reading.now.into(),
            nearest: limits.nearest.map(|window| window.code().to_owned()),
            month: limits.month.strftime("%Y-%m").to_string(),
            review_on: limits.review_on.map(|day| day.to_string()),
            windows: limits.windows.iter().map(Into::into).collect(),
            heading: (&book.heading(now)?).into(),
            budgets: book.budgets(now)?.iter().map(Into::into).collect(),
        })
    }
}

impl From<&book::WindowNow> for LimitWindow {
    fn from(each: &book::WindowNow) -> Self {
        let standing = &each.standing;
        Self {
            window: standing.window.code().to_owned(),
            limit: standing.limit.map(Into::into),
            since: standing.since.map(Into::into),
            spent: money(each.spent.minor, each.currency),
            net: (each.spent.back != 0).then(|| money(each.spent.minor.saturating_sub(each.spent.back), each.currency)),
            left: each.left.map(Into::into),
            percent: standing.limit.map(|limit| percent(each.spent.minor, limit.minor)),
            recharges: each.spent.recharges,
            uncounted: each.spent.uncounted,
            raise: standing.pending.as_ref().map(|raise| LimitRaise {
                id: Id(raise.id),
                to: raise.to.map(Into::into),
                asked: raise.asked.into(),
                from: raise.from().into(),
                lapses: raise.lapses().into(),
                ready: each.ready,
            }),
        }
    }
}

impl From<&book::Heading> for LimitHeading {
    fn from(heading: &book::Heading) -> Self {
        let of = |minor: i64| money(minor, heading.currency);
        let end = heading.ahead.as_ref().and_then(|ahead| ahead.days.last());
        let beyond = heading.ahead.as_ref().and_then(|ahead| ahead.beyond);
        Self {
            spent: of(heading.spent),
            purchases: count(heading.purchases),
            low: end.map(|day| of(day.low)),
            middle: end.map(|day| of(day.middle)),
            high: end.map(|day| of(day.high)),
            beyond: beyond.map(|thousandths| (thousandths + 5) / 10),
        }
    }
}

impl From<&book::BudgetRow> for Budget {
    fn from(row: &book::BudgetRow) -> Self {
        let of = |minor: i64| money(minor, row.currency);
        Self {
            platform: row.of.platform.code().to_owned(),
            person: row.of.person.map(Id),
            name: row.name.clone(),
            amount: of(row.envelope.amount),
            carried: of(row.envelope.carried),
            spent: of(row.envelope.spent),
            left: of(row.envelope.left),
            carries: row.carries,
            incomplete: row.incomplete,
        }
    }
}

impl From<book::Alert> for LimitAlert {
    fn from(alert: book::Alert) -> Self {
        match alert {
            book::Alert::Reached {
                window, percent, left, ..
            } => Self {
                window: window.code().to_owned(),
                percent: u32::from(percent),
                left: Some(left.into()),
            },
            book::Alert::Review => Self {
                window: "review".to_owned(),
                percent: 0,
                left: None,
            },
        }
    }
}

impl LimitForm {
    pub(crate) fn read(&self) -> Result<(book::Window, Option<model::Money>), AppError> {
        let window =
            book::Window::from_code(&self.window).ok_or_else(|| AppError::new("invalid").with("detail", "window"))?;
        Ok((window, amount(self.amount.as_ref(), &self.currency)?))
    }
}

impl BudgetForm {
    pub(crate) fn read(&self) -> Result<(book::BudgetFor, Option<model::Money>), AppError> {
        let platform = Platform::ALL
            .into_iter()
            .find(|platform| platform.code() == &*self.platform);
        let of = book::BudgetFor {
            platform: platform.ok_or_else(|| AppError::new("invalid").with("detail", "platform"))?,
            person: self.person.map(|person| person.0),
        };
        Ok((of, amount(self.amount.as_ref(), &self.currency)?))
    }
}

fn amount(typed: Option<&Typed>, currency: &Typed) -> Result<Option<model::Money>, AppError> {
    let unreadable = |_| AppError::new("invalid").with("detail", "amount");
    let currency = Currency::parse(currency).map_err(unreadable)?;
    typed
        .map(|typed| model::Money::parse(typed.trim(), currency).map_err(unreadable))
        .transpose()
}

fn money(minor: i64, currency: Currency) -> Money {
    model::Money { minor, currency }.into()
}

/// Rounded down: 100 is said only when it is reached.
fn percent(spent: i64, limit: i64) -> u32 {
    let most = if spent > 0 { MOST_PERCENT } else { 0 };
    let percent = (i128::from(spent) * 100).checked_div(i128::from(limit)).unwrap_or(most);
    count(percent.clamp(0, MOST_PERCENT))
}
