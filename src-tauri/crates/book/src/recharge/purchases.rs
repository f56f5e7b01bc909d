//! Every recharge once. Home, limits, the wallet and prices that were really paid all count by this.

use std::collections::BTreeMap;

use giftbook_model::{Channel, EntryId, Instant, Money, Platform, Unit};
use rusqlite::Connection;

use super::recharges::{Back, Recharge, Recharges};
use super::table;
use super::witnesses::Class;
use crate::insight::Range;
use crate::{Book, BookError};

/// One purchase of units.
///
/// Of its witnesses one that tells both sides counts for both; else what was paid is the store's word, the owner's, the platform's, the
/// statement's, the first there is, and what was got the owner's or the platform's. All others are marked as told elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purchased {
    /// Its leading entry: the one whose money counts, else the one whose units do.
    pub id: EntryId,
    pub platform: Platform,
    /// The most exact time any witness tells: the platform's before the store's before the owner's before the statement's.
    pub at: Instant,
    /// Only the day is known; `at` is its start.
    pub day_only: bool,
    /// The price. Sums count this.
    pub paid: Option<Money>,
    /// What a statement says was really billed, in its own currency, where the price is another witness's.
    pub billed: Option<Money>,
    pub units: Option<(Unit, i64)>,
    /// What came back, in the currency of `paid`, refunds by refunds.
    pub refunded: Option<Money>,
    /// Units taken back with refunds.
    pub units_back: Option<i64>,
    pub channel: Option<Channel>,
    /// The payment method's row number, as the user said or where one has the name the receipt tells.
    pub method: Option<i64>,
    pub transaction: Option<String>,
    /// ISO 3166 alpha-2, where a receipt says where it was bought.
    pub country: Option<String>,
    /// Every entry that tells of it, the leading one first.
    pub witnesses: Vec<EntryId>,
}

impl Book {
    /// All purchases, the oldest first.
    pub fn purchases(&self) -> Result<Vec<Purchased>, BookError> {
        self.file.read(|conn| purchases(conn, Range::default()))
    }
}

/// The purchases of a stretch of time, the oldest first.
pub(crate) fn purchases(conn: &Connection, range: Range) -> Result<Vec<Purchased>, BookError> {
    let told = Recharges::load(conn)?;
    let methods = table::method_names(conn)?;
    let back = told.back();
    let mut all = Vec::new();
    for recharge in told.purchases() {
        let purchased = purchased(&told, recharge, &back, &methods)?;
        let at = purchased.at.millis();
        if range.from.is_none_or(|from| at >= from) && range.until.is_none_or(|until| at < until) {
            all.push(purchased);
        }
    }
    all.sort_unstable_by_key(|purchased| (purchased.at, purchased.id));
    Ok(all)
}

pub(super) fn purchased(
    book: &Recharges,
    recharge: &Recharge,
    back: &BTreeMap<EntryId, Back>,
    methods: &[(i64, String)],
) -> Result<Purchased, BookError> {
    let told = |at: usize| &book.told[at];
    let facts = || recharge.members.iter().map(|at| &book.facts[*at]);
    let lead = told(recharge.lead());
    let timed = recharge.timed(&book.told);
    let billed = recharge.members.iter().map(|at| told(*at));
    let billed = billed
        .filter(|witness| witness.class == Class::Statement && Some(witness.id) != recharge.money.map(|at| told(at).id))
        .find_map(|witness| witness.paid);
    let units = recharge.units.and_then(|at| told(at).units);
    let paid = recharge.money.and_then(|at| told(at).paid);
    let back = book.back_for(recharge, back);
    let written = || facts().filter_map(|facts| facts.method.as_deref());
    Ok(Purchased {
        id: lead.id,
        platform: lead.platform,
        at: Instant::from_millis(timed.at).map_err(|_| table::UNREADABLE)?,
        day_only: timed.day_only,
        paid,
        billed,
        units: units.map(|units| (lead.platform.bought(), units)),
        refunded: back.money(paid)?,
        units_back: back.units()?,
        channel: facts().find_map(|facts| facts.channel),
        method: facts()
            .find_map(|facts| facts.method_id)
            .or_else(|| written().find_map(|name| named(methods, name))),
        transaction: recharge.members.iter().find_map(|at| told(*at).transaction.clone()),
        country: facts().find_map(|facts| facts.country.clone()),
        witnesses: recharge.members.iter().map(|at| told(*at).id).collect(),
    })
}

fn named(methods: &[(i64, String)], name: &str) -> Option<i64> {
    let same = |(_, known): &&(i64, String)| known.to_lowercase() == name.to_lowercase();
    methods.iter().find(same).map(|(id, _)| *id)
}
