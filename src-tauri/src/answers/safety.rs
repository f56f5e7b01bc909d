//! The checker's answers as the page reads them.

use std::collections::BTreeMap;

use giftbook_model::Platform;
use giftbook_safety::{Checked, Lists, Looked, Mark, OfferChecked, Piece, Place, Reason, Sign};

use crate::dto::safety::{SafetyAddress, SafetyAnswer, SafetyPiece, SafetyPlace, SafetyReason};
use crate::official::recharge_page;

impl SafetyAnswer {
    pub(crate) fn of(looked: &Looked, lists: &Lists) -> Self {
        let lists_dated = lists.dated.clone();
        match looked {
            Looked::Address(checked) => Self {
                verdict: checked.verdict.code().to_owned(),
                is_offer: false,
                signs: Vec::new(),
                addresses: vec![address(checked)],
                lists_dated,
            },
            Looked::Offer(OfferChecked {
                weight,
                signs,
                addresses,
            }) => Self {
                verdict: weight.code().to_owned(),
                is_offer: true,
                signs: signs.iter().map(sign).collect(),
                addresses: addresses.iter().map(address).collect(),
                lists_dated,
            },
        }
    }
}

fn address(checked: &Checked) -> SafetyAddress {
    let hard = checked.verdict.is_flagged();
    SafetyAddress {
        verdict: checked.verdict.code().to_owned(),
        platform: checked.platform.map(|platform| platform.code().to_owned()),
        domain: checked.domain.clone(),
        shown: checked.shown.iter().map(piece).collect(),
        reasons: checked.reasons.iter().map(|reason| why(reason, hard)).collect(),
        places: checked.places.iter().map(place).collect(),
    }
}

fn why(reason: &Reason, hard: bool) -> SafetyReason {
    SafetyReason {
        code: reason.code().to_owned(),
        params: params(reason.parameter()),
        hard,
    }
}

fn sign(sign: &Sign) -> SafetyReason {
    SafetyReason {
        code: sign.kind.code().to_owned(),
        params: params(sign.parameter.clone()),
        hard: sign.kind.is_hard(),
    }
}

fn params(one: Option<(&'static str, String)>) -> BTreeMap<String, String> {
    one.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

fn piece(piece: &Piece) -> SafetyPiece {
    let (passes_for, hidden) = match &piece.mark {
        Some(Mark::PassesFor(letters)) => (Some(letters.clone()), None),
        Some(Mark::Hidden(number)) => (None, Some(number.clone())),
        None => (None, None),
    };
    SafetyPiece {
        text: piece.text.clone(),
        domain: piece.domain,
        passes_for,
        hidden,
    }
}

fn place(place: &Place) -> SafetyPlace {
    let Place { platform, address } = place;
    let opens = |platform: Platform| recharge_page(platform).is_some();
    SafetyPlace {
        platform: platform.code().to_owned(),
        address: address.clone(),
        opens: opens(*platform),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use giftbook_safety::look;

    fn seen(input: &str) -> SafetyAnswer {
        let lists = Lists::built_in();
        SafetyAnswer::of(&look(input, None, lists), lists)
    }

    #[test]
    fn the_pieces_are_what_was_typed_and_hidden_marks_are_named() {
        let typed = "https://www.t\u{456}ktok.com\u{202e}.coin-deals.example/recharge";
        let answer = seen(typed);
        let pieces = &answer.addresses[0].shown;
        assert_eq!(
            pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            typed
        );
        assert!(pieces.iter().any(|piece| piece.passes_for.as_deref() == Some("i")));
        assert!(pieces.iter().any(|piece| piece.hidden.as_deref() == Some("U+202E")));
    }

    #[test]
    fn hostile_input_gets_an_answer_and_never_an_official_one() {
        for typed in ["", "\0", "tiktok.com/coin\0.evil.example", &"a.".repeat(40_000)] {
            assert_ne!(seen(typed).verdict, "official", "{typed:.40}");
        }
    }
}
