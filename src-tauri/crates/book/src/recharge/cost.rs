//! What an offer really costs: price, tax, exchange and card fee in the home currency, each on its own line. Pure.
//!
//! Exact amounts are kept as running sums to a thousand-millionth of a minor unit. Money is made of them in one place ([`Exact::of`]):
//! each running sum is rounded, and a part is the difference of two. So the parts always add up to the whole, and no part is off by more
//! than one minor unit.

use giftbook_model::{Currency, Money, Tax};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::basket::{Choice, Rate};
use crate::BookError;
use crate::rates::{Method, Offer};

/// Decimals of a minor unit that are carried.
const CARRIED: u32 = 9;

/// What tax has to do with a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxSaid {
    /// No source says whether it is in the price.
    Unknown,
    Included,
    /// On top, by the rate the user set: 0.06 is 6 %.
    Added(Decimal),
    /// On top, and the user set no rate for the region: it is missing from the cost.
    AddedUnset,
}

/// The true cost of so many units, in the home currency. The four parts sum to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub units: i64,
    pub whole: Money,
    pub price: Money,
    pub tax: Money,
    /// The payment method's mark-up on the reference rate.
    pub exchange: Money,
    /// The payment method's fee on purchases in another currency.
    pub fee: Money,
    pub tax_said: TaxSaid,
    /// Home currency for one of the price's, and the day that rate is of; `None` in the home currency.
    pub rate: Option<(Decimal, Date)>,
}

/// What is paid by, where, and at which reference rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms<'a> {
    pub(crate) home: Currency,
    /// Home currency for one of the price's, and the day of it.
    pub(crate) rate: (Decimal, Date),
    /// What is added to a price in the offer's region; `None` where the user set nothing.
    pub(crate) tax: Option<Decimal>,
    pub(crate) method: Option<&'a Method>,
}

/// An offer's cost before anything is rounded: after price, tax, exchange and fee, in minor units of the home currency for `units`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exact {
    sums: [Decimal; 4],
    units: i64,
    any_amount: bool,
    home: Currency,
    tax_said: TaxSaid,
    rate: Option<(Decimal, Date)>,
}

impl Exact {
    pub(crate) fn new(offer: &Offer, terms: &Terms<'_>) -> Result<Self, BookError> {
        let tax_said = match (offer.tax, terms.tax) {
            (Tax::Unknown, _) => TaxSaid::Unknown,
            (Tax::Included, _) => TaxSaid::Included,
            (Tax::Added, Some(rate)) => TaxSaid::Added(rate),
            (Tax::Added, None) => TaxSaid::AddedUnset,
        };
        let own = offer.price.currency;
        let billed = terms.method.map(|method| method.currency.unwrap_or(terms.home));
        let abroad = terms.method.filter(|_| billed.is_some_and(|billed| billed != own));
        let shares = [
            if let TaxSaid::Added(rate) = tax_said {
                rate
            } else {
                Decimal::ZERO
            },
            abroad.map_or(Decimal::ZERO, |method| method.markup),
            abroad.map_or(Decimal::ZERO, |method| method.fee),
        ];
        let minor = i64::from(terms.home.digits()) - i64::from(own.digits());
        let ten = Decimal::from(10_u64.pow(u32::try_from(minor.abs()).unwrap_or(0)));
        let price = Decimal::from(offer.price.minor).checked_mul(terms.rate.0);
        let price = price.and_then(|price| {
            if minor < 0 {
                price.checked_div(ten)
            } else {
                price.checked_mul(ten)
            }
        });
        let mut sums = [carried(price)?; 4];
        for (place, share) in (1..).zip(shares) {
            let part = carried(sums[place - 1].checked_mul(share))?;
            sums[place] = carried(sums[place - 1].checked_add(part))?;
        }
        Ok(Self {
            sums,
            units: offer.units,
            any_amount: offer.any_amount,
            home: terms.home,
            tax_said,
            rate: (own != terms.home).then_some(terms.rate),
        })
    }

    /// As it stands in a basket.
    pub(crate) fn choice(&self) -> Result<Choice, BookError> {
        if self.any_amount {
            return Ok(Choice::AnyAmount(self.rate_of(self.sums[3])));
        }
        Ok(Choice::Bundle {
            units: self.units,
            cost: self.of(1, self.units)?.whole.minor,
        })
    }

    /// Minor units of the home currency for one unit, with all its decimals.
    pub(crate) fn per_unit(&self) -> Rate {
        self.rate_of(self.sums[3])
    }

    fn rate_of(&self, sum: Decimal) -> Rate {
        Rate {
            cost: sum.mantissa(),
            units: 10_i128.pow(sum.scale()) * i128::from(self.units),
        }
    }

    /// The cost of buying it `times` times, `units` units all together. Here and nowhere else amounts are rounded: a bundle's running sums
    /// half to even, once for each purchase; those of a price in proportion up, once.
    pub(crate) fn of(&self, times: i64, units: i64) -> Result<Cost, BookError> {
        let mut sums = [0_i64; 4];
        for (sum, exact) in sums.iter_mut().zip(self.sums) {
            *sum = if self.any_amount {
                self.rate_of(exact).cost_of(units)?
            } else {
                let once = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointNearestEven);
                let once = i64::try_from(once).map_err(|_| BookError::TooLarge)?;
                once.checked_mul(times).ok_or(BookError::TooLarge)?
            };
        }
        let money = |minor| Money {
            minor,
            currency: self.home,
        };
        Ok(Cost {
            units,
            whole: money(sums[3]),
            price: money(sums[0]),
            tax: money(sums[1] - sums[0]),
            exchange: money(sums[2] - sums[1]),
            fee: money(sums[3] - sums[2]),
            tax_said: self.tax_said,
            rate: self.rate,
        })
    }
}

fn carried(amount: Option<Decimal>) -> Result<Decimal, BookError> {
    let amount = amount.ok_or(BookError::TooLarge)?;
    Ok(amount.round_dp_with_strategy(CARRIED, RoundingStrategy::MidpointNearestEven))
}
