//! What counts in a window. Recharges count gross: money that came back does not open the window again.

use giftbook_model::{Instant, Money};
use jiff::tz::TimeZone;

use super::window::Window;
use crate::BookError;

/// One recharge in the currency of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spend {
    /// When, or the last moment of its day where only the day is known: it counts until it surely counts no more.
    pub(super) at: Instant,
    /// `None`: what was paid is not known, or not in this currency.
    pub(super) minor: Option<i64>,
    /// What of it came back.
    pub(super) back: i64,
}

/// What counts in one window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// Whole minor units.
    pub minor: i64,
    /// What of it came back. It does not open the window again.
    pub back: i64,
    pub recharges: u32,
    /// Recharges in the window that could not be counted: no price, or no rate for its day.
    pub uncounted: u32,
}

/// What counts in the window that stands at `now`. It has no upper end: after a clock was set back, what was bought in the meantime still
/// counts.
pub(super) fn spent(spends: &[Spend], window: Window, now: Instant, zone: &TimeZone) -> Result<Spent, BookError> {
    let opens = window.opens(now, zone)?;
    let mut spent = Spent::default();
    for spend in spends.iter().filter(|spend| spend.at >= opens) {
        match spend.minor {
            Some(minor) => {
                spent.minor = spent.minor.checked_add(minor).ok_or(BookError::TooLarge)?;
                spent.back = spent.back.checked_add(spend.back).ok_or(BookError::TooLarge)?;
                spent.recharges += 1;
            }
            None => spent.uncounted += 1,
        }
    }
    Ok(spent)
}

/// What is left of a limit: below zero when it is passed.
pub(super) fn left(limit: Money, spent: Spent) -> Result<Money, BookError> {
    let minor = limit.minor.checked_sub(spent.minor).ok_or(BookError::TooLarge)?;
    Ok(Money { minor, ..limit })
}
