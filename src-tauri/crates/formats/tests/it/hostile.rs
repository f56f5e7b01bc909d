//! Rows nobody should send: each costs itself and nothing else.

use std::io::{self, Read, Seek, SeekFrom};

use giftbook_formats::{limits::ROW_BYTES, open_input};
use giftbook_model::Handling;

use crate::reading::{Boxed, bytes, drain, now};

pub(crate) const GOOD: &str = r#"{"event":"gift","data":{"giftId":5655,"giftName":"Rose","repeatCount":1,"userId":"1","createTime":"1760000000000"}}"#;

/// The words for `row` between two good rows, one a line.
fn between(row: &[u8]) -> Vec<&'static str> {
    let whole = bytes([GOOD.as_bytes(), b"\n", row, b"\r\n", GOOD.as_bytes()].concat()).unwrap();
    assert_eq!(whole.gifts().len(), 2, "the rows around are read");
    assert_eq!(whole.rows.len(), 3);
    whole.problems().into_iter().map(|(_, code)| code).collect()
}

/// Bytes made as they are read: `before`, so many `x`, `after`.
struct Made {
    before: &'static [u8],
    filling: u64,
    after: &'static [u8],
    at: u64,
}

impl Made {
    fn length(&self) -> u64 {
        self.before.len() as u64 + self.filling + self.after.len() as u64
    }
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let before = self.before.len() as u64;
        let mut piece = |known: &[u8], from: u64| {
            let rest = &known[from as usize..];
            let count = rest.len().min(into.len());
            into[..count].copy_from_slice(&rest[..count]);
            count
        };
        let count = if self.at < before {
            piece(self.before, self.at)
        } else if self.at < before + self.filling {
            let count = into
                .len()
                .min(usize::try_from(before + self.filling - self.at).unwrap());
            into[..count].fill(b'x');
            count
        } else {
            piece(self.after, self.at - before - self.filling)
        };
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Made {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(back) => self.length().saturating_add_signed(back),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

const LINE: &str = concat!(
    r#"{"event":"gift","data":{"giftId":5655,"repeatCount":1,"createTime":"1760000000000"}}"#,
    "\n"
);

#[test]
fn row_40_a_line_of_two_gigabytes_without_newline_is_refused_at_one_mebibyte() {
    let made = Made {
        before: LINE.as_bytes(),
        filling: 2 << 30,
        after: b"\n{\"event\":\"gift\",\"data\":{\"giftId\":1}}",
        at: 0,
    };
    let whole = drain(Boxed(open_input("long".into(), made, now()).unwrap())).unwrap();
    assert_eq!(whole.problems(), [(2, "row_too_long")]);
    assert_eq!(
        (whole.rows[1].offset, u64::from(whole.rows[1].length)),
        (LINE.len() as u64, 2 << 30)
    );
    assert_eq!(whole.gifts().len(), 2, "reading goes on at the next line");
    let Handling::Problem(problem) = &whole.rows[1].handling else {
        panic!()
    };
    assert_eq!(problem.raw.len(), 512);
}

#[test]
fn a_row_may_have_one_mebibyte_and_not_a_byte_more() {
    let padded = |length: usize| format!(r#"{{"event":"gift","data":{{"giftId":1}}{}}}"#, " ".repeat(length - 36));
    assert_eq!(padded(ROW_BYTES).len(), ROW_BYTES);
    let codes = |row: String| bytes(format!("{LINE}{row}\n{LINE}")).unwrap().problems();
    assert_eq!(codes(padded(ROW_BYTES)), []);
    assert_eq!(codes(padded(ROW_BYTES + 1)), [(2, "row_too_long")]);
}

#[test]
fn row_46_depth_is_refused_at_64_without_a_stack() {
    let nested =
        |deep: usize| format!(r#"{{"event":"gift","x":{}{}}}"#, "[".repeat(deep), "]".repeat(deep)).into_bytes();
    assert_eq!(between(&nested(65)), ["too_deep"]);
    assert_eq!(between(&nested(200)), ["too_deep"]);
    assert_eq!(between(&nested(400_000)), ["too_deep"]);
    let objects = format!("{}1{}", r#"{"data":"#.repeat(100), "}".repeat(100));
    assert_eq!(between(objects.as_bytes()), ["too_deep"]);
    let million = format!(
        "[{{\"event\":\"gift\",\"data\":{{\"giftId\":1}}}},{}",
        "[".repeat(1_000_000)
    );
    assert_eq!(bytes(million).unwrap().problems(), [(2, "cut_short"), (3, "cut_short")]);
}

#[test]
fn row_47_a_key_twice_is_refused_wherever_it_stands() {
    for row in [
        r#"{"event":"gift","data":{"giftId":1,"giftId":2}}"#,
        r#"{"event":"gift","event":"chat","data":{"giftId":1}}"#,
        r#"{"event":"gift","data":{"giftId":1,"giftI\u0064":1}}"#,
        r#"{"event":"gift","data":{"giftId":1,"label":"a","label":"a"}}"#,
        r#"{"event":"chat","data":{"nobody":{"reads":[{"this":1,"this":1}]}}}"#,
        r#"{"event":"gift","data":{"gift":{"id":1,"name":"a","repeat_count":1},"repeatCount":1,"repeat_count":2}}"#,
    ] {
        assert_eq!(between(row.as_bytes()), ["duplicate_key"], "{row}");
    }
}

#[test]
fn row_48_what_is_not_one_json_object_a_line_is_refused_exactly() {
    for (row, word) in [
        (r#"{"event":"gift","data":{"giftId":1,"x":NaN}}"#, "not_json"),
        (r#"{"event":"gift","data":{"giftId":1,"x":1e400}}"#, "not_json"),
        (r#"{"event":"gift","data":{"giftId":1}} trailing"#, "after_the_end"),
        (
            r#"{"event":"gift","data":{"giftId":1}}{"event":"gift","data":{"giftId":1}}"#,
            "after_the_end",
        ),
        (r#"{"event":"gift","data":{"giftId":1}"#, "cut_short"),
        (r#"{"event":"gift","data":{"giftId":1,}}"#, "not_json"),
        (r#"{"event":"gift","data":{"giftId":01}}"#, "not_json"),
        (r#"{'event':'gift'}"#, "not_json"),
        (r#""gift""#, "not_json"),
        ("[1]", "not_json"),
        (
            r#"{"event":"gift","data":{"giftId":1234567890123456789012345678901234567890}}"#,
            "gift_without_id",
        ),
    ] {
        assert_eq!(between(row.as_bytes()), [word], "{row}");
    }
    let marked = format!("\u{FEFF}{GOOD}\n{GOOD}");
    assert_eq!(
        bytes(marked)
            .unwrap()
            .rows
            .iter()
            .map(|row| row.offset)
            .collect::<Vec<_>>(),
        [3, 4 + GOOD.len() as u64]
    );
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let text: Vec<u8> = std::iter::once(0xFEFF)
            .chain(GOOD.encode_utf16())
            .flat_map(unit)
            .collect();
        assert_eq!(bytes(text).unwrap().gifts().len(), 1);
    }
}

#[test]
fn row_49_letters_that_are_none_are_refused_and_strange_ones_kept() {
    let named = |name: &[u8]| {
        [
            br#"{"event":"gift","data":{"giftId":1,"createTime":"1760000000000","nickname":""#,
            name,
            b"\"}}",
        ]
        .concat()
    };
    for (name, word) in [
        (br"\ud800".as_slice(), "not_json"),
        (br"\udc00\ud800", "not_json"),
        (b"\xC0\xAF", "invalid_utf8"),
        (b"\xED\xA0\x80", "invalid_utf8"),
        (b"\xFF", "invalid_utf8"),
        (br"a\u0000b", "nul_in_text"),
        (b"a\0b", "nul_in_text"),
        (b"a\x01b", "not_json"),
    ] {
        assert_eq!(between(&named(name)), [word], "{name:?}");
    }
    for kept in [
        "\u{FFFE}",
        "\u{202E}evil",
        "a\u{200B}b",
        "\u{1F469}\u{200D}\u{1F680}",
        &"e\u{301}".repeat(40),
        "<script>",
        "]]>",
    ] {
        let whole = bytes(named(kept.as_bytes())).unwrap();
        assert_eq!(
            whole.gifts()[0].sender.name.as_deref(),
            Some(kept),
            "row 50: kept as written, shown with care"
        );
    }
    assert_eq!(
        bytes(named(br"\ud83c\udf39")).unwrap().gifts()[0]
            .sender
            .name
            .as_deref(),
        Some("🌹")
    );
}

#[test]
fn row_51_names_end_at_one_kibibyte_and_strings_at_64() {
    let named = |field: &str, text: &str| {
        format!(r#"{{"event":"gift","data":{{"giftId":1,"{field}":"{text}"}}}}"#).into_bytes()
    };
    let long = "é".repeat(600);
    let whole = bytes(named("nickname", &long)).unwrap();
    assert_eq!(whole.gifts()[0].sender.name.as_deref(), Some(&long[..1024]));
    assert_eq!(
        between(&named("uniqueId", &long)),
        ["text_too_long"],
        "a cut handle would be somebody else's"
    );
    assert_eq!(between(&named("describe", &"x".repeat(65_537))), ["string_too_long"]);
    assert_eq!(between(&named("describe", &"x".repeat(1 << 20))), ["row_too_long"]);
}
