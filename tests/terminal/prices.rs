//! Prices in an export: exact, or refused with a word for why. Numbers are the rows of the table the project was planned with.

use giftbook_tests::program::{Desk, text};
use serde_json::json;

fn bought(price: &str) -> String {
    format!(
        r#"{{"Your Activity":{{"Purchases":{{"BuyGifts":{{"BuyGifts":[{{"Date":"2025-04-13 23:38:48","Price":{price}}}]}}}}}}}}"#
    )
}

/// What the book then says was paid (money that went out stands with a minus), or the problem.
fn priced(currency: &str, price: &str) -> Result<String, String> {
    let desk = Desk::new();
    let answer = desk.ask(&[
        "import",
        "--currency",
        currency,
        &desk.file("export.json", bought(price)),
    ]);
    let report = &answer.json["files"][0];
    if let Some(code) = report.pointer("/problems/0/code").or(report.pointer("/error/code")) {
        assert_eq!(desk.done(&["transactions"])["total"], 0);
        return Err(text(code).to_owned());
    }
    let told = desk.done(&["transactions"]);
    let amount = text(&told["transactions"][0]["amount"]);
    Ok(amount.strip_prefix('-').expect("money that went out").to_owned())
}

#[test]
fn row_58_an_amount_is_exact_or_refused_never_rounded() {
    assert_eq!(priced("USD", r#""0.31""#).as_deref(), Ok("0.31"));
    assert_eq!(priced("USD", "12.50").as_deref(), Ok("12.50"));
    assert_eq!(priced("USD", r#""0.10""#).as_deref(), Ok("0.10"));
    assert_eq!(priced("USD", r#"" 5""#).err().as_deref(), Some("price_unreadable"));
    for price in [
        "\"79228162514264337593543950336.1\"",
        "\"1e3\"",
        "\"1_000\"",
        "\"+5\"",
        "\"5 \"",
        "\"--5\"",
        "\"(5)\"",
        "\"$5\"",
        "\"NaN\"",
        "\"inf\"",
        "\"\"",
        "null",
        "\"1.234,56\"",
        "\"1,234.56\"",
        "\"0.311\"",
        "true",
        "[]",
    ] {
        assert!(
            priced("USD", price).is_err(),
            "{price} was taken as {:?}",
            priced("USD", price)
        );
    }
}

#[test]
fn row_57_a_decimal_comma_or_a_separator_is_not_guessed_at() {
    for price in [
        "1.234,56",
        "1,234.56",
        "1 234,56",
        "1\u{a0}234.56",
        "1'234.56",
        "0,31",
        "١٢٣",
        "１２３",
        "1.234.567",
    ] {
        let refused = priced("EUR", &json!(price).to_string());
        assert_eq!(refused.err().as_deref(), Some("price_unreadable"), "{price}");
    }
    assert_eq!(
        priced("EUR", "\"1.234\"").err().as_deref(),
        Some("price_too_fine"),
        "no thousands and no fraction of a cent"
    );
}

#[test]
fn row_58_a_price_that_is_refused_costs_its_row_and_no_other() {
    let prices = ["0.31", " 5", "0.29", "1e3", "0.31"];
    let rows = prices.map(|price| json!({ "Date": "2025-04-13 23:38:48", "Price": price }));
    let export = json!({ "Your Activity": { "Purchases": { "BuyGifts": { "BuyGifts": rows } } } });
    let desk = Desk::new();
    let answer = desk.ask(&[
        "import",
        "--currency",
        "USD",
        &desk.file("export.json", export.to_string()),
    ]);
    let report = &answer.json["files"][0];
    assert_eq!(
        (answer.code, &report["rows"], &report["new"]),
        (Some(1), &json!(5), &json!(3))
    );
    let refused = |row: u8| json!({ "row": row, "code": "price_unreadable" });
    assert_eq!(report["problems"], json!([refused(2), refused(4)]));
    let told = desk.done(&["transactions"])["transactions"].clone();
    let mut paid: Vec<&str> = told
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| text(&row["amount"]))
        .collect();
    paid.sort_unstable();
    assert_eq!(paid, ["-0.29", "-0.31", "-0.31"]);
}

#[test]
fn row_60_a_price_of_nothing_or_less_is_refused() {
    for price in ["\"-1\"", "0", "\"0.00\""] {
        assert_eq!(
            priced("USD", price).err().as_deref(),
            Some("price_not_positive"),
            "{price}"
        );
    }
}

#[test]
fn row_61_a_currency_that_is_none_is_refused_before_anything_is_read() {
    for currency in ["XYZ", "XXX", "BTC", "", "dollars"] {
        assert_eq!(
            priced(currency, "\"1\"").err().as_deref(),
            Some("bad_answer_currency"),
            "{currency}"
        );
    }
}

#[test]
fn row_62_a_currency_has_its_own_number_of_decimals() {
    assert_eq!(priced("JPY", "\"120\"").as_deref(), Ok("120"));
    assert!(priced("JPY", "\"1.5\"").is_err());
    assert_eq!(priced("KWD", "\"1.234\"").as_deref(), Ok("1.234"));
    assert_eq!(priced("CLF", "\"1.2345\"").as_deref(), Ok("1.2345"));
}
