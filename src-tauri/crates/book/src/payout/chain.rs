//! One sum followed from the purse to the creator's bank, each station with what it goes by.

use giftbook_model::{Money, Platform};
use jiff::civil::Date;
use rusqlite::Connection;
use rust_decimal::Decimal;

use super::asked::{Ask, End, Followed, Spend};
use super::chosen::Programmes;
use super::compared::{paying, whole_share};
use super::follow::{Credit, Stated, Way, follow};
use super::method::PayoutMethod;
use super::minor_units::{decimal, rounded};
use super::own_methods;
use super::priced::{exact, holding, nearest, places, worth_of};
use super::programme::{Programme, Share, Whole};
use super::rules::in_force;
use crate::rates::{self, Fx, Offer};
use crate::{Book, BookError, gifts};

impl Book {
    /// Follows a sum through one platform's channel on a day. `None` where no price is known there, the gift is not, or the programme or
    /// the method did not hold.
    pub fn chain(&self, ask: &Ask, on: Date) -> Result<Option<Followed>, BookError> {
        self.file.read(|conn| chain(conn, ask, on))
    }

    /// The programmes a platform's creators can be paid by on a day: those the program brings along and the user's own.
    pub fn programmes_on(&self, platform: Platform, on: Date) -> Result<Vec<Programme>, BookError> {
        let all = self.programmes()?.all;
        let mut found: Vec<Programme> = Vec::new();
        for programme in all.iter().filter(|programme| programme.platform == platform) {
            match in_force(&all, &programme.id, on) {
                Some(held) if held.id == programme.id && !found.contains(held) => found.push(held.clone()),
                _ => {}
            }
        }
        Ok(found)
    }
}

fn chain(conn: &Connection, ask: &Ask, on: Date) -> Result<Option<Followed>, BookError> {
    let programmes = Programmes::load(conn)?;
    let held = match &ask.programme {
        Some(id) => in_force(&programmes.all, id, on).filter(|programme| programme.platform == ask.platform),
        None => paying(&programmes, ask.platform, on),
    };
    let Some(programme) = held else {
        return Ok(None);
    };
    let mut method = None;
    if let Some((id, _)) = &ask.method {
        method = own_methods::all(conn)?.on(id, on).cloned();
        if method.as_ref().is_none_or(|method| method.platform != ask.platform) {
            return Ok(None);
        }
    }
    let share = whole_share(programme).ok_or(BookError::TooLarge)?;
    let part = match ask.end {
        End::Least => share.least,
        End::Most => share.most,
    };
    let told = Told {
        programme,
        share,
        part,
        ask,
        method: method.as_ref(),
    };
    match programme.whole {
        Whole::Price => told.of_price(),
        Whole::Unit(worth) => told.of_units(conn, worth, on),
    }
}

struct Told<'a> {
    method: Option<&'a PayoutMethod>,
    programme: &'a Programme,
    share: Share,
    part: Decimal,
    ask: &'a Ask,
}

