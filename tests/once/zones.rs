//! Zones: where a machine stands, and in which zone a book counts its days, move no instant and no amount.

use std::process::Command;

use giftbook_book::Settings;
use giftbook_book::insight::GiftsQuery;
use giftbook_tests::made::{own_rows, recording};
use giftbook_tests::now;
use giftbook_tests::program::{Desk, giftbook};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::book_of;

/// Half hours, quarters, the farthest east and west, and summer time on both sides of the world.
const ZONES: [&str; 9] = [
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Tehran",
];

/// Days on which clocks somewhere are changed, and other odd ones, with their first second by UTC.
const DAYS: [(&str, i64); 5] = [
    ("2024-02-29", 1_709_164_800),
    ("2025-03-09", 1_741_478_400),
    ("2025-03-30", 1_743_292_800),
    ("2025-10-26", 1_761_436_800),
    ("2025-12-31", 1_767_139_200),
];

fn zone() -> impl Strategy<Value = &'static str> {
    prop::sample::select(ZONES.to_vec())
}

/// A time as an export writes it, and its instant in milliseconds.
fn written(((day, first), second): ((&str, i64), i64)) -> (String, i64) {
    let clock = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    (format!("{day} {clock}"), (first + second) * 1000)
}

/// The instants of everything in a book that a program makes of `file` on a machine in `zone`, and the hash of the book.
fn read_in(zone: &str, file: &str) -> (Vec<String>, Value) {
    let desk = Desk::new();
    let ask = |words: &[&str]| {
        let mut program = Command::new(giftbook());
        program.env("TZ", zone);
        desk.started_by(program, words).0.json
    };
    ask(&[
        "import",
        "--currency",
        "USD",
        "--gift-amount",
        "coins",
        &desk.file("export.json", file),
    ]);
    let told = ask(&["transactions"]);
    let rows = told["transactions"].as_array().expect("rows");
    let mut times: Vec<String> = rows
        .iter()
        .map(|row| row["at"].as_str().expect("a time").to_owned())
        .collect();
    times.sort();
    (times, ask(&["check"])["hash"].clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn law_17_the_zone_of_the_machine_moves_no_instant(
        times in prop::collection::vec((prop::sample::select(DAYS.to_vec()), 0_i64..86_400), 1..6),
        one in zone(),
        two in zone(),
    ) {
        let times: Vec<(String, i64)> = times.into_iter().map(written).collect();
        let rows: Vec<Value> = times.iter().map(|(text, _)| json!({ "Date": text, "Price": "1.00" })).collect();
        let lives: Vec<Value> = times.iter().map(|(text, _)| json!({ "LiveStartTime": text, "LiveEndTime": text })).collect();
        let file = json!({
            "Your Activity": { "Purchases": { "BuyGifts": { "BuyGifts": rows } } },
            "TikTok Live": { "Go Live History": { "GoLiveList": lives } },
        }).to_string();
        let here = read_in(one, &file);
        let mut meant: Vec<String> = times.iter().map(|(_, millis)| millis.to_string()).collect();
        meant.sort();
        prop_assert_eq!(&here.0, &meant, "in {}", one);
        prop_assert_eq!(read_in(two, &file), here, "in {} and in {}", two, one);
    }

    #[test]
    fn law_17_the_zone_of_the_book_moves_days_only(gifts in recording(), own in own_rows(), zone in zone()) {
        let book = book_of(&[&gifts, &own]);
        let was = (book.hash(), book.entries().expect("entries"), book.book.gifts(&GiftsQuery::default()).expect("an answer").total);
        let settings = Settings { zone: zone.to_owned(), ..book.book.settings().expect("settings") };
        prop_assert_eq!(book.book.set_settings(&settings, now()).expect("settings").zone, zone);
        let total = book.book.gifts(&GiftsQuery::default()).expect("an answer").total;
        prop_assert_eq!(&(book.hash(), book.entries().expect("entries"), total), &was);
        let by_day = book.book.weeks(&GiftsQuery::default()).expect("an answer");
        prop_assert_eq!(by_day.columns.iter().map(|day| day.units).sum::<i64>() + by_day.units_without_time, total.units);
    }
}
