//! What the same coins cost at several places.

use super::text;
use giftbook_charts::*;

/// The same coins at four places: one without anything on top, one with both exchange and fee.
pub(crate) fn prices() -> Parts {
    let cents = |cents: i64| Decimal::new(cents, 2);
    let row = |(name, note, price, tax, exchange, fee): (&str, &str, i64, i64, i64, i64)| Parted {
        key: format!("way {name}"),
        name: text(name),
        note: text(note),
        parts: vec![cents(price), cents(tax), cents(exchange), cents(fee)],
        whole: cents(price + tax + exchange + fee),
    };
    let rows = [
        ("Web, US", "your receipt, 21 Nov", 1_060, 0, 0, 0),
        ("Web, Mexico", "unverified, 8 Nov", 1_248, 0, 25, 19),
        ("Google Play, US", "unverified, 3 Nov", 1_427, 0, 0, 0),
        ("App Store, US", "your receipt, 15 Nov", 1_427, 86, 0, 0),
    ];
    Parts {
        about: text("What 1,000 coins cost"),
        name_heading: text("Where"),
        note_heading: text("Seen"),
        part_headings: ["price", "tax", "exchange", "card fee"].map(text).to_vec(),
        whole_heading: text("All in"),
        amount: text("${n}"),
        rows: rows.map(row).to_vec(),
        finding: 1,
        numbers: Numbers::default(),
    }
}
