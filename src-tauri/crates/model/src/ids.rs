//! Keys that say when two rows are the same thing.

use crate::Instant;

/// The number a row of the book is known by: 63 bits of its key's digest, so the same row gets the same number in every book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub i64);

/// A 128-bit key: what a platform calls a thing or, without an id, the digest of what the row says.
///
/// Two parts because the first is the row number in the book and the second proves that two rows with that number are the same row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub id: EntryId,
    pub rest: i64,
}

impl Key {
    /// The key of the given fields. `kind` keeps keys of different kinds apart; fields are length-prefixed, so `["ab","c"]` and
    /// `["a","bc"]` differ. Short lengths take one byte: the fields of a gift event then fit into one block of the digest.
    #[must_use]
    pub fn of(kind: &str, fields: &[&str]) -> Self {
        let mut text = Vec::with_capacity(128);
        for field in std::iter::once(&kind).chain(fields) {
            match u8::try_from(field.len()) {
                Ok(length) if length < u8::MAX => text.push(length),
                _ => {
                    text.push(u8::MAX);
                    text.extend(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
                }
            }
            text.extend(field.as_bytes());
        }
        let bytes = *blake3::hash(&text).as_bytes();
        let half = |from: usize| {
            let mut eight = [0_u8; 8];
            eight.copy_from_slice(&bytes[from..from + 8]);
            i64::from_le_bytes(eight)
        };
        Self {
            id: EntryId(half(0) & i64::MAX),
            rest: half(8),
        }
    }

    /// The key of the `nth` (0-based) equal row of one file: equal rows of one file stay apart, the same row of two files does not.
    #[must_use]
    pub fn nth(kind: &str, fields: &[&str], nth: u32) -> Self {
        let nth = nth.to_string();
        let mut all: Vec<&str> = fields.to_vec();
        all.push(&nth);
        Self::of(kind, &all)
    }
}

/// The instant inside one of TikTok's 19-digit ids: `id >> 32` is Unix seconds (checked against captured room and message ids).
/// `None` for anything else, such as `"-1"` or a made-up id.
#[must_use]
pub(crate) fn snowflake_instant(id: &str) -> Option<Instant> {
    let number: u64 = id.parse().ok()?;
    let seconds = i64::try_from(number >> 32).ok()?;
    let instant = Instant::from_millis(seconds.checked_mul(1000)?).ok()?;
    instant.is_plausible_event().then_some(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_id_tells_when_its_live_began() {
        let began = snowflake_instant("7289038229115446604").map(Instant::millis);
        assert_eq!(began, Some(1_697_111_462_000));
        assert_eq!(snowflake_instant("-1"), None);
        assert_eq!(snowflake_instant("12"), None);
    }

    #[test]
    fn fields_are_not_glued_together() {
        assert_ne!(Key::of("gift", &["ab", "c"]), Key::of("gift", &["a", "bc"]));
        assert_ne!(Key::of("gift", &["a"]), Key::of("live", &["a"]));
        assert_ne!(Key::nth("row", &["a"], 0), Key::nth("row", &["a"], 1));
        let long = ["a".repeat(254), "a".repeat(255), "a".repeat(256)];
        for (one, other) in [(0, 1), (1, 2), (0, 2)] {
            let [one, other] = [&long[one], &long[other]];
            assert_ne!(Key::of("gift", &[one, other]), Key::of("gift", &[other, one]));
        }
    }
}
