//! The twelve timing scenarios.

use jiff::tz::TimeZone;

use super::super::spent::{Spend, Spent, spent};
use super::super::steps::What;
use super::super::window::{HOUR_MS, Window};
use super::{Kept, dollars};
use giftbook_model::Instant;

const MONTH: Window = Window::Month;

/// A month's limit of $100, and $150 asked for an hour later.
fn asked() -> Kept {
    let mut kept = Kept::new();
    kept.ask(MONTH, Some(100));
    kept.hours(1);
    kept.ask(MONTH, Some(150));
    assert_eq!(kept.stands(), Some(100));
    kept
}

#[test]
fn t01_a_clock_set_back_does_not_shorten_the_wait() {
    let mut kept = Kept::new();
    kept.ask(MONTH, Some(100));
    kept.ahead = -72 * HOUR_MS;
    kept.ask(MONTH, Some(150));
    kept.ahead = 0;
    kept.hours(23);
    assert!(
        !kept.confirm(MONTH),
        "asked at a time that lay three days back only by the clock"
    );
    kept.hours(1);
    assert!(kept.confirm(MONTH));
    assert_eq!(kept.stands(), Some(150));
}

#[test]
fn t02_a_clock_set_forward_and_back_has_not_waited() {
    let mut kept = asked();
    kept.ahead = 25 * HOUR_MS;
    kept.look();
    kept.ahead = 0;
    kept.hours(1);
    assert!(!kept.confirm(MONTH));
    assert_eq!(kept.stands(), Some(100));
    kept.hours(23);
    assert!(kept.confirm(MONTH), "the real 24 hours are over");
}

#[test]
fn t03_another_zone_changes_no_wait() {
    let mut kept = asked();
    kept.hours(10);
    kept.zone = TimeZone::get("Pacific/Kiritimati").expect("zone");
    assert!(!kept.confirm(MONTH), "its clock on the wall is 19 hours ahead");
    kept.hours(14);
    assert!(kept.confirm(MONTH));
}

fn from_to(zone: &str, asked: &str) -> (Kept, Instant) {
    let zone = TimeZone::get(zone).expect("zone");
    let civil: jiff::civil::DateTime = asked.parse().expect("time");
    let at = civil.to_zoned(zone.clone()).expect("time").timestamp().as_millisecond();
    let mut kept = Kept::new();
    kept.zone = zone;
    kept.real = at - HOUR_MS;
    kept.ask(MONTH, Some(100));
    kept.real = at;
    kept.ask(MONTH, Some(150));
    (kept, Instant::from_millis(at).expect("time"))
}

#[test]
fn t04_a_day_of_23_hours_waits_24() {
    let (mut kept, asked) = from_to("America/New_York", "2026-03-07T12:00");
    kept.hours(23);
    let wall = jiff::Timestamp::from_millisecond(kept.real)
        .expect("time")
        .to_zoned(kept.zone.clone());
    assert_eq!(wall.hour(), 12, "the same hour of the next day");
    assert!(!kept.confirm(MONTH));
    kept.hours(1);
    assert_eq!(kept.now().millis() - asked.millis(), 24 * HOUR_MS);
    assert!(kept.confirm(MONTH));
}

#[test]
fn t05_a_day_of_25_hours_waits_24() {
    let (mut kept, _) = from_to("Europe/Berlin", "2026-10-24T12:00");
    kept.hours(24);
    let wall = jiff::Timestamp::from_millisecond(kept.real)
        .expect("time")
        .to_zoned(kept.zone.clone());
    assert_eq!(wall.hour(), 11, "an hour before the same hour of the next day");
    assert!(kept.confirm(MONTH));
}

#[test]
fn t06_a_restart_changes_nothing() {
    let mut kept = asked();
    kept.hours(20);
    let before = kept.standing(MONTH);
    let mut kept = kept.restarted();
    assert_eq!(kept.standing(MONTH), before);
    kept.hours(3);
    assert!(!kept.restarted().confirm(MONTH));
}

