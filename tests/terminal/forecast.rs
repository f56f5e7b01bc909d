//! `payout forecast`: ranges, how often they held, and the steps of the week, as programs see them.

use giftbook_tests::program::{Desk, evening, text};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;

fn cents(amount: &Value) -> i64 {
    text(amount).replace('.', "").parse().expect("an amount")
}

fn of_tiktok(desk: &Desk) -> Value {
    desk.done(&["payout", "forecast", "--platform", "tiktok"])["platforms"][0].clone()
}

/// Row 19: the ranges said to hold 80 % hold 75 to 85 % of the sample's weeks, and none reaches below zero.
#[test]
fn row_19_ranges_of_the_sample_hold_as_often_as_stated() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    let told = of_tiktok(&desk);
    let (held, tested) = (
        told["held"].as_u64().expect("held"),
        told["tested"].as_u64().expect("tested"),
    );
    assert!(tested >= 17, "{tested} weeks");
    assert!(
        held * 100 >= tested * 75 && held * 100 <= tested * 85,
        "{held} of {tested}"
    );
    let past = told["past"].as_array().expect("weeks");
    let expected = past.iter().filter(|week| !week["expected"].is_null());
    let mut counted = (0, 0);
    for week in expected {
        let (paid, range) = (cents(&week["paid"]["least"]), &week["expected"]);
        let (low, middle, high) = (cents(&range["low"]), cents(&range["middle"]), cents(&range["high"]));
        assert!(0 <= low && low <= middle && middle <= high, "{week}");
        assert_eq!(week["held"], low <= paid && paid <= high, "{week}");
        counted = (counted.0 + u64::from(week["held"] == true), counted.1 + 1);
    }
    assert_eq!(counted, (held, tested));
    let ahead = &told["ahead"];
    assert!(ahead["weeks"].as_array().is_some_and(|weeks| weeks.len() >= 4));
    for range in [&ahead["this_month"], &ahead["next_month"], &ahead["next_payout"]] {
        let range = &range["range"];
        assert!(
            0 < cents(&range["low"]) && cents(&range["low"]) <= cents(&range["high"]),
            "{range}"
        );
    }
    assert_eq!(told, of_tiktok(&desk), "asked again it says the same");
}

/// Asked as of a past Sunday: the weeks before are what they are today, that week has earned so far what it paid, and nothing later is known.
#[test]
fn a_forecast_is_asked_as_of_then() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    let today = of_tiktok(&desk);
    let weeks = today["past"].as_array().expect("weeks");
    let nth = weeks.len() - 6;
    let monday: Date = text(&weeks[nth]["monday"]).parse().expect("a day");
    let at = |day: Date| {
        let told = desk.done(&["payout", "forecast", "--platform", "tiktok", "--at", &day.to_string()]);
        told["platforms"][0].clone()
    };
    let sunday = at(monday.saturating_add(6.days()));
    assert_eq!(sunday["past"].as_array().expect("weeks")[..], weeks[..nth]);
    let ahead = &sunday["ahead"];
    assert_eq!(ahead["weeks"][0]["monday"], weeks[nth]["monday"]);
    assert_eq!(ahead["so_far"], weeks[nth]["paid"]);
    let before = at(monday.yesterday().expect("a day"));
    assert_eq!(before["past"].as_array().expect("weeks")[..], weeks[..nth - 1]);
    assert_eq!(before["ahead"]["so_far"], weeks[nth - 1]["paid"]);
    let first = at(monday);
    let so_far = cents(&first["ahead"]["so_far"]["least"]);
    assert!(
        so_far <= cents(&weeks[nth]["paid"]["least"]),
        "no LIVE of a later day is in it"
    );
    assert_eq!(of_tiktok(&desk), today);
}

#[test]
fn one_evening_is_not_enough() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    let told = of_tiktok(&desk);
    assert_eq!((text(&told["lacking"]), &told["ahead"]), ("weeks", &Value::Null));
    assert_eq!(told["tested"], 0);
}

/// A flat programme has no missions; by the scaled one the ranges widen by what nobody has told or published.
#[test]
fn missions_of_the_scaled_programme_are_told_with_what_their_next_step_is_worth() {
    let desk = Desk::new();
    desk.done(&["sample"]);
    let flat = of_tiktok(&desk);
    assert!(
        flat["missions"]
            .as_array()
            .is_some_and(|all| all.iter().all(|one| one["next"].is_null()))
    );
    desk.done(&[
        "payout",
        "programmes",
        "choose",
        "--platform",
        "tiktok",
        "--from",
        "2025-02-10",
        "--programme",
        "tiktok_scaled",
    ]);
    let scaled = of_tiktok(&desk);
    let missions = scaled["missions"].as_array().expect("missions");
    let of = |rule: &str| missions.iter().find(|one| one["rule"] == rule).expect(rule);
    let followers = &of("new_followers")["next"];
    assert_eq!((&followers["at"], &followers["to"]), (&Value::from(0), &Value::from(5)));
    assert!(cents(&followers["value"]["least"]) > 0, "two points of a usual LIVE");
    assert_eq!(text(&followers["points"]["least"]), "0.02");
    assert!(of("team")["next"]["at"].is_null(), "nobody has told");
    let width = |told: &Value| {
        cents(&told["ahead"]["weeks"][1]["range"]["high"]) - cents(&told["ahead"]["weeks"][1]["range"]["low"])
    };
    assert!(width(&scaled) > width(&flat));
}
