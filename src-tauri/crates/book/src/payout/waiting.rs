//! What waiting saves: units that are held back or in review and taken out together with those at hand cost one fee less.

use giftbook_model::Money;
use jiff::civil::Date;

use super::balance::PayoutBalance;
use super::fee::by_day;
use super::method::PayoutMethod;
use super::rules::Between;
use super::window::free_on;
use crate::BookError;

/// One payout of all, instead of one now and one later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// That are not to be taken out yet.
    pub units: i64,
    /// The last of them can be taken out from then on; `None` where nobody says when.
    pub from: Option<Date>,
    /// What is kept less, where it is taken out in one.
    pub saves: Money,
}

/// What waiting for the held units saves, by the least they bring; `None` where nothing is held, the fee is not known or nothing is saved.
pub(super) fn waiting(
    held: &PayoutBalance,
    units: i64,
    brings: Between,
    method: &PayoutMethod,
    worth_of: impl Fn(i64) -> Result<Between, BookError>,
) -> Result<Option<Waiting>, BookError> {
    if held.held <= 0 {
        return Ok(None);
    }
    let together = worth_of(units.checked_add(held.held).ok_or(BookError::TooLarge)?)?.least;
    let later = Money {
        minor: together
            .minor
            .checked_sub(brings.least.minor)
            .ok_or(BookError::TooLarge)?,
        ..together
    };
    let kept = |gross| fees(gross, method);
    let (Some(now), Some(then), Some(once)) = (kept(brings.least)?, kept(later)?, kept(together)?) else {
        return Ok(None);
    };
    let apart = now.checked_add(then)?;
    let minor = apart.minor.checked_sub(once.minor).ok_or(BookError::TooLarge)?;
    Ok((minor > 0).then_some(Waiting {
        units: held.held,
        from: held.schedule.as_ref().and_then(|schedule| free_on(schedule, held.on)),
        saves: Money { minor, ..apart },
    }))
}

/// What a method keeps of an amount over all its days.
fn fees(gross: Money, method: &PayoutMethod) -> Result<Option<Money>, BookError> {
    let Some((fee, parts)) = method.fee.zip(by_day(gross, method)) else {
        return Ok(None);
    };
    let mut all = Money { minor: 0, ..gross };
    for part in parts {
        all = all.checked_add(fee.of(part)?)?;
    }
    Ok(Some(all))
}
