//! What a method keeps, how an amount is split over days, and which method is best from which amount on. Pure.

use giftbook_model::Money;
use rust_decimal::{Decimal, RoundingStrategy};

use super::method::{Fee, PayoutMethod};
use crate::BookError;

impl Fee {
    /// What is kept of one payout, rounded half to even to a minor unit: here and nowhere else. Never more than the payout.
    pub(super) fn of(&self, amount: Money) -> Result<Money, BookError> {
        let share = Decimal::from(amount.minor)
            .checked_mul(self.share)
            .ok_or(BookError::TooLarge)?;
        let share = share.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
        let share = i64::try_from(share).map_err(|_| BookError::TooLarge)?;
        let minor = share.checked_add(self.each.minor).ok_or(BookError::TooLarge)?;
        Ok(Money {
            minor: minor.min(amount.minor),
            ..amount
        })
    }
}

/// Divides an amount into as few parts as the most of a day allows, each of at least the minimum where the whole is; they add up to it. The
/// first days take the most. `None` where the whole is below the minimum, or no division can keep to both bounds.
pub(super) fn by_day(whole: Money, method: &PayoutMethod) -> Option<Vec<Money>> {
    let least = method.minimum.map_or(1, |minimum| minimum.minor).max(1);
    let most = method.daily.map_or(whole.minor, |daily| daily.minor);
    if whole.minor < least || most < least {
        return None;
    }
    let full = whole.minor / most;
    let rest = whole.minor % most;
    let mut parts = vec![most; usize::try_from(full).ok()?];
    if rest > 0 {
        // Too small a rest is filled up from the days before it.
        let mut lacking = (least - rest).max(0);
        parts.push(rest + lacking);
        for part in parts.iter_mut().rev().skip(1) {
            let given = lacking.min(*part - least);
            *part -= given;
            lacking -= given;
        }
        if lacking > 0 {
            return None;
        }
    }
    Some(parts.into_iter().map(|minor| Money { minor, ..whole }).collect())
}

/// A method that leaves the most from an amount on, until the next row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BestFrom {
    /// The least amount at which it is so; of one payout.
    pub from: Money,
    pub method: String,
}

/// What a method costs of one payout, as a line: `each` and `share` of the amount, with what the bank's rate costs where money is exchanged.
#[derive(Clone, Copy)]
struct Cost {
    each: Decimal,
    share: Decimal,
    least: Decimal,
    most: Option<Decimal>,
}

impl Cost {
    fn of(method: &PayoutMethod, exchanged: bool) -> Option<Self> {
        let fee = method.fee?;
        let left = if exchanged {
            Decimal::ONE.checked_sub(method.markup)?
        } else {
            Decimal::ONE
        };
        let share = Decimal::ONE.checked_sub(Decimal::ONE.checked_sub(fee.share)?.checked_mul(left)?)?;
        Some(Self {
            each: Decimal::from(fee.each.minor).checked_mul(left)?,
            share,
            least: Decimal::from(method.minimum.map_or(1, |minimum| minimum.minor).max(1)),
            most: method.daily.map(|daily| Decimal::from(daily.minor)),
        })
    }

    fn at(&self, amount: Decimal) -> Option<Decimal> {
        let within = self.least <= amount && self.most.is_none_or(|most| amount <= most);
        if within {
            amount.checked_mul(self.share)?.checked_add(self.each)
        } else {
            None
        }
    }

    /// The amount at which both cost the same.
    fn crossing(&self, other: &Self) -> Option<Decimal> {
        let amount = self
            .each
            .checked_sub(other.each)?
            .checked_div(other.share.checked_sub(self.share)?)?;
        (amount > Decimal::ZERO).then_some(amount)
    }
}

/// Which of the methods leaves the most of one payout, by rising amounts: the exact crossing of their costs, rounded up to the minor unit. Of
/// equals the first one stands. Methods whose fee nobody has published are left out. `exchanged`: the money arrives in another currency, so
/// that each method's mark-up counts. All methods in one currency.
pub(super) fn best_from(methods: &[&PayoutMethod], exchanged: bool) -> Vec<BestFrom> {
    let costs: Vec<(Cost, &PayoutMethod)> = methods
        .iter()
        .filter_map(|method| Some((Cost::of(method, exchanged)?, *method)))
        .collect();
    let mut turns: Vec<Decimal> = costs.iter().map(|(cost, _)| cost.least).collect();
    for (nth, (one, _)) in costs.iter().enumerate() {
        turns.extend(costs[..nth].iter().filter_map(|(other, _)| one.crossing(other)));
        turns.extend(one.most.map(|most| most + Decimal::ONE));
    }
    turns.iter_mut().for_each(|turn| *turn = turn.ceil());
    turns.sort_unstable();
    turns.dedup();
    let mut best: Vec<BestFrom> = Vec::new();
    for turn in turns {
        let cheapest = costs
            .iter()
            .filter_map(|(cost, method)| Some((cost.at(turn)?, cost.share, *method)))
            // Where they meet the one with the smaller share goes on being cheaper.
            .min_by_key(|(cost, share, _)| (*cost, *share));
        let (Some((_, _, method)), Ok(minor)) = (cheapest, i64::try_from(turn)) else {
            continue;
        };
        if best.last().is_none_or(|last| last.method != method.id) {
            let from = Money {
                minor,
                currency: method.currency,
            };
            best.push(BestFrom {
                from,
                method: method.id.clone(),
            });
        }
    }
    best
}
