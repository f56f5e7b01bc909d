//! What of a sum reaches a creator, between page and book.

use giftbook_book::Book;
use giftbook_book::payout::{Beside, Reaches, Subscription, beside};
use giftbook_model::{self as model, Instant};
use rust_decimal::Decimal;

use crate::dto::goes::{GoesAnswer, GoesPart, GoesRow, GoesSubscription, GoesUnpublished};
use crate::dto::{Typed, Units};
use crate::error::{Answer, AppError};

/// Every place a sum can be spent at, the most for the creator first.
pub(crate) fn reaches(open: &Book, spend: &Typed, now: Instant) -> Answer<(model::Money, Vec<Reaches>)> {
    let settings = open.settings()?;
    let spend = sum(spend, settings.home_currency)?;
    Ok((spend, open.compared(spend, now.day_in(&settings.zone()?))?))
}

/// A sum above zero as it was typed.
pub(crate) fn sum(typed: &Typed, currency: model::Currency) -> Answer<model::Money> {
    let read = model::Money::parse(typed.trim(), currency).ok();
    read.filter(|money| money.minor > 0)
        .ok_or_else(|| AppError::new("invalid").with("detail", "price"))
}

impl GoesAnswer {
    pub(crate) fn of(open: &Book, spend: &Typed, now: Instant) -> Answer<Self> {
        let (spend, rows) = reaches(open, spend, now)?;
        let Beside {
            subscriptions,
            unpublished,
        } = beside();
        let unpublished = unpublished.iter().map(|one| GoesUnpublished {
            id: one.id.clone(),
            platform: one.platform.code().to_owned(),
            seen_on: one.seen_on.to_string(),
        });
        Ok(Self {
            spend: spend.into(),
            rows: rows.into_iter().map(Into::into).collect(),
            unpublished: unpublished.collect(),
            subscriptions: subscriptions.iter().map(Into::into).collect(),
        })
    }
}

/// What a row is called in tables and pictures alike: no other is of that place.
pub(crate) fn key(row: &Reaches) -> String {
    format!("{} {} {}", row.platform.code(), row.channel.code(), row.region)
}

/// Percent with one digit.
pub(crate) fn percent(part: Decimal) -> String {
    let mut percent = (part * Decimal::ONE_HUNDRED).round_dp(1);
    percent.rescale(1);
    percent.to_string()
}

impl From<Reaches> for GoesRow {
    fn from(row: Reaches) -> Self {
        Self {
            key: key(&row),
            platform: row.platform.code().to_owned(),
            channel: row.channel.code().to_owned(),
            receives: row.receives.into(),
            share: percent(row.share),
            least: percent(row.between.0),
            most: percent(row.between.1),
            parts: row
                .parts()
                .map(|(station, money)| GoesPart {
                    to: station.code().to_owned(),
                    money: money.into(),
                })
                .collect(),
            units: row.offer.as_ref().map(|offer| Units(offer.units)),
            source: row.offer.as_ref().map(|offer| offer.source.clone()),
            region: row.region,
            programme: row.programme,
            as_of: row.as_of.to_string(),
            trust: row.trust.code().to_owned(),
        }
    }
}

impl From<&Subscription> for GoesSubscription {
    fn from(one: &Subscription) -> Self {
        Self {
            id: one.id.clone(),
            platform: one.platform.code().to_owned(),
            units: one.costs.map(|(units, _)| Units(units)),
            months: one.costs.map(|(_, months)| months),
            least: one.share.map(|share| percent(share.least)),
            most: one.share.map(|share| percent(share.most)),
            source: one.source.clone(),
            seen_on: one.seen_on.to_string(),
            trust: one.trust.code().to_owned(),
        }
    }
}
