//! The money of one payout, from what its units are worth to what arrived at the bank, every step named. Pure.
//!
//! Law, held by the tests: in each stretch the beginning and the steps make the end, to the minor unit. A stretch ends where the next
//! amount is not known; nothing is guessed to reach it.

use giftbook_model::Money;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use super::steps::{Point, Step, Stretch, Turned, Why};
use crate::payout::Between;
use crate::payout::minor_units::{decimal, rounded};

/// What is known of a payout's money. `None` where it is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The whole of which the programme shares, exactly, and what its rules make of it.
    pub(super) owed: Option<(Decimal, Between)>,
    pub(super) gross: Option<Money>,
    pub(super) fee: Option<Money>,
    pub(super) reversed: Vec<Money>,
    pub(super) received: Option<Money>,
    pub(super) bank: Option<Money>,
    /// From the platform's currency to the one that arrived.
    pub(super) reference: Option<(Decimal, Date)>,
}

/// The way of a payout's money.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    pub stretches: Vec<Stretch>,
    /// Where the currency changed.
    pub turned: Option<Turned>,
}

/// Puts the chain together. `None` where amounts of one stretch are of two currencies or pass 64 bits.
pub(super) fn chain(known: &Known) -> Option<Chain> {
    let mut chain = Chain::default();
    if let Some((gross, (whole, owed))) = known.gross.zip(known.owed) {
        chain.stretches.push(by_programme(whole, owed, gross)?);
    }
    let net = match known.gross {
        None => None,
        Some(gross) => {
            let fee = known.fee.map(|fee| (Why::Fee, fee));
            let reversed = known.reversed.iter().map(|money| (Why::Reversed, *money));
            let taken: Vec<_> = fee.into_iter().chain(reversed).collect();
            let stretch = less(gross, &taken)?;
            let net = stretch.to.1;
            chain.stretches.push(stretch);
            Some(net)
        }
    };
    if let Some((net, received)) = net.zip(known.received) {
        arrive(&mut chain, known, net, received)?;
    }
    if let Some((received, bank)) = known.received.zip(known.bank) {
        let steps = differ(received, bank, Why::Unexplained)?;
        chain.stretches.push(Stretch {
            from: (Point::Received, received),
            steps,
            to: (Point::Bank, bank),
        });
    }
    Some(chain)
}

/// From the worth of the units to what was paid: the platform's part as far as the programme allows it, and what is beside it.
fn by_programme(whole: Decimal, owed: Between, gross: Money) -> Option<Stretch> {
    let worth = rounded(whole, gross.currency)?;
    if owed.least.currency != gross.currency || owed.most.currency != gross.currency {
        return None;
    }
    let due = Money {
        minor: gross
            .minor
            .clamp(owed.least.minor, owed.most.minor.max(owed.least.minor)),
        ..gross
    };
    let mut steps = differ(worth, due, Why::Share)?;
    steps.extend(differ(due, gross, Why::BesideProgramme)?);
    Some(Stretch {
        from: (Point::Worth, worth),
        steps,
        to: (Point::Gross, gross),
    })
}

fn less(gross: Money, taken: &[(Why, Money)]) -> Option<Stretch> {
    let mut net = gross;
    let mut steps = Vec::with_capacity(taken.len());
    for (why, money) in taken.iter().filter(|(_, money)| money.minor != 0) {
        let money = Money {
            minor: money.minor.checked_neg()?,
            ..*money
        };
        net = net.checked_add(money).ok()?;
        steps.push(Step { why: *why, money });
    }
    Some(Stretch {
        from: (Point::Gross, gross),
        steps,
        to: (Point::Net, net),
    })
}

/// From what was sent to what arrived: in the same currency nothing explains a difference, in another the rate does.
fn arrive(chain: &mut Chain, known: &Known, net: Money, received: Money) -> Option<()> {
    if net.currency == received.currency {
        chain.stretches.push(Stretch {
            from: (Point::Net, net),
            steps: differ(net, received, Why::Unexplained)?,
            to: (Point::Received, received),
        });
        return Some(());
    }
    chain.turned = Some(Turned {
        from: net,
        reference: known.reference,
        implied: implied(net, received),
    });
    if let Some((rate, _)) = known.reference {
        let exact = decimal(net).checked_mul(rate)?;
        let there = rounded(exact, received.currency)?;
        let apart = decimal(received).checked_sub(exact)?.abs();
        let one = Decimal::new(1, received.currency.digits());
        let why = if apart < one { Why::Rounding } else { Why::Fx };
        chain.stretches.push(Stretch {
            from: (Point::AtReference, there),
            steps: differ(there, received, why)?,
            to: (Point::Received, received),
        });
    }
    Some(())
}

/// The one step between two amounts; none where they are equal.
fn differ(from: Money, to: Money, why: Why) -> Option<Vec<Step>> {
    if from.currency != to.currency {
        return None;
    }
    let minor = to.minor.checked_sub(from.minor)?;
    let step = Step {
        why,
        money: Money { minor, ..to },
    };
    Some(if minor == 0 { Vec::new() } else { vec![step] })
}

/// Received over sent, to eight digits, half to even: shown only, no amount follows from it.
fn implied(sent: Money, received: Money) -> Option<Decimal> {
    const DIGITS: u32 = 8;
    let rate = decimal(received).checked_div(decimal(sent))?;
    Some(
        rate.round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointNearestEven)
            .normalize(),
    )
}
