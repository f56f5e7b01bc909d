//! Purchases as the page has them, and what is typed about them as the book has it.

use std::path::Path;

use giftbook_book::recharge::{self as book, LARGEST, Opened, Purchased, Recharged, Refunded, Which, Witnessed};
use giftbook_model as model;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::dto::purchases::{
    ProposalRow, PurchaseOpened, PurchaseRow, PurchasesAnswer, PurchasesQuery, ReceiptRow, RechargeForm, RefundForm,
    RightAnswer, WitnessRow,
};
use crate::dto::{Id, Money, Typed, Units, count, day};
use crate::error::{Answer, AppError};

impl From<book::Purchases> for PurchasesAnswer {
    fn from(list: book::Purchases) -> Self {
        let row = |listed: book::Listed| PurchaseRow {
            witnesses: listed.classes.iter().map(|class| class.code().to_owned()).collect(),
            receipts: count(listed.receipts),
            doubts: listed.doubts.into_iter().map(Into::into).collect(),
            ..listed.purchase.into()
        };
        Self {
            rows: list.rows.into_iter().map(row).collect(),
            count: count(list.count),
            purchases: count(list.purchases),
            paid: list.paid.into_iter().map(Into::into).collect(),
            no_units: count(list.no_units),
            no_payment: count(list.no_payment),
            proposals: list
                .proposals
                .into_iter()
                .map(|(one, other, rule)| ProposalRow {
                    one: one.into(),
                    other: other.into(),
                    rule: rule.code().to_owned(),
                })
                .collect(),
            loose_refunds: list.loose_refunds.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Purchased> for PurchaseRow {
    fn from(purchase: Purchased) -> Self {
        Self {
            id: Id(purchase.id.0),
            platform: purchase.platform.code().to_owned(),
            at: purchase.at.into(),
            day_only: purchase.day_only,
            each: purchase
                .paid
                .zip(purchase.units)
                .and_then(|(paid, (_, units))| each(paid, units)),
            paid: purchase.paid.map(Into::into),
            billed: purchase.billed.map(Into::into),
            unit: purchase.platform.bought().code().to_owned(),
            units: purchase.units.map(|(_, units)| Units(units)),
            refunded: purchase.refunded.map(Into::into),
            units_back: purchase.units_back.map(Units),
            channel: purchase.channel.map(|channel| channel.code().to_owned()),
            transaction: purchase.transaction,
            country: purchase.country,
            witnesses: Vec::new(),
            receipts: 0,
            doubts: Vec::new(),
        }
    }
}

/// What one unit cost, rounded to four decimals, half to even.
fn each(paid: model::Money, units: i64) -> Option<Money> {
    let whole = Decimal::from_str_exact(&paid.decimal_text()).ok()?;
    let each = whole.checked_div(Decimal::from(units))?.round_dp(4);
    Some(Money {
        amount: each.to_string(),
        currency: paid.currency.code().to_owned(),
    })
}

impl From<Witnessed> for WitnessRow {
    fn from(told: Witnessed) -> Self {
        Self {
            entry: Id(told.entry.0),
            class: told.class.code().to_owned(),
            at: told.at.into(),
            day_only: told.day_only,
            paid: told.paid.map(Into::into),
            unit: told.platform.bought().code().to_owned(),
            units: told.units.map(Units),
            transaction: told.transaction,
            product: told.product,
            method: told.method,
            source: told.source,
            counts: told.counts,
            rule: told.joined.map(|(rule, _)| rule.code().to_owned()),
            with: told.joined.map(|(_, class)| class.code().to_owned()),
            named: told.named,
        }
    }
}

impl From<Opened> for PurchaseOpened {
    fn from(opened: Opened) -> Self {
        let receipt = |receipt: book::Attached| ReceiptRow {
            entry: Id(receipt.entry.0),
            digest: receipt.digest,
            name: receipt.name,
            kind: receipt.kind.ending().to_owned(),
            bytes: Units::of(receipt.bytes),
        };
        Self {
            markup: opened.above.map(Into::into),
            learnt: opened.learnt.map(Into::into),
            purchase: PurchaseRow {
                witnesses: opened
                    .witnesses
                    .iter()
                    .map(|told| told.class.code().to_owned())
                    .collect(),
                receipts: count(opened.receipts.len()),
                doubts: opened.doubts.into_iter().map(Into::into).collect(),
                ..opened.purchase.into()
            },
            witnesses: opened.witnesses.into_iter().map(Into::into).collect(),
            refunds: opened.refunds.into_iter().map(Into::into).collect(),
            receipts: opened.receipts.into_iter().map(receipt).collect(),
            right: RightAnswer {
                ground: opened.right.ground.code().to_owned(),
                last_day: opened.right.last_day.map(|day| day.to_string()),
                over: opened.right.over,
            },
        }
    }
}

fn invalid(detail: &str) -> AppError {
    AppError::new("invalid").with("detail", detail)
}

/// Which purchases, and after which the page begins.
pub(crate) fn asked(query: &PurchasesQuery) -> Answer<(Which, Option<(model::Instant, model::EntryId)>)> {
    let which = match &*query.which {
        "all" => Which::All,
        "no_units" => Which::NoUnits,
        "no_payment" => Which::NoPayment,
        _ => return Err(invalid("which")),
    };
    let before = match (query.before_at, query.before_id) {
        (Some(at), Some(id)) => Some((at.try_into()?, model::EntryId(id.0))),
        _ => None,
    };
    Ok((which, before))
}

fn said(text: &Typed) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn money(price: &Typed, currency: &Typed) -> Answer<Option<model::Money>> {
    let Some(price) = said(price) else { return Ok(None) };
    let currency = model::Currency::parse(currency).map_err(|_| invalid("currency"))?;
    Ok(Some(
        model::Money::parse(price, currency).map_err(|_| invalid("price"))?,
    ))
}

fn units(text: &Typed) -> Answer<Option<i64>> {
    said(text)
        .map(|text| text.parse().map_err(|_| invalid("units")))
        .transpose()
}

/// An instant and whether only its day is known.
fn time(on: &Typed, clock: &Typed, zone: &TimeZone) -> Answer<(model::Instant, bool)> {
    let on = day(on)?;
    let Some(clock) = said(clock) else {
        return Ok((model::Instant::start_of(on, zone).map_err(|_| invalid("day"))?, true));
    };
    let clock: Time = clock.parse().map_err(|_| invalid("time"))?;
    let at = on
        .to_datetime(clock)
        .to_zoned(zone.clone())
        .map_err(|_| invalid("time"))?;
    let at = model::Instant::from_millis(at.timestamp().as_millisecond()).map_err(|_| invalid("time"))?;
    Ok((at, false))
}

pub(crate) fn recharged(form: &RechargeForm, zone: &TimeZone) -> Answer<Recharged> {
    let (at, day_only) = time(&form.day, &form.clock, zone)?;
    let channel = said(&form.channel).map(|code| model::Channel::from_code(code).ok_or_else(|| invalid("channel")));
    Ok(Recharged {
        platform: model::Platform::from_code(&form.platform).ok_or_else(|| invalid("platform"))?,
        at,
        day_only,
        paid: money(&form.price, &form.currency)?,
        units: units(&form.units)?,
        channel: channel.transpose()?,
        method: form.method.map(|id| id.0),
        transaction: said(&form.transaction).map(str::to_owned),
        country: said(&form.country).map(str::to_owned),
    })
}

pub(crate) fn refunded(form: &RefundForm, zone: &TimeZone) -> Answer<Refunded> {
    let (at, day_only) = time(&form.day, &form.clock, zone)?;
    Ok(Refunded {
        at,
        day_only,
        money: money(&form.price, &form.currency)?,
        units: units(&form.units)?,
        transaction: said(&form.transaction).map(str::to_owned),
    })
}

/// What was recorded, as it would be typed.
pub(crate) fn form(recorded: Recharged, zone: &TimeZone) -> RechargeForm {
    let text = |text: Option<String>| Typed::from(text.unwrap_or_default());
    let at = jiff::Timestamp::from_millisecond(recorded.at.millis()).unwrap_or_default();
    let clock = at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
    RechargeForm {
        platform: recorded.platform.code().to_owned().into(),
        day: recorded.at.day_in(zone).to_string().into(),
        clock: text((!recorded.day_only).then_some(clock)),
        price: text(recorded.paid.map(model::Money::decimal_text)),
        currency: text(recorded.paid.map(|paid| paid.currency.code().to_owned())),
        units: text(recorded.units.map(|units| units.to_string())),
        channel: text(recorded.channel.map(|channel| channel.code().to_owned())),
        method: recorded.method.map(Id),
        transaction: text(recorded.transaction),
        country: text(recorded.country),
    }
}

/// A receipt's bytes; a file beyond what is kept is not read.
pub(crate) fn receipt(path: &Path) -> Answer<Vec<u8>> {
    if std::fs::metadata(path)?.len() > LARGEST as u64 {
        return Err(invalid("receipt_too_large"));
    }
    Ok(std::fs::read(path)?)
}
