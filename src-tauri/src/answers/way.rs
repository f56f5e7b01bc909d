//! One sum followed through one place, between page and book.

use giftbook_book::payout::{Ask, End, Followed, PayoutMethod, Programme, Spend, Station, Takes, WayStep};
use giftbook_book::{Book, gifts};
use giftbook_model::{self as model, Channel, Instant};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::goes::{percent, sum};
use super::wallet::platform;
use crate::dto::goes::{GoesAsk, GoesEnd, GoesGift, GoesMethod, GoesProgramme, GoesStep, GoesWay};
use crate::dto::{Money, Typed, Units};
use crate::error::{Answer, AppError};

/// Gifts that are offered for a text at most.
const MOST_GIFTS: usize = 12;
/// Where the store's standard commission was read, and when (platforms.md 5.4).
const STORE_TERMS: (&str, &str) = ("store_terms", "2026-11-23");

/// The way that is asked about; `None` where no price is known there.
pub(crate) fn chain(open: &Book, ask: &GoesAsk, now: Instant) -> Answer<Option<(Followed, Date)>> {
    let settings = open.settings()?;
    let on = now.day_in(&settings.zone()?);
    let ask = asked(ask, settings.home_currency)?;
    Ok(open.chain(&ask, on)?.map(|chain| (chain, on)))
}

fn asked(ask: &GoesAsk, currency: model::Currency) -> Answer<Ask> {
    let invalid = |detail: &str| AppError::new("invalid").with("detail", detail);
    let spend = match (&ask.spend, &ask.gift) {
        (Some(typed), None) => Spend::Money(sum(typed, currency)?),
        (None, Some(id)) if ask.pieces.0 > 0 => Spend::Gift {
            id: id.to_string(),
            pieces: ask.pieces.0,
        },
        _ => return Err(invalid("price")),
    };
    let channel = Channel::from_code(&ask.channel).ok_or_else(|| invalid("channel_unknown"))?;
    let rate = |typed: &Typed| {
        let read = Decimal::from_str_exact(typed.trim()).ok();
        let rate = read.and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED));
        rate.filter(|rate| (Decimal::ZERO..=Decimal::ONE).contains(rate))
            .ok_or_else(|| invalid("share_out_of_range"))
    };
    Ok(Ask {
        spend,
        currency,
        platform: platform(&ask.platform)?,
        channel,
        region: Some(ask.region.to_string()),
        programme: ask.programme.as_ref().map(|id| id.to_string()),
        end: match ask.end {
            GoesEnd::Least => End::Least,
            GoesEnd::Most => End::Most,
        },
        tax: ask.tax.as_ref().map(rate).transpose()?,
        method: ask
            .method
            .as_ref()
            .map(|id| over(&ask.over).map(|over| (id.to_string(), over)))
            .transpose()?,
    })
}

/// How large a payout is, above zero.
fn over(typed: &Typed) -> Answer<Decimal> {
    let read = Decimal::from_str_exact(typed.trim()).ok();
    read.filter(|over| *over > Decimal::ZERO)
        .ok_or_else(|| AppError::new("invalid").with("detail", "price"))
}

impl GoesWay {
    pub(crate) fn of(open: &Book, ask: &GoesAsk, now: Instant) -> Answer<Option<Self>> {
        let Some((chain, on)) = chain(open, ask, now)? else {
            return Ok(None);
        };
        let platform = chain.programme.platform;
        let arrives = chain.steps.last().map_or(chain.pays, |step| step.left);
        let programmes = open.programmes_on(platform, on)?;
        let methods = open.payout_methods()?;
        let part = decimal(arrives).checked_div(decimal(chain.pays)).unwrap_or_default();
        Ok(Some(Self {
            pays: chain.pays.into(),
            arrives: arrives.into(),
            share: percent(part),
            units: chain.units.map(Units),
            bought: platform.bought().code().to_owned(),
            credited: platform.received().code().to_owned(),
            each: chain.each.map(|each| fine(each, chain.pays.currency)),
            credited_each: chain.credited.map(|each| fine(each, chain.programme.currency)),
            programme: chain.programme.id.clone(),
            programmes: programmes.iter().map(Into::into).collect(),
            method: chain.method.as_ref().map(Into::into),
            methods: methods.of(platform, on).into_iter().map(Into::into).collect(),
            steps: chain.steps.iter().map(|step| told(step, &chain, ask)).collect(),
        }))
    }
}

fn decimal(money: model::Money) -> Decimal {
    Decimal::new(money.minor, money.currency.digits())
}

