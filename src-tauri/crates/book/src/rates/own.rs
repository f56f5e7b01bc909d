//! What the user writes into the rate book about offers. Each is one operation that can be undone; nothing written before is changed.

use std::collections::HashSet;

use giftbook_model::{Instant, OfferSeen, Told, Trust};
use jiff::civil::{Date, date};
use rusqlite::Transaction;
use serde_json::{Value, json};

use super::log::{OfferRow, unused};
use super::offer::{Offer, OfferId};
use super::outlier::{Outlier, outlier};
use super::shipped::shipped;
use super::{Fx, table};
use crate::history::{self, Area, Edit, Name};
use crate::{Book, BookError, settings};

/// Nothing of these platforms was sold before.
const FIRST_DAY: Date = date(2016, 1, 1);
const MOST_UNITS: i64 = 1_000_000_000_000;
const LONGEST_SOURCE: usize = 200;

/// An offer as it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferAdded {
    pub id: OfferId,
    /// It is far from comparable offers.
    pub outlier: Option<Outlier>,
}

/// What became of a file of offers: `read` = `new` + `known` + `unreadable` + `ignored`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffersImported {
    pub read: u64,
    pub new: u64,
    pub known: u64,
    pub unreadable: u64,
    pub ignored: u64,
    pub outliers: Vec<Outlier>,
    /// Those that are new.
    pub added: Vec<OfferId>,
}

impl Book {
    /// Writes down an offer the user saw. [`BookError::Invalid`] where it cannot be one.
    pub fn offer_add(&self, seen: &OfferSeen, now: Instant) -> Result<OfferAdded, BookError> {
        self.file.write(|tx| {
            let seen = checked(tx, seen, now)?;
            add(tx, Name::OfferAdd, &seen, None, now)
        })
    }

    /// Writes down a new offer that takes the place of `id` from its own day on; earlier days keep the old one.
    pub fn offer_correct(&self, id: &OfferId, seen: &OfferSeen, now: Instant) -> Result<OfferAdded, BookError> {
        self.file.write(|tx| {
            let seen = checked(tx, seen, now)?;
            let old = standing(tx, id, seen.seen_on)?;
            if (old.platform, old.unit) != (seen.platform, seen.unit) {
                return invalid("correction_of_another_unit");
            }
            add(tx, Name::OfferCorrect, &seen, Some(id.clone()), now)
        })
    }

    /// Says that an offer holds no longer from a day on; earlier days keep it.
    pub fn offer_withdraw(&self, id: &OfferId, from: Date, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let old = standing(tx, id, from)?;
            let edit = Edit {
                area: Area::OfferWithdrawn,
                key: id.0.clone(),
                after: Some(Value::from(table::number(from))),
            };
            history::change(tx, now, Name::OfferWithdraw, &told(&old.id, &seen(&old)), vec![edit])?;
            Ok(())
        })
    }

    /// Takes in the offers of the file `name` as one operation. What the book has already, to the day, is not taken twice.
    pub fn offers_import(&self, name: &str, file: &Told<OfferSeen>, now: Instant) -> Result<OffersImported, BookError> {
        self.file.write(|tx| {
            let mut report = OffersImported {
                read: file.read(),
                new: 0,
                known: 0,
                unreadable: file.problems.len() as u64,
                ignored: file.ignored,
                outliers: Vec::new(),
                added: Vec::new(),
            };
            let mut known: HashSet<OfferSeen> = table::own(tx)?.iter().chain(&shipped().offers).map(fact).collect();
            let (fx, first) = (Fx::load(tx)?, unused(tx, "offer")?);
            let mut edits = Vec::new();
            for row in &file.rows {
                let Ok(row) = checked(tx, row, now) else {
                    report.unreadable += 1;
                    continue;
                };
                if !known.insert(same(&row)) {
                    report.known += 1;
                    continue;
                }
                let number = first + i64::try_from(edits.len()).map_err(|_| BookError::TooLarge)?;
                let (id, others) = (OfferId::own(number), table::offers(tx, row.seen_on)?);
                report.outliers.extend(outlier(&id, &row, &others, &fx));
                report.added.push(id);
                edits.push(edit(number, &row, None)?);
            }
            report.new = edits.len() as u64;
            let params = json!({ "name": name, "count": report.new.to_string() });
            history::change(tx, now, Name::OfferImport, &params, edits)?;
            Ok(report)
        })
    }
}

