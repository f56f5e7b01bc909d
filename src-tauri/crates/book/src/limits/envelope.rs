//! Budgets: so much a month for a platform or a creator. They tell, they do not bind, so they change at once and can be undone.

use jiff::ToSpan;
use jiff::civil::Date;

use super::window::OUT_OF_CALENDAR;
use crate::BookError;

/// What a budget is from a month on, until the next such row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FromMonth {
    /// The first day of the month.
    pub(super) month: Date,
    /// Whole minor units a month; `None`: no budget from then on.
    pub(super) minor: Option<i64>,
    /// What a month leaves is added to the next. What it overspends is not taken from it.
    pub(super) carries: bool,
}

/// A budget in one month, in whole minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Envelope {
    pub amount: i64,
    pub carried: i64,
    pub spent: i64,
    /// Amount and what was carried over, less what was spent: below zero when it is passed.
    pub left: i64,
}

/// The budget of `month` after `rows`, oldest first. `spent` tells what a month used. `None` when there is none in that month.
pub(super) fn envelope(
    rows: &[FromMonth],
    month: Date,
    mut spent: impl FnMut(Date) -> Result<i64, BookError>,
) -> Result<Option<Envelope>, BookError> {
    let Some(first) = rows.first().filter(|first| first.month <= month) else {
        return Ok(None);
    };
    let mut carried = 0;
    let mut each = first.month;
    loop {
        let row = rows.iter().rfind(|row| row.month <= each).unwrap_or(first);
        let envelope = match row.minor {
            None => None,
            Some(amount) => {
                let spent = spent(each)?;
                let held = amount.checked_add(carried).ok_or(BookError::TooLarge)?;
                let left = held.checked_sub(spent).ok_or(BookError::TooLarge)?;
                Some(Envelope {
                    amount,
                    carried,
                    spent,
                    left,
                })
            }
        };
        if each == month {
            return Ok(envelope);
        }
        carried = envelope
            .filter(|_| row.carries)
            .map_or(0, |envelope| envelope.left.max(0));
        each = each.checked_add(1.month()).map_err(|_| OUT_OF_CALENDAR)?;
    }
}
