//! What speaks against the purchases an import brought, in the terminal's words and as JSON.

use giftbook_book::recharge::{Doubt, Doubted};
use serde_json::{Value, json};

use crate::plain_words::verdict_text;

/// Doubted purchases that are told one by one in words.
const MOST_TOLD: usize = 20;

pub(crate) fn json(doubted: &[Doubted]) -> Value {
    let one = |Doubted { purchase, doubts }: &Doubted| {
        let doubts = doubts.iter().map(|doubt| match doubt {
            Doubt::Reseller => json!({ "code": "reseller" }),
            Doubt::Seller { host, verdict } => json!({ "code": "seller", "host": host, "verdict": verdict.code() }),
            Doubt::Price { percent, official } => json!({
                "code": "price", "percent": percent, "official": official.money.decimal_text(), "currency": official.money.currency.code(),
                "units": official.units.to_string(),
            }),
        });
        json!({ "purchase": purchase.id.0.to_string(), "doubts": doubts.collect::<Vec<_>>() })
    };
    doubted.iter().map(one).collect()
}

pub(crate) fn tell(doubted: &[Doubted]) -> String {
    let mut text = String::new();
    for Doubted { purchase, doubts } in doubted.iter().take(MOST_TOLD) {
        for doubt in doubts {
            let why = match doubt {
                Doubt::Reseller => "sold by another than the platform, against its terms".to_owned(),
                Doubt::Seller { host, verdict } => format!("names {host}: {}", verdict_text(*verdict)),
                Doubt::Price { percent, .. } => format!("cost {percent} % of the lowest official price of its day"),
            };
            text += &format!("  worth a second look, purchase {}: {why}\n", purchase.id.0);
        }
    }
    if doubted.len() > MOST_TOLD {
        text += &format!("  and {} purchases more\n", doubted.len() - MOST_TOLD);
    }
    text
}
