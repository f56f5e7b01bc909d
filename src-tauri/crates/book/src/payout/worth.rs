//! What units bring in money by a programme, and how far that is from the least that is paid out. Pure.

use giftbook_model::{Currency, Money};
use rust_decimal::Decimal;

use super::balance::Threshold;
use super::programme::{Programme, Share};
use super::rules::Between;
use super::running::Running;
use crate::BookError;

/// What units bring by the rules that ask for nothing but units; a range where the steps are not known. `None` where the programme shares a
/// price. Rounded half to even to a minor unit: here and nowhere else.
pub(super) fn worth(programme: &Programme, units: i64) -> Result<Option<Between>, BookError> {
    let Some(whole) = programme.whole_of(units) else {
        return Ok(None);
    };
    let share = |of: fn(&Share) -> Decimal| {
        let all = programme.rules.iter().map(|rule| of(&rule.share(None)));
        all.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
    };
    let money = |share: Option<Decimal>| {
        let exact = share.and_then(|share| whole.checked_mul(share));
        rounded(exact.ok_or(BookError::TooLarge)?, programme.currency)
    };
    let (one, other) = (money(share(|share| share.least))?, money(share(|share| share.most))?);
    // Below zero the larger share is the lesser amount.
    let (least, most) = if one.minor <= other.minor {
        (one, other)
    } else {
        (other, one)
    };
    Ok(Some(Between { least, most }))
}

pub(super) fn rounded(exact: Decimal, currency: Currency) -> Result<Money, BookError> {
    Running::new(currency).add(exact).ok_or(BookError::TooLarge)
}

pub(super) fn threshold(minimum: Money, worth: Between) -> Option<Threshold> {
    let missing = |reached: Money| {
        let minor = minimum.minor.checked_sub(reached.minor)?.max(0);
        (minimum.currency == reached.currency).then_some(Money { minor, ..minimum })
    };
    Some(Threshold {
        minimum,
        missing: Between {
            least: missing(worth.most)?,
            most: missing(worth.least)?,
        },
    })
}
