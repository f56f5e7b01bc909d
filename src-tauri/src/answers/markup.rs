//! Mark-ups as the page has them.

use giftbook_book::rates::{Above, Learnt};
use rust_decimal::Decimal;

use crate::dto::count;
use crate::dto::purchases::{LearntAnswer, MarkupAnswer};

impl From<Above> for MarkupAnswer {
    fn from(above: Above) -> Self {
        Self {
            percent: percent(above.share),
            on: above.on.to_string(),
        }
    }
}

impl From<(String, Learnt)> for LearntAnswer {
    fn from((method, learnt): (String, Learnt)) -> Self {
        Self {
            method,
            percent: percent(learnt.share),
            purchases: count(learnt.purchases),
        }
    }
}

/// 0.023 is "2.3".
fn percent(share: Decimal) -> String {
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    percent.normalize().to_string()
}
