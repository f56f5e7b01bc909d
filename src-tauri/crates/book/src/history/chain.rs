//! The hash that ties an operation to the one before it.

use super::OperationId;

pub(super) type Hash = [u8; 32];

/// What stands before the first operation.
pub(super) const NOTHING: Hash = [0; 32];

/// An operation's own words, exactly as the log holds them.
pub(super) struct Words<'a> {
    pub(super) id: OperationId,
    pub(super) at: i64,
    pub(super) name: &'a str,
    pub(super) params: &'a str,
    pub(super) reverses: Option<OperationId>,
    pub(super) changes: &'a str,
}

impl Words<'_> {
    /// The hash after `previous`. Texts are preceded by their length, so that none can pass for part of another.
    pub(super) fn hash(&self, previous: &[u8]) -> Hash {
        let mut digest = blake3::Hasher::new();
        digest.update(previous);
        for number in [self.id, self.at, self.reverses.unwrap_or(0)] {
            digest.update(&number.to_le_bytes());
        }
        for text in [self.name, self.params, self.changes] {
            digest.update(&(text.len() as u64).to_le_bytes());
            digest.update(text.as_bytes());
        }
        *digest.finalize().as_bytes()
    }
}
