//! The way to a number of units that costs least: every offer with its true cost, the cheapest basket of all and that of each channel.

use std::collections::BTreeSet;

use giftbook_model::{Channel, Currency, Money, Platform, Unit};
use jiff::civil::Date;
use rusqlite::Connection;

use super::basis::{Basis, current};
use super::basket::{self, Basket, Choice};
use super::compare::{Priced, compare};
use super::cost::{Cost, Exact, Terms};
use super::terms;
use super::ways::{Way, ways};
use crate::rates::{self, Fx, Offer, OfferId};
use crate::{Book, BookError, settings};

/// What is wanted, and among which offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    pub platform: Platform,
    /// Units there should be in the end.
    pub units: i64,
    /// Units there are; used first.
    pub held: i64,
    pub place: Where,
    /// `None`: all but resellers, whom platforms do not allow to sell.
    pub channel: Option<Channel>,
    /// A payment method's row number.
    pub method: Option<i64>,
}

/// Where it is looked for offers. Those that name no region are always among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Where {
    /// Where the user buys or, while that is not set, everywhere.
    #[default]
    Usual,
    Everywhere,
    /// ISO 3166 alpha-2.
    Region(String),
}

/// Amounts are in the home currency.
#[derive(Debug, Clone)]
pub struct Best {
    pub unit: Unit,
    pub home: Currency,
    /// Where it was looked; `None`: everywhere.
    pub region: Option<String>,
    /// Units missing: nothing has to be bought where it is zero.
    pub missing: i64,
    /// The cheapest a unit first.
    pub offers: Vec<Priced>,
    /// By today's prices; `None` where no offer fits.
    pub cheapest: Option<Bought>,
    /// The cheapest basket with more units than the cheapest one.
    pub next: Option<Bought>,
    /// By channel and region, each by itself: the listed ones first, of each basis the cheapest. Empty where nothing is missing.
    pub ways: Vec<Way>,
    /// Offers without an exchange rate to the home currency.
    pub without_rate: usize,
    /// Regions and channels that any offer of the platform names, resellers left out.
    pub regions: BTreeSet<String>,
    pub channels: BTreeSet<Channel>,
}

#[derive(Debug, Clone)]
pub struct Bought {
    pub units: i64,
    /// Units beyond those wanted.
    pub stranded: i64,
    pub cost: Money,
    /// The most units first.
    pub lines: Vec<BoughtLine>,
}

#[derive(Debug, Clone)]
pub struct BoughtLine {
    pub offer: OfferId,
    /// Purchases of it; one for a price in proportion.
    pub times: i64,
    /// Of all times together.
    pub cost: Cost,
}

impl Book {
    /// The cheapest way to what is wanted, by the offers and rates of a day. [`BookError::Invalid`] `too_many_units` beyond ten million.
    pub fn recharge_best(&self, want: &Want, on: Date) -> Result<Best, BookError> {
        self.file.read(|conn| best(conn, want, on))
    }
}

pub(super) fn best(conn: &Connection, want: &Want, on: Date) -> Result<Best, BookError> {
    if want.units < 0 || want.held < 0 {
        return Err(BookError::Invalid {
            code: "not_a_number_of_units",
        });
    }
    let home = settings::read(conn)?.home_currency;
    let region = match &want.place {
        Where::Region(region) => Some(region.clone()),
        Where::Usual => Some(terms::region(conn)?).filter(|region| !region.is_empty()),
        Where::Everywhere => None,
    };
    let wanted = Wanted {
        want,
        region: region.as_deref(),
        home,
    };
    let mut offered = rates::offers(conn, on)?;
    offered.retain(|offer| offer.platform == want.platform && offer.unit == want.platform.bought());
    let official = || offered.iter().filter(|offer| offer.channel != Channel::Reseller);
    let regions = official()
        .map(|offer| offer.region.clone())
        .filter(|region| !region.is_empty());
    let (regions, channels) = (regions.collect(), official().map(|offer| offer.channel).collect());
    let (offers, without_rate) = wanted.priced(conn, offered, on)?;
    let missing = (want.units - want.held).max(0);
    let all = current(&offers);
    let cheapest = wanted.buy(&all, missing)?;
    let next = match &cheapest {
        Some(bought) if missing > 0 => wanted.buy(&all, bought.units + 1)?,
        _ => None,
    };
    Ok(Best {
        unit: want.platform.bought(),
        home,
        missing,
        cheapest,
        next,
        ways: ways(&wanted, &offers, missing)?,
        without_rate,
        offers,
        region,
        regions,
        channels,
    })
}

pub(super) struct Wanted<'a> {
    want: &'a Want,
    region: Option<&'a str>,
    home: Currency,
}

impl Wanted<'_> {
    /// The offers that fit, with their costs, and how many have no exchange rate.
    fn priced(&self, conn: &Connection, offered: Vec<Offer>, on: Date) -> Result<(Vec<Priced>, usize), BookError> {
        let fx = Fx::load(conn)?;
        let methods = rates::methods(conn, on)?;
        let method = methods.iter().find(|method| Some(method.id) == self.want.method);
        if self.want.method.is_some() && method.is_none() {
            return Err(BookError::Unknown { what: "payment method" });
        }
        let (mut costed, mut without_rate) = (Vec::new(), 0);
        for offer in offered {
            let here = self
                .region
                .is_none_or(|region| offer.region.is_empty() || offer.region == region);
            let sold = match self.want.channel {
                Some(channel) => offer.channel == channel,
                None => offer.channel != Channel::Reseller,
            };
            if !here || !sold {
                continue;
            }
            let Some(rate) = fx.rate(offer.price.currency, self.home, on) else {
                without_rate += 1;
                continue;
            };
            let place = if offer.region.is_empty() {
                self.region.unwrap_or_default()
            } else {
                &offer.region
            };
            let terms = Terms {
                home: self.home,
                rate,
                tax: terms::tax(conn, place)?,
                method,
            };
            let exact = Exact::new(&offer, &terms)?;
            costed.push((offer, exact));
        }
        let mut priced = compare(costed)?;
        for one in &mut priced {
            one.basis = Basis::of(&one.offer, on);
        }
        Ok((priced, without_rate))
    }

    pub(super) fn buy(&self, offers: &[&Priced], missing: i64) -> Result<Option<Bought>, BookError> {
        let choices: Vec<Choice> = offers
            .iter()
            .map(|priced| priced.exact.choice())
            .collect::<Result<_, _>>()?;
        let found = basket::cheapest(&choices, missing)?;
        found.map(|basket| self.bought(&basket, offers)).transpose()
    }

    fn bought(&self, basket: &Basket, offers: &[&Priced]) -> Result<Bought, BookError> {
        let line = |line: &basket::Line| {
            let priced = offers.get(line.choice).ok_or(BookError::TooLarge)?;
            Ok(BoughtLine {
                offer: priced.offer.id.clone(),
                times: line.times,
                cost: priced.exact.of(line.times, line.units)?,
            })
        };
        Ok(Bought {
            units: basket.units,
            stranded: (self.want.held + basket.units - self.want.units).max(0),
            cost: Money {
                minor: basket.cost,
                currency: self.home,
            },
            lines: basket.lines.iter().map(line).collect::<Result<_, BookError>>()?,
        })
    }
}
