//! Exports with bad items, and exports that are no whole documents.

use crate::reading::{bytes, refusal};

#[test]
fn a_section_that_is_no_list_is_a_problem() {
    let whole = bytes(r#"{"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":"see attachment"}}}}"#).unwrap();
    assert_eq!(whole.problems(), [(1, "section_not_a_list")]);
}

#[test]
fn a_bad_item_is_a_problem_and_the_rest_is_read() {
    let whole = bytes(concat!(
        r#"{"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":["#,
        r#"{"Date":"2025-04-13 23:38:48","Price":"0.31"},"#,
        r#"{"Date":"13/04/2025","Price":"0.31"},{"Price":"0.31"},{"Date":"2025-04-13 23:38:48"},"#,
        r#"{"Date":"2015-04-13 23:38:48","Price":"1"},{"Date":"2027-04-13 23:38:48","Price":"1"},"#,
        r#"{"Date":"2025-04-13 23:38:48","Price":"1.234,56"},{"Date":"2025-04-13 23:38:48","Price":0},"#,
        r#"{"Date":"2025-04-13 23:38:48","Price":" 5"},{"Date":" 2025-04-13 23:38:48 ","Price":" "},"#,
        r#"{"Date":"2025-04-13 23:38:48","date":"2025-04-13 23:38:48","Price":"1"},null,7,[1],"#,
        r#"{"Date":"2025-04-13 23:38:48","Price":1e400},{"Date":"2025-04-13 23:38:48","Price":"\u0000"},"#,
        r#"{"Date":"2025-04-13 23:38:49","Price":"0.32"}]}}}}"#
    ))
    .unwrap();
    let codes: Vec<_> = whole.problems().into_iter().map(|(_, code)| code).collect();
    let expected = [
        "time_unreadable",
        "date_missing",
        "amount_missing",
        "time_before_2016",
        "time_in_future",
        "price_unreadable",
        "price_not_positive",
        "price_unreadable",
        "amount_missing",
        "duplicate_key",
        "not_an_object",
        "not_an_object",
        "not_an_object",
        "not_json",
        "nul_in_text",
    ];
    assert_eq!(codes, expected);
    assert_eq!((whole.records().len(), whole.rows.len()), (2, 17));
}

#[test]
fn a_broken_document_is_refused_by_name() {
    let head = r#"{"Your Activity":{"Purchases":{"BuyGifts":{"BuyGifts":[{"Price":"1","Date":"2025-04-13 23:38:48"}"#;
    for (tail, word) in [
        ("", "export_cut_short"),
        ("]}}}", "export_cut_short"),
        ("]}}}}{}", "export_after_the_end"),
        ("]}}}} x", "export_after_the_end"),
        ("}}}}}", "export_damaged"),
        ("]}},\"Purchases\":1}}", "export_duplicate_key"),
        ("]}},nope:1}}", "export_damaged"),
    ] {
        assert_eq!(refusal(bytes(format!("{head}{tail}"))), word, "{tail}");
    }
    let deep = format!(
        r#"{{"Your Activity":{{"Activity Summary":{}{}}}}}"#,
        "[".repeat(200),
        "]".repeat(200)
    );
    assert_eq!(refusal(bytes(deep)), "export_too_deep");
}
