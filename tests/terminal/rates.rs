//! Offers and reference rates: what ships, what is added, what is taken in, and that all of it can be taken back.

use giftbook_tests::program::{Desk, text};
use serde_json::{Value, json};

fn offer(answer: &Value, id: &str) -> Value {
    let offers = answer["offers"].as_array().expect("offers");
    offers
        .iter()
        .find(|offer| offer["id"] == id)
        .cloned()
        .unwrap_or_default()
}

fn rate(answer: &Value, code: &str) -> String {
    let rates = answer["rates"].as_array().expect("rates");
    let found = rates.iter().find(|rate| rate["currency"] == code).expect(code);
    format!("{} {}", text(&found["day"]), text(&found["rate"]))
}

#[test]
fn a_new_book_knows_published_prices_with_their_day_and_source() {
    let desk = Desk::new();
    let answer = desk.done(&["offers", "list", "--on", "2026-11-23"]);
    let found = offer(&answer, "tiktok-us-ios-500");
    assert_eq!(
        (&found["price"], &found["units"], &found["trust"], &found["seen_on"]),
        (
            &json!("6.49"),
            &json!("500"),
            &json!("unverified"),
            &json!("2026-11-23")
        )
    );
    assert_eq!(offer(&answer, "tiktok-us-web-3000")["any_amount"], true);
    let earlier = desk.done(&["offers", "list", "--on", "2023-01-01"]);
    assert_eq!(offer(&earlier, "tiktok-us-ios-500"), Value::Null);
    assert_eq!(offer(&earlier, "tiktok-us-ios-330")["price"], "4.99");
}

#[test]
fn an_offer_is_added_corrected_and_taken_back() {
    let desk = Desk::new();
    let add = |price: &str, more: &[&str]| {
        let mut words = vec![
            "offers",
            "add",
            "--platform",
            "tiktok",
            "--units",
            "100",
            "--channel",
            "web",
            "--currency",
            "USD",
        ];
        words.extend(["--price", price]);
        words.extend(more);
        desk.ask(&words)
    };
    let first = add("1.10", &["--region", "us", "--on", "2026-05-01", "--tax", "included"]);
    assert_eq!(
        (first.code, &first.json["offer"], &first.json["outlier"]),
        (Some(0), &json!("own:1"), &Value::Null)
    );
    let dear = add("110", &["--on", "2026-06-01", "--replaces", "own:1"]);
    assert_eq!((dear.code, &dear.json["offer"]), (Some(1), &json!("own:2")));
    assert!(dear.json["outlier"]["times"].is_string());
    let on = |day: &str| desk.done(&["offers", "list", "--on", day]);
    assert_eq!(offer(&on("2026-05-31"), "own:1")["region"], "US");
    assert_eq!(offer(&on("2026-06-01"), "own:1"), Value::Null);
    desk.done(&["undo"]);
    assert_eq!(offer(&on("2026-06-01"), "own:1")["price"], "1.10");
    assert_eq!(add("1,10", &[]).json["error"]["code"], "price_unknown");
    assert_eq!(
        add("1.10", &["--on", "2015-01-01"]).json["error"]["code"],
        "day_not_possible"
    );
}

#[test]
fn every_row_of_a_list_of_offers_is_accounted_for() {
    let desk = Desk::new();
    let list = "platform,units,channel,price,currency,seen_on\ntiktok,70,web,0.75,USD,2026-05-01\ntiktok,70,web,0.75,USD,2026-05-01\n\
        tiktok,70,fax,0.75,USD,2026-05-01\n";
    let file = desk.file("list.csv", list);
    let answer = desk.ask(&["offers", "import", &file]);
    assert_eq!(answer.code, Some(1));
    assert_eq!(
        answer.json["problems"],
        json!([{ "row": 3, "code": "word_unknown", "detail": "channel fax" }])
    );
    let sums = ["read", "new", "known", "unreadable"].map(|what| answer.json[what].as_u64().expect(what));
    assert_eq!(sums, [3, 1, 1, 1]);
}

