//! A newer file of lists is believed when it is whole, newer, and signed by a publisher of this program; otherwise the built-in one holds.
//! It may withdraw a till or warn of more; it can never add one. So not even a stolen key makes a place official.
//!
//! Keys are minisign's (Ed25519). The publisher makes a pair once with `minisign -G`, keeps the secret part offline, puts the public line
//! into [`PUBLISHERS`] and signs a file with `minisign -S`. A lost or stolen key is taken out here, which is a release of the program.

use minisign_verify::{PublicKey, Signature};
use thiserror::Error;

use super::Lists;

/// The public keys a newer file may be signed with. As long as there is none no newer file is used.
pub const PUBLISHERS: &[&str] = &[];

/// Why a newer file was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotUsed {
    #[error("the lists are not signed by the publisher")]
    Unsigned,
    #[error("the lists are damaged")]
    Damaged,
    #[error("the lists are not newer")]
    NotNewer,
}

impl Lists {
    /// A newer file with its minisign signature, checked against `publishers` (the program's own: [`PUBLISHERS`]).
    ///
    /// # Errors
    /// When it is unsigned, damaged or no newer than the built-in one; then [`Lists::built_in`] is to be used.
    pub fn newer(text: &str, signature: &str, publishers: &[&str]) -> Result<Self, NotUsed> {
        let signature = Signature::decode(signature).map_err(|_| NotUsed::Unsigned)?;
        let signed = |key: &&str| {
            PublicKey::from_base64(key).is_ok_and(|key| key.verify(text.as_bytes(), &signature, false).is_ok())
        };
        if !publishers.iter().any(signed) {
            return Err(NotUsed::Unsigned);
        }
        let newer = Self::parse(text).map_err(|_| NotUsed::Damaged)?;
        if newer.version <= Self::built_in().version {
            return Err(NotUsed::NotNewer);
        }
        Ok(newer.within(Self::built_in()))
    }

    /// These lists with only those tills that `known` has too.
    #[must_use]
    pub(crate) fn within(mut self, known: &Self) -> Self {
        self.tills.retain(|till| known.tills.contains(till));
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::{BUILT_IN, Lists, Verdict, check};

    #[test]
    fn a_newer_file_cannot_add_a_till() {
        let row = "till\ttiktok\texample.org/coin\t2026-11-23\ta claim\n";
        let newer = Lists::parse(&format!("{BUILT_IN}{row}")).expect("a sound row");
        let used = newer.within(Lists::built_in());
        assert_eq!(check("https://example.org/coin", &used).verdict, Verdict::NotOfficial);
        assert_eq!(check("https://tiktok.com/coin", &used).verdict, Verdict::Official);
    }
}
