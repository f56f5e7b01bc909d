//! The keys of one object: each at most once, and each known by a hash that the compiler can work out for the keys we look for.

use std::collections::HashSet;

/// More keys than the objects of real events have.
const FEW: usize = 64;

/// The keys of one object so far, by 64 bits of their hash: enough that no two different keys of a real file meet.
pub(crate) struct SeenKeys {
    /// A bit for the low bits of each hash: most keys are seen to be new without comparing.
    marks: [u64; 4],
    few: [u64; FEW],
    count: usize,
    many: Option<HashSet<u64>>,
}

impl Default for SeenKeys {
    fn default() -> Self {
        Self {
            marks: [0; 4],
            few: [0; FEW],
            count: 0,
            many: None,
        }
    }
}

impl SeenKeys {
    /// Whether the key with this hash is new here.
    pub(crate) fn add(&mut self, hash: u64) -> bool {
        let (word, bit) = ((hash >> 6 & 3) as usize, 1 << (hash & 63));
        let surely_new = self.marks[word] & bit == 0;
        self.marks[word] |= bit;
        if self.count == FEW {
            return self.many.get_or_insert_with(|| HashSet::from(self.few)).insert(hash);
        }
        if !surely_new && self.few[..self.count].contains(&hash) {
            return false;
        }
        self.few[self.count] = hash;
        self.count += 1;
        true
    }
}

const SLOTS: usize = 128;

/// The keys wanted of an object and what each of them fills, found by hash in one or two steps.
pub(crate) struct Table<F: 'static> {
    slots: [Option<(u64, F)>; SLOTS],
}

impl<F: Copy> Table<F> {
    /// The table of `keys`, of which there must be fewer than slots.
    pub(crate) const fn of(keys: &[(&str, F)]) -> Self {
        assert!(keys.len() < SLOTS / 2, "a table half full is quick to search");
        let mut slots = [None; SLOTS];
        let mut next = 0;
        while next < keys.len() {
            let hash = hash(keys[next].0);
            let mut at = hash as usize % SLOTS;
            while slots[at].is_some() {
                at = (at + 1) % SLOTS;
            }
            slots[at] = Some((hash, keys[next].1));
            next += 1;
        }
        Self { slots }
    }

    /// What the key with this hash fills.
    #[inline]
    pub(crate) fn find(&self, hash: u64) -> Option<F> {
        let mut at = hash as usize % SLOTS;
        while let Some((found, field)) = self.slots[at] {
            if found == hash {
                return Some(field);
            }
            at = (at + 1) % SLOTS;
        }
        None
    }
}

/// 64 bits of a key: its eights, the last of which may overlap the one before; a short key is one word.
pub(crate) const fn hash(key: &str) -> u64 {
    let bytes = key.as_bytes();
    let length = bytes.len();
    let mut hash = length as u64;
    if length >= 8 {
        let mut at = 0;
        while at + 8 < length {
            hash = mixed(hash, eight(bytes, at));
            at += 8;
        }
        return mixed(hash, eight(bytes, length - 8));
    }
    if length >= 4 {
        return mixed(hash, (four(bytes, 0) as u64) << 32 | four(bytes, length - 4) as u64);
    }
    let mut at = 0;
    let mut word = 0;
    while at < length {
        word = word << 8 | bytes[at] as u64;
        at += 1;
    }
    mixed(hash, word)
}

const fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.split_at(at).1.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => 0,
    }
}

const fn four(bytes: &[u8], at: usize) -> u32 {
    match bytes.split_at(at).1.first_chunk() {
        Some(four) => u32::from_le_bytes(*four),
        None => 0,
    }
}

/// Folded multiplication, as in wyhash.
const fn mixed(hash: u64, word: u64) -> u64 {
    let product = (hash ^ 0x9E37_79B9_7F4A_7C15) as u128 * (word ^ 0xE703_7ED1_A0B4_28DB) as u128;
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_short_and_long_keys_differ() {
        let keys = [
            "",
            "\0",
            "a",
            "a\0",
            "aaaaaaaa",
            "aaaaaaaaa",
            "aaaaaaaab",
            "baaaaaaaa",
            "aaaa",
            "aaaaa",
            "aaaaaaaaaaaaaaaaa",
        ];
        let hashes: HashSet<_> = keys.iter().map(|key| hash(key)).collect();
        assert_eq!(hashes.len(), keys.len());
    }
}
