//! The wallet from a terminal: what an export of purchases and gifts comes to, what the app shows beside it, and answers as of then.

use giftbook_tests::program::{Desk, text};
use serde_json::{Value, json};

/// 70 coins on the first of March, 30 on the second; a gift of 50 on the third.
fn desk() -> Desk {
    let bought = |day: u8, coins: u8| json!({ "Date": format!("2026-03-0{day} 10:00:00"), "Type": "Recharge", "CoinAmount": coins });
    let sent = json!([{ "Date": "2026-03-03 10:00:00", "GiftAmount": "50", "UserName": "leo.draws" }]);
    let export = json!({
        "Income+ Wallet": { "Coin Purchase History": { "CoinPurchaseHistoryList": [bought(1, 70), bought(2, 30)] } },
        "Your Activity": { "Purchases": { "SendGifts": { "SendGifts": sent } } },
    });
    let desk = Desk::new();
    desk.done(&[
        "import",
        "--gift-amount",
        "coins",
        &desk.file("export.json", export.to_string()),
    ]);
    desk
}

fn balance(answer: &Value) -> &str {
    text(&answer["platforms"][0]["balance"])
}

#[test]
fn the_first_day_book_and_app_disagree_is_named_and_undo_forgets_what_the_app_showed() {
    let desk = desk();
    assert_eq!(balance(&desk.done(&["wallet"])), "50");
    let assert = |units: &str, on: &str| desk.ask(&["assert", "--platform", "tiktok", "--units", units, "--on", on]);
    let good = assert("100", "2026-03-02");
    assert_eq!((good.code, &good.json["holds"]), (Some(0), &json!(true)));
    let bad = assert("40", "2026-03-04");
    assert_eq!((bad.code, &bad.json["holds"]), (Some(1), &json!(false)));
    let found = &bad.json["disagreement"];
    assert_eq!(
        (text(&found["on"]), text(&found["agreed"])),
        ("2026-03-04", "2026-03-02")
    );
    assert_eq!(
        (text(&found["book"]), text(&found["difference"]), &found["moves"]),
        ("50", "-10", &json!(1))
    );
    assert_eq!(
        desk.done(&["wallet"])["platforms"][0]["disagreement"]["on"],
        "2026-03-04"
    );
    desk.done(&["undo"]);
    assert_eq!(desk.done(&["wallet"])["platforms"][0]["disagreement"], Value::Null);
}

#[test]
fn an_answer_as_of_then_leaves_out_what_came_after_and_only_questions_are_asked_so() {
    let desk = desk();
    for (at, expected) in [
        ("2026-03-01", "70"),
        ("2026-03-02T09:59:59Z", "70"),
        ("2026-03-02T10:00:00Z", "100"),
        ("1772532000000", "50"),
    ] {
        assert_eq!(balance(&desk.done(&["wallet", "--at", at])), expected, "{at}");
    }
    let rows = desk.done(&["transactions", "--at", "2026-03-02"])["transactions"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(2));
    for (refused, code) in [
        (&["undo", "--at", "2026-03-02"][..], "at_only_reads"),
        (&["sample", "--at", "2026-03-02"], "at_only_reads"),
        (&["sources", "--at", "2026-03-02"], "at_not_here"),
        (&["wallet", "--at", "yesterday"], "at_unreadable"),
    ] {
        let answer = desk.ask(refused);
        assert_eq!((answer.code, text(&answer.json["error"]["code"])), (Some(2), code));
    }
    assert_eq!(balance(&desk.done(&["wallet"])), "50", "nothing was changed");
}
