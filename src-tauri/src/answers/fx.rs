//! Reference rates, from book to page.

use giftbook_book::rates as book;
use giftbook_model as model;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::rates::told;
use crate::dto::rates::{FxAnswer, FxFile, FxHeld, FxHeldRef, FxReport, FxRow};
use crate::dto::{Id, count, day};
use crate::error::AppError;

impl FxReport {
    #[must_use]
    pub(crate) fn of(name: String, report: &book::FxImported, problems: &[(u64, model::Problem)]) -> Self {
        Self {
            name,
            read: count(report.read),
            new: count(report.new),
            held: count(report.held),
            known: count(report.known),
            unlike: count(report.unlike),
            unreadable: count(report.unreadable),
            ignored: count(report.ignored),
            problems: told(problems),
        }
    }
}

impl FxAnswer {
    #[must_use]
    pub(crate) fn of(shown: book::FxShown, place: giftbook_connect::Place) -> Self {
        let row = |(currency, day, rate)| fx_row(currency, day, rate);
        Self {
            shipped_to: shown.shipped_to.map(|day| day.to_string()),
            newest: shown.newest.map(|day| day.to_string()),
            rates: shown.rates.into_iter().map(row).collect(),
            files: shown.files.into_iter().map(Into::into).collect(),
            held: shown.held.into_iter().map(Into::into).collect(),
            may_fetch: shown.may_fetch,
            host: place.host().to_owned(),
            file: place.file().to_owned(),
        }
    }
}

fn fx_row(currency: model::Currency, day: Date, rate: Decimal) -> FxRow {
    FxRow {
        currency: currency.code().to_owned(),
        day: day.to_string(),
        rate: rate.to_string(),
    }
}

impl From<book::FxFile> for FxFile {
    fn from(file: book::FxFile) -> Self {
        Self {
            id: Id(file.id),
            at: file.at.into(),
            name: file.name,
            fetched: file.fetched,
            first: file.days.map(|(first, _)| first.to_string()),
            last: file.days.map(|(_, last)| last.to_string()),
            new: count(file.new),
            held: count(file.held),
            unlike: count(file.unlike),
            unreadable: count(file.unreadable),
        }
    }
}

impl From<book::FxHeld> for FxHeld {
    fn from(held: book::FxHeld) -> Self {
        Self {
            batch: Id(held.batch),
            day: held.day.to_string(),
            currency: held.currency.code().to_owned(),
            rate: held.rate.to_string(),
            before: held.before.map(|(day, rate)| fx_row(held.currency, day, rate)),
        }
    }
}

impl TryFrom<FxHeldRef> for (i64, Date, model::Currency) {
    type Error = AppError;

    fn try_from(held: FxHeldRef) -> Result<Self, AppError> {
        let currency = model::Currency::parse(&held.currency)
            .map_err(|_| AppError::new("invalid").with("detail", "currency_unknown"))?;
        Ok((held.batch.0, day(&held.day)?, currency))
    }
}
