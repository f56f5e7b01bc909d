//! Which row of a statement could be which payout's arrival, and why: for the user to say. Pure but for what it is given.

use std::collections::{BTreeMap, BTreeSet};

use giftbook_model::{EntryId, Money};
use jiff::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::arrivals::{self, Arrival};
use crate::payout::life::{Payout, PayoutFacts};
use crate::payout::minor_units::decimal;
use crate::payout::table;
use crate::rates::Fx;
use crate::{Book, BookError, recharge};

/// Why a row is taken for a payout's arrival; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArrivalRule {
    /// Both name the same number.
    Reference,
    /// The amount that arrived, within ten days of the day it did.
    Received,
    /// What was sent after the fee, in the same currency, up to 45 days after it was asked for.
    Net,
    /// What was sent, within five in a hundred by the reference rate of the row's day, up to 45 days after it was asked for.
    Converted,
}

impl ArrivalRule {
    pub const ALL: [Self; 4] = [Self::Reference, Self::Received, Self::Net, Self::Converted];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Received => "received",
            Self::Net => "net",
            Self::Converted => "converted",
        }
    }
}

/// A row that could be a payout's arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalProposal {
    pub payout: i64,
    pub row: Arrival,
    pub rule: ArrivalRule,
    /// Days between the row and the day the payout is known best to have arrived, been sent or asked for.
    pub apart: i32,
}

/// Days around the day of arrival.
const NEAR: i32 = 10;
/// Review of up to 15 days, and up to 30 on the way (TikTok and AdSense: platforms.md 0, tiktok.md 5).
const ON_THE_WAY: i32 = 45;

impl Book {
    /// Rows of money that came in and could be payouts, each at most once and each payout at most once, the surest first. Rows that name a
    /// purchase as its refund, and pairs the user has decided about, are left out.
    pub fn arrival_proposals(&self) -> Result<Vec<ArrivalProposal>, BookError> {
        self.file.read(|conn| {
            let refunds = recharge::refunds_with_purchase(conn)?;
            let rows = arrivals::all(conn)?
                .into_iter()
                .filter(|row| !refunds.contains(&row.entry));
            let rows: Vec<Arrival> = rows.collect();
            Ok(propose(
                &table::all(conn)?,
                &rows,
                &arrivals::decisions(conn)?,
                &Fx::load(conn)?,
            ))
        })
    }
}

pub(super) fn propose(
    payouts: &[Payout],
    rows: &[Arrival],
    decided: &BTreeMap<(i64, EntryId), bool>,
    fx: &Fx,
) -> Vec<ArrivalProposal> {
    let joined =
        |wanted: &dyn Fn(&(i64, EntryId)) -> bool| decided.iter().any(|(pair, together)| *together && wanted(pair));
    let mut found = Vec::new();
    for payout in payouts.iter().filter(|payout| payout.facts.returned.is_none()) {
        if joined(&|(of, _)| *of == payout.id) {
            continue;
        }
        for row in rows {
            let is_decided = decided.contains_key(&(payout.id, row.entry)) || joined(&|(_, entry)| *entry == row.entry);
            if is_decided || row.platform != payout.facts.platform {
                continue;
            }
            if let Some((rule, apart)) = fits(&payout.facts, row, fx) {
                found.push(ArrivalProposal {
                    payout: payout.id,
                    row: row.clone(),
                    rule,
                    apart,
                });
            }
        }
    }
    found.sort_by_key(|one| (one.rule, one.apart.abs(), one.payout, one.row.entry));
    let (mut payouts, mut rows) = (BTreeSet::new(), BTreeSet::new());
    found.retain(|one| {
        let free = !payouts.contains(&one.payout) && !rows.contains(&one.row.entry);
        if free {
            payouts.insert(one.payout);
            rows.insert(one.row.entry);
        }
        free
    });
    found
}

fn fits(facts: &PayoutFacts, row: &Arrival, fx: &Fx) -> Option<(ArrivalRule, i32)> {
    let begun = facts.begun()?;
    let best = facts.received.or(facts.paid).unwrap_or(begun);
    let apart = days(best, row.day)?;
    let since = days(begun, row.day)?;
    if !facts.reference.is_empty() && row.reference.as_deref() == Some(facts.reference.as_str()) {
        return Some((ArrivalRule::Reference, apart));
    }
    if facts.received.is_some() && facts.got == Some(row.money) && apart.abs() <= NEAR {
        return Some((ArrivalRule::Received, apart));
    }
    if !(0..=ON_THE_WAY).contains(&since) || facts.got.is_some() {
        return None;
    }
    let net = facts.net()?;
    if net == row.money {
        return Some((ArrivalRule::Net, apart));
    }
    (net.currency != row.money.currency && is_about(net, row, fx)).then_some((ArrivalRule::Converted, apart))
}

fn days(from: Date, to: Date) -> Option<i32> {
    Some(from.until((Unit::Day, to)).ok()?.get_days())
}

/// Banks keep up to a few in a hundred of a conversion.
fn is_about(net: Money, row: &Arrival, fx: &Fx) -> bool {
    let near = || {
        let (rate, _) = fx.rate(net.currency, row.money.currency, row.day)?;
        let exact = decimal(net).checked_mul(rate)?;
        let apart = decimal(row.money).checked_sub(exact)?.abs();
        Some(apart <= exact.checked_mul(Decimal::new(5, 2))?)
    };
    near().unwrap_or(false)
}
