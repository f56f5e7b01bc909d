//! What is asked about the way of a sum, and what is told of it.

use giftbook_model::{Channel, Currency, Money, Platform};
use rust_decimal::Decimal;

use super::follow::Step;
use super::method::PayoutMethod;
use super::programme::{Programme, Share};
use crate::rates::Offer;

/// What is spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spend {
    Money(Money),
    /// So many pieces of a gift of the catalogue, by its id, at what their coins cost.
    Gift {
        id: String,
        pieces: i64,
    },
}

/// Where a share is a range: which end of it to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Least,
    Most,
}

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub spend: Spend,
    /// What amounts are told in.
    pub currency: Currency,
    pub platform: Platform,
    pub channel: Channel,
    /// Where the price holds; `None` for the most trusted place there is, among those that charge in `currency` if any does.
    pub region: Option<String>,
    /// The programme the creator is paid by; `None` for the platform's usual one.
    pub programme: Option<String>,
    pub end: End,
    /// The rate of tax inside the price, 0.19 for 19 %; `None` where nobody states it.
    pub tax: Option<Decimal>,
    /// The method it is paid out by, by its id, in a payout of that much in the method's currency, over which a fixed fee is shared.
    /// `None`: the way ends with what is credited.
    pub method: Option<(String, Decimal)>,
}

/// A sum and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    pub pays: Money,
    pub steps: Vec<Step>,
    /// What one unit costs, in the currency of `pays`, unrounded; `None` where the viewer names the amount.
    pub each: Option<Decimal>,
    /// How many whole units the sum buys.
    pub units: Option<i64>,
    pub offer: Option<Offer>,
    pub programme: Programme,
    /// What of the programme's whole is the creator's.
    pub share: Share,
    /// What the creator is credited with for one unit, in the programme's currency.
    pub credited: Option<Decimal>,
    pub method: Option<PayoutMethod>,
}
