//! Where a number ends. It is kept as text: what it is worth is asked by whom it concerns.

use super::reader::Code;
use crate::codes::NOT_JSON;

/// Whole numbers of fewer digits are surely within the range of a double.
const SURELY_FINITE: usize = 300;

/// The length of the number at the front of `bytes`. Numbers beyond the range of a double are refused: no two readers take them alike.
pub(super) fn length(bytes: &[u8]) -> Result<usize, Code> {
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let end = digits(bytes, sign);
    if end == sign || (end > sign + 1 && bytes[sign] == b'0') {
        return Err(NOT_JSON);
    }
    if matches!(bytes.get(end), Some(b'.' | b'e' | b'E')) || end > SURELY_FINITE {
        longer(bytes, end)
    } else {
        Ok(end)
    }
}

/// The end of the digits from `from` on.
#[inline]
fn digits(bytes: &[u8], from: usize) -> usize {
    let mut end = from;
    while let Some(b'0'..=b'9') = bytes.get(end) {
        end += 1;
    }
    end
}

/// As `length`, for a number whose whole part ends at `whole` and that is a fraction, has a power or is very long.
#[cold]
fn longer(bytes: &[u8], whole: usize) -> Result<usize, Code> {
    let mut end = whole;
    if bytes.get(end) == Some(&b'.') {
        let from = end + 1;
        end = digits(bytes, from);
        if end == from {
            return Err(NOT_JSON);
        }
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let from = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits(bytes, from);
        if end == from {
            return Err(NOT_JSON);
        }
    }
    let finite = std::str::from_utf8(&bytes[..end]).is_ok_and(|text| text.parse().is_ok_and(f64::is_finite));
    if finite { Ok(end) } else { Err(NOT_JSON) }
}
