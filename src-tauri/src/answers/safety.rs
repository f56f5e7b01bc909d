//! What the checker found, for the page.

use std::collections::BTreeMap;

use giftbook_book::sellers as book;
use giftbook_model::Platform;
use giftbook_safety::{Checked, Looked, Mark, OfferChecked, Piece, Place, Reason, Sign};

use crate::dto::safety::{
    AddressLooked, CheckRow, ChecksAnswer, NoteRow, OfferLooked, PieceRow, PlaceRow, SafetyAnswer, SellerSaid, SignRow,
    WhyRow,
};
use crate::dto::{Id, count};
use crate::official::recharge_page;

/// Characters of an offer that are quoted beside a sign.
const QUOTED: usize = 80;

impl SafetyAnswer {
    pub(crate) fn of(judged: book::Judged, pasted: &str) -> Self {
        let (address, offer) = match judged.looked {
            Looked::Address(checked) => (Some(checked.into()), None),
            Looked::Offer(checked) => (None, Some(offer(checked, pasted))),
        };
        Self {
            address,
            offer,
            notes: judged.notes.into_iter().map(Into::into).collect(),
            dated: judged.lists,
        }
    }
}

impl From<book::HostNote> for NoteRow {
    fn from(note: book::HostNote) -> Self {
        Self {
            host: note.host,
            note: note.note,
        }
    }
}

impl From<book::Checks> for ChecksAnswer {
    fn from(checks: book::Checks) -> Self {
        Self {
            keeping: checks.keeping,
            count: count(checks.count),
            rows: checks.rows.into_iter().map(Into::into).collect(),
            notes: checks.notes.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::Check> for CheckRow {
    fn from(check: book::Check) -> Self {
        let why = |said: book::Said| WhyRow {
            code: said.code,
            params: said.params,
        };
        Self {
            id: Id(check.id),
            at: check.at.into(),
            asked: check.asked,
            kind: check.kind.code().to_owned(),
            verdict: check.verdict,
            platform: check.platform.map(|platform| platform.code().to_owned()),
            host: check.host,
            reasons: check.reasons.into_iter().map(why).collect(),
            lists: check.lists,
        }
    }
}

impl From<book::Seller> for SellerSaid {
    fn from(seller: book::Seller) -> Self {
        Self {
            verdict: seller.checked.verdict.code().to_owned(),
            platform: seller.checked.platform.map(|platform| platform.code().to_owned()),
            host: seller.checked.host.unwrap_or_default(),
            reasons: seller.checked.reasons.iter().map(why).collect(),
            note: seller.note,
        }
    }
}

fn offer(checked: OfferChecked, text: &str) -> OfferLooked {
    OfferLooked {
        weight: checked.weight.code().to_owned(),
        signs: checked.signs.into_iter().map(|one| sign(one, text)).collect(),
        addresses: checked.addresses.into_iter().map(Into::into).collect(),
        places: vec![place(Place {
            platform: Platform::TikTok,
            address: recharge_page(Platform::TikTok).map(str::to_owned),
        })],
    }
}

fn sign(sign: Sign, text: &str) -> SignRow {
    let words = text.get(sign.at).unwrap_or_default();
    let mut quote: String = words.chars().take(QUOTED).collect();
    if quote.len() < words.len() {
        quote.push('…');
    }
    SignRow {
        code: sign.kind.code().to_owned(),
        params: params(sign.parameter),
        hard: sign.kind.is_hard(),
        quote,
    }
}

fn params(parameter: Option<(&'static str, String)>) -> BTreeMap<String, String> {
    let named = parameter.map(|(name, value)| (name.to_owned(), value));
    named.into_iter().collect()
}

fn why(reason: &Reason) -> WhyRow {
    WhyRow {
        code: reason.code().to_owned(),
        params: params(reason.parameter()),
    }
}

fn piece(piece: Piece) -> PieceRow {
    let (like, hidden) = match piece.mark {
        Some(Mark::PassesFor(like)) => (Some(like), None),
        Some(Mark::Hidden(number)) => (None, Some(number)),
        None => (None, None),
    };
    PieceRow {
        text: piece.text,
        domain: piece.domain,
        like,
        hidden,
    }
}

fn place(place: Place) -> PlaceRow {
    PlaceRow {
        platform: place.platform.code().to_owned(),
        address: place.address,
        opens: recharge_page(place.platform).is_some(),
    }
}

impl From<Checked> for AddressLooked {
    fn from(checked: Checked) -> Self {
        Self {
            verdict: checked.verdict.code().to_owned(),
            platform: checked.platform.map(|platform| platform.code().to_owned()),
            host: checked.host,
            domain: checked.domain,
            reasons: checked.reasons.iter().map(why).collect(),
            shown: checked.shown.into_iter().map(piece).collect(),
            places: checked.places.into_iter().map(place).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use giftbook_safety::{Lists, look};

    use super::*;

    fn found(text: &str) -> SafetyAnswer {
        let lists = Lists::built_in();
        let judged = book::Judged {
            looked: look(text, &[], lists),
            notes: Vec::new(),
            lists: lists.dated.clone(),
        };
        SafetyAnswer::of(judged, text)
    }

    #[test]
    fn a_lookalike_crosses_with_its_domain_apart_and_the_way_to_the_real_place() {
        let found = self::found("https://www.t\u{456}ktok.com.coin-deals.example/recharge");
        let address = found.address.unwrap();
        assert!(found.offer.is_none());
        assert!(matches!(address.verdict.as_str(), "lookalike" | "danger"));
        assert_eq!(address.domain.as_deref(), Some("coin-deals.example"));
        let apart: String = address
            .shown
            .iter()
            .filter(|piece| piece.domain)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(apart, "coin-deals.example");
        assert!(address.shown.iter().any(|piece| piece.like.as_deref() == Some("i")));
        assert!(address.places.iter().any(|place| place.opens));
    }

    #[test]
    fn an_offer_crosses_with_the_words_that_gave_it_away() {
        let found = self::found("5000 coins for $10, pay by gift card and send me your password");
        let offer = found.offer.unwrap();
        assert_eq!(offer.weight, "danger");
        let asks = offer.signs.iter().find(|sign| sign.code == "credentials").unwrap();
        assert!(asks.hard && asks.quote.contains("password"));
    }
}
