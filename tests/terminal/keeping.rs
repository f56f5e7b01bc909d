//! `check`, `backup`, `restore`, `sample`, and books that are none.

use giftbook_tests::program::{Desk, evening, fixture, text};
use serde_json::json;

#[test]
fn a_check_counts_and_hashes_and_changes_nothing() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    let check = desk.done(&["check"]);
    assert_eq!((&check["ok"], &check["wrong"]), (&json!(true), &json!([])));
    assert_eq!(
        (&check["entries"], &check["lives"], &check["sources"]),
        (&json!(3), &json!(1), &json!(1))
    );
    assert_eq!(text(&check["hash"]).len(), 64);
    assert_eq!(desk.done(&["check"]), check);
}

#[test]
fn a_backup_is_a_whole_book_and_comes_back_as_it_was() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    let was = desk.hash();
    let backup = desk.path("b.giftbook").display().to_string();
    assert_eq!(desk.done(&["backup", &backup]), json!({ "backup": backup }));
    desk.done(&["import", &fixture("formats/gifts.log")]);
    assert_ne!(desk.hash(), was);
    assert_eq!(desk.done(&["restore", &backup]), json!({ "restored": backup }));
    assert_eq!(desk.hash(), was);
    assert_eq!(
        desk.ask(&["undo"]).json["error"]["code"],
        "nothing_to_do",
        "a restore ends what could be undone"
    );
}

#[test]
fn a_restore_from_nothing_or_from_what_is_no_book_changes_nothing() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    let was = desk.hash();
    let (none, note) = (
        desk.path("none").display().to_string(),
        desk.file("note.txt", "no book"),
    );
    for path in [&none, &note] {
        let answer = desk.ask(&["restore", path]);
        assert_eq!(answer.code, Some(2), "{path}: {}", answer.json);
        assert!(answer.json["error"]["code"].is_string());
        assert_eq!(desk.hash(), was);
    }
}

#[test]
fn a_file_that_is_no_book_is_refused_untouched() {
    let desk = Desk::new();
    let bytes = b"dear diary";
    std::fs::write(desk.book(), bytes).expect("a file");
    let answer = desk.ask(&["gifts"]);
    assert_eq!(
        (answer.code, text(&answer.json["error"]["code"])),
        (Some(2), "not_a_book")
    );
    assert_eq!(std::fs::read(desk.book()).expect("a file"), bytes);
}

#[test]
fn the_sample_fills_an_empty_book_only() {
    let desk = Desk::new();
    assert!(desk.done(&["sample"])["rows"].as_u64() > Some(1_000));
    let gifts = desk.done(&["gifts"]);
    assert!(
        text(&gifts["total"]["units"])
            .parse::<u64>()
            .is_ok_and(|units| units > 1_000)
    );
    let kinds = desk.done(&["transactions"]);
    let has = |kind: &str| {
        kinds["transactions"]
            .as_array()
            .is_some_and(|rows| rows.iter().any(|row| row["kind"] == kind))
    };
    assert!(has("gift_received") && has("gift_sent"), "a sample for both roles");
    let was = desk.hash();
    let again = desk.ask(&["sample"]);
    assert_eq!((again.code, text(&again.json["error"]["code"])), (Some(2), "not_empty"));
    assert_eq!(desk.hash(), was);
}
