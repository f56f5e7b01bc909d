//! The recharges of the book as limits count them: gross, in the currency of the limit, by the rate of their own day.

use giftbook_model::{Currency, Instant, Money};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::spent::Spend;
use super::window::OUT_OF_CALENDAR;
use crate::BookError;
use crate::insight::Range;
use crate::rates::Fx;
use crate::recharge::{Purchased, purchases};

/// Recharges with what is needed to convert them.
pub(super) struct Recharges {
    pub(super) all: Vec<Purchased>,
    fx: Fx,
    zone: TimeZone,
}

impl Recharges {
    /// Those of `from` and later, and of the day before it: of a day's purchase only the day may be known.
    pub(super) fn since(conn: &Connection, from: Instant, zone: &TimeZone) -> Result<Self, BookError> {
        let day = from.day_in(zone).checked_sub(1.day()).map_err(|_| OUT_OF_CALENDAR)?;
        let from = Instant::start_of(day, zone).map_err(|_| OUT_OF_CALENDAR)?;
        Ok(Self {
            all: purchases(
                conn,
                Range {
                    from: Some(from.millis()),
                    until: None,
                },
            )?,
            fx: Fx::load(conn)?,
            zone: zone.clone(),
        })
    }

    /// As limits in `currency` count them. A purchase of which no place tells a price (coins were seen, but no payment) is uncounted.
    pub(super) fn spends(&self, currency: Currency) -> Result<Vec<Spend>, BookError> {
        let spend = |purchase: &Purchased| {
            Ok(Spend {
                at: self.latest(purchase)?,
                minor: self.paid(purchase, currency)?,
                back: self.back(purchase, currency)?,
            })
        };
        self.all.iter().map(spend).collect()
    }

    /// What was paid, in `currency`; `None` where that is not known.
    pub(super) fn paid(&self, purchase: &Purchased, currency: Currency) -> Result<Option<i64>, BookError> {
        purchase
            .paid
            .map_or(Ok(None), |paid| self.convert(paid, purchase.at, currency))
    }

    /// What of it came back, by the same rate as what was paid: never more than that.
    fn back(&self, purchase: &Purchased, currency: Currency) -> Result<i64, BookError> {
        let back = purchase.refunded.map(|back| self.convert(back, purchase.at, currency));
        let back = back.transpose()?.flatten().unwrap_or_default();
        let paid = self.paid(purchase, currency)?.unwrap_or_default();
        Ok(back.min(paid))
    }

    /// An amount in `currency` by the rate of the day of `at`.
    pub(super) fn convert(&self, money: Money, at: Instant, currency: Currency) -> Result<Option<i64>, BookError> {
        let converted = self.fx.convert(money, currency, at.day_in(&self.zone))?;
        Ok(converted.map(|converted| converted.money.minor))
    }

    /// The last moment it can have happened.
    fn latest(&self, purchase: &Purchased) -> Result<Instant, BookError> {
        if !purchase.day_only {
            return Ok(purchase.at);
        }
        let next = purchase
            .at
            .day_in(&self.zone)
            .checked_add(1.day())
            .map_err(|_| OUT_OF_CALENDAR)?;
        let next = Instant::start_of(next, &self.zone).map_err(|_| OUT_OF_CALENDAR)?;
        Ok(next.plus_millis(-1))
    }
}