/// The price of one unit: with four digits where it has them, never with fewer than its currency.
fn fine(each: Decimal, currency: model::Currency) -> Money {
    let mut shown = each.round_dp(4).normalize();
    if shown.scale() < currency.digits() {
        shown.rescale(currency.digits());
    }
    Money {
        amount: shown.to_string(),
        currency: currency.code().to_owned(),
    }
}

/// A station with what it goes by.
fn told(step: &WayStep, chain: &Followed, ask: &GoesAsk) -> GoesStep {
    let programme = &chain.programme;
    let by_programme = || {
        (
            programme.source.clone(),
            Some(programme.seen_on.to_string()),
            programme.trust.code(),
        )
    };
    let by_method = || match &chain.method {
        Some(method) => (
            method.said.source.clone(),
            Some(method.said.seen_on.to_string()),
            if step.takes == Takes::Unstated {
                "unstated"
            } else {
                method.said.trust.code()
            },
        ),
        None => (String::new(), None, "unstated"),
    };
    let worked_out = || (String::new(), None, "worked_out");
    let (source, seen_on, trust) = match (step.station, &chain.offer) {
        (Station::Pays, Some(offer)) => (
            offer.source.clone(),
            Some(offer.seen_on.to_string()),
            offer.trust.code(),
        ),
        (Station::Tax, _) if step.takes == Takes::Unstated => (String::new(), None, "unstated"),
        (Station::Pays | Station::Tax, _) => (String::new(), None, "own"),
        (Station::Store, _) => (STORE_TERMS.0.to_owned(), Some(STORE_TERMS.1.to_owned()), "estimate"),
        // Where the price itself is shared, the programme says what the platform keeps.
        (Station::Platform | Station::StoreAndPlatform, None) => by_programme(),
        (Station::Units | Station::Share, _) => by_programme(),
        (Station::Fee, _) => by_method(),
        (Station::Fx, _) if step.takes == Takes::Unstated => (String::new(), None, "unstated"),
        (Station::Fx, _) => by_method(),
        _ => worked_out(),
    };
    GoesStep {
        station: step.station.code().to_owned(),
        takes: match step.takes {
            Takes::This(money) => Some(
                model::Money {
                    minor: -money.minor,
                    ..money
                }
                .into(),
            ),
            Takes::Nothing | Takes::Unstated => None,
        },
        unstated: step.takes == Takes::Unstated,
        left: step.left.into(),
        rate: rate(step.station, chain, ask),
        source,
        seen_on,
        trust: trust.to_owned(),
    }
}

/// What a station takes its part by, where it has a rate.
pub(crate) fn rate(station: Station, chain: &Followed, ask: &GoesAsk) -> Option<String> {
    let part = match ask.end {
        GoesEnd::Least => chain.share.least,
        GoesEnd::Most => chain.share.most,
    };
    match station {
        Station::Tax => ask.tax.as_ref().map(|typed| typed.trim().to_owned()),
        Station::Store => Some("30".to_owned()),
        Station::Platform | Station::StoreAndPlatform if chain.offer.is_none() => Some(percent(Decimal::ONE - part)),
        Station::Share => Some(percent(Decimal::ONE - part)),
        Station::Fx => chain.method.as_ref().map(|method| percent(method.markup)),
        _ => None,
    }
}

impl From<&Programme> for GoesProgramme {
    fn from(one: &Programme) -> Self {
        Self {
            id: one.id.clone(),
            region: one.region.clone(),
            ranged: one.rules.iter().any(|rule| rule.steps.len() > 1),
        }
    }
}

impl From<&PayoutMethod> for GoesMethod {
    fn from(one: &PayoutMethod) -> Self {
        Self {
            id: one.id.clone(),
            route: one.route.code().to_owned(),
            region: one.region.clone(),
            own: one.own,
            share: one.fee.map(|fee| percent(fee.share)),
            each: one.fee.map(|fee| fee.each.into()),
        }
    }
}

/// Gifts of the catalogue whose name has a text in it, those that begin with it first, then the dearer.
pub(crate) fn gifts_like(text: &Typed) -> Vec<GoesGift> {
    let wanted = text.trim().to_lowercase();
    let mut found: Vec<_> = gifts::catalogue()
        .iter()
        .filter(|gift| !gift.name.is_empty() && gift.name.to_lowercase().contains(&wanted))
        .collect();
    found.sort_by_key(|gift| {
        let begins = gift.name.to_lowercase().starts_with(&wanted);
        (!begins, std::cmp::Reverse(gift.price), gift.id)
    });
    let gift = |gift: &gifts::CatalogueGift| GoesGift {
        id: gift.id.to_string(),
        name: gift.name.to_string(),
        units: Units(gift.price),
    };
    found.into_iter().take(MOST_GIFTS).map(gift).collect()
}
