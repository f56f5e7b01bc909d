//! The words of a payout's money: the points it passes and why it is another amount at the next.

use giftbook_model::Money;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A point money passes, that somebody can look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Point {
    /// What the programme's shares are shares of: the units taken out, by its worth of one.
    Worth,
    /// What the platform paid for them, before its fee.
    Gross,
    /// What it sent.
    Net,
    /// What it sent, in the currency that arrived, by the reference rate.
    AtReference,
    /// What arrived, as the payout was recorded.
    Received,
    /// What arrived, as a statement has it.
    Bank,
}

/// Why an amount is another than the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The platform's part, by the programme.
    Share,
    /// What was paid beside the programme: above it or below.
    BesideProgramme,
    Fee,
    /// Taken back after it was paid.
    Reversed,
    /// The bank's rate was another than the reference rate.
    Fx,
    /// Less than one minor unit, from rounding a conversion.
    Rounding,
    /// Nothing in the book tells why.
    Unexplained,
}

/// What an amount grew or shrank by, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub why: Why,
    pub money: Money,
}

/// From one point to another in one currency: `from` and the steps make `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub from: (Point, Money),
    pub steps: Vec<Step>,
    pub to: (Point, Money),
}

/// The rate by which what was sent became what arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turned {
    pub from: Money,
    /// Units of the new currency for one of the old, in the rate book, and the day it is of. `None`: the book has none.
    pub reference: Option<(Decimal, Date)>,
    /// What came of it, to eight digits: received over sent.
    pub implied: Option<Decimal>,
}

impl Point {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Worth => "worth",
            Self::Gross => "gross",
            Self::Net => "net",
            Self::AtReference => "at_reference",
            Self::Received => "received",
            Self::Bank => "bank",
        }
    }
}

impl Why {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::BesideProgramme => "beside_programme",
            Self::Fee => "fee",
            Self::Reversed => "reversed",
            Self::Fx => "fx",
            Self::Rounding => "rounding",
            Self::Unexplained => "unexplained",
        }
    }

    /// It comes of the rate by which one currency became another.
    #[must_use]
    pub fn is_of_rate(self) -> bool {
        matches!(self, Self::Fx | Self::Rounding)
    }
}
