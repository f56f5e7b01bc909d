//! What a payout is in the journal. Pure: the entries follow from the payout alone, so that a changed payout changes them all.
//!
//! Units go from what was received to what was paid out; the gross amount comes from there to the bank, the fee leaves it. Where another
//! currency arrived the net amount is exchanged: it leaves the bank's side in one currency and comes back in the other. What arrived in the
//! same currency beyond or short of the net amount is a difference whose cause the reconciliation looks for.

use giftbook_model::{Key, Money};
use jiff::civil::Date;

use super::life::PayoutFacts;
use crate::BookError;
use crate::journal::{AccountKind, EntryKind};

/// From one account to the other.
pub(super) type Way = (AccountKind, AccountKind);

/// One entry a payout makes. Money below zero leaves the account it is said to come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) part: &'static str,
    pub(super) kind: EntryKind,
    pub(super) on: Date,
    pub(super) units: Option<(i64, Way)>,
    pub(super) money: Option<(Money, Way)>,
}

/// The words entries are numbered by; stored in their numbers: never rename.
pub(super) const PARTS: [&str; 7] = ["withdrawn", "paid", "fee", "difference", "given", "got", "returned"];

/// The number of the entry that is this part of a payout.
pub(super) fn key(payout: i64, part: &str) -> Key {
    Key::of("payout", &[&payout.to_string(), part])
}

const OUT: Way = (AccountKind::Received, AccountKind::PaidOut);
const PAID: Way = (AccountKind::PaidOut, AccountKind::Bank);

pub(super) fn legs(payout: &PayoutFacts) -> Result<Vec<Leg>, BookError> {
    let mut legs = Vec::new();
    let mut add = |part, kind, on, units, money| {
        legs.push(Leg {
            part,
            kind,
            on,
            units,
            money,
        });
    };
    if let Some((units, on)) = payout.units.zip(payout.begun()) {
        add("withdrawn", EntryKind::Payout, on, Some((units, OUT)), None);
    }
    let arrived = payout.received.zip(payout.got);
    match (payout.sent().zip(payout.gross), arrived) {
        (Some((on, gross)), arrived) => {
            add("paid", EntryKind::Payout, on, None, Some((gross, PAID)));
            if let Some(fee) = payout.fee.filter(|fee| fee.minor > 0) {
                let way = (AccountKind::Fees, AccountKind::Bank);
                add("fee", EntryKind::PayoutFee, on, None, Some((less(fee)?, way)));
            }
            if let Some(((on, got), net)) = arrived.zip(payout.net()) {
                let way = (AccountKind::Exchange, AccountKind::Bank);
                if got.currency != net.currency {
                    add("given", EntryKind::Exchange, on, None, Some((less(net)?, way)));
                    add("got", EntryKind::Exchange, on, None, Some((got, way)));
                } else if got != net {
                    let beyond = got.checked_add(less(net)?)?;
                    let way = (AccountKind::Unexplained, AccountKind::Bank);
                    add("difference", EntryKind::Difference, on, None, Some((beyond, way)));
                }
            }
        }
        (None, Some((on, got))) => add("paid", EntryKind::Payout, on, None, Some((got, PAID))),
        (None, None) => {}
    }
    if let Some(on) = payout.returned {
        let (from, to) = OUT;
        let units = payout.units.map(|units| (units, (to, from)));
        let money = payout.sent().and(payout.gross).map(less).transpose()?;
        if units.is_some() || money.is_some() {
            add(
                "returned",
                EntryKind::PayoutReturned,
                on,
                units,
                money.map(|money| (money, PAID)),
            );
        }
    }
    Ok(legs)
}

fn less(money: Money) -> Result<Money, BookError> {
    Ok(Money {
        minor: money.minor.checked_neg().ok_or(BookError::TooLarge)?,
        ..money
    })
}
