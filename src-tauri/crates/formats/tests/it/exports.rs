//! TikTok's data export: three generations, partial files, and all the ways of writing nothing.

use giftbook_formats::{detect, detect_input, raw_row};
use giftbook_model::{Format, Handling, Question, Record, SectionState, SectionState::*};
use std::{fs::File, io::Cursor};

use crate::reading::{Whole, bytes, file, fixture, shared};

fn states(whole: &Whole) -> [SectionState; 6] {
    let states: Vec<_> = whole.source.sections.iter().map(|section| section.state).collect();
    states.try_into().unwrap()
}

fn unknown(whole: &Whole) -> Vec<(String, u64)> {
    whole
        .source
        .unknown_keys
        .iter()
        .map(|key| (key.what.to_string(), key.count))
        .collect()
}

#[test]
fn sections_are_in_this_order() {
    let whole = file(&fixture("export_a.json")).unwrap();
    let names: Vec<_> = whole
        .source
        .sections
        .iter()
        .map(|section| section.name.to_string())
        .collect();
    let expected = [
        "send_gifts",
        "buy_gifts",
        "coin_purchases",
        "wallet_transactions",
        "go_live_history",
        "watch_live_history",
    ];
    assert_eq!(names, expected);
}

#[test]
fn row_69_each_generation_is_read_and_what_is_new_is_counted() {
    let a = file(&fixture("export_a.json")).unwrap();
    assert_eq!(states(&a), [Rows(2), Empty, Absent, Empty, Empty, Absent]);
    assert_eq!((unknown(&a), a.source.format), (vec![], Format::TikTokExportJson));
    let b = file(&fixture("export_b.json")).unwrap();
    assert_eq!(states(&b), [Rows(2), Rows(2), Absent, Empty, Rows(2), Rows(1)]);
    assert_eq!(
        unknown(&b),
        [("GiftCards".to_owned(), 1), ("buy_gifts.Store".to_owned(), 1)]
    );
    assert_eq!(b.ignored(), [("watched_live".to_owned(), 1)]);
    let c = file(&fixture("export_c.json")).unwrap();
    assert_eq!(states(&c), [Empty, Empty, Rows(2), Rows(1), Rows(1), Absent]);
    assert_eq!(c.problems(), [(2, "amount_not_positive")]);
    assert_eq!(
        unknown(&c),
        [
            ("wallet_transactions.Amount".to_owned(), 1),
            ("wallet_transactions.Date".to_owned(), 1)
        ]
    );
    let part = file(&fixture("export_activity_only.json")).unwrap();
    assert_eq!(states(&part), [Empty, Absent, Absent, Absent, Absent, Absent]);
}

