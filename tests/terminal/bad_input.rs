//! Bad input, from the file to the exit code. Numbers are the rows of the table the project was planned with; what a reader alone can
//! show is shown in the tests of `formats`.

use giftbook_tests::program::{Desk, text};
use serde_json::Value;

const GOOD: &str = r#"{"event":"gift","data":{"giftId":5655,"giftName":"Rose","diamondCount":1,"giftType":1,"repeatCount":1,"repeatEnd":true,"userId":"1","uniqueId":"a","createTime":"1760000000000","msgId":"1"}}"#;

fn gift(changes: &str) -> String {
    format!(
        r#"{{"event":"gift","data":{{"giftId":7,"giftName":"Unheard","giftType":2,"repeatCount":1,"userId":"2","uniqueId":"b","msgId":"2"{changes}}}}}"#
    )
}

/// The codes of an import's problems: a good row, these, a good row again.
fn codes(rows: &[String]) -> Vec<String> {
    let desk = Desk::new();
    let text_of = [&[GOOD.to_owned()], rows, &[GOOD.to_owned()]].concat().join("\n");
    let answer = desk.ask(&["import", &desk.file("rows.ndjson", text_of)]);
    let report = &answer.json["files"][0];
    assert_eq!(report["rows"], rows.len() + 2);
    assert_eq!(desk.ask(&["check"]).json["ok"], true);
    let codes: Vec<String> = report["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| text(&problem["code"]).to_owned())
        .collect();
    assert_eq!(
        answer.code,
        Some(i32::from(!codes.is_empty())),
        "1 when problems are listed, 0 when none are"
    );
    assert_eq!(report["new"], 1 + rows.len() - codes.len(), "{rows:?}");
    codes
}

#[test]
fn row_37_a_gift_before_2016_or_from_the_future_is_listed_and_not_booked() {
    let at = |millis: &str| gift(&format!(r#","createTime":"{millis}""#));
    let year_2100 = at("4102444800000");
    assert_eq!(
        codes(&[at("1400000000000"), year_2100]),
        ["time_before_2016", "time_in_future"]
    );
}

#[test]
fn row_40_a_line_of_more_than_one_mebibyte_costs_itself() {
    assert_eq!(
        codes(&[gift(&format!(r#","label":"{}""#, "x".repeat(2_000_000)))]),
        ["row_too_long"]
    );
}

#[test]
fn row_46_a_row_too_deep_costs_itself() {
    assert_eq!(
        codes(&[gift(&format!(r#","x":{}{}"#, "[".repeat(200), "]".repeat(200)))]),
        ["too_deep"]
    );
}

#[test]
fn row_47_a_key_twice_costs_its_row() {
    assert_eq!(
        codes(&[gift(r#","createTime":"1760000000000","giftId":8"#)]),
        ["duplicate_key"]
    );
}

#[test]
fn row_48_what_is_no_json_costs_its_line() {
    assert_eq!(
        codes(&[
            "{".to_owned(),
            gift(r#","x":NaN"#),
            gift(r#","x":1e400"#),
            format!("{GOOD} x")
        ]),
        ["cut_short", "not_json", "not_json", "after_the_end"]
    );
}

#[test]
fn row_54_signs_of_other_languages_in_a_name_are_letters() {
    let desk = Desk::new();
    let names = [
        "'; DROP TABLE entry; --",
        "%_*",
        "NEAR(a b)",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "=HYPERLINK(1)",
    ];
    let rows: Vec<String> = (0..)
        .zip(names)
        .map(|(number, name)| {
            format!(r#"{{"event":"gift","data":{{"giftId":5655,"diamondCount":1,"giftType":2,"repeatCount":1,"userId":"{}","uniqueId":"u{number}","nickname":"{name}","createTime":"1760000000000","msgId":"{}"}}}}"#, 100 + number, 900 + number)
        })
        .collect();
    desk.done(&["import", &desk.file("names.ndjson", rows.join("\n"))]);
    let told = desk.done(&["gifters"]);
    let mut found: Vec<&str> = told["gifters"]
        .as_array()
        .expect("gifters")
        .iter()
        .map(|row| text(&row["person"]["name"]))
        .collect();
    let mut names = names.to_vec();
    found.sort_unstable();
    names.sort_unstable();
    assert_eq!(found, names);
}

#[test]
fn row_59_a_sum_that_is_too_large_is_an_error_and_leaves_the_book_as_it_was() {
    let desk = Desk::new();
    let huge = |number: u64| {
        format!(
            r#"{{"event":"gift","data":{{"giftId":7,"diamondCount":{},"giftType":2,"repeatCount":1,"userId":"{number}","createTime":"1760000000000","msgId":"{number}"}}}}"#,
            i64::MAX
        )
    };
    let rows: Vec<String> = (1..5).map(huge).collect();
    let answer = desk.ask(&["import", &desk.file("huge.ndjson", rows.join("\n"))]);
    assert!(matches!(answer.code, Some(1 | 2)), "{}", answer.json);
    assert_eq!(desk.done(&["check"])["ok"], true);
    let units = desk.done(&["gifts"])["total"]["units"].clone();
    assert!(text(&units).parse::<i128>().is_ok_and(|units| units >= 0), "{units}");
}

#[test]
fn row_56_a_table_is_refused_whole_until_somebody_said_what_its_columns_mean() {
    let desk = Desk::new();
    for (name, table) in [
        ("plain", "date,gift,coins\r\n2025-04-13,Rose,1\r\n"),
        ("told", "sep=;\r\ndate;gift;coins\r\n2025-04-13;Rose;1\r\n"),
        ("unbalanced", "date,gift,coins\n\"2025-04-13,Rose,1\n"),
        ("old", "date,gift,coins\r2025-04-13,Rose,1\r"),
        ("ragged", "date,gift\n2025-04-13\n2025-04-13,Rose,1,2,3\n"),
        ("mixed", "date,gift;coins\n2025-04-13;Rose,1\n"),
        ("wide", &"x,".repeat(100_000)),
    ] {
        let answer = desk.ask(&["import", &desk.file(name, table)]);
        assert_eq!(answer.code, Some(2), "{name}: {}", answer.json);
        assert_eq!(answer.json["files"][0]["error"]["code"], "profile_needed", "{name}");
    }
    assert_eq!(desk.done(&["check"])["entries"], 0);
}

#[test]
fn row_60_a_negative_price_of_a_gift_is_listed_and_not_booked() {
    let priced = |price: &str| gift(&format!(r#","createTime":"1760000000000","diamondCount":{price}"#));
    assert_eq!(codes(&[priced("-5")]), ["price_negative"]);
}

#[test]
fn row_44_what_is_no_export_is_refused_by_name_and_kept_out() {
    let desk = Desk::new();
    for (name, bytes) in [
        ("empty", b"".as_slice()),
        ("text", b"hello"),
        ("cut.zip", b"PK\x03\x04\x14\x00"),
        ("nulls", &[0; 4096]),
    ] {
        let answer = desk.ask(&["import", &desk.file(name, bytes)]);
        assert_eq!(answer.code, Some(2), "{name}: {}", answer.json);
        assert!(
            answer.json["files"][0]["error"]["code"].is_string(),
            "{name}: {}",
            answer.json
        );
    }
    assert_eq!(desk.done(&["sources"])["sources"], Value::Array(Vec::new()));
}
