//! The inside of a JSON string: where it stops being plain, and what its escapes say.

use super::reader::Code;
use crate::codes::{CUT_SHORT, NOT_JSON, NUL_IN_TEXT};

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// The place from `from` on of the first quote, backslash or control character; the length where there is none.
///
/// Eight bytes at a time: subtracting a bound borrows through a byte's high bit exactly where the byte is below it, and the lowest such
/// byte is told right. Flipping bit 1 puts the quote (0x22) just above the control characters, so that one bound asks for both.
#[inline(always)]
pub(super) fn special(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let mut passed = 0;
    for eight in rest.chunks_exact(8) {
        let word = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        let low = word ^ (ONES * 0x02);
        let slash = word ^ (ONES * 0x5C);
        let found = ((low.wrapping_sub(ONES * 0x21) & !low) | (slash.wrapping_sub(ONES) & !slash)) & HIGHS;
        if found != 0 {
            return from + passed + (found.trailing_zeros() / 8) as usize;
        }
        passed += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    let tail = &rest[passed..];
    from + passed + tail.iter().position(is_special).unwrap_or(tail.len())
}

/// The letter that the escape at the front of `bytes` stands for, and the bytes it takes.
pub(super) fn escape(bytes: &[u8]) -> Result<(char, usize), Code> {
    let letter = match bytes.get(1).ok_or(CUT_SHORT)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(bytes),
        _ => return Err(NOT_JSON),
    };
    Ok((letter, 2))
}

/// `\u0041`, or a pair for letters beyond 16 bits; half a pair is no letter.
fn unicode(bytes: &[u8]) -> Result<(char, usize), Code> {
    let high = four(bytes, 2)?;
    let (code, length) = if (0xD800..0xDC00).contains(&high) {
        if bytes.get(6..8) != Some(b"\\u") {
            return Err(NOT_JSON);
        }
        let low = four(bytes, 8)?;
        if !(0xDC00..0xE000).contains(&low) {
            return Err(NOT_JSON);
        }
        (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 12)
    } else {
        (high, 6)
    };
    match char::from_u32(code) {
        Some('\0') => Err(NUL_IN_TEXT),
        Some(letter) => Ok((letter, length)),
        None => Err(NOT_JSON),
    }
}

fn four(bytes: &[u8], from: usize) -> Result<u32, Code> {
    let digits = bytes.get(from..from + 4).ok_or(CUT_SHORT)?;
    digits.iter().try_fold(0, |code, digit| {
        let value = char::from(*digit).to_digit(16).ok_or(NOT_JSON)?;
        Ok(code << 4 | value)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn eight_at_a_time_finds_what_one_at_a_time_finds(bytes in prop::collection::vec(any::<u8>(), 0..40), from in 0_usize..40) {
            let from = from.min(bytes.len());
            let slow = bytes[from..].iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F));
            prop_assert_eq!(special(&bytes, from), slow.map_or(bytes.len(), |at| from + at));
        }
    }
}
