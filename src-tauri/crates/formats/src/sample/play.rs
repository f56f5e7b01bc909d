//! Google Play's orders of the sample's owner: those behind what was bought in the app, one that came late, and two the export knows nothing of.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::export::Bought;

const DAY: i64 = 86_400_000;
/// The store took its time: too far from the export's row to be joined unasked.
const LATE: i64 = 25 * 60_000;

/// `Order History.json`, the earliest first. `now` is in milliseconds.
pub(super) fn orders(bought: &[Bought], now: i64) -> Vec<u8> {
    let in_app = bought.iter().filter(|bought| bought.in_app).enumerate();
    let mut orders: Vec<(i64, String, &str, bool)> = in_app
        .map(|(nth, bought)| {
            let after = if nth == 1 { LATE } else { 2_000 };
            (
                bought.at + after,
                format!("{} Coins (TikTok)", bought.coins),
                bought.price,
                false,
            )
        })
        .collect();
    // Two bundles whose names do not say how many coins they are: one never came, and its money came back.
    orders.push((now - 63 * DAY, "350 + 35 Coins (TikTok)".to_owned(), "4.99", true));
    orders.push((now - 12 * DAY, "700 + 70 Coins (TikTok)".to_owned(), "9.99", false));
    orders.sort();
    let listed: Vec<Value> = (1..)
        .zip(orders)
        .map(|(nth, (at, title, price, back))| order(nth, at, &title, price, back))
        .collect();
    Value::from(listed).to_string().into_bytes()
}

fn order(nth: i64, at: i64, title: &str, price: &str, back: bool) -> Value {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    json!({ "orderHistory": {
        "orderId": format!("GPA.3344-1000-2000-{nth:05}"),
        "creationTime": at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "billingInstrument": { "displayName": "Visa-4242" },
        "lineItem": [{ "doc": { "documentType": "In App Item", "title": title }, "quantity": "1" }],
        "totalPrice": format!("USD {price}"),
        "tax": "USD 0.00",
        "refundAmount": format!("USD {}", if back { price } else { "0.00" }),
    } })
}
