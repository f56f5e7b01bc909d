//! `import`: what its report says and adds up to.

use std::io::Write;

use giftbook_tests::program::{Desk, evening, fixture, text};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

/// The report on the only file of an import.
fn report(desk: &Desk, words: &[&str]) -> Value {
    let json = desk.ask(words).json;
    assert_eq!(json["files"].as_array().map(Vec::len), Some(1), "{json}");
    json["files"][0].clone()
}

fn counts(report: &Value) -> [u64; 5] {
    ["rows", "new", "known", "unreadable", "ignored"].map(|name| report[name].as_u64().expect(name))
}

#[test]
fn each_file_is_reported_and_every_row_of_it_accounted_for() {
    let desk = Desk::new();
    let files = [
        "connector_v1.ndjson",
        "connector_v1.array.json",
        "connector_v2.ndjson",
        "connector_v3.ndjson",
        "tikfinity.ndjson",
        "live_studio.ndjson",
        "tiktoklive_python_5.ndjson",
        "tiktoklive_python_6.ndjson",
        "gifts.log",
        "other_events.ndjson",
        "export_a.json",
        "export_b.json",
        "export_c.json",
        "export_activity_only.json",
    ]
    .map(|name| fixture(&format!("formats/{name}")));
    let mut words = vec!["import", "--currency", "USD"];
    words.extend(files.iter().map(String::as_str));
    let answer = desk.ask(&words);
    assert_eq!(answer.code, Some(1), "one row of one file has no positive amount");
    let reports = answer.json["files"].as_array().expect("files");
    assert_eq!(reports.len(), files.len());
    for (report, path) in reports.iter().zip(&files) {
        assert_eq!(text(&report["path"]), path);
        let [rows, new, known, unreadable, ignored] = counts(report);
        assert_eq!(rows, new + known + unreadable + ignored, "{path}");
        let problems = report["problems"].as_array().expect("problems");
        assert_eq!(problems.len() as u64, unreadable, "{path}");
    }
    let problems: Vec<&Value> = reports
        .iter()
        .flat_map(|report| report["problems"].as_array().expect("problems"))
        .collect();
    assert_eq!(problems, [&json!({ "row": 2, "code": "amount_not_positive" })]);
    assert_eq!(reports[0]["new"], 3, "a streak, a Galaxy, two Finger Hearts");
    assert_eq!(
        (&reports[1]["new"], &reports[2]["new"], &reports[3]["new"]),
        (&json!(0), &json!(0), &json!(0))
    );
}

#[test]
fn the_same_file_again_brings_nothing_and_is_no_second_source() {
    let desk = Desk::new();
    assert_eq!(counts(&report(&desk, &["import", &evening()])), [5, 3, 2, 0, 0]);
    let once = desk.hash();
    let again = report(&desk, &["import", &evening()]);
    assert_eq!(counts(&again), [5, 0, 5, 0, 0]);
    assert_eq!(again["source"], Value::Null);
    assert_eq!(desk.hash(), once);
    assert_eq!(desk.done(&["sources"])["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_dry_run_tells_the_same_and_changes_not_a_byte() {
    let desk = Desk::new();
    desk.done(&["import", &fixture("formats/gifts.log")]);
    let was = std::fs::read(desk.book()).expect("a book");
    let mut told = report(&desk, &["import", "--dry-run", &evening()]);
    assert_eq!(std::fs::read(desk.book()).expect("a book"), was);
    assert_eq!(told["source"], Value::Null);
    let done = report(&desk, &["import", &evening()]);
    told["source"] = done["source"].clone();
    assert_eq!(told, done);
}

#[test]
fn the_order_of_files_plays_no_part() {
    let files = [
        "connector_v2.ndjson",
        "gifts.log",
        "other_events.ndjson",
        "tikfinity.ndjson",
        "live_studio.ndjson",
        "export_b.json",
        "export_a.json",
    ]
    .map(|name| fixture(&format!("formats/{name}")));
    let hash = |order: &[usize]| {
        let desk = Desk::new();
        let mut words = vec!["import", "--currency", "USD"];
        words.extend(order.iter().map(|place| files[*place].as_str()));
        desk.done(&words);
        desk.hash()
    };
    let one = hash(&[0, 1, 2, 3, 4, 5, 6]);
    for order in [[6, 5, 4, 3, 2, 1, 0], [3, 0, 5, 6, 1, 4, 2], [4, 2, 3, 1, 0, 6, 5]] {
        assert_eq!(hash(&order), one, "{order:?}");
    }
}

#[test]
fn an_export_is_the_same_in_a_zip_and_says_which_sections_it_has() {
    let bare = std::fs::read(fixture("formats/export_b.json")).expect("a fixture");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("user_data_tiktok.json", SimpleFileOptions::default())
        .expect("an entry");
    zip.write_all(&bare).expect("an entry");
    let packed = zip.finish().expect("a zip").into_inner();
    let (one, two) = (Desk::new(), Desk::new());
    let loose = report(&one, &["import", "--currency", "EUR", &one.file("a.json", bare)]);
    let zipped = report(&two, &["import", "--currency", "EUR", &two.file("a.zip", packed)]);
    assert_eq!(counts(&zipped), [7, 6, 0, 0, 1]);
    assert_eq!(counts(&loose), counts(&zipped));
    assert_eq!(one.hash(), two.hash());
    assert_eq!(
        zipped["sections"],
        json!({ "send_gifts": 2, "buy_gifts": 2, "coin_purchases": "absent", "wallet_transactions": "empty", "go_live_history": 2, "watch_live_history": 1 })
    );
    assert_eq!(zipped["ignored_kinds"], json!({ "watched_live": 1 }));
    assert_eq!(zipped["unknown_keys"], json!({ "GiftCards": 1, "buy_gifts.Store": 1 }));
}

#[test]
fn a_currency_is_asked_once_and_remembered_never_guessed() {
    let desk = Desk::new();
    let export = fixture("formats/export_b.json");
    let refused = desk.ask(&["import", &export]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(refused.json["files"][0]["error"]["code"], "unanswered_currency");
    assert_eq!(desk.done(&["sources"]), json!({ "sources": [] }));
    desk.done(&[
        "import",
        "--currency",
        "jpy",
        &fixture("formats/export_activity_only.json"),
    ]);
    assert_eq!(
        desk.ask(&["import", &export]).code,
        Some(1),
        "0.31 yen is no amount of yen"
    );
}

#[test]
fn one_bad_file_among_good_ones_costs_itself() {
    let desk = Desk::new();
    let (none, bad) = (
        desk.path("none").display().to_string(),
        desk.file("bad", "neither this nor that"),
    );
    let answer = desk.ask(&["import", &none, &evening(), &bad]);
    assert_eq!(answer.code, Some(2));
    assert_eq!(answer.json["files"][0]["error"]["code"], "not_found");
    assert_eq!(answer.json["files"][1]["new"], 3);
    assert!(answer.json["files"][2]["error"]["code"].is_string());
    assert_eq!(desk.done(&["gifts"])["total"]["units"], "1003");
}
