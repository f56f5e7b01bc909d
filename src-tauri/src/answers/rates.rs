//! The rate book, from book to page, and what was typed about it, from page to book.

use giftbook_book::Book;
use giftbook_book::rates as book;
use giftbook_book::recharge::OfferDoubted;
use giftbook_model as model;
use rust_decimal::Decimal;

use crate::dto::rates::{
    self as dto, CostForm, MethodRow, OfferForm, OfferRow, OfferTaken, OffersReport, Outlier, RateProblem,
};
use crate::dto::{Id, Money, Typed, Units, count, day};
use crate::error::{Answer, AppError};

/// Problems of a file that are shown one by one.
const MOST_PROBLEMS: usize = 200;
/// Offers that are told with what speaks against them.
const MOST_DOUBTED: usize = 20;

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
    pub(crate) fn of(
        open: &Book,
        name: String,
        report: book::OffersImported,
        problems: &[(u64, model::Problem)],
    ) -> Answer<Self> {
        let doubted = open.offers_doubted(&report.added)?;
        let more = doubted.len().saturating_sub(MOST_DOUBTED);
        let one = |one: OfferDoubted| {
            Ok(dto::OfferDoubted {
                offer: OfferRow::of(one.offer, open)?,
                doubts: one.doubts.into_iter().map(Into::into).collect(),
            })
        };
        Ok(Self {
            name,
            read: count(report.read),
            new: count(report.new),
            known: count(report.known),
            unreadable: count(report.unreadable),
            outliers: report.outliers.into_iter().map(Into::into).collect(),
            problems: told(problems),
            doubts: doubted.into_iter().take(MOST_DOUBTED).map(one).collect::<Answer<_>>()?,
            doubts_more: count(more as u64),
        })
    }
}

pub(super) fn told(problems: &[(u64, model::Problem)]) -> Vec<RateProblem> {
    let one = |(row, problem): &(u64, model::Problem)| RateProblem {
        row: count(*row),
        code: problem.code.to_owned(),
        detail: problem.detail.to_string(),
        raw: problem.raw.to_string(),
    };
    problems.iter().take(MOST_PROBLEMS).map(one).collect()
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
