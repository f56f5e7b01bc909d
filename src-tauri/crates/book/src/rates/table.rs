//! The rate book's SQL.

use giftbook_model::{Channel, Currency, Money, Platform, Tax, Trust, Unit};
use jiff::civil::Date;
use rusqlite::{Connection, Row};
use rust_decimal::Decimal;

use super::fx::Fx;
use super::learnt::learnt;
use super::lowest::Asked;
use super::method::{Method, MethodKind};
use super::offer::{Offer, OfferId, Withdrawn, in_force};
use super::shipped::shipped;
use crate::BookError;

pub(super) const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a rate cannot be read",
};

/// The offers in force on a day: shipped, the user's own, and those learnt from what was paid.
pub(crate) fn offers(conn: &Connection, on: Date) -> Result<Vec<Offer>, BookError> {
    let mut all = written(conn)?;
    all.extend(learnt(conn)?);
    Ok(in_force(all, &withdrawn(conn)?, on))
}

impl Asked {
    pub(crate) fn load(conn: &Connection) -> Result<Self, BookError> {
        Ok(Self {
            offers: written(conn)?,
            withdrawn: withdrawn(conn)?,
        })
    }
}

/// The shipped offers and the user's own.
fn written(conn: &Connection) -> Result<Vec<Offer>, BookError> {
    let mut all = shipped().offers.clone();
    all.extend(own(conn)?);
    Ok(all)
}

/// The user's own offers, the first written first.
pub(super) fn own(conn: &Connection) -> Result<Vec<Offer>, BookError> {
    conn.prepare_cached(
        "SELECT id, platform, unit, units, channel, region, currency, minor, any_amount, tax, seen_on, source, trust, replaces
         FROM offer ORDER BY id",
    )?
    .query_and_then([], offer)?
    .collect()
}

/// What holds no longer, and from which day on.
fn withdrawn(conn: &Connection) -> Result<Withdrawn, BookError> {
    let mut withdrawn = shipped().withdrawn.clone();
    let mut query = conn.prepare_cached("SELECT offer, from_day FROM offer_withdrawn")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let from = day(row.get(1)?)?;
        let first = withdrawn.entry(OfferId(row.get(0)?)).or_insert(from);
        *first = from.min(*first);
    }
    Ok(withdrawn)
}

fn offer(row: &Row<'_>) -> Result<Offer, BookError> {
    let price = Money {
        minor: row.get(7)?,
        currency: Currency::parse(&row.get::<_, String>(6)?)?,
    };
    Ok(Offer {
        id: OfferId::own(row.get(0)?),
        platform: Platform::from_number(row.get(1)?).ok_or(UNREADABLE)?,
        unit: Unit::from_number(row.get(2)?).ok_or(UNREADABLE)?,
        units: row.get(3)?,
        channel: Channel::from_number(row.get(4)?).ok_or(UNREADABLE)?,
        region: row.get(5)?,
        price,
        any_amount: row.get(8)?,
        tax: Tax::from_number(row.get(9)?).ok_or(UNREADABLE)?,
        seen_on: day(row.get(10)?)?,
        source: row.get(11)?,
        trust: Trust::from_number(row.get(12)?).ok_or(UNREADABLE)?,
        replaces: row.get::<_, Option<String>>(13)?.map(OfferId),
    })
}

/// The payment methods with what they cost on a day: by the fee last written for the newest day that is not after it.
pub(crate) fn methods(conn: &Connection, on: Date) -> Result<Vec<Method>, BookError> {
    conn.prepare_cached(
        "SELECT id, name, kind, currency,
            (SELECT fee FROM method_fee WHERE method_id = method.id AND from_day <= ?1 ORDER BY from_day DESC, id DESC LIMIT 1),
            (SELECT markup FROM method_fee WHERE method_id = method.id AND from_day <= ?1 ORDER BY from_day DESC, id DESC LIMIT 1)
         FROM method ORDER BY name, id",
    )?
    .query_and_then([number(on)], |row| {
        let share = |text: Option<String>| match text {
            None => Ok(Decimal::ZERO),
            Some(text) => Decimal::from_str_exact(&text).map_err(|_| UNREADABLE),
        };
        let currency: Option<String> = row.get(3)?;
        Ok(Method {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: MethodKind::from_number(row.get(2)?).ok_or(UNREADABLE)?,
            currency: currency.map(|code| Currency::parse(&code)).transpose()?,
            fee: share(row.get(4)?)?,
            markup: share(row.get(5)?)?,
        })
    })?
    .collect()
}

impl Fx {
    /// Every rate the book knows.
    pub(crate) fn load(conn: &Connection) -> Result<Self, BookError> {
        let mut fx = Self::default();
        let mut query = conn.prepare_cached("SELECT day, currency, rate FROM fx_rate WHERE standing <> 1")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (currency, rate): (String, String) = (row.get(1)?, row.get(2)?);
            let rate = Decimal::from_str_exact(&rate).map_err(|_| UNREADABLE)?;
            fx.add(day(row.get(0)?)?, Currency::parse(&currency)?, rate);
        }
        Ok(fx)
    }
}

/// The day with this number: days since 1970-01-01.
pub(super) fn day(number: i64) -> Result<Date, BookError> {
    crate::insight::date_of(number).ok_or(UNREADABLE)
}

/// The number of a day.
pub(super) fn number(day: Date) -> i64 {
    crate::insight::epoch_day(day)
}
