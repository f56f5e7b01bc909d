//! Questions: each figure as the files give it, amounts as text.

use giftbook_tests::program::{Desk, evening, fixture, text};
use serde_json::{Value, json};

fn filled() -> Desk {
    let desk = Desk::new();
    desk.done(&[
        "import",
        &evening(),
        &fixture("formats/gifts.log"),
        &fixture("formats/other_events.ndjson"),
    ]);
    desk
}

fn pluck<'a>(rows: &'a Value, name: &str) -> Vec<&'a str> {
    rows.as_array()
        .expect("rows")
        .iter()
        .map(|row| text(&row[name]))
        .collect()
}

/// The sum of amounts that are texts.
fn sum(rows: &Value) -> i64 {
    pluck(rows, "units")
        .iter()
        .map(|units| units.parse::<i64>().expect("a whole number"))
        .sum()
}

#[test]
fn gifts_stand_in_the_order_of_what_they_brought() {
    let gifts = filled().done(&["gifts"]);
    assert_eq!(
        gifts["total"],
        json!({ "units": "1017", "events": 4, "pieces": 10, "gifters": 4, "lives": 1 })
    );
    let rose =
        json!({ "id": "5655", "name": "Rose", "price": "1", "pieces": 7, "events": 2, "gifters": 2, "units": "7" });
    assert_eq!(pluck(&gifts["gifts"], "name"), ["Galaxy", "Finger Heart", "Rose"]);
    assert_eq!(gifts["gifts"][2], rose);
    assert_eq!(sum(&gifts["gifts"]), 1017);
}

#[test]
fn gifters_add_up_to_the_same() {
    let gifters = filled().done(&["gifters"]);
    assert_eq!(gifters["total"]["units"], "1017");
    assert_eq!(sum(&gifters["gifters"]), 1017);
    let first = &gifters["gifters"][0];
    assert_eq!(
        first["person"],
        json!({ "id": "7000000000000000003", "name": "Bär 🐻", "handle": "bär_ü" })
    );
    assert_eq!((text(&first["units"]), &first["lives"]), ("1000", &json!(1)));
}

#[test]
fn a_live_tells_its_gifts_its_gifters_its_gaps_and_its_stretches() {
    let desk = filled();
    let lives = desk.done(&["lives"]);
    assert_eq!(lives["total"], json!({ "units": "1003", "lives": 1 }));
    let id = text(&lives["lives"][0]["id"]);
    assert_eq!(lives["lives"][0]["room"], "7559139863979622477");
    assert_eq!(lives["lives"][0]["peak_viewers"], 1642);
    let live = desk.done(&["live", id]);
    assert_eq!(live["live"], lives["lives"][0]);
    assert_eq!((sum(&live["gifts"]), sum(&live["gifters"])), (1003, 1003));
    assert_eq!(live["guest_units"], "10", "a guest's gifts are not the host's");
    assert_eq!(
        live["gaps"],
        json!([{ "from": "1759999400000", "to": "1760000000000" }])
    );
    assert_eq!(
        live["segments"]
            .as_array()
            .expect("segments")
            .iter()
            .map(|segment| text(&segment["kind"]))
            .collect::<Vec<_>>(),
        ["goal", "battle"]
    );
}

#[test]
fn transactions_are_all_there_the_newest_first_and_amounts_are_texts() {
    let desk = filled();
    desk.done(&[
        "import",
        "--currency",
        "USD",
        "--gift-amount",
        "coins",
        &fixture("formats/export_b.json"),
    ]);
    let told = desk.done(&["transactions"]);
    let rows = told["transactions"].as_array().expect("rows");
    assert_eq!(told["total"], rows.len());
    let times: Vec<i64> = rows
        .iter()
        .filter_map(|row| row["at"].as_str())
        .map(|at| at.parse().expect("a time"))
        .collect();
    assert!(times.is_sorted_by(|newer, older| newer >= older), "{times:?}");
    let money: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row["amount"].as_str()?, row["currency"].as_str()?)))
        .collect();
    assert!(
        money.contains(&("-0.31", "USD")) && money.contains(&("-12.50", "USD")),
        "{money:?}"
    );
    let sent: Vec<_> = rows
        .iter()
        .filter(|row| row["kind"] == "gift_sent")
        .map(|row| (text(&row["units"]), text(&row["unit"])))
        .collect();
    assert_eq!(sent.len(), 2);
    assert!(sent.contains(&("-30", "coin")), "{sent:?}");
}

#[test]
fn sources_are_listed_as_they_were_reported() {
    let desk = Desk::new();
    let told = desk.done(&["import", &evening()])["files"][0].clone();
    let sources = desk.done(&["sources"]);
    let source = &sources["sources"][0];
    for name in ["format", "rows", "new", "known", "unreadable", "ignored"] {
        assert_eq!(source[name], told[name], "{name}");
    }
    assert_eq!(
        (&source["id"], &source["name"], &source["kept"]),
        (&told["source"], &json!("connector_v2.ndjson"), &json!(true))
    );
}

#[test]
fn an_empty_book_answers_with_nothing() {
    let desk = Desk::new();
    assert_eq!(desk.done(&["gifts"])["gifts"], json!([]));
    assert_eq!(desk.done(&["gifts"])["total"]["units"], "0");
    assert_eq!(desk.done(&["lives"])["lives"], json!([]));
    assert_eq!(desk.done(&["transactions"]), json!({ "total": 0, "transactions": [] }));
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let desk = filled();
    for (words, code) in [(["live", "99"], "unknown_live"), (["revert", "99"], "unknown_source")] {
        let answer = desk.ask(&words);
        assert_eq!((answer.code, text(&answer.json["error"]["code"])), (Some(2), code));
        assert!(!text(&answer.json["error"]["message"]).is_empty());
    }
    assert_eq!(desk.ask(&["dance"]).code, Some(2));
    assert_eq!(desk.ask(&["live", "first"]).code, Some(2));
}
