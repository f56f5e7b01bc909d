//! The same 137 captured frames in four encodings give the same book: alone, in pairs, all together, in any order.

use giftbook_tests::{Scratch, shared};

const FOLDER: &str = "tiktok/real-live-events";
const ENCODINGS: [&str; 4] = [
    "gift-events.tlc-v1-flat.ndjson",
    "gift-events.tikfinity-envelope.ndjson",
    "gift-events.tlc-v2-proto.ndjson",
    "gift-events.tlc-v3-proto.ndjson",
];

fn imported(files: &[&str]) -> Option<Scratch> {
    let scratch = Scratch::new();
    for file in files {
        let report = scratch
            .import(&shared(&format!("{FOLDER}/{file}"))?)
            .expect("an import");
        assert_eq!(report.rows, 137, "{file}");
        assert_eq!(
            (report.unreadable, report.ignored),
            (0, 0),
            "{file}: {:?}",
            report.problems
        );
        assert_eq!(report.new + report.known, 137, "{file}");
    }
    Some(scratch)
}

#[test]
fn each_encoding_alone_gives_the_same_book() {
    let hashes: Option<Vec<String>> = ENCODINGS
        .iter()
        .map(|file| imported(&[file]).map(|scratch| scratch.hash()))
        .collect();
    let Some(hashes) = hashes else { return };
    assert!(hashes.iter().all(|hash| Some(hash) == hashes.first()), "{hashes:#?}");
}

#[test]
fn any_two_and_all_four_give_the_book_of_one() {
    let Some(one) = imported(&ENCODINGS[..1]) else { return };
    let hash = one.hash();
    for first in ENCODINGS {
        for second in ENCODINGS {
            assert_eq!(
                imported(&[first, second]).map(|scratch| scratch.hash()),
                Some(hash.clone()),
                "{first}, then {second}"
            );
        }
    }
    let mut all = ENCODINGS;
    assert_eq!(imported(&all).map(|scratch| scratch.hash()), Some(hash.clone()));
    all.reverse();
    assert_eq!(imported(&all).map(|scratch| scratch.hash()), Some(hash));
}

#[test]
fn they_are_67_gifts_worth_344_diamonds_in_ten_lives() {
    let Some(scratch) = imported(&ENCODINGS[..1]) else {
        return;
    };
    let check = scratch.book.check().expect("a check");
    assert_eq!((check.entries, check.lives), (67, 10));
}
