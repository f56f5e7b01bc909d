//! What of a sum reaches a creator, between page and book.

use giftbook_book::Book;
use giftbook_book::payout::Reaches;
use giftbook_model::{self as model, Instant};
use rust_decimal::Decimal;

use crate::dto::goes::{GoesAnswer, GoesPart, GoesRow};
use crate::dto::{Typed, Units};
use crate::error::{Answer, AppError};

/// Every place a sum can be spent at, the most for the creator first.
pub(crate) fn reaches(open: &Book, spend: &Typed, now: Instant) -> Answer<(model::Money, Vec<Reaches>)> {
    let invalid = || AppError::new("invalid").with("detail", "price");
    let settings = open.settings()?;
    let spend = model::Money::parse(spend.trim(), settings.home_currency).map_err(|_| invalid())?;
    if spend.minor <= 0 {
        return Err(invalid());
    }
    Ok((spend, open.compared(spend, now.day_in(&settings.zone()?))?))
}

impl GoesAnswer {
    pub(crate) fn of(open: &Book, spend: &Typed, now: Instant) -> Answer<Self> {
        let (spend, rows) = reaches(open, spend, now)?;
        Ok(Self {
            spend: spend.into(),
            rows: rows.into_iter().map(Into::into).collect(),
        })
    }
}

/// What a row is called in tables and pictures alike.
pub(crate) fn key(row: &Reaches) -> String {
    let offer = row
        .offer
        .as_ref()
        .map_or(row.programme.as_str(), |offer| offer.0.as_str());
    format!("{} {offer}", row.channel.code())
}

impl From<Reaches> for GoesRow {
    fn from(row: Reaches) -> Self {
        Self {
            key: key(&row),
            platform: row.platform.code().to_owned(),
            channel: row.channel.code().to_owned(),
            receives: row.receives.into(),
            share: (row.share * Decimal::ONE_HUNDRED).round_dp(1).to_string(),
            parts: row
                .parts
                .iter()
                .map(|part| GoesPart {
                    to: part.taker.code().to_owned(),
                    money: part.money.into(),
                })
                .collect(),
            units: row.units.map(Units),
            region: row.region,
            programme: row.programme,
            as_of: row.as_of.to_string(),
            trust: row.trust.code().to_owned(),
        }
    }
}
