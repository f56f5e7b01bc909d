//! The text of an offer: signs of fraud (hard) and of caution (soft), each with the place in the text where it stands.

mod fold;
mod phrases;
mod price;
mod sign;

use std::ops::Range;

use giftbook_model::{Money, Platform};

use crate::lists::Lists;
use crate::verdict::{Checked, Reason, Verdict};
use fold::Folded;
use sign::WordKind;

pub(crate) use phrases::Phrases;
pub use price::bargain;
pub use sign::{Sign, SignKind};

/// The longest text that is read, in bytes; what follows is not looked at and a sign says so.
pub const LONGEST_OFFER: usize = 8 * 1024;
/// Addresses in a text that are looked at.
const ADDRESSES: usize = 16;

/// What a text amounts to. There is no word for "safe".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// None of the known signs. That proves nothing.
    NoSign,
    /// Sold by others than the platform, or in another's interest.
    Caution,
    /// At least one sign that honest sellers do not give.
    Danger,
}

impl Weight {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoSign => "no_sign",
            Self::Caution => "caution",
            Self::Danger => "danger",
        }
    }
}

/// An official bundle: so many units for so much money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPrice {
    pub units: i64,
    pub money: Money,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferChecked {
    pub weight: Weight,
    /// Hard ones first, then as they stand in the text.
    pub signs: Vec<Sign>,
    /// The addresses in the text, in their order.
    pub addresses: Vec<Checked>,
}

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
    let end = (0..=LONGEST_OFFER.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// Looks through the text of an offer. `known` holds the lowest official price of TikTok's coins on record, one a currency; for a currency without one
/// the lists' own is taken.
#[must_use]
pub fn check_offer_text(text: &str, known: &[UnitPrice], lists: &Lists) -> OfferChecked {
    let read = beginning(text);
    let folded = Folded::plain(read);
    let hits = lists.phrases.find(&folded);
    let mut signs = lists.phrases.signs(&folded, &hits);
    let found = addresses(read, lists);
    let official = !found.is_empty() && found.iter().all(|(_, checked)| checked.verdict == Verdict::Official);
    for (at, checked) in &found {
        let referral = checked.reasons.contains(&Reason::Referral);
        let host = checked.host.clone().unwrap_or_default();
        match checked.verdict {
            verdict if verdict.is_flagged() => {
                signs.push(Sign::new(SignKind::Address, at.clone()).saying("host", host));
            }
            Verdict::Official if referral => signs.push(Sign::new(SignKind::Referral, at.clone())),
            Verdict::NotOfficial => signs.push(Sign::new(SignKind::ThirdParty, at.clone()).saying("host", host)),
            _ => {}
        }
    }
    // At an official place nothing is too cheap.
    if !official {
        signs.extend(price::discounts(
            &folded,
            &lists.phrases.places(WordKind::Cheaper, &hits),
        ));
        let known = lists.prices_beside(Platform::TikTok, known);
        signs.extend(price::too_cheap(
            &folded,
            &lists.phrases.places(WordKind::Unit, &hits),
            &known,
        ));
    }
    if read.len() < text.len() {
        signs.push(Sign::new(SignKind::TooLong, read.len()..text.len()));
    }
    signs.sort_by_key(|sign| (!sign.kind.is_hard(), sign.at.start));
    signs.dedup_by(|one, other| one.kind == other.kind && one.at == other.at);
    let weight = match signs.first() {
        None => Weight::NoSign,
        Some(first) if first.kind.is_hard() => Weight::Danger,
        Some(_) => Weight::Caution,
    };
    OfferChecked {
        weight,
        signs,
        addresses: found.into_iter().map(|(_, checked)| checked).collect(),
    }
}

/// The addresses a text names, the gravest first: who it says that sells. At most sixteen; names without an address are not among them.
#[must_use]
pub fn sellers(text: &str, lists: &Lists) -> Vec<Checked> {
    let mut found: Vec<Checked> = addresses(beginning(text), lists)
        .into_iter()
        .map(|(_, checked)| checked)
        .collect();
    found.sort_by_key(|checked| std::cmp::Reverse(checked.verdict.grave()));
    found
}

/// Words that are addresses: with a scheme, or with a dot and an ending that exists.
fn addresses(text: &str, lists: &Lists) -> Vec<(Range<usize>, Checked)> {
    let edge = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '<'
                | '>'
                | '('
                | ')'
                | '['
                | ']'
                | ','
                | ';'
                | '!'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '。'
                | '、'
                | '，'
        )
    };
    let words = text.split(|c: char| c.is_whitespace() || edge(c));
    let dotted = words
        .map(|word| word.trim_end_matches(['.', ':', '?']))
        .filter(|word| word.contains("://") || word.contains(['.', '。', '．']) && word.contains(char::is_alphabetic));
    let checked = dotted.take(ADDRESSES * 2).filter_map(|word| {
        let start = (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let checked = crate::check(word, lists);
        let is_address =
            checked.verdict != Verdict::Invalid && (word.contains("://") || crate::has_known_ending(&checked));
        is_address.then_some((start..start + word.len(), checked))
    });
    checked.take(ADDRESSES).collect()
}
