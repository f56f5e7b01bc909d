//! Baskets and prices with their true cost, between page and book.

use giftbook_book::Book;
use giftbook_book::recharge::{self as book, Basis};
use giftbook_model::{self as model, Currency};

use crate::dto::recharge::{Basket, BasketLine, DearerThan, PricedRow, RateUsed};
use crate::dto::{Money, Units};
use crate::error::{Answer, AppError};

pub(super) fn basket(bought: &book::Bought, best: &book::Best) -> Answer<Basket> {
    let mut lines = Vec::with_capacity(bought.lines.len());
    let mut regions = Vec::with_capacity(bought.lines.len());
    let (mut paid_on, mut past) = (None, false);
    for line in &bought.lines {
        let found = best.offers.iter().find(|priced| priced.offer.id == line.offer);
        let priced = found.ok_or_else(|| AppError::unexpected("inconsistent"))?;
        regions.push(priced.offer.region.clone());
        paid_on = paid_on.max((priced.basis != Basis::Listed).then_some(priced.offer.seen_on));
        past |= priced.basis == Basis::Past;
        lines.push(BasketLine {
            offer: line.offer.0.clone(),
            channel: priced.offer.channel.code().to_owned(),
            units: Units(line.cost.units / line.times.max(1)),
            times: Units(line.times),
            cost: line.cost.whole.into(),
        });
    }
    let cheapest = best
        .cheapest
        .as_ref()
        .map_or(bought.cost.minor, |cheapest| cheapest.cost.minor);
    let more = bought.cost.minor.checked_sub(cheapest).filter(|more| *more > 0);
    Ok(Basket {
        channel: one(lines.iter().map(|line| line.channel.clone())),
        region: one(regions.into_iter()),
        units: Units(bought.units),
        stranded: Units(bought.stranded),
        cost: bought.cost.into(),
        paid_on: paid_on.map(|day| day.to_string()),
        past,
        more: more.map(|minor| model::Money { minor, ..bought.cost }.into()),
        lines,
    })
}

/// What all are, where they are the same.
fn one(mut all: impl Iterator<Item = String>) -> Option<String> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

pub(super) fn row(priced: &book::Priced, home: Currency, open: &Book) -> Answer<PricedRow> {
    let (offer, cost) = (&priced.offer, &priced.cost);
    let tax_said = match cost.tax_said {
        book::TaxSaid::Unknown => "unknown",
        book::TaxSaid::Included => "included",
        book::TaxSaid::Added(_) => "added",
        book::TaxSaid::AddedUnset => "added_unset",
    };
    Ok(PricedRow {
        seller: open.seller(&offer.source)?.map(Into::into),
        id: offer.id.0.clone(),
        past: priced.basis == Basis::Past,
        units: Units(offer.units),
        any_amount: offer.any_amount,
        channel: offer.channel.code().to_owned(),
        region: offer.region.clone(),
        seen_on: offer.seen_on.to_string(),
        source: offer.source.clone(),
        trust: offer.trust.code().to_owned(),
        listed: offer.price.into(),
        tax_said: tax_said.to_owned(),
        price: cost.price.into(),
        tax: cost.tax.into(),
        exchange: cost.exchange.into(),
        fee: cost.fee.into(),
        whole: cost.whole.into(),
        each: Money {
            amount: priced.per_unit.round_dp(home.digits() + 4).normalize().to_string(),
            currency: home.code().to_owned(),
        },
        rate: cost.rate.map(|(rate, day)| RateUsed {
            rate: rate.round_dp(6).normalize().to_string(),
            day: day.to_string(),
        }),
        dearer: priced.dearer.as_ref().map(|dearer| DearerThan {
            units: Units(dearer.than_units),
            percent: dearer.percent.to_string(),
        }),
    })
}
