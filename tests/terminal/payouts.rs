//! `payout`: recorded, balanced, planned, taken back; programmes and methods of one's own.

use giftbook_tests::program::{Desk, fixture, text};
use serde_json::json;

use crate::statements::keep_profile;

/// 1,003 diamonds were received.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["import", &giftbook_tests::program::evening()]);
    desk
}

fn record(desk: &Desk, more: &[&str]) -> i64 {
    let mut words = vec!["payout", "record", "--platform", "tiktok"];
    words.extend(more);
    desk.done(&words)["payout"].as_i64().expect("a number")
}

fn balance(desk: &Desk) -> serde_json::Value {
    desk.done(&["payout", "balance", "--platform", "tiktok"])["platforms"][0].clone()
}

#[test]
fn a_payout_is_recorded_listed_changed_and_undone() {
    let desk = desk();
    assert_eq!(balance(&desk)["available"], json!("1003"));
    let asked = ["--units", "400", "--requested", "2025-03-10", "--gross", "2.00"];
    let id = record(&desk, &asked).to_string();
    let told = balance(&desk);
    assert_eq!((&told["available"], &told["requested"]), (&json!("603"), &json!("400")));
    assert_eq!(
        (&told["worth"]["least"], &told["worth"]["currency"]),
        (&json!("3.02"), &json!("USD"))
    );
    let mut arrived = vec!["payout", "change", &id, "--platform", "tiktok"];
    arrived.extend(asked);
    arrived.extend([
        "--received",
        "2025-03-20",
        "--fee",
        "0.13",
        "--got",
        "1.72",
        "--got-currency",
        "EUR",
    ]);
    desk.done(&arrived);
    let listed = desk.done(&["payout", "list"])["payouts"][0].clone();
    assert_eq!(
        (&listed["stage"], &listed["got"], &listed["got_currency"]),
        (&json!("received"), &json!("1.72"), &json!("EUR"))
    );
    assert_eq!(balance(&desk)["received"], json!("400"));
    assert_eq!(desk.done(&["check"])["ok"], json!(true));
    desk.done(&["undo"]);
    assert_eq!(balance(&desk)["requested"], json!("400"));
    desk.done(&["payout", "remove", &id]);
    assert_eq!(balance(&desk)["available"], json!("1003"));
}

