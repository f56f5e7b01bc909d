//! The limits of one row, asked before it is parsed, and the words for what the parser says.

use memchr::{memchr, memmem};

use super::Scan;
use crate::{
    codes::{
        AFTER_THE_END, CUT_SHORT, DUPLICATE_KEY, Fault, INVALID_UTF8, NOT_JSON, NUL_IN_TEXT, STRING_TOO_LONG, TOO_DEEP,
    },
    limits::{DEPTH, STRING_BYTES},
};

/// The row as text, if it keeps to the limits of depth, strings and letters. Cheap for small flat rows: they cannot break them.
pub(crate) fn checked(row: &[u8]) -> Result<&str, Fault> {
    let text = std::str::from_utf8(row).map_err(|_| Fault::of(INVALID_UTF8))?;
    if memchr(0, row).is_some() || has_escaped_nul(row) {
        return Err(Fault::of(NUL_IN_TEXT));
    }
    let openers: usize = row.chunks(255).map(openers_in).sum();
    if row.len() > STRING_BYTES || openers > DEPTH as usize {
        let mut scan = Scan::default();
        scan.feed(row);
        if scan.deepest > DEPTH {
            return Err(Fault::of(TOO_DEEP));
        }
        if scan.longest_string > STRING_BYTES {
            return Err(Fault::of(STRING_TOO_LONG));
        }
    }
    Ok(text)
}

/// How many of at most 255 bytes are `{` or `[`, which differ in one bit. Counted in a byte, so that the compiler takes many at once.
fn openers_in(few: &[u8]) -> usize {
    usize::from(
        few.iter()
            .fold(0_u8, |count, byte| count.wrapping_add(u8::from(byte | 0x20 == b'{'))),
    )
}

/// Whether `\u0000` stands in the row, and not as the end of `\\` followed by `u0000`.
fn has_escaped_nul(row: &[u8]) -> bool {
    let Some(first) = memchr(b'\\', row) else { return false };
    memmem::find_iter(&row[first..], b"\\u0000").any(|at| {
        let before = row[..first + at]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        before % 2 == 0
    })
}

/// The word for a parser's error.
pub(crate) fn fault_of(error: &serde_json::Error) -> Fault {
    let said = error.to_string();
    if said.starts_with(DUPLICATE_KEY) {
        Fault::of(DUPLICATE_KEY)
    } else if said.starts_with("trailing characters") {
        Fault::of(AFTER_THE_END)
    } else if said.starts_with("recursion limit") {
        Fault::of(TOO_DEEP)
    } else if error.is_eof() {
        Fault::of(CUT_SHORT)
    } else {
        Fault::about(NOT_JSON, &format!("{}:{}", error.line(), error.column()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(row: &str) -> Option<&'static str> {
        checked(row.as_bytes()).err().map(|fault| fault.code)
    }

    #[test]
    fn depth_is_counted_in_brackets_outside_strings() {
        let nested = |deep: usize| format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        assert_eq!(code(&nested(64)), None);
        assert_eq!(code(&nested(65)), Some(TOO_DEEP));
        assert_eq!(code(&format!("[\"{}\"]", "[".repeat(1000))), None);
        assert_eq!(code(&"[],".repeat(1000)), None);
    }

    #[test]
    fn an_escaped_nul_is_a_nul_and_an_escaped_backslash_is_not() {
        assert_eq!(code(r#"{"a":"\u0000"}"#), Some(NUL_IN_TEXT));
        assert_eq!(code(r#"{"a":"\\\u0000"}"#), Some(NUL_IN_TEXT));
        assert_eq!(code(r#"{"a":"\\u0000"}"#), None);
        assert_eq!(code("{\"a\":\"\0\"}"), Some(NUL_IN_TEXT));
    }

    #[test]
    fn strings_end_at_64_kib() {
        assert_eq!(code(&format!("[\"{}\"]", "x".repeat(STRING_BYTES))), None);
        assert_eq!(
            code(&format!("[\"{}\"]", "x".repeat(STRING_BYTES + 1))),
            Some(STRING_TOO_LONG)
        );
    }
}
