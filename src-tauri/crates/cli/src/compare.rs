//! `compare`: what of a sum reaches a creator, place by place.

use giftbook_book::Book;
use giftbook_model::{Currency, Instant, Money};
use serde_json::{Value, json};

use crate::args::Compare;
use crate::outcome::{Outcome, Refusal};

pub(crate) fn compare(book: &Book, what: &Compare, now: Instant) -> Result<Outcome, Refusal> {
    let refused = |code: &str, said: &str| Refusal {
        code: code.to_owned(),
        text: format!("{said} cannot be read; say it like --spend 10 --currency USD"),
    };
    let currency = Currency::parse(&what.currency.to_ascii_uppercase())
        .map_err(|_| refused("unknown_currency", &what.currency))?;
    let spend = Money::parse(&what.spend, currency)
        .ok()
        .filter(|spend| spend.minor > 0)
        .ok_or_else(|| refused("bad_amount", &what.spend))?;
    let rows = book.compared(spend, now.day_in(&book.settings()?.zone()?))?;
    let mut text = format!("of {} {currency}\n", spend.decimal_text());
    let mut told: Vec<Value> = Vec::with_capacity(rows.len());
    for row in &rows {
        let (platform, channel, receives) = (row.platform.code(), row.channel.code(), row.receives.decimal_text());
        text += &format!(
            "{receives:>10}  {:>5}  {platform:<10} {channel:<8} {:<3} {} {}\n",
            row.share,
            row.region,
            row.as_of,
            row.trust.code()
        );
        let parts: Vec<Value> = row
            .parts
            .iter()
            .map(|part| json!({ "to": part.taker.code(), "amount": part.money.decimal_text() }))
            .collect();
        told.push(json!({
            "platform": platform, "channel": channel, "pays": row.pays.decimal_text(), "receives": receives,
            "share": row.share.to_string(), "as_of": row.as_of.to_string(), "trust": row.trust.code(),
            "region": row.region, "offer": row.offer.as_ref().map(|offer| &offer.0), "programme": row.programme, "parts": parts,
        }));
    }
    Ok(Outcome::done(
        json!({ "currency": currency.code(), "rows": told }),
        text,
    ))
}
