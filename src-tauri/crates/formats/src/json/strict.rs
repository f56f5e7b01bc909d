//! What serde_json lets pass and this crate does not: a key twice, in what is read and in what is skipped alike.

use std::{collections::HashSet, fmt};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Text;
use crate::codes::DUPLICATE_KEY;

const FEW: usize = 32;

/// The keys of one object so far, by 64 bits of their hash: enough that no two different keys of a real file meet.
#[derive(Default)]
pub(crate) struct SeenKeys {
    /// A bit for the low bits of each hash: most keys are seen to be new without comparing.
    marks: [u64; 4],
    few: [u64; FEW],
    count: usize,
    many: Option<Box<HashSet<u64>>>,
}

impl SeenKeys {
    /// Whether `key` is new here.
    pub(crate) fn add(&mut self, key: &str) -> bool {
        let hash = hash(key);
        let (word, bit) = ((hash >> 6 & 3) as usize, 1 << (hash & 63));
        let surely_new = self.marks[word] & bit == 0;
        self.marks[word] |= bit;
        if self.count == FEW {
            return self
                .many
                .get_or_insert_with(|| Box::new(HashSet::from(self.few)))
                .insert(hash);
        }
        if !surely_new && self.few[..self.count].contains(&hash) {
            return false;
        }
        self.few[self.count] = hash;
        self.count += 1;
        true
    }

    pub(crate) fn expect_new<E: Error>(&mut self, key: &str) -> Result<(), E> {
        if self.add(key) {
            Ok(())
        } else {
            Err(E::custom(DUPLICATE_KEY))
        }
    }
}

/// Long keys by their eights, the last of which may overlap the one before; short keys as one word.
fn hash(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let length = bytes.len() as u64;
    if let (Some((first, rest)), Some((_, last))) = (bytes.split_first_chunk(), bytes.split_last_chunk()) {
        let eights = rest
            .chunks_exact(8)
            .map(|eight| eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)));
        let most = eights.fold(mixed(length, u64::from_le_bytes(*first)), mixed);
        mixed(most, u64::from_le_bytes(*last))
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        mixed(
            length,
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        )
    } else {
        mixed(length, bytes.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)))
    }
}

/// Folded multiplication, as in wyhash.
fn mixed(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash ^ 0x9E37_79B9_7F4A_7C15) * u128::from(word ^ 0xE703_7ED1_A0B4_28DB);
    (product >> 64) as u64 ^ product as u64
}

/// Any value, read to its end and forgotten.
pub(crate) struct Skipped;

impl<'de> Deserialize<'de> for Skipped {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        source.deserialize_any(Skip)
    }
}

struct Skip;

impl<'de> Visitor<'de> for Skip {
    type Value = Skipped;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_str<E>(self, _: &str) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_unit<E>(self) -> Result<Skipped, E> {
        Ok(Skipped)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Skipped, A::Error> {
        while seq.next_element::<Skipped>()?.is_some() {}
        Ok(Skipped)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Skipped, A::Error> {
        let mut keys = SeenKeys::default();
        while let Some(key) = map.next_key::<Text<'de>>()? {
            keys.expect_new(&key.0)?;
            map.next_value::<Skipped>()?;
        }
        Ok(Skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_twice_is_refused_at_any_depth_and_beyond_any_number() {
        assert!(serde_json::from_str::<Skipped>(r#"{"a":[{"b":1,"c":{"b":2}}]}"#).is_ok());
        assert!(serde_json::from_str::<Skipped>(r#"{"a":[{"b":1,"b":2}]}"#).is_err());
        assert!(
            serde_json::from_str::<Skipped>(r#"{"a":1,"\u0061":2}"#).is_err(),
            "written differently, the same key"
        );
        let many: Vec<_> = (0..500).map(|number| format!("\"k{number}\":0")).collect();
        assert!(serde_json::from_str::<Skipped>(&format!("{{{}}}", many.join(","))).is_ok());
        assert!(serde_json::from_str::<Skipped>(&format!("{{{},\"k3\":0}}", many.join(","))).is_err());
        assert!(serde_json::from_str::<Skipped>(&format!("{{{},\"k499\":0}}", many.join(","))).is_err());
    }

    #[test]
    fn hashes_of_short_and_long_keys_differ() {
        let keys = ["", "\0", "a", "a\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab", "baaaaaaaa"];
        let hashes: HashSet<_> = keys.iter().map(|key| hash(key)).collect();
        assert_eq!(hashes.len(), keys.len());
    }
}
