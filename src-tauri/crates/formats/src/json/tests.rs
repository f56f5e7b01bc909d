//! What the reader takes and refuses, beside what serde_json does.

use proptest::prelude::*;

use super::reader::{Code, FromJson, Reader, read};
use crate::{
    codes::{DUPLICATE_KEY, NOT_JSON, NUL_IN_TEXT, STRING_TOO_LONG, TOO_DEEP},
    limits::STRING_BYTES,
};

struct Any;

impl FromJson<'_> for Any {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Code> {
        reader.skip().map(|()| Self)
    }
}

struct Words(String);

impl FromJson<'_> for Words {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Code> {
        reader.string().map(|text| Self(text.into_owned()))
    }
}

fn code(text: &str) -> Option<Code> {
    read::<Any>(text.as_bytes()).err().map(|fault| fault.code)
}

/// What serde_json takes and this reader refuses on purpose.
const STRICTER: [Code; 4] = [DUPLICATE_KEY, NUL_IN_TEXT, TOO_DEEP, STRING_TOO_LONG];

fn agrees(text: &str) -> bool {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    match code(text) {
        None => theirs.is_ok(),
        Some(code) => STRICTER.contains(&code) || theirs.is_err(),
    }
}

proptest! {
    #[test]
    fn it_takes_what_serde_json_takes(text in r#"[\[\]{}":,\\tnrufalse0123.\-+E \n\u{1}bé]{0,24}"#) {
        prop_assert!(agrees(&text), "{text}");
    }

    #[test]
    fn it_takes_what_serde_json_takes_of_values(
        text in r#"(\{("[a-c]":(-?[0-9]{1,3}(\.[0-9]{1,2})?(e[+-]?[0-9]{1,3})?|"([a-z]|\\[ntu"\\/]|\\u[0-9a-fA-F]{4}|\\ud83d\\udc12){0,4}"|true|null|\[\]),?){0,3}\}|\[([0-9]{1,21},?){0,3}\])"#,
    ) {
        prop_assert!(agrees(&text), "{text}");
    }

    #[test]
    fn strings_come_back_as_they_were(text in any::<String>()) {
        let written = serde_json::Value::from(text.clone()).to_string();
        match read::<Words>(written.as_bytes()) {
            Ok(words) => prop_assert_eq!(words.0, text),
            Err(fault) => prop_assert!(fault.code == NUL_IN_TEXT && text.contains('\0')),
        }
    }
}

#[test]
fn depth_is_counted_in_brackets_outside_strings() {
    let nested = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    assert_eq!(code(&nested(64)), None);
    assert_eq!(code(&nested(65)), Some(TOO_DEEP));
    assert_eq!(code(&"[".repeat(1_000_000)), Some(TOO_DEEP));
    assert_eq!(code(&format!("[\"{}\"]", "[".repeat(1000))), None);
    assert_eq!(code(&format!("[{}[]]", "[],".repeat(1000))), None);
}

#[test]
fn an_escaped_nul_is_a_nul_and_an_escaped_backslash_is_not() {
    assert_eq!(code(r#"{"a":"\u0000"}"#), Some(NUL_IN_TEXT));
    assert_eq!(code(r#"{"a":"\\\u0000"}"#), Some(NUL_IN_TEXT));
    assert_eq!(code(r#"{"a":"\\u0000"}"#), None);
    assert_eq!(code("{\"a\":\"\0\"}"), Some(NUL_IN_TEXT));
}

#[test]
fn strings_end_at_64_kib_and_numbers_at_a_double() {
    assert_eq!(code(&format!("[\"{}\"]", "x".repeat(STRING_BYTES))), None);
    assert_eq!(
        code(&format!("[\"{}\"]", "x".repeat(STRING_BYTES + 1))),
        Some(STRING_TOO_LONG)
    );
    assert_eq!(
        code(&format!("[\"{}\"]", "\\n".repeat(STRING_BYTES))),
        Some(STRING_TOO_LONG)
    );
    assert_eq!(code("1e308"), None);
    assert_eq!(code(&"9".repeat(300)), None);
    assert_eq!(code("1e400"), Some(NOT_JSON));
    assert_eq!(code(&"9".repeat(400)), Some(NOT_JSON));
}

#[test]
fn a_key_twice_is_refused_at_any_depth_and_beyond_any_number() {
    assert_eq!(code(r#"{"a":[{"b":1,"c":{"b":2}}]}"#), None);
    assert_eq!(code(r#"{"a":[{"b":1,"b":2}]}"#), Some(DUPLICATE_KEY));
    assert_eq!(
        code(r#"{"a":1,"\u0061":2}"#),
        Some(DUPLICATE_KEY),
        "written differently, the same key"
    );
    let many: Vec<_> = (0..500).map(|number| format!("\"k{number}\":0")).collect();
    assert_eq!(code(&format!("{{{}}}", many.join(","))), None);
    assert_eq!(code(&format!("{{{},\"k3\":0}}", many.join(","))), Some(DUPLICATE_KEY));
    assert_eq!(code(&format!("{{{},\"k499\":0}}", many.join(","))), Some(DUPLICATE_KEY));
}
