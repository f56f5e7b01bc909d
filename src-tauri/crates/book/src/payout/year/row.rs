//! One payout as the year lists it: what it counts as, and by which rates.

use giftbook_model::{Currency, Money};
use rusqlite::Connection;

use super::answer::YearPayout;
use crate::BookError;
use crate::payout::life::{Payout, Stage};
use crate::payout::method::{PayoutMethods, Route};
use crate::payout::reconcile::{arrivals, chain_of, money_taken_back};
use crate::rates::Fx;

pub(super) fn payout_row(
    conn: &Connection,
    payout: Payout,
    home: Currency,
    fx: &Fx,
    methods: &PayoutMethods,
) -> Result<YearPayout, BookError> {
    let facts = &payout.facts;
    let stage = facts.stage();
    let counts_on = facts.received.or(facts.paid).filter(|_| stage != Stage::Returned);
    let taken_back = money_taken_back(conn, facts.platform, payout.id)?;
    let chain = chain_of(conn, &payout)?;
    let taken = taken_back
        .iter()
        .copied()
        .map(Ok)
        .reduce(|sum, money| sum?.checked_add(money?))
        .transpose()?;
    let net = match (facts.net(), taken) {
        (Some(net), Some(taken)) if taken.currency == net.currency => Some(less(net, taken)?),
        (net, _) => net,
    };
    let beyond = chain.stretches.iter().flat_map(|stretch| &stretch.steps);
    let of_rate = beyond
        .filter(|step| step.why.is_of_rate())
        .map(|step| step.money)
        .next();
    let turned = chain.turned.as_ref();
    let arrived = facts.got.zip(facts.received);
    let in_home = match arrived {
        Some((got, on)) => fx.convert(got, home, on)?,
        None => None,
    };
    let named = methods.methods.iter().find(|method| method.id == facts.method);
    Ok(YearPayout {
        route: named.map(|method| method.route).or(Route::from_code(&facts.method)),
        stage,
        counts_on,
        taken_back: taken,
        net,
        reference: turned.and_then(|turned| turned.reference),
        implied: turned.and_then(|turned| turned.implied),
        beyond_reference: of_rate
            .or_else(|| nothing_beyond(turned.is_some_and(|turned| turned.reference.is_some()), facts.got)),
        home_rate: in_home.as_ref().map(|converted| (converted.rate, converted.day)),
        in_home: in_home.map(|converted| converted.money),
        witnessed: !arrivals::of_payout(conn, payout.id)?.is_empty(),
        payout,
    })
}

/// Nought where a rate was there to compare with and left nothing.
fn nothing_beyond(compared: bool, got: Option<Money>) -> Option<Money> {
    got.filter(|_| compared).map(|got| Money { minor: 0, ..got })
}

pub(super) fn less(money: Money, by: Money) -> Result<Money, BookError> {
    let minor = by.minor.checked_neg().ok_or(BookError::TooLarge)?;
    Ok(money.checked_add(Money { minor, ..by })?)
}
