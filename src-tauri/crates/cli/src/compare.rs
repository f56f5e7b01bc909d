//! `compare`: what of a sum reaches a creator, place by place.

use giftbook_book::Book;
use giftbook_book::payout::{Reaches, Station, beside};
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
        told.push(json!({
            "platform": platform, "channel": channel, "pays": row.pays.decimal_text(), "receives": receives,
            "share": row.share.to_string(), "as_of": row.as_of.to_string(), "trust": row.trust.code(),
            "least": row.between.0.to_string(), "most": row.between.1.to_string(), "region": row.region,
            "offer": row.offer.as_ref().map(|offer| &offer.id.0), "source": row.offer.as_ref().map(|offer| &offer.source),
            "programme": row.programme, "parts": parts(row),
        }));
    }
    let unpublished: Vec<Value> = beside()
        .unpublished
        .iter()
        .map(|one| {
            let platform = one.platform.code();
            text += &format!("not published  {platform:<10} {}\n", one.id);
            json!({ "id": one.id, "platform": platform, "looked_for": one.seen_on.to_string() })
        })
        .collect();
    Ok(Outcome::done(
        json!({ "currency": currency.code(), "rows": told, "unpublished": unpublished }),
        text,
    ))
}

/// Who keeps what; what arrives is the creator's.
fn parts(row: &Reaches) -> Vec<Value> {
    let part = |(station, money): (Station, Money)| {
        let to = match station {
            Station::Arrives => "creator",
            other => other.code(),
        };
        json!({ "to": to, "amount": money.decimal_text() })
    };
    row.parts().map(part).collect()
}
