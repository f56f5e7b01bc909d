//! Where a person stands with their limits.

use giftbook_model::{Currency, Instant, Money};
use jiff::civil::Date;
use rusqlite::Connection;

use super::alerts::{Due, Told, due, review_on};
use super::recharges::Recharges;
use super::spent::{Spent, left, spent};
use super::steps::{Reading, Standing};
use super::table;
use super::window::{Window, month_of};
use crate::{Book, BookError, settings};

/// All three windows at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitsNow {
    pub reading: Reading,
    /// Of 24 hours, 7 days and the month, in this order.
    pub windows: Vec<WindowNow>,
    /// The limit of which the least is left: it counts.
    pub nearest: Option<Window>,
    /// The month `now` falls in, by its first day.
    pub month: Date,
    /// When the limits are to be looked at again; `None` while none was ever set.
    pub review_on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowNow {
    pub standing: Standing,
    /// A raise stands and can be confirmed.
    pub ready: bool,
    /// The first instant that counts.
    pub opens: Instant,
    /// The limit's currency, else the book's home currency.
    pub currency: Currency,
    pub spent: Spent,
    /// Below zero when the limit is passed; `None` without a limit.
    pub left: Option<Money>,
    /// Reminders due and not given yet.
    pub(super) due: Vec<Due>,
}

impl Book {
    /// Where the limits stand. Recharges count gross, by the rate of their own day.
    pub fn limits_now(&self, now: Instant) -> Result<LimitsNow, BookError> {
        self.file.read(|conn| at(conn, now))
    }
}

pub(super) fn at(conn: &Connection, now: Instant) -> Result<LimitsNow, BookError> {
    let settings = settings::read(conn)?;
    let zone = settings.zone()?;
    let steps = table::steps(conn)?;
    let (told, said) = table::told(conn)?;
    let reading = table::reading(conn, now)?;
    let opens = Window::ALL.map(|window| window.opens(now, &zone));
    let opens: Vec<Instant> = opens.into_iter().collect::<Result<_, _>>()?;
    let first = opens.iter().min().copied().unwrap_or(now);
    let recharges = Recharges::since(conn, first, &zone)?;
    let mut windows = Vec::with_capacity(Window::ALL.len());
    for (window, opens) in Window::ALL.into_iter().zip(opens) {
        let standing = Standing::after(&steps, window, reading);
        let currency = standing.limit.map_or(settings.home_currency, |limit| limit.currency);
        let spent = spent(&recharges.spends(currency)?, window, now, &zone)?;
        let due = |limit| due(window, limit, spent, &told, now, &zone);
        windows.push(WindowNow {
            ready: standing.pending.is_some_and(|raise| raise.ready(reading)),
            opens,
            currency,
            left: standing.limit.map(|limit| left(limit, spent)).transpose()?,
            due: standing.limit.map(due).unwrap_or_default(),
            standing,
            spent,
        });
    }
    Ok(LimitsNow {
        reading,
        nearest: nearest(&windows, &recharges, now, settings.home_currency)?,
        windows,
        month: month_of(now, &zone),
        review_on: review_on(&steps, said, &zone)?,
    })
}

/// The limit with the least left, compared in the home currency where they differ; one whose currency has no rate is passed over, unless
/// it stands alone.
fn nearest(
    windows: &[WindowNow],
    recharges: &Recharges,
    now: Instant,
    home: Currency,
) -> Result<Option<Window>, BookError> {
    let mut found: Option<(Option<i64>, Window)> = None;
    for each in windows {
        let Some(left) = each.left else { continue };
        let left = recharges.convert(left, now, home)?;
        let nearer = found.is_none_or(|(least, _)| match (left, least) {
            (Some(left), Some(least)) => left < least,
            (left, least) => left.is_some() && least.is_none(),
        });
        if nearer {
            found = Some((left, each.standing.window));
        }
    }
    Ok(found.map(|(_, window)| window))
}

impl LimitsNow {
    /// The window's own part.
    #[must_use]
    pub fn of(&self, window: Window) -> Option<&WindowNow> {
        self.windows.iter().find(|each| each.standing.window == window)
    }

    /// What is due now, the lowest first, as it is kept once given.
    pub(super) fn to_tell(&self) -> Vec<Told> {
        let mut due: Vec<Due> = self
            .windows
            .iter()
            .flat_map(|window| window.due.iter().copied())
            .collect();
        due.sort_unstable();
        let told = |due: Due| Told {
            window: due.window,
            percent: due.percent,
            at: self.reading.now,
            month: self.month,
        };
        due.into_iter().map(told).collect()
    }
}
