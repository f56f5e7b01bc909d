//! What the owner of a book says by hand and no file can say. It travels only for the sample, whose owner is nobody.

use jiff::civil::Date;

use crate::{Currency, Instant, Money};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The IANA name of the zone they live in.
    pub zone: &'static str,
    /// At most this a month, and since when.
    pub month_limit: (Money, Instant),
    pub wishes: Vec<Wish>,
    /// A file of payout methods of their own: its name and its text.
    pub payout_methods: (&'static str, &'static str),
    /// The earliest first.
    pub payouts: Vec<TakenOut>,
}

/// A gift the owner wishes to send, and since when it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub name: &'static str,
    /// TikTok coins.
    pub coins: i64,
    pub made: Instant,
    pub wait_hours: u32,
}

/// A payout of all TikTok diamonds that were there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOut {
    /// The id of a payout method.
    pub method: &'static str,
    /// The currency it arrived in.
    pub to: Currency,
    pub requested: Date,
    pub paid: Option<Date>,
    pub received: Option<Date>,
    pub reference: String,
}
