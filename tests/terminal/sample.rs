//! The sample's payouts: they are of its own lives, and a year of them reconciles.

use giftbook_tests::program::{Desk, text};
use serde_json::json;

#[test]
fn the_samples_payouts_are_of_its_own_lives() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    let listed = desk.done(&["payout", "list"]);
    let stages: Vec<_> = listed["payouts"]
        .as_array()
        .expect("payouts")
        .iter()
        .map(|payout| text(&payout["stage"]))
        .collect();
    assert_eq!(
        stages,
        ["received", "received", "received", "received", "received", "requested"]
    );
    let told = desk.done(&["payout", "balance", "--platform", "tiktok"])["platforms"][0].clone();
    let units = |what: &str| text(&told[what]).parse::<i64>().expect(what);
    let out = units("requested") + units("paid") + units("received");
    assert_eq!(units("earned"), units("available") + units("held") + out);
    assert!(units("available") >= 0 && units("in_review") > 0);
    assert_eq!(told["arrived"].as_array().map(Vec::len), Some(2), "euros and dollars");
    assert_eq!(desk.done(&["check"])["ok"], json!(true));
}

/// An amount in hundredths: the sample's currencies have two digits.
fn cents(amount: &serde_json::Value) -> i64 {
    let plain: String = text(amount).chars().filter(|each| *each != '.').collect();
    plain.parse().expect("an amount of two digits")
}

#[test]
fn a_year_of_the_sample_reconciles_to_the_cent() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    for payout in desk.done(&["payout", "list"])["payouts"].as_array().expect("payouts") {
        let id = payout["id"].to_string();
        let told = desk.done(&["payout", "reconcile", "--payout", &id]);
        for stretch in told["money"].as_array().expect("stretches") {
            let steps = stretch["steps"].as_array().expect("steps");
            let sum: i64 = steps.iter().map(|step| cents(&step["amount"])).sum();
            assert_eq!(
                cents(&stretch["from_amount"]) + sum,
                cents(&stretch["to_amount"]),
                "payout {id}: {stretch}"
            );
            assert!(
                steps.iter().all(|step| step["why"] != json!("unexplained")),
                "payout {id}: {stretch}"
            );
        }
    }
    let whole = desk.ask(&["payout", "reconcile"]);
    let findings = whole.json["findings"].as_array().expect("findings");
    let broken: Vec<_> = findings
        .iter()
        .filter(|finding| finding["hint"] == json!(false))
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}
