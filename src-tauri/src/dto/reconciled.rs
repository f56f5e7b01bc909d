//! A payout from the gifts to the bank, and what does not fit.

use serde::Serialize;
use specta::Type;

use super::payouts::PayoutRow;
use super::{Id, Money, Units};

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Reconciled {
    pub payout: PayoutRow,
    pub unit: String,
    /// Its lives began after this day; `null`: from the first on.
    pub after: Option<String>,
    pub until: String,
    /// `null` where the payout names no units.
    pub units: Option<UnitBridge>,
    /// Stretches of one currency each, in the order of the way.
    pub money: Vec<MoneyBridge>,
    /// Where the currency changed.
    pub turned: Option<Turned>,
    pub programmes: Vec<String>,
    /// The earliest first.
    pub lives: Vec<PaidLive>,
    pub arrivals: Vec<Arrival>,
}

/// From the balance after the payout before to the units taken out.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct UnitBridge {
    pub from: Units,
    pub steps: Vec<UnitStep>,
    pub to: Units,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct UnitStep {
    /// recorded, a cause, unexplained, `taken_back`, left.
    pub why: String,
    /// Signed.
    pub units: Units,
    /// Rows of the book add up to it: those of the filter `payout` and `step`.
    pub rows: bool,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct MoneyBridge {
    /// worth, gross, net, `at_reference`, received, bank.
    pub from: String,
    pub sum: Money,
    pub steps: Vec<MoneyStep>,
    pub to: String,
    pub end: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct MoneyStep {
    /// share, `beside_programme`, fee, reversed, fx, rounding, unexplained.
    pub why: String,
    /// Signed.
    pub money: Money,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Turned {
    pub from: Money,
    /// Units of the new currency for one of the old: by the rate book with its day, and as it came out.
    pub reference: Option<String>,
    pub day: Option<String>,
    pub implied: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PaidLive {
    pub live: Id,
    pub title: Option<String>,
    pub day: String,
    /// Everything recorded, guests' gifts too.
    pub recorded: Units,
    pub official: Option<Units>,
    pub credited: Units,
    pub causes: Vec<LiveCause>,
    /// `null` without the platform's total.
    pub unexplained: Option<Units>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct LiveCause {
    pub cause: String,
    /// Signed; `null`: possible, not proved.
    pub units: Option<Units>,
    /// Gifts it is about; 0 for stretches.
    pub gifts: Units,
    /// Milliseconds it is about, for stretches.
    pub ms: Units,
}

/// Money that came in, as a statement has it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Arrival {
    pub entry: Id,
    pub platform: String,
    pub day: String,
    pub money: Money,
    pub text: Option<String>,
}

/// A row that could be a payout's arrival.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ArrivalProposal {
    pub payout: Id,
    /// reference, received, net, converted.
    pub rule: String,
    pub row: Arrival,
}

/// What does not fit together, and what merely stands out.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PayoutChecksAnswer {
    pub found: Vec<Found>,
    pub proposals: Vec<ArrivalProposal>,
}

#[derive(Debug, Clone, Default, Type, Serialize)]
pub(crate) struct Found {
    pub code: String,
    /// It only stands out.
    pub hint: bool,
    pub platform: Option<String>,
    pub payout: Option<Id>,
    pub live: Option<Id>,
    pub entry: Option<Id>,
    pub day: Option<String>,
    pub money: Option<Money>,
    pub unit: Option<String>,
    pub units: Option<Units>,
    pub days: Option<u32>,
    /// How many others it stands out among.
    pub among: Option<u32>,
}
