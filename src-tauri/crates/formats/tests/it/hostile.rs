//! Rows nobody should send: each costs itself and nothing else.

use giftbook_formats::limits::ROW_BYTES;

use crate::reading::bytes;

pub(crate) const GOOD: &str = r#"{"event":"gift","data":{"giftId":5655,"giftName":"Rose","repeatCount":1,"userId":"1","createTime":"1760000000000"}}"#;

/// The words for `row` between two good rows, one a line.
fn between(row: &[u8]) -> Vec<&'static str> {
    let whole = bytes([GOOD.as_bytes(), b"\n", row, b"\r\n", GOOD.as_bytes()].concat()).unwrap();
    assert_eq!(whole.gifts().len(), 2, "the rows around are read");
    assert_eq!(whole.rows.len(), 3);
    whole.problems().into_iter().map(|(_, code)| code).collect()
}

const LINE: &str = concat!(
    r#"{"event":"gift","data":{"giftId":5655,"repeatCount":1,"createTime":"1760000000000"}}"#,
    "\n"
);

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
        (r#"{"event":"gift","data":{"gift":7}}"#, "gift_shape_unknown"),
        (r#"{"something":"else"}"#, "not_an_event"),
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
