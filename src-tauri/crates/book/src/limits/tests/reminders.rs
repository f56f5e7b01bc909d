//! Reminders come once a window.

use giftbook_model::Instant;

use super::super::alerts::{Due, review_on};
use super::super::spent::{Spend, left, spent};
use super::super::steps::What;
use super::super::window::{HOUR_MS, Window};
use super::{Kept, dollars};

fn of(window: Window, percents: &[u8]) -> Vec<Due> {
    percents
        .iter()
        .map(|percent| Due {
            percent: *percent,
            window,
        })
        .collect()
}

#[test]
fn each_threshold_is_told_once_lowest_first() {
    let mut kept = Kept::new();
    kept.ask(Window::Day, Some(40));
    kept.ask(Window::Month, Some(100));
    kept.buy(1_999);
    assert_eq!(kept.remind(), []);
    kept.buy(1);
    assert_eq!(kept.remind(), of(Window::Day, &[50]));
    assert_eq!(kept.remind(), [], "looking again tells nothing again");
    kept = kept.restarted();
    assert_eq!(kept.remind(), [], "nor does a restart");
    kept.buy(6_000);
    let expected: Vec<Due> = [
        (50, Window::Month),
        (80, Window::Day),
        (80, Window::Month),
        (100, Window::Day),
    ]
    .map(|(percent, window)| Due { percent, window })
    .into();
    assert_eq!(kept.remind(), expected);
}

#[test]
fn a_rolling_window_tells_again_only_after_its_whole_length() {
    let mut kept = Kept::new();
    kept.ask(Window::Day, Some(40));
    kept.buy(2_000);
    assert_eq!(kept.remind().len(), 1);
    for _ in 0..23 {
        kept.hours(1);
        kept.buy(1);
        assert_eq!(kept.remind(), []);
    }
    kept.buy(2_000);
    kept.hours(1);
    assert_eq!(
        kept.remind(),
        of(Window::Day, &[50]),
        "a day later half of it is gone again"
    );
}

#[test]
fn a_month_that_begins_tells_anew_and_an_old_one_never() {
    let mut kept = Kept::new();
    kept.ask(Window::Month, Some(100));
    kept.buy(9_000);
    assert_eq!(kept.remind(), of(Window::Month, &[50, 80]));
    kept.hours(9 * 24);
    let october = Instant::from_millis(kept.real - 50 * 24 * HOUR_MS).expect("time");
    kept.spends.push(Spend {
        at: october,
        minor: Some(50_000),
        back: 0,
    });
    assert_eq!(kept.remind(), [], "a late import of October, in December");
    kept.buy(5_000);
    assert_eq!(kept.remind(), of(Window::Month, &[50]));
}

#[test]
fn a_clock_turned_tells_nothing_twice() {
    let mut kept = Kept::new();
    for window in Window::ALL {
        kept.ask(window, Some(100));
    }
    kept.buy(10_000);
    assert_eq!(kept.remind().len(), 9);
    for ahead in [-24, 24 * 40, -24 * 40, 0, 23, -1] {
        kept.ahead = ahead * HOUR_MS;
        assert_eq!(kept.remind(), [], "{ahead} hours");
    }
}

#[test]
fn lowering_tells_what_is_newly_reached_and_a_limit_of_nothing_waits_for_something() {
    let mut kept = Kept::new();
    kept.ask(Window::Week, Some(100));
    kept.buy(5_500);
    assert_eq!(kept.remind(), of(Window::Week, &[50]));
    kept.ask(Window::Week, Some(60));
    assert_eq!(kept.remind(), of(Window::Week, &[80]));
    kept.ask(Window::Month, Some(0));
    kept.spends.clear();
    assert_eq!(kept.remind(), []);
    kept.buy(1);
    assert_eq!(kept.remind(), of(Window::Month, &[50, 80, 100]));
}

#[test]
fn what_cannot_be_counted_is_said() {
    let mut kept = Kept::new();
    kept.buy(2_500);
    kept.spends.push(Spend {
        at: kept.now(),
        minor: None,
        back: 0,
    });
    let counted = spent(&kept.spends, Window::Day, kept.now(), &kept.zone).expect("small");
    assert_eq!((counted.minor, counted.recharges, counted.uncounted), (2_500, 1, 1));
    let over = left(dollars(20), counted).expect("small");
    assert_eq!(over.minor, -500, "said, not cut off at nothing");
}

#[test]
fn a_review_is_due_six_months_after_the_last_settling() {
    let mut kept = Kept::new();
    assert_eq!(review_on(&kept.steps, None, &kept.zone).ok(), Some(None));
    kept.ask(Window::Month, Some(100));
    kept.hours(24);
    kept.step(Window::Month, What::RaiseAsked(Some(dollars(200))));
    let on = |kept: &Kept, said| review_on(&kept.steps, said, &kept.zone).ok().flatten();
    assert_eq!(
        on(&kept, None),
        Some(jiff::civil::date(2027, 5, 22)),
        "asking settles nothing"
    );
    kept.hours(6 * 31 * 24);
    let said = kept.now();
    assert!(on(&kept, Some(said)) > on(&kept, None));
}
