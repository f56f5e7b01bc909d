//! What the checker found in what a person pasted. Reasons and signs are codes with parameters: their sentences are the page's.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use super::{Id, Instant};

/// What was pasted: at most 64 KiB, of which the checker reads what it needs.
#[derive(Debug, Clone, Type)]
#[specta(transparent)]
pub(crate) struct Pasted(pub String);

const MOST_PASTED: usize = 64 * 1024;

impl<'de> Deserialize<'de> for Pasted {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if text.len() > MOST_PASTED {
            Err(D::Error::custom("too long"))
        } else {
            Ok(Self(text))
        }
    }
}

/// Either an address or an offer; the other is `null`.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SafetyAnswer {
    pub address: Option<AddressLooked>,
    pub offer: Option<OfferLooked>,
    /// The person's own words about the hosts in it.
    pub notes: Vec<NoteRow>,
    /// The day of the lists that were used.
    pub dated: String,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct AddressLooked {
    /// `official`, `owned`, `app_store`, `not_official`, `lookalike`, `danger` or `invalid`.
    pub verdict: String,
    pub platform: Option<String>,
    pub host: Option<String>,
    /// Whose it is: the part that somebody registered.
    pub domain: Option<String>,
    /// The weightiest first; never empty.
    pub reasons: Vec<WhyRow>,
    /// What was pasted, in stretches.
    pub shown: Vec<PieceRow>,
    /// Where the platform really sells; every platform's where none was named.
    pub places: Vec<PlaceRow>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct OfferLooked {
    /// `danger`, `caution` or `no_sign`.
    pub weight: String,
    /// Hard ones first.
    pub signs: Vec<SignRow>,
    pub addresses: Vec<AddressLooked>,
    pub places: Vec<PlaceRow>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct WhyRow {
    pub code: String,
    pub params: BTreeMap<String, String>,
}

/// The person's own words about a host. They say nothing about the verdict.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct NoteRow {
    /// What somebody registered of it.
    pub host: String,
    pub note: String,
}

/// What is remembered of checks.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct ChecksAnswer {
    /// New ones are remembered.
    pub keeping: bool,
    /// Of all, on whatever page.
    pub count: u32,
    /// The newest first.
    pub rows: Vec<CheckRow>,
    pub notes: Vec<NoteRow>,
}

/// A check as it was: what was asked and what was said then.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct CheckRow {
    pub id: Id,
    pub at: Instant,
    pub asked: String,
    /// `address` or `offer`: whose words the reasons are.
    pub kind: String,
    pub verdict: String,
    pub platform: Option<String>,
    pub host: Option<String>,
    pub reasons: Vec<WhyRow>,
    /// The day of the lists it was held against.
    pub lists: String,
}

/// Who a text says that sells: the gravest of the addresses in it.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SellerSaid {
    pub verdict: String,
    pub platform: Option<String>,
    pub host: String,
    pub reasons: Vec<WhyRow>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct SignRow {
    pub code: String,
    pub params: BTreeMap<String, String>,
    /// No honest seller does this.
    pub hard: bool,
    /// The words that gave it, shortened; empty where it is the text as a whole.
    pub quote: String,
}

/// A stretch of what was pasted; all of them together are what was pasted.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PieceRow {
    pub text: String,
    /// Part of the registered domain.
    pub domain: bool,
    /// The Latin letters this one passes for.
    pub like: Option<String>,
    /// The number of a character that is not seen or turns the direction, such as `U+202E`.
    pub hidden: Option<String>,
}

#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct PlaceRow {
    pub platform: String,
    /// `null` where it is not sold at a page that is known for certain.
    pub address: Option<String>,
    /// `recharge_open` goes there.
    pub opens: bool,
}
