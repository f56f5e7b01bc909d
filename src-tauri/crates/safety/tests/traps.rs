//! Addresses made to be misread, from the lists beside the project where they are present, and some of our own.

#![expect(clippy::print_stdout, reason = "a test that could not look says so")]

use std::path::Path;

use giftbook_safety::{Lists, Mark, Reason, Verdict, check};
use serde_json::Value;

fn verdict(address: &str) -> &'static str {
    check(address, Lists::built_in()).verdict.code()
}

#[test]
fn every_trap_of_the_list_is_told_as_expected() {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/safety/synthetic/adversarial_urls.jsonl");
    let Ok(text) = std::fs::read_to_string(file) else {
        println!("skipped: the list of traps is not here");
        return;
    };
    let traps = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let wrong: Vec<String> = traps
        .filter_map(|trap| {
            let (url, expected) = (trap["url"].as_str()?, trap["expect"].as_str()?);
            (verdict(url) != expected).then(|| format!("{url:.80}: {} for {expected}", verdict(url)))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_till_itself_is_official() {
    for till in [
        "https://www.tiktok.com/coin",
        "tiktok.com/coin/",
        "<https://www.tiktok.com/coin?lang=en>",
        "https://fragment.com/stars/buy?quantity=50",
    ] {
        assert_eq!(verdict(till), "official", "{till}");
    }
    for other in [
        "https://www.tiktok.com/coin/legal/terms-of-purchase-for-coins",
        "https://www.tiktok.com/coin?next=https://example.org",
        "https://www.tiktok.com/%63oin",
        "https://www.twitch.tv/bits",
        "https://m.tiktok.com/coin",
        "coin@tiktok.com",
    ] {
        assert_ne!(verdict(other), "official", "{other}");
    }
}

#[test]
fn the_shop_that_guides_call_trusted_is_a_lookalike_with_what_is_not_known() {
    let checked = check("https://tiktokcoins.ai/", Lists::built_in());
    assert_eq!(checked.verdict, Verdict::Lookalike);
    assert!(
        checked
            .reasons
            .contains(&Reason::Unconfirmed("tiktokcoins.ai".to_owned()))
    );
    assert!(checked.reasons.contains(&Reason::AgainstTerms));
    assert_eq!(
        checked.places.first().and_then(|place| place.address.as_deref()),
        Some("https://www.tiktok.com/coin")
    );
}

#[test]
fn what_hides_and_what_passes_for_another_letter_is_marked_where_it_stands() {
    let marks = |address: &str| -> Vec<(String, bool, Mark)> {
        let pieces = check(address, Lists::built_in()).shown.into_iter();
        pieces
            .filter_map(|piece| piece.mark.map(|mark| (piece.text, piece.domain, mark)))
            .collect()
    };
    assert_eq!(
        marks("https://tіktok.com/coin"),
        [("і".to_owned(), true, Mark::PassesFor("i".to_owned()))]
    );
    assert_eq!(
        marks("https://example.org/a\u{202e}b"),
        [("\u{202e}".to_owned(), false, Mark::Hidden("U+202E".to_owned()))]
    );
}

#[test]
fn a_number_a_name_and_a_letter_are_told_apart() {
    for (input, expected) in [
        ("http://192.168.0.1/", "not_official"),
        ("http://192.168.0.1/tiktok", "danger"),
        ("TikTokCoinsShop", "lookalike"),
        ("somebody", "invalid"),
        ("help@tiktok-support.top", "lookalike"),
        ("somebody@example.org", "not_official"),
        ("https://www.tiktok.com@example.org", "danger"),
        ("tiktok.com:443/coin", "official"),
        ("тикток.shop", "lookalike"),
        ("https://www.star-telegram.com/", "not_official"),
        ("https://free-instagram-stars.example", "lookalike"),
    ] {
        assert_eq!(verdict(input), expected, "{input}");
    }
}
