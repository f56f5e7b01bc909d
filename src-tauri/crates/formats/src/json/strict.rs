//! What serde_json lets pass and this crate does not: a key twice, in what is read and in what is skipped alike.

use std::{collections::HashSet, fmt};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Text;
use crate::codes::DUPLICATE_KEY;

const FEW: usize = 40;

/// The keys of one object so far, by 64 bits of their hash: enough that no two different keys of a real file meet.
pub(crate) struct SeenKeys {
    few: [u64; FEW],
    count: usize,
    many: HashSet<u64>,
}

impl Default for SeenKeys {
    fn default() -> Self {
        Self {
            few: [0; FEW],
            count: 0,
            many: HashSet::new(),
        }
    }
}

impl SeenKeys {
    /// Whether `key` is new here.
    pub(crate) fn add(&mut self, key: &str) -> bool {
        let hash = hash(key);
        if self.count < FEW {
            if self.few[..self.count].contains(&hash) {
                return false;
            }
            self.few[self.count] = hash;
            self.count += 1;
            return true;
        }
        if self.many.is_empty() {
            self.many.extend(self.few);
        }
        self.many.insert(hash)
    }

    pub(crate) fn expect_new<E: Error>(&mut self, key: &str) -> Result<(), E> {
        if self.add(key) {
            Ok(())
        } else {
            Err(E::custom(DUPLICATE_KEY))
        }
    }
}

fn hash(key: &str) -> u64 {
    let mut hash = key.len() as u64;
    let mut eights = key.as_bytes().chunks_exact(8);
    for eight in &mut eights {
        let mut word = [0; 8];
        word.copy_from_slice(eight);
        hash = mixed(hash, u64::from_le_bytes(word));
    }
    let mut word = [0; 8];
    word[..eights.remainder().len()].copy_from_slice(eights.remainder());
    mixed(hash, u64::from_le_bytes(word))
}

/// Folded multiplication, as in wyhash.
fn mixed(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash ^ 0x9E37_79B9_7F4A_7C15) * u128::from(word ^ 0xE703_7ED1_A0B4_28DB);
    let bytes = product.to_le_bytes();
    let half = |from: usize| {
        bytes[from..from + 8]
            .iter()
            .rev()
            .fold(0_u64, |all, byte| all << 8 | u64::from(*byte))
    };
    half(0) ^ half(8)
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
