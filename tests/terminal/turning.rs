//! `revert`, `undo`, `redo`: each change taken back and brought back, in processes of their own.

use giftbook_tests::program::{Desk, evening, fixture, text};
use serde_json::json;

#[test]
fn a_reverted_import_was_never_made() {
    let desk = Desk::new();
    desk.done(&["import", &fixture("formats/gifts.log")]);
    let was = desk.hash();
    let source = desk.done(&["import", &evening()])["files"][0]["source"].clone();
    assert_ne!(desk.hash(), was);
    assert_eq!(desk.done(&["revert", text(&source)]), json!({ "reverted": source }));
    assert_eq!(desk.hash(), was);
    assert_eq!(desk.done(&["sources"])["sources"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_two_files_know_stays_when_one_is_taken_back() {
    let desk = Desk::new();
    desk.done(&["import", &evening(), &fixture("formats/connector_v3.ndjson")]);
    let both = desk.hash();
    desk.done(&["revert", "1"]);
    assert_eq!(desk.hash(), both);
}

#[test]
fn an_import_is_undone_and_redone_from_its_kept_original() {
    let desk = Desk::new();
    let nothing = desk.hash();
    let file = desk.file("mine.ndjson", std::fs::read(evening()).expect("a fixture"));
    desk.done(&["import", &file]);
    let all = desk.hash();
    std::fs::remove_file(&file).expect("the file goes");
    for _ in 0..2 {
        assert_eq!(desk.done(&["undo"]), json!({ "undone": "import" }));
        assert_eq!(desk.hash(), nothing);
        assert_eq!(desk.done(&["redo"]), json!({ "redone": "import" }));
        assert_eq!(desk.hash(), all);
    }
    let refused = desk.ask(&["redo"]);
    assert_eq!(
        (refused.code, text(&refused.json["error"]["code"])),
        (Some(2), "nothing_to_do")
    );
}

#[test]
fn everything_can_be_undone_to_the_empty_book_and_redone_to_the_last_change() {
    let desk = Desk::new();
    let mut states = vec![desk.hash()];
    let files = ["connector_v2.ndjson", "gifts.log", "other_events.ndjson"];
    for name in files {
        desk.done(&["import", &fixture(&format!("formats/{name}"))]);
        states.push(desk.hash());
    }
    desk.done(&["revert", "1"]);
    states.push(desk.hash());
    for state in states.iter().rev().skip(1) {
        desk.done(&["undo"]);
        assert_eq!(&desk.hash(), state);
    }
    assert_eq!(desk.ask(&["undo"]).code, Some(2));
    for state in &states[1..] {
        desk.done(&["redo"]);
        assert_eq!(&desk.hash(), state);
    }
}

#[test]
fn a_new_import_ends_what_could_be_redone() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    desk.done(&["undo"]);
    desk.done(&["import", &fixture("formats/gifts.log")]);
    assert_eq!(desk.ask(&["redo"]).json["error"]["code"], "nothing_to_do");
}
