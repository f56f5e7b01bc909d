//! What a recharge costs, between page and book.

use giftbook_book::Book;
use giftbook_book::gifts::NamedGift;
use giftbook_book::rates::Method;
use giftbook_book::recharge::{self as book, Basis};
use giftbook_book::wallet::credit;
use giftbook_model::{self as model, Channel, Instant, Platform};
use rust_decimal::Decimal;

use crate::answers::baskets::{basket, row};
use crate::answers::wallet::platform;
use crate::answers::worth::prices;
use crate::dto::recharge::{Basket, CreatorGets, GiftFound, Less, PaidWith, RechargeAnswer, RechargeWant, Wanted};
use crate::dto::safety::SellerSaid;
use crate::dto::{Id, Typed, Units, count};
use crate::error::{Answer, AppError};
use crate::official::recharge_page;

/// What was asked, as it was found.
pub(crate) struct Found {
    pub(crate) best: book::Best,
    gift: Option<NamedGift>,
    units: i64,
    held: i64,
}

/// The cheapest way to what is wanted, paid as the user pays.
pub(crate) fn found(open: &Book, want: &RechargeWant, now: Instant) -> Answer<Found> {
    let platform = platform(&want.platform)?;
    let today = now.day_in(&open.settings()?.zone()?);
    let (gift, units) = match &want.wanted {
        Wanted::Units { units } => (None, units.0),
        Wanted::Gift { key, times } => {
            let gift = open.gift_known_by(platform, key)?;
            let gift = gift.ok_or_else(|| AppError::new("not_found").with("what", "gift"))?;
            let units = gift.price.checked_mul(times.0);
            let units = units.ok_or_else(|| AppError::new("invalid").with("detail", "too_many_units"))?;
            (Some(gift), units)
        }
    };
    let held = want
        .held
        .map_or_else(|| in_hand(open, platform, now), |held| Ok(held.0))?;
    let asked = book::Want {
        platform,
        units,
        held,
        place: match want.region.as_deref() {
            None => book::Where::Usual,
            Some("") => book::Where::Everywhere,
            Some(region) => book::Where::Region(region.to_owned()),
        },
        channel: want.channel.as_ref().map(channel).transpose()?,
        method: open.paid_with(today)?.map(|method| method.id),
    };
    Ok(Found {
        best: open.recharge_best(&asked, today)?,
        gift,
        units,
        held,
    })
}

impl RechargeAnswer {
    pub(crate) fn of(open: &Book, want: &RechargeWant, now: Instant) -> Answer<Self> {
        let platform = platform(&want.platform)?;
        let today = now.day_in(&open.settings()?.zone()?);
        let Found {
            best,
            gift,
            units,
            held,
        } = found(open, want, now)?;
        let region = open.region()?;
        let tax = open.tax_of(&region)?;
        let basket = |bought: &book::Bought| basket(bought, &best);
        let cheapest = best.cheapest.as_ref().map(basket).transpose()?;
        let prices = prices(open, platform, now)?;
        Ok(Self {
            platform: platform.code().to_owned(),
            unit: best.unit.code().to_owned(),
            gift: gift.map(Into::into),
            units: Units(units),
            worth: prices.map(|prices| prices.of(units)).transpose()?.map(Into::into),
            held: Units(held),
            missing: Units(best.missing),
            region,
            tax: tax.map(|tax| (tax * Decimal::ONE_HUNDRED).normalize().to_string()),
            method: open.paid_with(today)?.map(Into::into),
            methods: open.methods(today)?.into_iter().map(Into::into).collect(),
            regions: best.regions.iter().cloned().collect(),
            channels: best.channels.iter().map(|channel| channel.code().to_owned()).collect(),
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
            creator: creator(platform, units)?,
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

impl From<Method> for PaidWith {
    fn from(method: Method) -> Self {
        Self {
            id: Id(method.id),
            name: method.name,
        }
    }
}

impl From<NamedGift> for GiftFound {
    fn from(gift: NamedGift) -> Self {
        Self {
            key: gift.key,
            name: gift.name,
            price: Units(gift.price),
            met: gift.met,
            listed: gift.listed.map(str::to_owned),
        }
    }
}

fn channel(code: &Typed) -> Answer<Channel> {
    Channel::from_code(code).ok_or_else(|| AppError::new("invalid").with("detail", "channel"))
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

/// Against the dearest way of another channel, of those that can be compared.
fn less(best: &book::Best, cheapest: &Basket) -> Option<Less> {
    let cost = best.cheapest.as_ref()?.cost;
    let channel = cheapest.channel.as_deref()?;
    let mut others = best.compared().into_iter().rev();
    let dear = others.find(|way| way.basis != Basis::Past && way.channel.code() != channel)?;
    let by = dear.bought.cost.minor.checked_sub(cost.minor).filter(|by| *by > 0)?;
    Some(Less {
        channel: dear.channel.code().to_owned(),
        by: model::Money { minor: by, ..cost }.into(),
    })
}
