//! Amounts: nothing is made or lost on the way in, and no digit of one on the way through.

use std::collections::BTreeMap;

use giftbook_book::transactions::{Amount, Query};
use giftbook_book::{AccountKind, Cancel};
use giftbook_model::{Answers, Currency, Money, Question};
use giftbook_tests::made::{own_rows, recording};
use giftbook_tests::{Scratch, answers};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::book_of;

/// A price as an export may write it: with all decimals of its currency or without those that say nothing, as a text or as a number.
fn written(money: Money, short: bool, bare: bool) -> String {
    let mut text = money.decimal_text();
    if short && text.contains('.') {
        text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    if bare { text } else { json!(text).to_string() }
}

fn export_of(prices: &[String]) -> String {
    let rows: Vec<String> = prices
        .iter()
        .map(|price| format!(r#"{{"Date":"2025-04-13 23:38:48","Price":{price}}}"#))
        .collect();
    format!(
        r#"{{"Your Activity":{{"Purchases":{{"BuyGifts":{{"BuyGifts":[{}]}}}}}}}}"#,
        rows.join(",")
    )
}

/// A column of the book saved as CSV, in order of its texts.
fn column(book: &Scratch, name: &str) -> Vec<String> {
    let list = book
        .book
        .transactions(&Query::default(), &Cancel::default())
        .expect("a list");
    let mut csv = Vec::new();
    book.book.export_csv(&list, &mut csv, &Cancel::default()).expect("CSV");
    let mut reader = csv::Reader::from_reader(csv.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
    let place = reader
        .headers()
        .expect("a header")
        .iter()
        .position(|head| head == name)
        .expect("a column");
    let mut cells: Vec<String> = reader
        .records()
        .map(|row| row.expect("a row")[place].to_owned())
        .collect();
    cells.sort();
    cells
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

/// Pieces and price of a gift, each as large as a row may say, and together no more than a book can add up.
fn pieces_and_price() -> impl Strategy<Value = (i64, i64)> {
    const MOST: i64 = i64::MAX / 8;
    (1_i64..=1_000_000_000_000).prop_flat_map(|pieces| (Just(pieces), 1..=(MOST / pieces).min(1_000_000_000_000)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn law_1_every_entry_sums_to_zero_in_each_unit_and_currency(gifts in recording(), own in own_rows()) {
        let book = book_of(&[&gifts, &own]);
        for row in book.entries().expect("entries") {
            let postings = book.book.transaction(row.id).expect("an entry").postings;
            let legs = usize::from(row.units.is_some()) + usize::from(row.money.is_some());
            prop_assert_eq!(postings.len(), legs * 2);
            let mut sums: BTreeMap<Amount, i128> = BTreeMap::new();
            for posting in &postings {
                *sums.entry(posting.of).or_default() += i128::from(posting.amount);
            }
            prop_assert!(sums.values().all(|sum| *sum == 0), "{:?}", postings);
            // What the sides hold is what the row says, and units change into money only by way of the account between them.
            let units = row.units.map(|(unit, units)| (Amount::Units(unit), units));
            let money = row.money.map(|money| (Amount::Money(money.currency), money.minor));
            for (of, amount) in units.into_iter().chain(money) {
                prop_assert!(postings.iter().filter(|posting| posting.of == of).all(|posting| posting.amount.abs() == amount.abs()));
            }
            if money.is_some() {
                prop_assert!(postings.iter().any(|posting| posting.account == AccountKind::Purchases));
            }
        }
    }

    #[test]
    fn law_5_a_price_comes_out_with_the_digits_it_came_in_with(
        code in prop::sample::select(Currency::all()),
        prices in prop::collection::vec((1_i64..=1_000_000_000_000_000, any::<bool>(), any::<bool>()), 1..8),
    ) {
        let currency = Currency::parse(code).expect("a currency");
        let money = |minor: &i64| Money { minor: *minor, currency };
        let texts: Vec<String> = prices.iter().map(|(minor, short, bare)| written(money(minor), *short, *bare)).collect();
        let book = Scratch::new();
        let answers = Answers::from([(Question::Currency, code.to_owned())]);
        book.import_answered("export.json", &export_of(&texts), &answers).expect("an import");
        let paid = prices.iter().map(|(minor, ..)| format!("-{}", money(minor).decimal_text())).collect();
        prop_assert_eq!(column(&book, "amount"), sorted(paid));
        prop_assert_eq!(column(&book, "currency"), vec![code; prices.len()]);
    }

    #[test]
    fn law_5_units_come_out_as_pieces_times_price_to_the_last_one(gifts in prop::collection::vec((pieces_and_price(), any::<bool>()), 1..8)) {
        let number = |number: i64, bare: bool| if bare { Value::from(number) } else { Value::from(number.to_string()) };
        let frames: Vec<String> = (1..).zip(&gifts).map(|(n, ((pieces, price), bare))| json!({ "event": "gift", "data": {
            "giftId": n, "giftName": "Gift", "giftType": 2, "diamondCount": number(*price, *bare), "repeatCount": number(*pieces, *bare), "repeatEnd": true,
            "userId": "7000000000000000001", "msgId": n.to_string(), "createTime": "1760000000000",
        }}).to_string()).collect();
        let book = Scratch::new();
        book.import_answered("gifts.ndjson", &frames.join("\n"), &answers()).expect("an import");
        let worth = gifts.iter().map(|((pieces, price), _)| (i128::from(*pieces) * i128::from(*price)).to_string()).collect();
        prop_assert_eq!(column(&book, "units"), sorted(worth));
        let whole: i128 = gifts.iter().map(|((pieces, price), _)| i128::from(*pieces) * i128::from(*price)).sum();
        let told = book.book.gifts(&giftbook_book::insight::GiftsQuery::default()).expect("an answer");
        prop_assert_eq!(i128::from(told.total.units), whole);
    }
}
