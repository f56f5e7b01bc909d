//! What a recharge costs, between page and book.

use giftbook_book::Book;
use giftbook_book::recharge as book;
use giftbook_book::wallet::credit;
use giftbook_model::{self as model, Currency, Instant, Platform};
use rust_decimal::Decimal;

use crate::answers::wallet::platform;
use crate::dto::recharge::{
    Basket, BasketLine, CreatorGets, DearerThan, Less, PricedRow, RateUsed, RechargeAnswer, RechargeWant,
};
use crate::dto::safety::SellerSaid;
use crate::dto::{Money, Units, count};
use crate::error::{Answer, AppError};
use crate::official::recharge_page;

impl RechargeAnswer {
    pub(crate) fn of(open: &Book, want: &RechargeWant, now: Instant) -> Answer<Self> {
        let platform = platform(&want.platform)?;
        let held = want
            .held
            .map_or_else(|| in_hand(open, platform, now), |held| Ok(held.0))?;
        let asked = book::Want {
            platform,
            units: want.units.0,
            held,
            region: None,
            channel: None,
            method: None,
        };
        let best = open.recharge_best(&asked, now.day_in(&open.settings()?.zone()?))?;
        let region = best.region.clone().unwrap_or_default();
        let tax = open.tax_of(&region)?;
        let basket = |bought: &book::Bought| basket(bought, &best);
        let cheapest = best.cheapest.as_ref().map(basket).transpose()?;
        Ok(Self {
            platform: platform.code().to_owned(),
            unit: best.unit.code().to_owned(),
            units: want.units,
            held: Units(held),
            missing: Units(best.missing),
            region,
            tax: tax.map(|tax| (tax * Decimal::ONE_HUNDRED).normalize().to_string()),
            less: cheapest.as_ref().and_then(|cheapest| less(&best, cheapest)),
            cheapest,
            next: best.next.as_ref().map(basket).transpose()?,
            ways: best.ways.iter().map(|way| basket(&way.bought)).collect::<Answer<_>>()?,
            offers: best
                .offers
                .iter()
                .map(|priced| row(priced, best.home, open))
                .collect::<Answer<_>>()?,
            without_rate: count(best.without_rate),
            creator: creator(platform, want.units.0)?,
            seller: seller(open, recharge_page(platform))?,
            page: recharge_page(platform).map(str::to_owned),
        })
    }
}

/// What the checker says of the page that would be opened.
fn seller(open: &Book, page: Option<&str>) -> Answer<Option<SellerSaid>> {
    let said = page.map(|page| open.seller(page)).transpose()?;
    Ok(said.flatten().map(Into::into))
}

/// A balance below zero is a history that is incomplete: nothing is used of it.
fn in_hand(open: &Book, platform: Platform, now: Instant) -> Answer<i64> {
    let wallet = open.wallet(now)?;
    let found = wallet.platforms.iter().find(|one| one.platform == platform);
    Ok(found.map_or(0, |one| one.balance.max(0)))
}

fn creator(platform: Platform, units: i64) -> Answer<Option<CreatorGets>> {
    let Some(credit) = credit(platform) else {
        return Ok(None);
    };
    Ok(Some(CreatorGets {
        money: credit.of(units)?.into(),
        seen_on: credit.seen_on.to_string(),
        source: credit.source.to_owned(),
    }))
}

/// Against the dearest channel that the cheapest basket does without.
fn less(best: &book::Best, cheapest: &Basket) -> Option<Less> {
    let cost = best.cheapest.as_ref()?.cost;
    let channel = cheapest.channel.as_deref()?;
    let dear = best.ways.iter().rev().find(|way| way.channel.code() != channel)?;
    let by = dear.bought.cost.minor.checked_sub(cost.minor).filter(|by| *by > 0)?;
    Some(Less {
        channel: dear.channel.code().to_owned(),
        by: model::Money { minor: by, ..cost }.into(),
    })
}

fn basket(bought: &book::Bought, best: &book::Best) -> Answer<Basket> {
    let mut lines = Vec::with_capacity(bought.lines.len());
    let mut regions = Vec::with_capacity(bought.lines.len());
    for line in &bought.lines {
        let found = best.offers.iter().find(|priced| priced.offer.id == line.offer);
        let priced = found.ok_or_else(|| AppError::unexpected("inconsistent"))?;
        regions.push(priced.offer.region.clone());
        lines.push(BasketLine {
            offer: line.offer.0.clone(),
            channel: priced.offer.channel.code().to_owned(),
            units: Units(line.cost.units / line.times.max(1)),
            times: Units(line.times),
            cost: line.cost.whole.into(),
        });
    }
    let sum = |part: fn(&book::Cost) -> model::Money| model::Money {
        minor: bought.lines.iter().map(|line| part(&line.cost).minor).sum(),
        currency: best.home,
    };
    Ok(Basket {
        channel: one(lines.iter().map(|line| line.channel.clone())),
        region: one(regions.into_iter()),
        units: Units(bought.units),
        stranded: Units(bought.stranded),
        cost: bought.cost.into(),
        tax: sum(|cost| cost.tax).into(),
        exchange: sum(|cost| cost.exchange).into(),
        fee: sum(|cost| cost.fee).into(),
        lines,
    })
}

/// What all are, where they are the same.
fn one(mut all: impl Iterator<Item = String>) -> Option<String> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn row(priced: &book::Priced, home: Currency, open: &Book) -> Answer<PricedRow> {
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
