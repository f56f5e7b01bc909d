//! `payout reconcile`: a live against the platform's own total, from the files people have.

use giftbook_tests::program::{Desk, text};
use serde_json::{Value, json};

/// A room that began in March 2026, its host, a guest.
const START: i64 = 1_772_568_000;
const HOST: &str = "7000000000000000002";
const GUEST: &str = "7000000000000000003";

fn room() -> String {
    (START << 32).to_string()
}

/// A single gift of `diamonds`, so many seconds after the start.
fn gift(second: i64, diamonds: i64, to: &str) -> String {
    let message = ((START + second) << 32) + 7;
    json!({ "type": "WebcastGiftMessage", "data": {
        "common": { "method": "WebcastGiftMessage", "msgId": message.to_string(), "roomId": room(), "createTime": ((START + second) * 1000).to_string() },
        "giftId": 9_000_000 + diamonds, "user": { "userId": "7000000000000000001", "nickname": "Mona", "uniqueId": "mona.k" },
        "repeatEnd": 1, "groupId": "0", "repeatCount": 1,
        "giftDetails": { "id": (9_000_000 + diamonds).to_string(), "giftType": 2, "diamondCount": diamonds, "giftName": format!("Gift {diamonds}") },
        "giftExtra": { "toUserId": to },
    }})
    .to_string()
}

/// The export of the host, with the platform's total.
fn export(total: &str) -> String {
    json!({ "TikTok Live": { "Go Live History": { "GoLiveList": [{
        "LiveStartTime": "2026-03-03 20:00:00", "LiveEndTime": "2026-03-03 20:30:00", "LiveDuration": "1800", "RoomId": room(),
        "RoomTitle": "An evening", "TotalEarning": total, "TotalLike": 1, "TotalView": 1, "TotalGifter": 1,
    }] } } })
    .to_string()
}

fn reconciled(gifts: &[String], total: &str) -> Value {
    let desk = Desk::new();
    let events = desk.file("live.ndjson", gifts.join("\n"));
    let export = desk.file("user_data_tiktok.json", export(total));
    desk.done(&[
        "import",
        &events,
        &export,
        "--currency",
        "USD",
        "--gift-amount",
        "coins",
    ]);
    let lives = desk.done(&["lives"]);
    let id = lives["lives"][0]["id"].to_string();
    desk.done(&["payout", "reconcile", "--live", id.trim_matches('"')])
}

fn number(value: &Value) -> i64 {
    text(value).parse().expect("a number")
}

/// Named and unexplained make the gap.
fn sum(of: &Value) -> i64 {
    let causes = of["causes"].as_array().expect("causes");
    let named: i64 = causes
        .iter()
        .filter(|cause| !cause["units"].is_null())
        .map(|cause| number(&cause["units"]))
        .sum();
    named + number(&of["unexplained"])
}

#[test]
fn w2_205_recorded_against_101_official_where_104_went_to_a_guest_is_explained() {
    let of = reconciled(
        &[gift(60, 101, HOST), gift(120, 104, GUEST), gift(180, 0, HOST)][..2],
        "101",
    );
    assert_eq!(
        (text(&of["recorded"]), text(&of["official"]), text(&of["gap"])),
        ("205", "101", "-104"),
        "{of}"
    );
    assert_eq!(of["causes"][0]["cause"], "guests");
    assert_eq!(
        (text(&of["causes"][0]["units"]), text(&of["unexplained"])),
        ("-104", "0")
    );
    assert_eq!(sum(&of), -104);
}

#[test]
fn w2_205_recorded_against_101_official_without_a_row_that_tells_why_is_unexplained() {
    let of = reconciled(&[gift(60, 101, HOST), gift(120, 104, HOST)], "101");
    assert_eq!((text(&of["gap"]), text(&of["unexplained"])), ("-104", "-104"), "{of}");
    assert_eq!(sum(&of), -104);
}

#[test]
fn a_total_that_is_no_number_of_diamonds_is_not_guessed_at() {
    let of = reconciled(&[gift(60, 101, HOST)], "1.01 USD");
    assert!(of["official"].is_null() && of["gap"].is_null(), "{of}");
}

#[test]
fn every_live_of_the_sample_adds_up_and_what_was_not_recorded_is_told_with_its_pace() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    let all = desk.ask(&["payout", "reconcile"]).json;
    let lives = all["lives"].as_array().expect("lives");
    assert!(lives.len() > 40, "{}", lives.len());
    for live in lives {
        assert_eq!(sum(live), number(&live["gap"]), "{live}");
        assert_eq!(
            number(&live["recorded"]) + number(&live["gap"]),
            number(&live["official"]),
            "{live}"
        );
    }
    let covered = |live: &&Value| {
        live["causes"]
            .as_array()
            .is_some_and(|causes| causes.iter().any(|cause| cause["cause"] == "coverage"))
    };
    let gap = lives
        .iter()
        .find(covered)
        .expect("a live of which something was not recorded");
    assert!(gap.to_string().contains("at_pace"), "{gap}");
}

#[test]
fn what_is_not_there_is_refused() {
    let desk = Desk::new();
    for words in [
        ["payout", "reconcile", "--live", "4711"],
        ["payout", "reconcile", "--payout", "4711"],
    ] {
        assert_eq!(desk.ask(&words).code, Some(2), "{words:?}");
    }
}
