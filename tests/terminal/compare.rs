//! What of ten dollars reaches a creator, as programs see it.

use giftbook_tests::program::{Desk, text};

#[test]
fn ten_dollars_reach_a_creator_in_parts_that_add_up_the_most_first() {
    let desk = Desk::new();
    let answer = desk.done(&["compare", "--spend", "10", "--currency", "usd"]);
    let rows = answer["rows"].as_array().expect("rows");
    let cents = |amount: &str| amount.replace('.', "").parse::<i64>().expect("an amount");
    let mut before = i64::MAX;
    for row in rows {
        let parts = row["parts"].as_array().expect("parts");
        let sum: i64 = parts.iter().map(|part| cents(text(&part["amount"]))).sum();
        assert_eq!((sum, text(&row["pays"])), (1_000, "10.00"), "{row}");
        let receives = cents(text(&row["receives"]));
        assert!(receives <= before, "the most first");
        before = receives;
    }
    for (platform, channel, share) in [
        ("tiktok", "web", "0.472"),
        ("tiktok", "ios", "0.350"),
        ("youtube", "ios", "0.490"),
        ("twitch", "web", "0.714"),
        ("instagram", "ios", "0.501"),
    ] {
        assert!(
            rows.iter()
                .any(|row| row["platform"] == platform && row["channel"] == channel && row["share"] == share),
            "{platform} {channel} {share}: {rows:?}"
        );
    }
    assert!(rows.iter().all(|row| row["channel"] != "reseller"));
    let place = |row: &serde_json::Value| format!("{} {} {}", row["platform"], row["channel"], row["region"]);
    let places: std::collections::HashSet<_> = rows.iter().map(place).collect();
    assert_eq!(places.len(), rows.len(), "no two rows are of one place");
    let unpublished = answer["unpublished"].as_array().expect("what is not published");
    assert!(unpublished.iter().any(|one| one["id"] == "youtube_jewels"));
}

#[test]
fn what_is_no_sum_of_money_is_refused_with_how_to_say_it() {
    let desk = Desk::new();
    for refused in [
        ["ten", "USD"],
        ["0", "USD"],
        ["-5", "USD"],
        ["10", "dollars"],
        ["10.001", "USD"],
    ] {
        let answer = desk.ask(&["compare", &format!("--spend={}", refused[0]), "--currency", refused[1]]);
        assert_eq!(answer.code, Some(2), "{refused:?}");
    }
}