#[test]
fn rows_say_what_the_file_says_to_the_last_digit() {
    let whole = file(&fixture("export_b.json")).unwrap();
    let prices: Vec<_> = whole
        .records()
        .into_iter()
        .filter_map(|record| {
            if let Record::Recharge(row) = record {
                Some((row.price_text.to_string(), row.at.millis()))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        prices,
        [
            ("0.31".to_owned(), 1_744_587_528_000),
            ("12.50".to_owned(), 1_744_617_600_000)
        ],
        "a number keeps its zeros"
    );
    let sent: Vec<_> = whole
        .records()
        .into_iter()
        .filter_map(|record| {
            if let Record::GiftSent(row) = record {
                Some((row.amount, row.to.handle.clone()))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(sent, [(1, Some("creator_01".into())), (30, Some("creator_02".into()))]);
    let lives: Vec<_> = whole
        .records()
        .into_iter()
        .filter_map(|record| {
            if let Record::LiveOfficial(row) = record {
                Some(row)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        (lives[0].earning_text.as_deref(), lives[0].gifters),
        (Some("812.5"), Some(31))
    );
    assert_eq!(
        (lives[1].room.clone(), lives[1].end, lives[1].earning_text.clone()),
        (None, None, None),
        "-1 and N/A are nothing"
    );
}

#[test]
fn only_what_a_file_holds_is_asked() {
    let asked = |name: &str| detect(&fixture(name)).unwrap().questions;
    assert_eq!(asked("export_b.json"), [Question::Currency, Question::GiftAmountUnit]);
    assert_eq!(asked("export_a.json"), [Question::GiftAmountUnit]);
    assert_eq!(asked("export_c.json"), []);
    assert_eq!(asked("connector_v1.ndjson"), []);
}

#[test]
fn each_row_is_found_again_in_the_file() {
    for name in ["export_a.json", "export_b.json", "export_c.json"] {
        for row in file(&fixture(name)).unwrap().rows {
            let text = raw_row(File::open(fixture(name)).unwrap(), row.offset, row.length).unwrap();
            assert!(text.starts_with('{') && text.ends_with('}'), "{name}: {text}");
            if let Handling::Record(Record::Recharge(row)) = row.handling {
                assert!(text.contains(row.price_text.as_str()), "{text}");
            }
        }
    }
}

#[test]
fn the_six_ways_of_nothing_are_empty_and_a_missing_key_is_absent() {
    for nothing in ["null", "[]", "[ ]", "{}", "\"\"", "\"N/A\"", "\"None\""] {
        let list = bytes(format!(
            r#"{{"Your Activity":{{"Purchases":{{"BuyGifts":{{"BuyGifts":{nothing}}}}}}}}}"#
        ))
        .unwrap();
        assert_eq!(states(&list)[..2], [Absent, Empty], "{nothing}");
        let group = bytes(format!(r#"{{"Your Activity":{{"Purchases":{nothing}}}}}"#)).unwrap();
        assert_eq!(states(&group)[..2], [Empty, Empty], "{nothing}");
        assert_eq!((list.rows.len(), group.rows.len()), (0, 0));
    }
}

#[test]
fn real_exports_of_2025_are_read() {
    let rows = [
        ("2025a.masked-extract", [Empty, Empty, Absent, Empty, Empty, Empty]),
        ("2025b.masked-extract", [Empty, Empty, Absent, Empty, Empty, Rows(2)]),
        (
            "2025c-key-edited.masked-extract",
            [Empty, Rows(1), Absent, Empty, Empty, Rows(2)],
        ),
        (
            "2025d-activity-only.masked-extract",
            [Empty, Empty, Absent, Absent, Absent, Absent],
        ),
    ];
    for (name, expected) in rows {
        let Some(path) = shared(&format!("user-data-exports/user_data_tiktok.{name}.json")) else {
            return;
        };
        let whole = file(&path).unwrap();
        assert_eq!(states(&whole), expected, "{name}");
        assert_eq!(whole.problems(), [], "{name}");
        let edited: &[&str] = if name.starts_with("2025c") {
            &["Ads and rich data"]
        } else {
            &[]
        };
        assert_eq!(
            unknown(&whole).iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(),
            edited,
            "{name}"
        );
        let asked = detect(&path).unwrap().questions;
        assert_eq!(asked.contains(&Question::Currency), name.starts_with("2025c"), "{name}");
    }
}

#[test]
fn any_encoding_of_the_text_gives_the_same_rows() {
    let text = std::fs::read_to_string(fixture("export_b.json")).unwrap();
    let plain = bytes(text.clone()).unwrap();
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{FEFF}{text}");
    for bytes_of in [marked.into_bytes(), utf16] {
        let whole = bytes(bytes_of.clone()).unwrap();
        let handlings = |whole: &Whole| whole.rows.iter().map(|row| row.handling.clone()).collect::<Vec<_>>();
        assert_eq!(handlings(&whole), handlings(&plain));
        assert_eq!(detect_input(Cursor::new(bytes_of.clone())).unwrap().questions.len(), 2);
        let text = raw_row(Cursor::new(bytes_of), whole.rows[0].offset, whole.rows[0].length).unwrap();
        assert_eq!(
            text,
            raw_row(
                File::open(fixture("export_b.json")).unwrap(),
                plain.rows[0].offset,
                plain.rows[0].length
            )
            .unwrap()
        );
    }
}