/// A reseller, a host that looks like TikTok, a price nobody honest can ask; the same list with usual prices raises nothing.
#[test]
fn what_of_a_list_is_worth_a_second_look_is_told_with_its_reason() {
    let desk = Desk::new();
    let list = "platform,units,channel,price,currency,seen_on,source\ntiktok,1000,web,1.00,USD,2026-05-01,a friend\n\
        tiktok,1000,reseller,9.90,USD,2026-05-01,tiktokcoins.ai\ntiktok,1000,web,10.60,USD,2026-05-01,tiktok.com/coin\n";
    let answer = desk.ask(&["offers", "import", &desk.file("list.csv", list)]);
    let told = answer.json["doubts"].as_array().expect("doubts");
    let codes = |doubted: &Value| -> Vec<String> {
        let doubts = doubted["doubts"].as_array().expect("doubts");
        doubts.iter().map(|doubt| text(&doubt["code"]).to_owned()).collect()
    };
    let told: Vec<_> = told.iter().map(|one| (text(&one["offer"]), codes(one))).collect();
    let of = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        told,
        [("own:1", of(&["price"])), ("own:2", of(&["reseller", "seller"]))]
    );
    assert_eq!(answer.code, Some(1));
    let again = desk.done(&["offers", "import", &desk.file("list.csv", list)]);
    assert_eq!(
        (&again["known"], &again["doubts"]),
        (&json!(3), &json!([])),
        "what was known is no news"
    );
}

#[test]
fn rates_come_with_the_program_and_from_a_file_and_known_days_stay() {
    let desk = Desk::new();
    let show = |on: &str| desk.done(&["fx", "show", "--on", on]);
    assert_eq!(rate(&show("2026-10-06"), "USD"), "2026-10-06 1.1269");
    let file = desk.file(
        "eurofxref-hist.csv",
        "Date,USD,JPY,CYP,\n2026-10-08,11.269,178.1,N/A,\n2026-10-07,1.1301,178,0.58,\n2026-10-06,9.9,178.15,N/A,\n",
    );
    let answer = desk.ask(&["fx", "import", &file]);
    assert_eq!(answer.code, Some(1), "a rate was held back");
    let sums =
        ["read", "new", "held", "known", "unlike", "ignored"].map(|what| answer.json[what].as_u64().expect(what));
    assert_eq!(sums, [7, 3, 1, 1, 1, 1]);
    let shown = show("2026-10-10");
    assert_eq!(
        (rate(&shown, "USD").as_str(), rate(&shown, "JPY").as_str()),
        ("2026-10-07 1.1301", "2026-10-08 178.1")
    );
    assert_eq!(
        shown["held"][0]["before"],
        json!({ "day": "2026-10-07", "rate": "1.1301" })
    );
    assert_eq!(rate(&show("2026-10-06"), "USD"), "2026-10-06 1.1269");
    desk.done(&["undo"]);
    assert_eq!(rate(&show("2026-10-10"), "USD"), "2026-10-06 1.1269");
    let refused = desk.ask(&["fx", "import", &desk.file("x.html", "<html>sign in</html>")]);
    assert_eq!(
        (refused.code, &refused.json["error"]["code"]),
        (Some(2), &json!("unknown_format"))
    );
}

/// Every rate the program brings along against the ECB's own file, where that is there.
#[test]
fn what_ships_is_what_was_published() {
    let Some(published) = giftbook_tests::shared("platforms/fx/eurofxref-hist.zip") else {
        return;
    };
    let told = giftbook_formats::rates::fx(&published).expect("the history");
    assert_eq!(told.problems, []);
    let desk = Desk::new();
    let answer = desk.ask(&["fx", "import", &published.to_string_lossy()]);
    assert_eq!(
        (
            answer.json["new"].as_u64(),
            answer.json["unlike"].as_u64(),
            answer.json["held"].as_u64()
        ),
        (Some(0), Some(0), Some(0))
    );
    let rows = told.rows.iter().filter(|rate| rate.day.year() >= 2016).count();
    assert_eq!(answer.json["known"].as_u64(), Some(rows as u64));
    assert!(rows > 70_000, "{rows}");
}
