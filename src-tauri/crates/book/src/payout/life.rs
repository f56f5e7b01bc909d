//! A payout and its life: asked for, sent by the platform, arrived; or refused, or sent and come back. Pure.

use giftbook_model::{Money, Platform};
use jiff::civil::Date;

use crate::BookError;

/// Most units one payout may name: far above any balance, far below the top of the sums.
const MOST_UNITS: i64 = 1_000_000_000_000;

/// What its owner knows of a payout. What is not known is `None`, never 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutFacts {
    pub platform: Platform,
    /// Taken out of what was received, in [`Platform::received`]; `None` where the platform pays money without units.
    pub units: Option<i64>,
    /// One of the first three days at least.
    pub requested: Option<Date>,
    /// The platform sent it.
    pub paid: Option<Date>,
    /// It arrived.
    pub received: Option<Date>,
    /// Refused, or sent and come back: its units are in the balance again.
    pub returned: Option<Date>,
    /// Before fees, in the platform's currency.
    pub gross: Option<Money>,
    /// What platform or payment service kept, in the currency of `gross`.
    pub fee: Option<Money>,
    /// What arrived, in the currency it arrived in.
    pub got: Option<Money>,
    /// The id of a payout method; empty where unknown.
    pub method: String,
    /// As platform or bank names it; empty where unknown. One line of at most 200 letters.
    pub reference: String,
}

/// A payout of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    pub id: i64,
    pub facts: PayoutFacts,
}

/// How far a payout has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Requested,
    Paid,
    Received,
    Returned,
}

impl Stage {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Paid => "paid",
            Self::Received => "received",
            Self::Returned => "returned",
        }
    }
}

impl PayoutFacts {
    /// The first day known of it: from then on its units are out of the balance.
    #[must_use]
    pub fn begun(&self) -> Option<Date> {
        self.requested.or(self.paid).or(self.received)
    }

    /// The day its money left the platform, as far as it is known.
    #[must_use]
    pub fn sent(&self) -> Option<Date> {
        self.paid.or(self.received)
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.returned.is_some() {
            Stage::Returned
        } else if self.received.is_some() {
            Stage::Received
        } else if self.paid.is_some() {
            Stage::Paid
        } else {
            Stage::Requested
        }
    }

    /// How far it had come at the end of a day; `None` before it was begun.
    #[must_use]
    pub fn stage_on(&self, day: Date) -> Option<Stage> {
        let by_then = |on: Option<Date>| on.filter(|on| *on <= day);
        let known = Self {
            requested: by_then(self.begun()),
            paid: by_then(self.paid),
            received: by_then(self.received),
            returned: by_then(self.returned),
            ..self.clone()
        };
        known.begun().map(|_| known.stage())
    }

    /// What is left of the gross amount after the fee; `None` where no gross amount is known.
    #[must_use]
    pub fn net(&self) -> Option<Money> {
        let gross = self.gross?;
        let fee = self.fee.map_or(0, |fee| fee.minor);
        Some(Money {
            minor: gross.minor.checked_sub(fee)?,
            ..gross
        })
    }

    /// Refuses what cannot be: [`BookError::Invalid`] with a word for why. `today` in the book's zone.
    pub(super) fn check(&self, today: Date) -> Result<(), BookError> {
        let refused = |code| Err(BookError::Invalid { code });
        let days = [self.requested, self.paid, self.received];
        if days.iter().all(Option::is_none) {
            return refused("payout_without_day");
        }
        if days.iter().flatten().any(|day| *day > today) || self.returned.is_some_and(|day| day > today) {
            return refused("day_in_future");
        }
        if !days.iter().flatten().is_sorted()
            || self
                .returned
                .zip(self.sent().or(self.begun()))
                .is_some_and(|(back, sent)| back < sent)
        {
            return refused("payout_days_out_of_order");
        }
        if self.returned.is_some() && self.received.is_some() {
            return refused("payout_received_and_returned");
        }
        if self.units.is_none() && self.gross.is_none() && self.got.is_none() {
            return refused("payout_without_amount");
        }
        if self.units.is_some_and(|units| !(1..=MOST_UNITS).contains(&units)) {
            return refused("units_out_of_range");
        }
        if [self.gross, self.got].iter().flatten().any(|money| money.minor <= 0) {
            return refused("amount_not_positive");
        }
        if self.got.is_some() && self.received.is_none() {
            return refused("payout_got_without_day");
        }
        match (self.gross, self.fee) {
            (None, Some(_)) => refused("payout_fee_without_gross"),
            (Some(gross), Some(fee)) if gross.currency != fee.currency => refused("payout_fee_in_another_currency"),
            (Some(gross), Some(fee)) if fee.minor < 0 || fee.minor >= gross.minor => refused("payout_fee_out_of_range"),
            _ => Ok(()),
        }
    }
}
