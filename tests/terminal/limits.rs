//! `limit`: set, lowered, raised only later.

use giftbook_tests::program::{Desk, text};
use serde_json::{Value, json};

fn set(desk: &Desk, amount: &str) -> Value {
    desk.done(&[
        "limit",
        "set",
        "--window",
        "month",
        "--amount",
        amount,
        "--currency",
        "USD",
    ])
}

#[test]
fn a_limit_is_lowered_at_once_and_raised_only_after_a_day() {
    let desk = Desk::new();
    assert_eq!(set(&desk, "100")["limit"], json!("100.00"));
    assert_eq!(set(&desk, "60.5")["limit"], json!("60.50"));
    let asked = set(&desk, "200");
    assert_eq!(
        (&asked["limit"], &asked["pending"]["to"]),
        (&json!("60.50"), &json!("200.00"))
    );
    let early = desk.ask(&["limit", "confirm", text(&asked["pending"]["id"])]);
    assert_eq!(
        (early.code, text(&early.json["error"]["code"])),
        (Some(2), "limit_raise_too_early")
    );
    assert_eq!(desk.ask(&["undo"]).code, Some(2), "no step of a limit is undone");
    let listed = desk.done(&["limit"]);
    assert_eq!(listed["nearest"], json!("month"));
    assert_eq!(listed["limits"][2]["left"], json!("60.50"));
    assert_eq!(listed["limits"][0]["limit"], Value::Null);
}

#[test]
fn what_is_no_amount_is_refused() {
    let desk = Desk::new();
    for (amount, currency) in [("-5", "USD"), ("1e3", "USD"), ("5", "XXX"), ("0.001", "USD")] {
        let amount = format!("--amount={amount}");
        let refused = desk.ask(&["limit", "set", "--window", "7d", &amount, "--currency", currency]);
        assert_eq!(refused.code, Some(2), "{amount} {currency}");
    }
}
