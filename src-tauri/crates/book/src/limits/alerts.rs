//! Reminders: at 50, 80 and 100 % of a limit, each once a window, and every six months whether the limits still fit.
//!
//! *Once a window.* The month begins anew with its first day, so a reminder comes at most once for each calendar month. The other two roll
//! on and never begin; for them "once" means not again until a whole window has passed since it was given. So a sum that swings around
//! 80 % reminds once in 24 hours (once in 7 days), not with every recharge, and one that stays there is said again, once, in the next
//! window. Only the window that stands now is looked at: a late import of an old month shows there and reminds of nothing.
//!
//! Changing a limit gives no reminder a second time: they belong to the window, not to the amount.

use giftbook_model::{Instant, Money};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::spent::Spent;
use super::steps::{Step, What};
use super::window::{OUT_OF_CALENDAR, Window, month_of};
use crate::BookError;

pub(super) const PERCENTS: [u8; 3] = [50, 80, 100];
/// After so many months without a change the limits are to be looked at again (UK Gambling Commission, RTS 12).
const REVIEW_MONTHS: i32 = 6;

/// A reminder that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) window: Window,
    pub(super) percent: u8,
    pub(super) at: Instant,
    /// The month it was given in, by its first day.
    pub(super) month: Date,
}

/// A reminder to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Due {
    pub(super) percent: u8,
    pub(super) window: Window,
}

/// What is due at `now` for one limit; the lowest first.
#[must_use]
pub(super) fn due(
    window: Window,
    limit: Money,
    spent: Spent,
    told: &[Told],
    now: Instant,
    zone: &TimeZone,
) -> Vec<Due> {
    let reached =
        |percent: u8| spent.minor > 0 && i128::from(spent.minor) * 100 >= i128::from(limit.minor) * i128::from(percent);
    let again = |told: &Told| match window.length_ms() {
        Some(length) => now >= told.at.plus_millis(length),
        None => told.month < month_of(now, zone),
    };
    let mut due: Vec<Due> = PERCENTS
        .into_iter()
        .filter(|percent| reached(*percent))
        .filter(|percent| {
            let mut before = told
                .iter()
                .filter(|told| told.window == window && told.percent == *percent);
            before.all(again)
        })
        .map(|percent| Due { percent, window })
        .collect();
    due.sort_unstable();
    due
}

/// When the limits are to be looked at again: six months after the last step that settled one, or after the last time this was said.
/// `None` while nothing was ever set.
pub(super) fn review_on(steps: &[Step], said: Option<Instant>, zone: &TimeZone) -> Result<Option<Date>, BookError> {
    let settled = steps.iter().filter(|step| !matches!(step.what, What::RaiseAsked(_)));
    let Some(last) = settled.map(|step| step.reading.latest).max() else {
        return Ok(None);
    };
    let last = said.map_or(last, |said| said.max(last));
    let day = last.day_in(zone).checked_add(REVIEW_MONTHS.months());
    day.map(Some).map_err(|_| OUT_OF_CALENDAR)
}
