//! The laws of the rate book: what is dated moves nothing before its date, what is known stays, every row is accounted for, and all of it can
//! be undone.

mod dated;
mod offers;
mod reference;

use giftbook_model::{Channel, Currency, FxRate, Instant, Money, OfferSeen, Platform, Tax, Told, Trust};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::*;
use crate::Book;

/// 2026-11-23.
fn now() -> Instant {
    Instant::from_millis(1_795_392_000_000).expect("now")
}

fn currency(code: &str) -> Currency {
    Currency::parse(code).expect(code)
}

fn seen(units: i64, minor: i64, on: Date) -> OfferSeen {
    OfferSeen {
        platform: Platform::TikTok,
        unit: Platform::TikTok.bought(),
        units,
        channel: Channel::Web,
        region: "US".to_owned(),
        price: Money {
            minor,
            currency: currency("USD"),
        },
        any_amount: false,
        tax: Tax::Included,
        seen_on: on,
        source: "my own eyes".to_owned(),
        trust: Trust::Own,
    }
}

fn rates(rows: &[(Date, &str, &str)]) -> Told<FxRate> {
    let row = |(day, code, rate): &(Date, &str, &str)| FxRate {
        day: *day,
        currency: currency(code),
        rate: Decimal::from_str_exact(rate).expect("a rate"),
    };
    Told {
        rows: rows.iter().map(row).collect(),
        ..Told::default()
    }
}

fn import(book: &Book, rows: &[(Date, &str, &str)]) -> FxImported {
    let origin = FxOrigin {
        name: "rates.csv".to_owned(),
        fetched: None,
    };
    book.fx_import(&origin, &rates(rows), now()).expect("imported")
}

fn dollars(book: &Book, on: Date) -> Option<String> {
    let euro = Money {
        minor: 100_000,
        currency: currency("EUR"),
    };
    let converted = book.convert(euro, currency("USD"), on).expect("converted")?;
    Some(converted.money.decimal_text())
}
