//! What a year's answer holds.

use giftbook_model::{Currency, EntryId, Instant, Money, Platform, Unit};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::payout::life::{Payout, Stage};
use crate::payout::method::Route;
use crate::payout::reversal::Reversal;

/// A year of payouts, in the book's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    pub year: i16,
    pub made: Instant,
    /// IANA name.
    pub zone: String,
    pub home: Currency,
    /// By platform and currency over the year.
    pub platforms: Vec<PaidRow>,
    /// By month, platform and currency, the earliest first.
    pub months: Vec<PaidRow>,
    /// What arrived, by month, platform and currency, with what it was in the home currency on the days it did.
    pub arrived: Vec<Arrived>,
    /// The same over the year, by currency.
    pub arrived_sums: Vec<Arrived>,
    /// Every payout of the year, those that did not arrive too.
    pub payouts: Vec<YearPayout>,
    pub credited: Vec<CreditedMonth>,
    /// What was taken back in the year.
    pub taken_back: Vec<TakenBackRow>,
    /// Receipts kept with purchases of the year.
    pub receipts: Vec<Receipt>,
    pub sources: Vec<Source>,
}

/// Payouts of one platform in its currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidRow {
    /// The month's first day; `None` in a sum over the year.
    pub month: Option<Date>,
    pub platform: Platform,
    pub currency: Currency,
    pub payouts: i64,
    pub gross: Money,
    pub fees: Money,
    /// Of these payouts' money.
    pub taken_back: Money,
    /// Gross less fees and what was taken back.
    pub net: Money,
    /// Payouts among them of which no fee is known; it counts as none.
    pub without_fee: i64,
}

/// What arrived in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub month: Option<Date>,
    /// `None` in a sum over platforms.
    pub platform: Option<Platform>,
    pub payouts: i64,
    pub money: Money,
    /// By the reference rate of each day, rounded payout by payout; `None` where a day had no rate.
    pub in_home: Option<Money>,
}

/// A payout, with the rate of the day it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearPayout {
    pub payout: Payout,
    pub stage: Stage,
    /// How it came, where its method is known.
    pub route: Option<Route>,
    /// The day it counts on; `None`: it has not been sent or came back.
    pub counts_on: Option<Date>,
    pub taken_back: Option<Money>,
    pub net: Option<Money>,
    /// From the platform's currency to the one that arrived: in the rate book with its day, and as it came out, to eight digits.
    pub reference: Option<(Decimal, Date)>,
    pub implied: Option<Decimal>,
    /// What arrived beyond (above zero) or short of what the reference rate would have made of it.
    pub beyond_reference: Option<Money>,
    /// What arrived, in the home currency by the reference rate of the day, and that rate with its day.
    pub in_home: Option<Money>,
    pub home_rate: Option<(Decimal, Date)>,
    /// A statement's row tells of its arrival.
    pub witnessed: bool,
}

/// What the lives of a month were credited with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedMonth {
    pub month: Date,
    pub platform: Platform,
    pub unit: Unit,
    pub lives: i64,
    pub units: i64,
    /// Of them by the platform's own totals; the rest by what was recorded.
    pub official: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBackRow {
    pub reversal: Reversal,
    pub units: Option<i64>,
    pub money: Option<Money>,
}

/// A receipt kept with a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub entry: EntryId,
    pub day: Date,
    pub platform: Platform,
    pub paid: Option<Money>,
    /// As the file was called.
    pub name: String,
    /// 64 hexadecimal digits of BLAKE3.
    pub digest: String,
}

/// A file the year's figures rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub name: String,
    pub format: String,
    pub imported: Instant,
    /// The first twelve hexadecimal digits of its BLAKE3.
    pub digest: String,
}
