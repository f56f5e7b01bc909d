//! What the programme owes for the units of one payout: units are taken out in the order they were earned. Pure.

use giftbook_model::{Currency, Money};
use rust_decimal::Decimal;

use crate::payout::minor_units::{decimal, rounded};
use crate::payout::{Between, EarnedWeek};

/// The whole that was shared, exactly, what the rules make of it, and by which programmes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owed {
    pub(super) whole: Decimal,
    pub(super) due: Between,
    pub(super) programmes: Vec<String>,
}

/// Of the units earned in `weeks`, the earliest first, `skip` were taken out before; the next `take` are the payout's. A week of which only a
/// part is taken owes in proportion; the sum is rounded once, half to even. `None` where so many were not earned, where a programme shares
/// a price and not units, or where two programmes pay in two currencies.
pub(super) fn owed(weeks: &[EarnedWeek], skip: i64, take: i64) -> Option<Owed> {
    let (mut skip, mut left) = (skip.max(0), take);
    let (mut whole, mut least, mut most) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let mut currency: Option<Currency> = None;
    let mut programmes: Vec<String> = Vec::new();
    for week in weeks.iter().filter(|week| week.units > 0) {
        let passed = skip.min(week.units);
        skip = skip.checked_sub(passed)?;
        let taken = week.units.checked_sub(passed)?.min(left);
        if taken == 0 {
            continue;
        }
        left = left.checked_sub(taken)?;
        let (low, high) = exact(week)?;
        if *currency.get_or_insert(week.programme.currency) != week.programme.currency {
            return None;
        }
        let part = |of: Decimal| {
            of.checked_mul(Decimal::from(taken))?
                .checked_div(Decimal::from(week.units))
        };
        whole = whole.checked_add(week.programme.whole_of(taken)?)?;
        least = least.checked_add(part(low)?)?;
        most = most.checked_add(part(high)?)?;
        if !programmes.contains(&week.programme.id) {
            programmes.push(week.programme.id.clone());
        }
    }
    let currency = currency.filter(|_| left == 0)?;
    Some(Owed {
        whole,
        due: Between {
            least: rounded(least, currency)?,
            most: rounded(most, currency)?,
        },
        programmes,
    })
}

/// What a week is owed before any rounding, so that parts of weeks add up to what was earned. A line that met its cap is what it is.
fn exact(week: &EarnedWeek) -> Option<(Decimal, Decimal)> {
    let (mut least, mut most) = (Decimal::ZERO, Decimal::ZERO);
    for line in &week.earned.as_ref()?.lines {
        let units = match line.live {
            Some(place) => week.lives.get(place)?.units,
            None => week.units,
        };
        let whole = week.programme.whole_of(units)?;
        let of = |share: Decimal, money: Money| {
            if line.capped {
                Some(decimal(money))
            } else {
                whole.checked_mul(share)
            }
        };
        least = least.checked_add(of(line.share.least, line.money.least)?)?;
        most = most.checked_add(of(line.share.most, line.money.most)?)?;
    }
    Some((least, most))
}
