//! What speaks against the purchases an import brought or the offers of a list, in the terminal's words and as JSON.

use giftbook_book::recharge::{Doubt, Doubted, OfferDoubted};
use serde_json::{Value, json};

use crate::plain_words::verdict_text;

/// Doubted purchases or offers that are told one by one in words.
const MOST_TOLD: usize = 20;

pub(crate) fn json(doubted: &[Doubted]) -> Value {
    let one = |Doubted { purchase, doubts }: &Doubted| json!({ "purchase": purchase.id.0.to_string(), "doubts": doubts.iter().map(doubt_json).collect::<Vec<_>>() });
    doubted.iter().map(one).collect()
}

pub(crate) fn tell(doubted: &[Doubted]) -> String {
    let all = doubted.iter();
    let all = all.map(|one| (format!("purchase {}", one.purchase.id.0), one.doubts.as_slice()));
    told("purchases", "cost", all.collect())
}

pub(crate) fn offers_json(doubted: &[OfferDoubted]) -> Value {
    let one = |OfferDoubted { offer, doubts }: &OfferDoubted| json!({ "offer": offer.id.0, "doubts": doubts.iter().map(doubt_json).collect::<Vec<_>>() });
    doubted.iter().map(one).collect()
}

pub(crate) fn tell_offers(doubted: &[OfferDoubted]) -> String {
    let all = doubted.iter();
    let all = all.map(|one| (format!("offer {}", one.offer.id.0), one.doubts.as_slice()));
    told("offers", "costs", all.collect())
}

fn doubt_json(doubt: &Doubt) -> Value {
    match doubt {
        Doubt::Reseller => json!({ "code": "reseller" }),
        Doubt::Seller { host, verdict } => json!({ "code": "seller", "host": host, "verdict": verdict.code() }),
        Doubt::Price { percent, official } => json!({
            "code": "price", "percent": percent, "official": official.money.decimal_text(), "currency": official.money.currency.code(),
            "units": official.units.to_string(),
        }),
    }
}

/// `costs`: the verb of a price, past or present.
fn told(all: &str, costs: &str, doubted: Vec<(String, &[Doubt])>) -> String {
    let more = doubted.len().saturating_sub(MOST_TOLD);
    let mut text = String::new();
    for (what, doubts) in doubted.into_iter().take(MOST_TOLD) {
        for doubt in doubts {
            let why = match doubt {
                Doubt::Reseller => "sold by another than the platform, against its terms".to_owned(),
                Doubt::Seller { host, verdict } => format!("names {host}: {}", verdict_text(*verdict)),
                Doubt::Price { percent, .. } => format!("{costs} {percent} % of the lowest official price of its day"),
            };
            text += &format!("  worth a second look, {what}: {why}\n");
        }
    }
    if more > 0 {
        text += &format!("  and {more} {all} more\n");
    }
    text
}
