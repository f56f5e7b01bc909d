//! What speaks against a purchase: another than the platform sold it, or nobody honest sells so cheaply. A doubt is told with its reason and
//! moves no figure.
//!
//! Promised: what the platform's own export or an app store's own record says was paid is never doubted for its price. Only an official
//! price in the same currency counts, one in force on the day of the purchase; where none is known nothing is said.

use std::collections::BTreeMap;

use giftbook_model::{Channel, Money, Platform};
use giftbook_safety::{Lists, SignKind, UnitPrice, Verdict, bargain, sellers};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::purchases::{Purchased, purchased};
use super::recharges::{Recharge, Recharges};
use super::table;
use super::witnesses::Class;
use crate::rates::{Asked, Offer};
use crate::{BookError, settings};

/// Why a purchase is worth a second look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Another than the platform sold it.
    Reseller,
    /// Its receipt or statement names this host, which uses a platform's name and is not the platform's, or worse.
    Seller { host: String, verdict: Verdict },
    /// It cost so many percent of the lowest official price of its day, rounded down.
    Price { percent: u32, official: UnitPrice },
}

/// A purchase with what speaks against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubted {
    pub purchase: Purchased,
    pub doubts: Vec<Doubt>,
}

/// What doubts are held against.
pub(super) struct Held {
    pub(super) asked: Asked,
    zone: TimeZone,
    by_day: BTreeMap<(u8, Date), Vec<UnitPrice>>,
}

impl Held {
    pub(super) fn load(conn: &Connection) -> Result<Self, BookError> {
        Ok(Self {
            asked: Asked::load(conn)?,
            zone: settings::read(conn)?.zone()?,
            by_day: BTreeMap::new(),
        })
    }

    /// What speaks against one purchase; empty where nothing does.
    pub(super) fn against(&mut self, book: &Recharges, recharge: &Recharge, purchase: &Purchased) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if purchase.channel == Some(Channel::Reseller) {
            doubts.push(Doubt::Reseller);
        }
        doubts.extend(seller(book, recharge));
        if let Some((paid, (_, units))) = purchase.paid.zip(purchase.units)
            && price_in_doubt(book, recharge)
        {
            let day = purchase.at.day_in(&self.zone);
            doubts.extend(self.price(purchase.platform, day, paid, units));
        }
        doubts
    }

    /// Whether nobody honest sells so many units for so little on a day.
    pub(super) fn price(&mut self, platform: Platform, day: Date, paid: Money, units: i64) -> Option<Doubt> {
        let known = self.by_day.entry((platform as u8, day)).or_insert_with(|| {
            let lowest: Vec<UnitPrice> = self.asked.lowest(platform, day).iter().map(Offer::unit_price).collect();
            Lists::built_in().prices_beside(platform, &lowest)
        });
        let official = *known.iter().find(|price| price.money.currency == paid.currency)?;
        match bargain(paid, units, known)? {
            (SignKind::ImpossiblePrice, percent) => Some(Doubt::Price {
                percent: u32::try_from(percent).ok()?,
                official,
            }),
            _ => None,
        }
    }
}

/// Whether the witness is an app store's own record.
fn by_a_store(book: &Recharges, at: usize) -> bool {
    matches!(book.told[at].class, Class::Store | Class::Listed)
        && matches!(book.facts[at].channel, Some(Channel::Ios | Channel::Android))
}

fn price_in_doubt(book: &Recharges, recharge: &Recharge) -> bool {
    let believed = |at: &usize| book.told[*at].class == Class::Money || by_a_store(book, *at);
    !recharge.members.iter().any(believed)
}

/// The gravest address that is written on it, where it is to be warned of.
fn seller(book: &Recharges, recharge: &Recharge) -> Option<Doubt> {
    let told = recharge.members.iter().filter(|at| !by_a_store(book, **at));
    let written = told.flat_map(|at| [&book.facts[*at].product, &book.facts[*at].method]);
    written.flatten().find_map(|text| seller_in(text))
}

/// The gravest address in a text, where it is to be warned of.
pub(super) fn seller_in(text: &str) -> Option<Doubt> {
    let gravest = sellers(text, Lists::built_in()).into_iter().next()?;
    gravest.verdict.is_flagged().then(|| Doubt::Seller {
        host: gravest.host.unwrap_or_default(),
        verdict: gravest.verdict,
    })
}

/// The purchases one of which's witnesses is taken by `of` and that something speaks against, the newest first.
pub(crate) fn doubted(conn: &Connection, of: impl Fn(&Purchased) -> bool) -> Result<Vec<Doubted>, BookError> {
    let book = Recharges::load(conn)?;
    let mut held = Held::load(conn)?;
    let (methods, back) = (table::method_names(conn)?, book.back());
    let mut found = Vec::new();
    for recharge in book.purchases() {
        let purchase = purchased(&book, recharge, &back, &methods)?;
        if of(&purchase) {
            let doubts = held.against(&book, recharge, &purchase);
            if !doubts.is_empty() {
                found.push(Doubted { purchase, doubts });
            }
        }
    }
    found.sort_unstable_by_key(|doubted| std::cmp::Reverse((doubted.purchase.at, doubted.purchase.id)));
    Ok(found)
}

/// The doubted purchases a source tells of.
pub(crate) fn doubted_of_source(conn: &Connection, source: i64) -> Result<Vec<Doubted>, BookError> {
    let entries = table::entries_of_source(conn, source)?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    doubted(conn, |purchase| {
        purchase.witnesses.iter().any(|entry| entries.contains(entry))
    })
}
