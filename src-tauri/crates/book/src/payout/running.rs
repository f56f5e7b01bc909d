//! Exact amounts made into money so that the parts make the sum.

use giftbook_model::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};

/// Adds exact amounts and gives each the whole minor units by which the rounded sum has grown, so that the parts always make the sum.
pub(super) struct Running {
    currency: Currency,
    exact: Decimal,
    minor: i64,
}

impl Running {
    pub(super) fn new(currency: Currency) -> Self {
        Self {
            currency,
            exact: Decimal::ZERO,
            minor: 0,
        }
    }

    pub(super) fn add(&mut self, exact: Decimal) -> Option<Money> {
        self.exact = self.exact.checked_add(exact)?;
        let scale = Decimal::from(10_i64.checked_pow(self.currency.digits())?);
        let rounded = self
            .exact
            .checked_mul(scale)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
        let minor = i64::try_from(rounded).ok()?;
        let grown = minor.checked_sub(self.minor)?;
        self.minor = minor;
        Some(Money {
            minor: grown,
            currency: self.currency,
        })
    }

    pub(super) fn sum(&self) -> Money {
        Money {
            minor: self.minor,
            currency: self.currency,
        }
    }
}
