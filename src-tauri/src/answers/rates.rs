//! The rate book, from book to page, and what was typed about it, from page to book.

use giftbook_book::Book;
use giftbook_book::rates as book;
use giftbook_model as model;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::dto::rates::{
    CostForm, FxAnswer, FxFile, FxHeld, FxHeldRef, FxReport, FxRow, MethodRow, OfferForm, OfferRow, OfferTaken,
    OffersReport, Outlier, RateProblem,
};
use crate::dto::{Id, Money, Typed, Units, count, day};
use crate::error::{Answer, AppError};

/// Problems of a file that are shown one by one.
const MOST_PROBLEMS: usize = 200;

impl OfferRow {
    pub(crate) fn of(offer: book::Offer, open: &Book) -> Answer<Self> {
        Ok(Self {
            seller: open.seller(&offer.source)?.map(Into::into),
            ..offer.into()
        })
    }
}

impl From<book::Offer> for OfferRow {
    fn from(offer: book::Offer) -> Self {
        let each = offer.per_unit().unwrap_or_default().round_dp(6).normalize();
        Self {
            open: offer.source != book::PAID,
            id: offer.id.0,
            platform: offer.platform.code().to_owned(),
            unit: offer.unit.code().to_owned(),
            units: Units(offer.units),
            channel: offer.channel.code().to_owned(),
            region: offer.region,
            each: Money {
                amount: each.to_string(),
                currency: offer.price.currency.code().to_owned(),
            },
            price: offer.price.into(),
            any_amount: offer.any_amount,
            tax: offer.tax.code().to_owned(),
            seen_on: offer.seen_on.to_string(),
            source: offer.source,
            trust: offer.trust.code().to_owned(),
            seller: None,
        }
    }
}

impl TryFrom<OfferForm> for model::OfferSeen {
    type Error = AppError;

    fn try_from(form: OfferForm) -> Result<Self, AppError> {
        let platform = model::Platform::from_code(&form.platform).ok_or_else(|| invalid("platform_unknown"))?;
        let currency = model::Currency::parse(&form.currency).map_err(|_| invalid("currency_unknown"))?;
        Ok(Self {
            platform,
            unit: platform.bought(),
            units: form.units.trim().parse().map_err(|_| invalid("units_not_a_number"))?,
            channel: model::Channel::from_code(&form.channel).ok_or_else(|| invalid("channel_unknown"))?,
            region: form.region.to_string(),
            price: model::Money::parse(form.price.trim(), currency).map_err(|_| invalid("price_unreadable"))?,
            any_amount: form.any_amount,
            tax: model::Tax::from_code(&form.tax).ok_or_else(|| invalid("tax_unknown"))?,
            seen_on: day(&form.seen_on)?,
            source: form.source.to_string(),
            trust: model::Trust::Own,
        })
    }
}

impl From<book::OfferAdded> for OfferTaken {
    fn from(added: book::OfferAdded) -> Self {
        Self {
            id: added.id.0,
            outlier: added.outlier.map(Into::into),
        }
    }
}

impl From<book::Outlier> for Outlier {
    fn from(outlier: book::Outlier) -> Self {
        Self {
            offer: outlier.offer.0,
            times: outlier.times.normalize().to_string(),
            compared: count(outlier.compared),
        }
    }
}

impl OffersReport {
    #[must_use]
    pub(crate) fn of(name: String, report: book::OffersImported, problems: &[(u64, model::Problem)]) -> Self {
        Self {
            name,
            read: count(report.read),
            new: count(report.new),
            known: count(report.known),
            unreadable: count(report.unreadable),
            outliers: report.outliers.into_iter().map(Into::into).collect(),
            problems: told(problems),
        }
    }
}

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

fn told(problems: &[(u64, model::Problem)]) -> Vec<RateProblem> {
    let one = |(row, problem): &(u64, model::Problem)| RateProblem {
        row: count(*row),
        code: problem.code.to_owned(),
        detail: problem.detail.to_string(),
        raw: problem.raw.to_string(),
    };
    problems.iter().take(MOST_PROBLEMS).map(one).collect()
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
        let currency = model::Currency::parse(&held.currency).map_err(|_| invalid("currency_unknown"))?;
        Ok((held.batch.0, day(&held.day)?, currency))
    }
}

impl From<(book::Method, Option<book::Learnt>)> for MethodRow {
    fn from((method, learnt): (book::Method, Option<book::Learnt>)) -> Self {
        let percent = |share: Decimal| (share * Decimal::ONE_HUNDRED).normalize().to_string();
        Self {
            id: Id(method.id),
            learnt: learnt.map(|learnt| (method.name.clone(), learnt).into()),
            name: method.name,
            kind: method.kind.code().to_owned(),
            currency: method.currency.map(|currency| currency.code().to_owned()),
            fee: percent(method.fee),
            markup: percent(method.markup),
        }
    }
}

impl TryFrom<CostForm> for book::MethodCost {
    type Error = AppError;

    fn try_from(form: CostForm) -> Result<Self, AppError> {
        Ok(Self {
            fee: share(&form.fee)?,
            markup: share(&form.markup)?,
            from: day(&form.from)?,
        })
    }
}

/// A share typed in percent; nothing typed is none.
fn share(text: &Typed) -> Result<Decimal, AppError> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if text.is_empty() {
        return Ok(Decimal::ZERO);
    }
    match Decimal::from_str_exact(text) {
        Ok(percent) if plain && percent <= Decimal::ONE_HUNDRED => Ok(percent / Decimal::ONE_HUNDRED),
        _ => Err(invalid("share_out_of_range")),
    }
}

fn invalid(detail: &str) -> AppError {
    AppError::new("invalid").with("detail", detail)
}
