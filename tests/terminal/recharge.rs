//! The cheapest basket, as programs see it.

use giftbook_tests::program::{Desk, text};

/// 786 coins in the United States' web shop, at the price in proportion that comes with the program: 8.3316 dollars, rounded up once.
#[test]
fn the_cheapest_basket_is_told_with_its_parts() {
    let desk = Desk::new();
    let best = desk.done(&["recharge", "best", "--coins", "786", "--region", "us"]);
    assert_eq!((text(&best["cost"]), text(&best["currency"])), ("8.34", "USD"));
    assert_eq!((text(&best["coins"]), text(&best["stranded"])), ("786", "0"));
    assert_eq!(best["basket"].as_array().map(Vec::len), Some(1));
    assert_eq!(best["basket"][0]["times"], 1);
}

/// 10,000 coins at most: whole bundles of the app, whose parts are the whole.
#[test]
fn bundles_of_the_app_add_up() {
    let desk = Desk::new();
    let best = desk.done(&[
        "recharge",
        "best",
        "--coins",
        "786",
        "--region",
        "US",
        "--channel",
        "ios",
    ]);
    let cents = |amount: &str| amount.replace('.', "").parse::<i64>().expect("an amount");
    let lines = best["basket"].as_array().expect("a basket");
    let parts: i64 = lines.iter().map(|line| cents(text(&line["cost"]))).sum();
    assert_eq!(parts, cents(text(&best["cost"])));
    let coins: i64 = lines
        .iter()
        .map(|line| text(&line["coins"]).parse::<i64>().expect("coins"))
        .sum();
    assert_eq!(coins.to_string(), text(&best["coins"]));
    assert!(coins >= 786 && text(&best["stranded"]) == (coins - 786).to_string());
}

#[test]
fn a_gift_is_as_many_coins_as_it_costs_and_what_is_unknown_is_refused() {
    let desk = Desk::new();
    let gift = desk.done(&["recharge", "best", "--gift", "5655", "--region", "US"]);
    assert_eq!((text(&gift["cost"]), text(&gift["coins"])), ("0.02", "1"));
    for refused in [["--gift", "999999999"], ["--coins", "0x5"], ["--coins", "99999999999"]] {
        let answer = desk.ask(&["recharge", "best", refused[0], refused[1]]);
        assert_eq!(answer.code, Some(2), "{refused:?}");
    }
}
