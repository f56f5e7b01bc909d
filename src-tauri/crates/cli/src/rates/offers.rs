//! `offers`: the prices of units.

use std::path::Path;

use giftbook_book::Book;
use giftbook_book::rates::{Offer, OfferAdded, OfferId, Outlier, Tax, Trust};
use giftbook_model::{Channel, Currency, Instant, Money, OfferSeen, Platform};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::args::{Add, Offers};
use crate::doubts;
use crate::outcome::{Outcome, Refusal};

pub(crate) fn offers(book: &Book, what: Option<&Offers>, now: Instant) -> Result<Outcome, Refusal> {
    match what {
        None => list(book, None, now),
        Some(Offers::List { on }) => list(book, *on, now),
        Some(Offers::Add(what)) => add(book, what, now),
        Some(Offers::Import { file }) => import(book, file, now),
    }
}

fn list(book: &Book, on: Option<jiff::civil::Date>, now: Instant) -> Result<Outcome, Refusal> {
    let on = super::day(book, on, now)?;
    let offers = book.offers(on)?;
    let json: Vec<Value> = offers.iter().map(offer_json).collect();
    let text = offers.iter().map(line).collect();
    Ok(Outcome::done(json!({ "on": on.to_string(), "offers": json }), text))
}

fn add(book: &Book, what: &Add, now: Instant) -> Result<Outcome, Refusal> {
    let seen = seen(book, what, now)?;
    let added = match &what.replaces {
        None => book.offer_add(&seen, now)?,
        Some(id) => book.offer_correct(&OfferId(id.clone()), &seen, now)?,
    };
    let OfferAdded { id, outlier } = added;
    let mut outcome = Outcome::done(
        json!({ "offer": id.0, "outlier": outlier.as_ref().map(outlier_json) }),
        format!(
            "written down as {}\n{}",
            id.0,
            outlier.iter().map(outlier_line).collect::<String>()
        ),
    );
    outcome.problems = outlier.is_some();
    Ok(outcome)
}

fn seen(book: &Book, what: &Add, now: Instant) -> Result<OfferSeen, Refusal> {
    let platform = word("platform", &what.platform, Platform::from_code)?;
    let currency = word("currency", &what.currency, |code| Currency::parse(code).ok())?;
    let price = word("price", &what.price, |text| Money::parse(text, currency).ok())?;
    Ok(OfferSeen {
        platform,
        unit: platform.bought(),
        units: what.units,
        channel: word("channel", &what.channel, Channel::from_code)?,
        region: what.region.clone(),
        price,
        any_amount: what.any_amount,
        tax: word("tax", &what.tax, Tax::from_code)?,
        seen_on: super::day(book, what.on, now)?,
        source: what.source.clone(),
        trust: Trust::Own,
    })
}

fn word<T>(name: &str, text: &str, from: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    from(text).ok_or_else(|| Refusal {
        code: format!("{name}_unknown"),
        text: format!("{text:?} is no {name} that is known"),
    })
}

fn import(book: &Book, file: &Path, now: Instant) -> Result<Outcome, Refusal> {
    let told = giftbook_formats::rates::offers(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let report = book.offers_import(&name, &told, now)?;
    let doubted = book.offers_doubted(&report.added)?;
    let text = format!(
        "{} offers read: {} new, {} known, {} unreadable\n{}{}{}",
        report.read,
        report.new,
        report.known,
        report.unreadable,
        super::problem_lines(&told.problems),
        report.outliers.iter().map(outlier_line).collect::<String>(),
        doubts::tell_offers(&doubted)
    );
    let json = json!({
        "read": report.read, "new": report.new, "known": report.known, "unreadable": report.unreadable, "ignored": report.ignored,
        "problems": super::problems(&told.problems), "outliers": report.outliers.iter().map(outlier_json).collect::<Vec<_>>(),
        "doubts": doubts::offers_json(&doubted),
    });
    let mut outcome = Outcome::done(json, text);
    outcome.problems = report.unreadable > 0 || !report.outliers.is_empty() || !doubted.is_empty();
    Ok(outcome)
}

fn offer_json(offer: &Offer) -> Value {
    json!({
        "id": offer.id.0, "platform": offer.platform.code(), "unit": offer.unit.code(), "units": offer.units.to_string(),
        "channel": offer.channel.code(), "region": offer.region, "price": offer.price.decimal_text(),
        "currency": offer.price.currency.code(), "any_amount": offer.any_amount, "tax": offer.tax.code(),
        "seen_on": offer.seen_on.to_string(), "source": offer.source, "trust": offer.trust.code(),
        "replaces": offer.replaces.as_ref().map(|id| id.0.clone()),
    })
}

fn line(offer: &Offer) -> String {
    let price = format!("{} {}", offer.price.decimal_text(), offer.price.currency);
    let each = offer
        .per_unit()
        .map_or_else(String::new, |each: Decimal| each.round_dp(6).to_string());
    format!(
        "{:<9} {:<8} {:<2} {:>7} {:<5} {price:>16}  {each:>10} each  {}  {:<10} {}\n",
        offer.platform.code(),
        offer.channel.code(),
        offer.region,
        offer.units,
        offer.unit.code(),
        offer.seen_on,
        offer.trust.code(),
        offer.id.0
    )
}

fn outlier_json(outlier: &Outlier) -> Value {
    json!({ "offer": outlier.offer.0, "times": outlier.times.to_string(), "compared": outlier.compared })
}

fn outlier_line(outlier: &Outlier) -> String {
    format!(
        "  {}: {} times the usual price of one, compared with {} others; undo takes it back\n",
        outlier.offer.0, outlier.times, outlier.compared
    )
}
