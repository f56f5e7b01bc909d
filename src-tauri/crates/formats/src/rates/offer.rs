//! One offer from the words of its columns or keys.

use giftbook_model::{Channel, Currency, Money, OfferSeen, Platform, Tax, Trust};

use super::text::detail;
use crate::codes::{
    AMOUNT_NOT_A_NUMBER, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, DAY_UNREADABLE, FIELD_MISSING, Fault,
    PRICE_NOT_POSITIVE, PRICE_UNREADABLE, WORD_UNKNOWN,
};
use crate::limits::UNITS;

/// Names that must be there, and those that may be.
pub(super) const NEEDED: [&str; 6] = ["platform", "units", "channel", "price", "currency", "seen_on"];

/// The offer `word` tells of, which gives what is written under a name; empty where nothing is.
pub(super) fn offer(word: &dyn Fn(&str) -> String) -> Result<OfferSeen, Fault> {
    for name in NEEDED {
        if word(name).is_empty() {
            return Err(Fault::about(FIELD_MISSING, name));
        }
    }
    let platform = known("platform", word, Platform::from_code)?;
    let currency = known("currency", word, |code| Currency::parse(code).ok())?;
    let price = Money::parse(&word("price"), currency).map_err(|_| Fault::of(PRICE_UNREADABLE))?;
    if price.minor <= 0 {
        return Err(Fault::of(PRICE_NOT_POSITIVE));
    }
    Ok(OfferSeen {
        platform,
        unit: platform.bought(),
        units: units(&word("units"))?,
        channel: known("channel", word, Channel::from_code)?,
        region: word("region").to_ascii_uppercase(),
        price,
        any_amount: known("any_amount", word, |text| match text {
            "yes" | "true" | "1" => Some(true),
            "" | "no" | "false" | "0" => Some(false),
            _ => None,
        })?,
        tax: known("tax", word, |text| {
            if text.is_empty() {
                Some(Tax::Unknown)
            } else {
                Tax::from_code(text)
            }
        })?,
        seen_on: word("seen_on").parse().map_err(|_| Fault::of(DAY_UNREADABLE))?,
        source: word("source"),
        trust: known("trust", word, |text| {
            if text.is_empty() {
                Some(Trust::Unverified)
            } else {
                Trust::from_code(text)
            }
        })?,
    })
}

fn known<T>(name: &str, word: &dyn Fn(&str) -> String, from: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    let text = word(name);
    from(&text.to_ascii_lowercase()).ok_or_else(|| Fault::about(WORD_UNKNOWN, &format!("{name} {}", detail(&text))))
}

fn units(text: &str) -> Result<i64, Fault> {
    let digits = !text.starts_with('+');
    match text.parse() {
        Ok(units) if digits && (1..=UNITS).contains(&units) => Ok(units),
        Ok(..=0) => Err(Fault::of(AMOUNT_NOT_POSITIVE)),
        Ok(_) if digits => Err(Fault::of(AMOUNT_TOO_LARGE)),
        _ => Err(Fault::of(AMOUNT_NOT_A_NUMBER)),
    }
}
