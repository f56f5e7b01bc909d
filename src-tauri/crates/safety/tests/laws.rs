//! Laws of the checker, over addresses made at random.

use giftbook_safety::{BUILT_IN, Lists, Verdict, check, check_offer_text, look};
use proptest::prelude::*;

fn verdict(address: &str) -> Verdict {
    check(address, Lists::built_in()).verdict
}

/// Addresses near the interesting ones: own, official, lookalike, disguised, hosted, numbered.
fn address() -> impl Strategy<Value = String> {
    let scheme = prop::sample::select(vec!["https://", "http://", ""]);
    let host = prop_oneof![
        prop::sample::select(vec![
            "www.tiktok.com",
            "tiktok.com",
            "vm.tiktok.com",
            "fragment.com",
            "t.me",
            "play.google.com",
            "bit.ly",
            "tiktokcoins.ai",
            "tik-tok.com",
            "тікtок.com",
            "xn--tktok-n2e.com",
            "müller.de",
            "somebody.github.io",
            "www.tiktok.com.example.org",
            "example.org",
        ])
        .prop_map(str::to_owned),
        "[a-z0-9]{1,12}(-[a-z0-9]{1,8})?\\.(com|shop|co\\.uk|io)",
    ];
    let path = prop::sample::select(vec![
        "",
        "/",
        "/coin",
        "/coin/",
        "/coin/x",
        "/coin?rc=1",
        "/@a",
        "/tiktok-coins",
        "/?u=https://tiktok.com/coin",
    ]);
    (scheme, host, path).prop_map(|(scheme, host, path)| format!("{scheme}{host}{path}"))
}

/// The host of a made address, where it begins and where it ends.
fn host_of(address: &str) -> (usize, usize) {
    let start = ["https://", "http://"]
        .iter()
        .find(|scheme| address.starts_with(**scheme))
        .map_or(0, |scheme| scheme.len());
    let end = address[start..]
        .find(['/', '?', '#'])
        .map_or(address.len(), |at| start + at);
    (start, end)
}

fn with_host(address: &str, change: impl Fn(&str) -> String) -> String {
    let (start, end) = host_of(address);
    format!(
        "{}{}{}",
        &address[..start],
        change(&address[start..end]),
        &address[end..]
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
        for input in [String::from_utf8_lossy(&bytes).into_owned(), text] {
            let checked = check(&input, Lists::built_in());
            prop_assert!(!checked.reasons.is_empty());
            let _ = look(&input, &[], Lists::built_in());
            for sign in check_offer_text(&input, &[], Lists::built_in()).signs {
                prop_assert!(input.get(sign.at).is_some(), "a sign stands in the text");
            }
        }
    }

    #[test]
    fn the_pieces_are_what_was_typed(address in address()) {
        let checked = check(&address, Lists::built_in());
        let together: String = checked.shown.iter().map(|piece| piece.text.as_str()).collect();
        prop_assert_eq!(together, address.clone());
        let domain: String = checked.shown.iter().filter(|piece| piece.domain).map(|piece| piece.text.as_str()).collect();
        if address.is_ascii() {
            prop_assert_eq!(Some(domain), checked.domain);
        }
    }

    #[test]
    fn the_case_of_the_host_changes_nothing(address in address()) {
        prop_assert_eq!(verdict(&with_host(&address, str::to_uppercase)), verdict(&address));
    }

    #[test]
    fn a_trailing_dot_changes_nothing(address in address()) {
        prop_assert_eq!(verdict(&with_host(&address, |host| format!("{host}."))), verdict(&address));
    }

    #[test]
    fn the_default_port_changes_nothing(address in address()) {
        let port = if address.starts_with("http://") { 80 } else { 443 };
        prop_assert_eq!(verdict(&with_host(&address, |host| format!("{host}:{port}"))), verdict(&address));
    }

    #[test]
    fn punycode_and_letters_are_one(address in address()) {
        let ascii = with_host(&address, |host| idna::domain_to_ascii(host).expect("a host"));
        let letters = with_host(&ascii, |host| idna::domain_to_unicode(host).0);
        prop_assert_eq!(verdict(&ascii), verdict(&address));
        prop_assert_eq!(verdict(&letters), verdict(&address));
    }

    #[test]
    fn white_space_around_it_changes_nothing(address in address()) {
        prop_assert_eq!(verdict(&format!(" \n{address}\t ")), verdict(&address));
    }

    /// Any row of any kind but a till, with any value, and the very address as the value too.
    #[test]
    fn a_row_more_makes_nothing_official(
        kind in prop::sample::select(vec!["own", "leads_on", "app", "name", "alias", "short_name", "shop_words", "goods", "shortener", "messenger", "link_list", "free_hosting", "market", "unconfirmed"]),
        word in "[a-z.]{1,12}",
        address in address(),
    ) {
        let (start, end) = host_of(&address);
        for value in [word.as_str(), &address[start..end], address[start..].trim_end_matches('/')] {
            let more = Lists::parse(&format!("{BUILT_IN}{kind}\ttiktok\t{value}\t2026-11-23\ta row more\n")).expect("a sound row");
            if check(&address, &more).verdict == Verdict::Official {
                prop_assert_eq!(verdict(&address), Verdict::Official);
            }
        }
    }

    #[test]
    fn damaged_lists_are_refused_or_read_and_never_panic(at in 0..BUILT_IN.len(), byte in any::<char>()) {
        let at = (0..=at).rev().find(|at| BUILT_IN.is_char_boundary(*at)).unwrap_or(0);
        let _ = Lists::parse(&format!("{}{byte}{}", &BUILT_IN[..at], &BUILT_IN[at..]));
    }
}