fn add(
    tx: &Transaction<'_>,
    name: Name,
    seen: &OfferSeen,
    replaces: Option<OfferId>,
    now: Instant,
) -> Result<OfferAdded, BookError> {
    let number = unused(tx, "offer")?;
    let id = OfferId::own(number);
    let mut others = table::offers(tx, seen.seen_on)?;
    others.retain(|other| Some(&other.id) != replaces.as_ref());
    let outlier = outlier(&id, seen, &others, &Fx::load(tx)?);
    history::change(tx, now, name, &told(&id, seen), vec![edit(number, seen, replaces)?])?;
    Ok(OfferAdded { id, outlier })
}

fn edit(number: i64, seen: &OfferSeen, replaces: Option<OfferId>) -> Result<Edit, BookError> {
    Ok(Edit {
        area: Area::Offer,
        key: number.to_string(),
        after: Some(serde_json::to_value(OfferRow::new(seen, replaces))?),
    })
}

/// The offer `id`, if it is in force on that day and can be written over.
fn standing(tx: &Transaction<'_>, id: &OfferId, on: Date) -> Result<Offer, BookError> {
    let found = table::offers(tx, on)?.into_iter().find(|offer| offer.id == *id);
    let offer = found.ok_or(BookError::Unknown { what: "offer" })?;
    if id.0.starts_with("paid:") {
        return invalid("offer_was_paid");
    }
    Ok(offer)
}

/// The offer as it is kept, or why it is none.
fn checked(tx: &Transaction<'_>, seen: &OfferSeen, now: Instant) -> Result<OfferSeen, BookError> {
    let today = now.day_in(&settings::read(tx)?.zone()?);
    let source = seen.source.trim();
    let region = seen.region.trim().to_ascii_uppercase();
    if !(1..=MOST_UNITS).contains(&seen.units) {
        return invalid("units_not_positive");
    }
    if seen.price.minor <= 0 {
        return invalid("price_not_positive");
    }
    if seen.unit != seen.platform.bought() {
        return invalid("unit_not_sold");
    }
    if !(region.is_empty() || region.len() == 2 && region.bytes().all(|letter| letter.is_ascii_uppercase())) {
        return invalid("region_unknown");
    }
    if source.chars().count() > LONGEST_SOURCE || source.chars().any(char::is_control) {
        return invalid("text_too_long");
    }
    if seen.seen_on < FIRST_DAY || seen.seen_on > today {
        return invalid("day_not_possible");
    }
    Ok(OfferSeen {
        region,
        source: source.to_owned(),
        ..seen.clone()
    })
}

fn invalid<T>(code: &'static str) -> Result<T, BookError> {
    Err(BookError::Invalid { code })
}

/// An offer without who says so: two that are equal in this are the same offer.
fn same(seen: &OfferSeen) -> OfferSeen {
    OfferSeen {
        source: String::new(),
        trust: Trust::Unverified,
        ..seen.clone()
    }
}

fn fact(offer: &Offer) -> OfferSeen {
    same(&seen(offer))
}

fn seen(offer: &Offer) -> OfferSeen {
    OfferSeen {
        platform: offer.platform,
        unit: offer.unit,
        units: offer.units,
        channel: offer.channel,
        region: offer.region.clone(),
        price: offer.price,
        any_amount: offer.any_amount,
        tax: offer.tax,
        seen_on: offer.seen_on,
        source: offer.source.clone(),
        trust: offer.trust,
    }
}

/// What a sentence about it needs.
fn told(id: &OfferId, seen: &OfferSeen) -> Value {
    json!({
        "offer": id.0, "platform": seen.platform.code(), "unit": seen.unit.code(), "units": seen.units.to_string(),
        "price": seen.price.decimal_text(), "currency": seen.price.currency.code(),
    })
}
