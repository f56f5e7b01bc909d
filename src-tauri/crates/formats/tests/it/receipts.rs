//! Receipts of stores: which rows are purchases of a platform's currency, and what each says.

use giftbook_formats::{detect, open_answered};
use giftbook_model::{Answers, Channel, Format, Handling, Money, Purchase, Question, Record};

use crate::reading::{Whole, bytes, drain, file, fixture, now, refusal};

fn answers(zone: &str) -> Answers {
    Answers::from([(Question::Zone, zone.to_owned())])
}

fn read(name: &str) -> Whole {
    drain(open_answered(&fixture(name), now(), &answers("America/New_York")).unwrap()).unwrap()
}

pub(crate) fn purchases(whole: &Whole) -> Vec<&Purchase> {
    let mut found = Vec::new();
    for record in whole.records() {
        if let Record::Purchase(purchase) = record {
            found.push(purchase);
        }
    }
    found
}

/// A purchase in one line: platform, time, money, units, channel, and what else it names.
pub(crate) fn told(purchase: &Purchase) -> String {
    let Money { minor, currency } = purchase.paid.unwrap();
    let units = purchase
        .units
        .map(|units| format!(" {units} units"))
        .unwrap_or_default();
    let refund = if purchase.refund { " back" } else { "" };
    let channel = purchase.channel.map_or("", Channel::code);
    let transaction = purchase.transaction.as_deref().unwrap_or("-");
    format!(
        "{} {} {minor} {currency}{refund}{units} {channel} {transaction}",
        purchase.platform.code(),
        purchase.at.millis()
    )
}

#[test]
fn google_plays_purchases() {
    let whole = read("play_purchases.json");
    assert_eq!(whole.source.format, Format::GooglePlay);
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "tiktok 1772359200123 129 USD 70 units android -",
            "tiktok 1772445600000 123456 EUR 70000 units android -",
        ]
    );
    let first = purchases(&whole)[0];
    assert_eq!(
        (
            first.method.as_deref(),
            first.country.as_deref(),
            first.product.as_deref()
        ),
        (Some("Visa-4242"), Some("US"), Some("70 Coins (TikTok)"))
    );
    assert_eq!(
        whole.ignored(),
        [("other_purchase".to_owned(), 1), ("units_of_unknown_app".to_owned(), 1)]
    );
    assert_eq!(
        whole.problems(),
        [(5, "currency_unknown")],
        "a dollar of nobody's country"
    );
}

#[test]
fn google_plays_orders_and_what_came_back() {
    let whole = read("play_orders.json");
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "twitch 1772359200123 1600 USD 1000 units android GPA.3300-1111-2222-33333",
            "youtube 1772445600000 140 USD 100 units android GPA.3300-1111-2222-44444",
            "youtube 1772445600000 140 USD back 100 units android GPA.3300-1111-2222-44444",
        ]
    );
    assert_eq!(whole.problems(), [(4, "several_items")]);
}

#[test]
fn google_pays_times_are_local() {
    assert_eq!(refusal(file(&fixture("google_pay.csv"))), "zone_needed");
    assert_eq!(detect(&fixture("google_pay.csv")).unwrap().questions, [Question::Zone]);
    let whole = read("google_pay.csv");
    assert_eq!(whole.source.format, Format::GooglePay);
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "youtube 1763928780000 1587 USD  YTR.1001",
            "twitch 1762941120000 700 USD 500 units android GPY.2003",
            "twitch 1762941120000 700 USD back 500 units android GPY.2003",
        ]
    );
    assert_eq!(
        whole.ignored(),
        [("not_completed".to_owned(), 1), ("other_purchase".to_owned(), 1)]
    );
    assert_eq!(
        purchases(&read("google_pay_long.csv"))
            .into_iter()
            .map(told)
            .collect::<Vec<_>>(),
        ["youtube 1763928780000 1587 USD  YTR.1001"]
    );
}

#[test]
fn apples_transactions() {
    let whole = file(&fixture("apple_transactions.csv")).unwrap();
    assert_eq!(whole.source.format, Format::AppleTransactions);
    let lines: Vec<_> = purchases(&whole).into_iter().map(told).collect();
    assert_eq!(
        lines,
        [
            "tiktok 1775037600000 129 USD 70 units ios R0001",
            "tiktok 1775037605000 129 USD 70 units ios R0001",
            "telegram 1775296800000 259 USD back 100 units ios R0004",
        ]
    );
    assert_eq!(
        whole.ignored(),
        [
            ("free_of_charge".to_owned(), 1),
            ("other_purchase".to_owned(), 1),
            ("units_of_unknown_app".to_owned(), 1)
        ]
    );
}

#[test]
fn a_row_lies_where_it_says_whatever_the_line_ends_and_marks() {
    let text = std::fs::read_to_string(fixture("apple_transactions.csv")).unwrap();
    let plain = bytes(text.clone()).unwrap();
    for changed in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\n\n"),
    ] {
        let whole = bytes(changed.clone()).unwrap();
        let handlings = |whole: &Whole| {
            whole
                .rows
                .iter()
                .map(|row| row.handling.clone())
                .collect::<Vec<Handling>>()
        };
        assert_eq!(handlings(&whole), handlings(&plain));
        for row in &whole.rows {
            let place = row.offset as usize..row.offset as usize + row.length as usize;
            let line = &changed[place];
            assert!(
                line.starts_with("100,2026-04-") && !line.ends_with(['\r', '\n']),
                "{line:?}"
            );
        }
    }
}