#[test]
fn t07_a_late_import_counts_where_it_belongs() {
    let mut kept = asked();
    let days_ago = |days: i64, kept: &Kept| Instant::from_millis(kept.real - days * 24 * HOUR_MS).expect("time");
    for days in [3, 40] {
        let at = days_ago(days, &kept);
        kept.spends.push(Spend {
            at,
            minor: Some(6_000),
            back: 0,
        });
    }
    let of = |window, kept: &Kept| spent(&kept.spends, window, kept.now(), &kept.zone).expect("small");
    assert_eq!(of(Window::Day, &kept), Spent::default());
    assert_eq!(of(Window::Week, &kept).minor, 6_000);
    assert_eq!(of(MONTH, &kept).minor, 6_000, "October's is October's");
    assert_eq!(
        kept.standing(MONTH).pending.map(|raise| raise.to),
        Some(Some(dollars(150))),
        "and no wait changes"
    );
}

#[test]
fn t08_confirmed_too_early_stays_unconfirmed() {
    let mut kept = asked();
    kept.real += 24 * HOUR_MS - 1;
    assert!(!kept.confirm(MONTH), "a millisecond is missing");
    kept.hours(1);
    assert_eq!(kept.stands(), Some(100), "an early confirmation does not act later");
    assert!(kept.confirm(MONTH));
}

#[test]
fn t09_confirmed_at_24_hours_exactly() {
    let mut kept = asked();
    kept.hours(24);
    assert_eq!(kept.stands(), Some(100), "the wait alone raises nothing");
    assert!(kept.confirm(MONTH));
    assert_eq!(kept.stands(), Some(150));
}

#[test]
fn t10_unconfirmed_for_seven_days_it_lapses() {
    let mut kept = asked();
    kept.hours(7 * 24 - 1);
    assert!(kept.standing(MONTH).pending.is_some());
    kept.hours(1);
    assert_eq!(kept.standing(MONTH).pending, None);
    assert!(!kept.confirm(MONTH));
    kept.ahead = -48 * HOUR_MS;
    assert!(!kept.confirm(MONTH), "what lapsed does not come back with the clock");
    assert_eq!(kept.stands(), Some(100));
}

#[test]
fn t11_lowering_acts_now_and_ends_the_raise_and_asking_anew_restarts() {
    let mut kept = asked();
    kept.hours(2);
    kept.ask(MONTH, Some(60));
    assert_eq!(kept.stands(), Some(60));
    kept.hours(22);
    assert!(!kept.confirm(MONTH), "the raise ended with the lowering");
    kept.ask(MONTH, Some(150));
    kept.hours(20);
    kept.ask(MONTH, Some(200));
    kept.hours(4);
    assert!(!kept.confirm(MONTH), "the second request began anew");
    kept.hours(20);
    assert!(kept.confirm(MONTH));
    assert_eq!(kept.stands(), Some(200), "the first was replaced");
}

#[test]
fn t12_removing_a_limit_waits_like_a_raise() {
    let mut kept = Kept::new();
    kept.ask(MONTH, Some(100));
    kept.ask(MONTH, None);
    kept.hours(23);
    assert!(!kept.confirm(MONTH));
    assert_eq!(kept.stands(), Some(100));
    kept.step(MONTH, What::Kept);
    kept.hours(1);
    assert!(!kept.confirm(MONTH), "it was kept");
    kept.ask(MONTH, None);
    kept.hours(24);
    assert!(kept.confirm(MONTH));
    assert_eq!(kept.stands(), None);
    kept.ask(MONTH, Some(500));
    assert_eq!(kept.stands(), Some(500), "any limit is less than none");
}

#[test]
fn another_currency_waits_like_a_raise() {
    let mut kept = Kept::new();
    kept.ask(MONTH, Some(100));
    let yen = giftbook_model::Money {
        minor: 10,
        currency: giftbook_model::Currency::parse("JPY").expect("JPY"),
    };
    assert_eq!(
        kept.standing(MONTH).asking(Some(yen)),
        Some(What::RaiseAsked(Some(yen)))
    );
}
