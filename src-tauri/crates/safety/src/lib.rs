//! Is this address or this offer what it says? An address is held against the platforms' own places and everything else is doubted: nothing
//! is official unless its host and path stand in the list, and no site is ever called safe.
//!
//! Everything here is pure and total: text and lists in, a verdict out. There is no network, no clock and no file; nothing is ever looked up,
//! and no input makes it stop. What it cannot see: a site that bears no platform's name has no sign in its address, so "not official" is
//! all that can be said of most frauds.

mod address;
mod brand;
mod judge;
mod letters;
mod lists;
mod name;
mod offer;
mod reason;
mod shown;
mod verdict;

use address::Where;
use verdict::NoAddress;

pub use lists::{BUILT_IN, ListError, Lists, NotUsed, PUBLISHERS};
pub use offer::{LONGEST_OFFER, OfferChecked, Sign, SignKind, UnitPrice, Weight, bargain, check_offer_text, sellers};
pub use shown::SHOWN;
pub use verdict::{Checked, Mark, NoAddress as WhyNoAddress, Piece, Place, Reason, Verdict};

/// Longest word that is taken for a name, in characters.
const LONGEST_NAME: usize = 64;

/// Looks at one address, pasted in any shape, or at one name.
#[must_use]
pub fn check(input: &str, lists: &Lists) -> Checked {
    let typed = unwrapped(input);
    let read = match address::read(typed) {
        Ok(read) => read,
        Err(why) => return no_address(typed, why, lists),
    };
    let judged = judge::address(&read, lists);
    let (host, domain, labels) = match &read.host {
        Where::Name(name) => (name.ascii.clone(), name.domain().to_owned(), name.domain_labels()),
        Where::Number(number) => (number.clone(), number.clone(), usize::MAX),
    };
    let domain_at = shown::domain_at(typed, &read.host_at, labels);
    Checked {
        verdict: judged.verdict,
        reasons: judged.reasons,
        platform: judged.platform,
        host: Some(host),
        domain: Some(domain),
        shown: shown::pieces(typed, &read.host_at, &domain_at),
        places: lists.places(judged.platform),
    }
}

/// What somebody pasted, as the one thing or the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    Address(Checked),
    Offer(OfferChecked),
}

/// Takes one word for an address or a name, and several for an offer; `known` as in [`check_offer_text`].
#[must_use]
pub fn look(input: &str, known: &[UnitPrice], lists: &Lists) -> Looked {
    let typed = unwrapped(input);
    // White space that hides inside an address is a trick, not a second word.
    if typed
        .split([' ', '\u{a0}', '\u{3000}'])
        .filter(|word| !word.is_empty())
        .count()
        > 1
        || typed.lines().count() > 1
    {
        Looked::Offer(check_offer_text(input, known, lists))
    } else {
        Looked::Address(check(input, lists))
    }
}

/// Without what mail programs and chats put around an address.
fn unwrapped(input: &str) -> &str {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2068}' | '\u{2069}'
            )
    };
    let typed = input.trim_matches(edge);
    let pairs = [('<', '>'), ('"', '"'), ('\'', '\''), ('“', '”'), ('«', '»'), ('(', ')')];
    let inside = pairs
        .iter()
        .find_map(|(open, close)| typed.strip_prefix(*open)?.strip_suffix(*close));
    inside.map_or(typed, |inside| inside.trim_matches(edge))
}

fn no_address(typed: &str, why: NoAddress, lists: &Lists) -> Checked {
    let short = typed.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME;
    let is_name = why == NoAddress::Host && short && !typed.contains(['.', '/', ':', '%']);
    let borne = is_name.then(|| brand::in_name(typed, lists)).flatten();
    let (verdict, platform, reasons) = match borne {
        Some((platform, how)) => (Verdict::Lookalike, Some(platform), vec![Reason::NameOnly, how]),
        None => (Verdict::Invalid, None, vec![Reason::NoAddress(why)]),
    };
    Checked {
        verdict,
        reasons,
        platform,
        host: None,
        domain: None,
        shown: shown::pieces(typed, &(0..0), &(0..0)),
        places: lists.places(platform),
    }
}

/// Whether the host ends as hosts do: what tells an address in a text from two words without a space.
fn has_known_ending(checked: &Checked) -> bool {
    let unknown = |reason: &Reason| matches!(reason, Reason::UnknownEnding(_));
    checked.verdict.is_flagged() || !checked.reasons.iter().any(unknown)
}