#[test]
fn a_plan_splits_what_is_too_much_for_a_day() {
    let desk = desk();
    let plan = desk.done(&[
        "payout",
        "plan",
        "--platform",
        "tiktok",
        "--units",
        "520000",
        "--method",
        "tiktok_bank",
        "--to",
        "USD",
    ]);
    let way = &plan["ways"][0];
    assert_eq!(plan["worth"]["least"], json!("2600.00"));
    assert_eq!(way["least"]["days"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        (&way["least"]["fees"], &way["least"]["arrives"]),
        (&json!("8.70"), &json!("2591.30"))
    );
    assert_eq!(
        plan["best_from"][1],
        json!({ "from": "186.67", "currency": "USD", "method": "tiktok_bank" })
    );
    let other = desk.ask(&[
        "payout",
        "plan",
        "--platform",
        "tiktok",
        "--units",
        "9000",
        "--method",
        "nobody",
    ]);
    assert_eq!(
        (other.code, text(&other.json["error"]["code"])),
        (Some(2), "unknown_method")
    );
}

#[test]
fn what_cannot_be_a_payout_is_refused() {
    let desk = desk();
    let refused = |more: &[&str]| {
        let mut words = vec!["payout", "record", "--platform", "tiktok"];
        words.extend(more);
        let answer = desk.ask(&words);
        (answer.code, text(&answer.json["error"]["code"]).to_owned())
    };
    let code = |code: &str| (Some(2), code.to_owned());
    assert_eq!(refused(&["--units", "400"]), code("payout_without_day"));
    assert_eq!(refused(&["--requested", "2025-03-10"]), code("payout_without_amount"));
    assert_eq!(
        refused(&["--units", "400", "--requested", "2025-03-10", "--paid", "2025-03-09"]),
        code("payout_days_out_of_order")
    );
}

#[test]
fn a_programme_of_ones_own_holds_from_its_day_on() {
    let desk = desk();
    let form = |id: &str| {
        format!(
            "version = 1\n\n[[programme]]\nid = \"{id}\"\nplatform = \"tiktok\"\nsource = \"my contract\"\nseen_on = \"2025-01-01\"\ntrust = \"own\"\n\
             currency = \"USD\"\nwhole = \"0.01\"\nrule = [{{ name = \"agency\", steps = [{{ from = 0, share = \"0.60\" }}] }}]\n"
        )
    };
    let taken = desk.file("taken.toml", form("tiktok_flat"));
    let refused = desk.ask(&["payout", "programmes", "add", &taken]);
    assert_eq!(text(&refused.json["error"]["code"]), "payout_file_taken");
    assert!(text(&refused.json["error"]["message"]).starts_with("line 4: "));
    let file = desk.file("mine.toml", form("agency"));
    let id = desk.done(&["payout", "programmes", "add", &file])["file"].to_string();
    let choose = [
        "payout",
        "programmes",
        "choose",
        "--platform",
        "tiktok",
        "--from",
        "2025-01-01",
        "--programme",
        "agency",
    ];
    desk.done(&choose);
    assert_eq!(balance(&desk)["programme"], json!("agency"));
    assert_eq!(balance(&desk)["worth"]["least"], json!("6.02"));
    let chosen = desk.ask(&["payout", "programmes", "remove", &id]);
    assert_eq!(text(&chosen.json["error"]["code"]), "programme_is_chosen");
    desk.done(&["undo"]);
    desk.done(&["payout", "programmes", "remove", &id]);
    assert_eq!(balance(&desk)["programme"], json!("tiktok_flat"));
}

/// The card's statement has 7.00 EUR of TikTok on 14 March: by itself a refund, and what is left of a payout of 9.90.
#[test]
fn a_row_of_a_statement_is_proposed_as_an_arrival_and_is_one_by_the_users_word() {
    let desk = desk();
    let card = fixture("formats/statement_card.csv");
    keep_profile(&desk, "My card", &std::fs::read(&card).expect("a statement"));
    // One row of it cannot be read.
    assert_eq!(desk.ask(&["import", "--profile", "My card", &card]).code, Some(1));
    let none = desk.done(&["payout", "arrivals"]);
    assert_eq!(none["proposals"], json!([]));
    let sent = [
        "--requested",
        "2026-03-02",
        "--gross",
        "9.90",
        "--fee",
        "2.90",
        "--currency",
        "EUR",
    ];
    let id = record(&desk, &sent).to_string();
    let proposals = || desk.done(&["payout", "arrivals", "list"])["proposals"].clone();
    let told = proposals()[0].clone();
    assert_eq!(
        (&told["payout"].to_string(), text(&told["rule"]), text(&told["amount"])),
        (&id, "net", "7.00")
    );
    let entry = text(&told["entry"]).to_owned();
    let arrivals = || desk.done(&["payout", "reconcile", "--payout", &id])["arrivals"].clone();
    desk.done(&["payout", "arrivals", "join", &id, &entry]);
    assert_eq!((proposals(), &arrivals()[0]["entry"]), (json!([]), &json!(entry)));
    let other = record(&desk, &sent).to_string();
    let taken = desk.ask(&["payout", "arrivals", "join", &other, &entry]);
    assert_eq!(
        (taken.code, text(&taken.json["error"]["code"])),
        (Some(2), "arrival_taken")
    );
    desk.done(&["payout", "arrivals", "apart", &id, &entry]);
    assert_eq!(arrivals(), json!([]));
    assert_eq!(
        proposals()[0]["payout"].to_string(),
        other,
        "of the first it was said that it is not"
    );
    desk.done(&["undo"]);
    assert_eq!(arrivals()[0]["entry"], json!(entry));
    assert_eq!(desk.done(&["check"])["ok"], json!(true));
    let dated = desk.ask(&["payout", "arrivals", "join", &other, &entry, "--at", "2026-03-20"]);
    assert_eq!(text(&dated.json["error"]["code"]), "at_only_reads");
}

#[test]
fn a_balance_is_asked_as_of_then() {
    let desk = desk();
    record(
        &desk,
        &["--units", "400", "--requested", "2025-03-10", "--gross", "2.00"],
    );
    let then = desk.done(&["payout", "balance", "--platform", "tiktok", "--at", "2025-03-09"]);
    assert_eq!(then["platforms"][0]["requested"], json!("0"));
    let refused = desk.ask(&["payout", "list", "--at", "2025-03-09"]);
    assert_eq!(text(&refused.json["error"]["code"]), "at_not_here");
}

#[test]
fn a_gift_taken_back_stays_so_when_its_file_comes_again() {
    let desk = desk();
    let rows = desk.done(&["transactions"]);
    let all = rows["transactions"].as_array().expect("rows");
    let gift = all
        .iter()
        .find(|row| row["units"] == json!("1000"))
        .expect("the gift of 1,000");
    let entry = text(&gift["id"]).to_owned();
    desk.done(&["payout", "reversals", "add", "--gift", &entry, "--on", "2025-03-10"]);
    let counted = |desk: &Desk| text(&balance(desk)["earned"]).to_owned();
    assert_eq!(counted(&desk), "3");
    assert_eq!(desk.done(&["gifts"])["total"]["units"], json!("3"));
    let sources = desk.done(&["sources"]);
    desk.done(&["revert", text(&sources["sources"][0]["id"])]);
    assert_eq!(desk.done(&["check"])["ok"], json!(true));
    desk.done(&["import", &giftbook_tests::program::evening()]);
    assert_eq!(counted(&desk), "3");
    assert_eq!(desk.done(&["check"])["ok"], json!(true));
}
