//! What each method costs by the amount of one payout, at the amounts where a fee begins, ends or another method becomes the best. Pure.

use giftbook_model::Money;
use rust_decimal::Decimal;

use super::method::{Fee, PayoutMethod};
use super::planner::PayoutPlan;
use super::worth::rounded;
use crate::BookError;

/// What one payout of an amount costs by each of the plan's ways, in their order: the fee, and the bank's mark-up where money is exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeesAt {
    pub amount: Money,
    /// `None` where the method does not pay out such an amount at once, or nobody has published its fee.
    pub fees: Vec<Option<Money>>,
    /// The way that is the best from here on, where another one was before.
    pub best: Option<usize>,
}

impl PayoutPlan {
    /// By rising amounts, up to half as much again as what is to be taken out and as every crossing.
    pub fn fees_by_amount(&self) -> Result<Vec<FeesAt>, BookError> {
        let ways: Vec<&PayoutMethod> = self.ways.iter().map(|way| &way.method).collect();
        let turns = self.best_from.iter().map(|best| best.from.minor);
        let widest = turns.clone().chain([self.worth.most.minor]).max().unwrap_or(0);
        let end = widest.checked_add(widest / 2).ok_or(BookError::TooLarge)?;
        let bounds = ways.iter().flat_map(|method| [method.minimum, method.daily]).flatten();
        let within = bounds.map(|bound| bound.minor).filter(|minor| *minor <= end);
        let mut amounts: Vec<i64> = within
            .chain(turns)
            .chain([self.worth.least.minor, end])
            .filter(|minor| *minor > 0)
            .collect();
        amounts.sort_unstable();
        amounts.dedup();
        amounts.into_iter().map(|minor| self.fees_at(&ways, minor)).collect()
    }

    fn fees_at(&self, ways: &[&PayoutMethod], minor: i64) -> Result<FeesAt, BookError> {
        let amount = Money {
            minor,
            ..self.worth.least
        };
        let exchanged = self.ways.iter().any(|way| way.least.exchanged.is_some());
        let fee = |method: &&PayoutMethod| {
            let within = method.minimum.is_none_or(|least| least.minor <= minor)
                && method.daily.is_none_or(|most| minor <= most.minor);
            method
                .fee
                .filter(|_| within)
                .map(|fee| cost(fee, method, amount, exchanged))
                .transpose()
        };
        // The first is the best of the smallest amounts and takes over from none.
        let turned = self.best_from.iter().skip(1).find(|best| best.from.minor == minor);
        Ok(FeesAt {
            amount,
            fees: ways.iter().map(fee).collect::<Result<_, _>>()?,
            best: turned.and_then(|best| ways.iter().position(|method| method.id == best.method)),
        })
    }
}

/// The fee, and what the rate of the method's bank is dearer by on what is left.
fn cost(fee: Fee, method: &PayoutMethod, amount: Money, exchanged: bool) -> Result<Money, BookError> {
    let kept = fee.of(amount)?;
    if !exchanged {
        return Ok(kept);
    }
    let left = amount.minor.checked_sub(kept.minor).ok_or(BookError::TooLarge)?;
    let left = Decimal::new(left, amount.currency.digits());
    let dearer = left.checked_mul(method.markup).ok_or(BookError::TooLarge)?;
    Ok(kept.checked_add(rounded(dearer, amount.currency)?)?)
}