impl Told<'_> {
    fn of_price(&self) -> Result<Option<Followed>, BookError> {
        match self.ask.spend {
            Spend::Money(pays) => self.walked(pays, Credit::OfPrice(self.part), None, None).map(Some),
            Spend::Gift { .. } => Ok(None),
        }
    }

    fn of_units(&self, conn: &Connection, worth: Decimal, on: Date) -> Result<Option<Followed>, BookError> {
        let fx = Fx::load(conn)?;
        let offers = rates::offers(conn, on)?;
        let mut here: Vec<&Offer> = Vec::new();
        for ((channel, region), found) in places(&offers, self.ask.platform) {
            if channel == self.ask.channel && self.ask.region.as_ref().is_none_or(|asked| *asked == region) {
                here.extend(found);
            }
        }
        // Where nobody named a place it is one that charges in the money asked about, if there is one.
        let charges = |offer: &Offer| offer.price.currency == self.ask.currency;
        if self.ask.region.is_none() && here.iter().any(|offer| charges(offer)) {
            here.retain(|offer| charges(offer));
        }
        let wanted = match &self.ask.spend {
            Spend::Money(pays) => Wanted::Money(*pays),
            Spend::Gift { id, pieces } => {
                let gift = gifts::find(id).filter(|_| self.ask.platform == Platform::TikTok);
                match gift.and_then(|gift| gift.price.checked_mul(*pieces)) {
                    Some(units) if units > 0 => Wanted::Units(units),
                    _ => return Ok(None),
                }
            }
        };
        let offer = match wanted {
            Wanted::Money(pays) => nearest(&here, pays, &fx, on),
            Wanted::Units(units) => holding(&here, units),
        };
        let Some(offer) = offer else {
            return Ok(None);
        };
        let bundle = exact(offer.price, self.ask.currency, &fx, on);
        let each = bundle.and_then(|price| price.checked_div(Decimal::from(offer.units)));
        let worth_of_price = worth_of(offer, self.programme.currency, worth, &fx, on);
        let (Some(each), Some(of_price)) = (each, worth_of_price) else {
            return Ok(None);
        };
        let (pays, units) = match wanted {
            Wanted::Money(pays) => (pays, bought(pays, each)),
            Wanted::Units(units) => {
                // What a gift's coins cost is rounded here and nowhere else.
                let price = each.checked_mul(Decimal::from(units)).ok_or(BookError::TooLarge)?;
                (
                    rounded(price, self.ask.currency).ok_or(BookError::TooLarge)?,
                    Some(units),
                )
            }
        };
        let credit = Credit::OfUnits {
            worth: of_price,
            share: self.part,
            apart: self.programme.rules.iter().all(|rule| rule.name == APART),
        };
        let mut chain = self.walked(pays, credit, Some(offer), worth.checked_mul(self.part))?;
        (chain.each, chain.units) = (Some(each), units);
        Ok(Some(chain))
    }

    fn walked(
        &self,
        pays: Money,
        credit: Credit,
        offer: Option<&Offer>,
        credited: Option<Decimal>,
    ) -> Result<Followed, BookError> {
        let way = Way {
            pays,
            platform: self.ask.platform,
            channel: self.ask.channel,
            tax: self.ask.tax.map_or(Stated::Unstated, Stated::Part),
            credit,
            fee: self.fee(),
            fx: self.fx(),
        };
        Ok(Followed {
            pays,
            steps: follow(&way).ok_or(BookError::TooLarge)?,
            each: None,
            units: None,
            offer: offer.cloned(),
            programme: self.programme.clone(),
            share: self.share,
            credited,
            method: self.method.cloned(),
        })
    }

    /// What the method keeps of what is credited: its share, and of what it keeps of each payout the part that falls on this sum.
    fn fee(&self) -> Option<Stated> {
        let (method, over) = self.method.zip(self.ask.method.as_ref().map(|(_, over)| *over))?;
        let Some(fee) = method.fee else {
            return Some(Stated::Unstated);
        };
        let each = decimal(fee.each);
        let part = each.checked_div(over).and_then(|each| each.checked_add(fee.share));
        Some(part.map_or(Stated::Unstated, |part| Stated::Part(part.min(Decimal::ONE))))
    }

    /// What changing it into the currency of `Ask::currency` costs; nothing where it is paid in that.
    fn fx(&self) -> Stated {
        match self.method {
            Some(method) if method.currency != self.ask.currency && method.markup.is_zero() => Stated::Unstated,
            Some(method) if method.currency != self.ask.currency => Stated::Part(method.markup),
            _ => Stated::None,
        }
    }
}

/// The rule whose share is taken from the units by somebody else: an extension's developer, a commission.
const APART: &str = "share";

#[derive(Clone, Copy)]
enum Wanted {
    Money(Money),
    Units(i64),
}

/// Whole units a sum buys at a price each.
fn bought(pays: Money, each: Decimal) -> Option<i64> {
    i64::try_from(decimal(pays).checked_div(each)?.floor()).ok()
}
