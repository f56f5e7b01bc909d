//! What holds for any bytes at all.

use std::{
    fs,
    io::{self, Cursor, Read, Seek, SeekFrom},
};

use giftbook_formats::{detect_input, open_input, raw_row};
use giftbook_model::{Answers, Handling, ReadError};
use proptest::prelude::*;

use crate::reading::{Whole, bytes, drain, fixture, now};

const FIXTURES: [&str; 14] = [
    "connector_v1.ndjson",
    "connector_v1.array.json",
    "tikfinity.ndjson",
    "connector_v2.ndjson",
    "connector_v3.ndjson",
    "live_studio.ndjson",
    "tiktoklive_python_6.ndjson",
    "tiktoklive_python_5.ndjson",
    "other_events.ndjson",
    "gifts.log",
    "export_a.json",
    "export_b.json",
    "export_c.json",
    "export_activity_only.json",
];

/// A reader that gives few bytes at a time.
struct Drops {
    bytes: Cursor<Vec<u8>>,
    most: usize,
}

impl Read for Drops {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = into.len().min(self.most);
        self.bytes.read(&mut into[..most])
    }
}

impl Seek for Drops {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

fn dropped(content: &[u8], most: usize) -> Result<Whole, ReadError> {
    let drops = Drops {
        bytes: Cursor::new(content.to_vec()),
        most,
    };
    drain(open_input("test".into(), drops, now(), &Answers::new())?)
}

/// Rows or the word of a refusal, as something that can be compared.
fn outcome(read: Result<Whole, ReadError>) -> String {
    match read {
        Ok(whole) => format!("{whole:?}"),
        Err(error) => format!("{error:?}"),
    }
}

/// Each row is counted once and lies where it says, behind the row before it.
fn holds_together(content: &[u8], whole: &Whole) {
    let mut from = 0;
    for (index, row) in whole.rows.iter().enumerate() {
        assert_eq!(row.number, index as u64 + 1);
        assert!(row.offset >= from && row.offset + u64::from(row.length) <= content.len() as u64);
        from = row.offset + u64::from(row.length);
        if let Handling::Problem(problem) = &row.handling {
            assert!(problem.raw.len() <= 512);
        }
        let text = raw_row(Cursor::new(content), row.offset, row.length).unwrap();
        let place = usize::try_from(row.offset).unwrap();
        assert_eq!(
            text,
            String::from_utf8_lossy(&content[place..place + row.length as usize])
        );
    }
    assert_eq!(whole.source.bytes, content.len() as u64);
    assert_eq!(whole.source.digest, *blake3::hash(content).as_bytes());
}

fn content(index: usize) -> Vec<u8> {
    fs::read(fixture(FIXTURES[index])).unwrap()
}

#[test]
fn one_byte_at_a_time_gives_the_same_rows() {
    for (index, name) in FIXTURES.iter().enumerate() {
        let content = content(index);
        let whole = bytes(content.clone()).unwrap();
        holds_together(&content, &whole);
        for most in [1, 7, 4096] {
            assert_eq!(dropped(&content, most).unwrap(), whole, "{name} by {most}");
        }
    }
}

#[test]
fn lines_may_come_in_any_order_and_end_in_any_way() {
    for name in FIXTURES.iter().filter(|name| name.ends_with(".ndjson")) {
        let text = fs::read_to_string(fixture(name)).unwrap();
        let sorted = |text: String| {
            let mut all: Vec<_> = bytes(text)
                .unwrap()
                .rows
                .into_iter()
                .map(|row| format!("{:?}", row.handling))
                .collect();
            all.sort();
            all
        };
        let backwards: Vec<_> = text.lines().rev().collect();
        let expected = sorted(text.clone());
        assert_eq!(sorted(backwards.join("\r\n")), expected, "{name}");
        assert_eq!(
            sorted(format!("[{}]", backwards.join(","))),
            expected,
            "{name} as an array"
        );
    }
}

proptest! {
    #[test]
    fn any_bytes_give_rows_or_a_refusal(content in prop::collection::vec(any::<u8>(), 0..400)) {
        let whole = bytes(content.clone());
        if let Ok(whole) = &whole {
            holds_together(&content, whole);
        }
        prop_assert_eq!(outcome(dropped(&content, 1)), outcome(whole));
    }

    #[test]
    fn any_brackets_and_quotes_give_rows_or_a_refusal(text in r#"(\[|\{)?([\[\]{}",:\\\n 1a]|"event":"gift"|"giftId":1|\{"giftId":1,"repeatCount":2\}){0,60}"#) {
        let whole = bytes(text.clone());
        if let Ok(whole) = &whole {
            holds_together(text.as_bytes(), whole);
        }
        prop_assert_eq!(outcome(dropped(text.as_bytes(), 1)), outcome(whole));
    }

    #[test]
    fn a_changed_file_gives_rows_or_a_refusal(
        index in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
        marked in any::<bool>(),
    ) {
        let mut content = content(index);
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        if let Some(cut) = cut {
            content.truncate(cut.index(content.len()));
        }
        if marked {
            content.splice(0..0, *b"\xEF\xBB\xBF");
        }
        let detected = detect_input(Cursor::new(content.clone()));
        let whole = bytes(content.clone());
        if let (Ok(detected), Ok(whole)) = (detected, &whole) {
            prop_assert_eq!(detected.bytes, content.len() as u64);
            holds_together(&content, whole);
        }
        prop_assert_eq!(outcome(dropped(&content, 3)), outcome(whole));
    }
}
