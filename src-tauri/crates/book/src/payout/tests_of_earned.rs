//! Weeks as the book earns them: the published cases, and what goes before what.

use giftbook_model::{Instant, Platform};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::seed::{SeedLive, book, instant};
use super::*;
use crate::insight::Period;

const MONDAY: Date = date(2026, 3, 2);

fn now() -> Instant {
    instant(date(2026, 11, 24), 12)
}

fn live(day: Date, minutes: i64, units: i64) -> SeedLive {
    SeedLive {
        day,
        minutes,
        recorded: Some(units),
        official: Some(units),
    }
}

/// The week of the published cases: two lives of 26 minutes and 10,000 diamonds each, by the scaled rewards.
fn scaled_week(followers: u32, level: (u32, u32)) -> EarnedWeek {
    let lives = [live(MONDAY, 26, 10_000), live(date(2026, 3, 4), 26, 10_000)];
    let (_folder, book) = book(&lives, now());
    let platform = Platform::TikTok;
    book.programme_choose(platform, date(2025, 2, 10), Some("tiktok_scaled"), now())
        .expect("chosen");
    for live in [1, 2] {
        book.live_followers_set(live, Some(followers), now()).expect("said");
    }
    for (measure, level) in [(Measure::WeekTeam, level.0), (Measure::WeekLeague, level.1)] {
        book.week_level_set(platform, MONDAY, measure, Some(level), now())
            .expect("said");
    }
    let mut weeks = book.earned_weeks(platform, Period::default()).expect("weeks");
    assert_eq!(weeks.len(), 1);
    weeks.remove(0)
}

fn of_lives(week: &EarnedWeek) -> i64 {
    let earned = week.earned.as_ref().expect("by units");
    let lines = earned.lines.iter().filter(|line| line.live.is_some());
    lines.map(|line| line.money.least.minor).sum()
}

#[test]
fn the_published_cases_hold_through_the_book() {
    assert_eq!(of_lives(&scaled_week(0, (0, 0))), 2 * 3_800);
    assert_eq!(of_lives(&scaled_week(5, (0, 0))), 2 * 4_000);
    let all = scaled_week(5, (2, 3)).earned.expect("by units").total;
    assert_eq!((all.least.minor, all.most.minor), (2 * 5_300, 2 * 5_300));
}

#[test]
fn before_a_choice_the_default_held() {
    let lives = [live(date(2025, 2, 9), 26, 10_000), live(date(2025, 2, 10), 26, 10_000)];
    let (_folder, book) = book(&lives, now());
    book.programme_choose(Platform::TikTok, date(2025, 2, 10), Some("tiktok_scaled"), now())
        .expect("chosen");
    let weeks = book.earned_weeks(Platform::TikTok, Period::default()).expect("weeks");
    let told: Vec<_> = weeks.iter().map(|week| week.programme.id.as_str()).collect();
    assert_eq!(told, ["tiktok_flat", "tiktok_scaled"]);
    let flat = weeks[0].earned.as_ref().expect("by units").total;
    assert_eq!((flat.least.minor, flat.most.minor), (5_000, 5_000));
}

#[test]
fn the_platforms_total_goes_before_what_was_recorded() {
    let lives = [
        SeedLive {
            day: MONDAY,
            minutes: 30,
            recorded: Some(205),
            official: Some(101),
        },
        SeedLive {
            day: date(2026, 3, 3),
            minutes: 30,
            recorded: Some(205),
            official: None,
        },
    ];
    let (_folder, book) = book(&lives, now());
    let weeks = book.earned_weeks(Platform::TikTok, Period::default()).expect("weeks");
    let told: Vec<_> = weeks[0].lives.iter().map(|live| (live.units, live.official)).collect();
    assert_eq!(told, [(101, true), (205, false)]);
    assert_eq!(weeks[0].units, 306);
}

/// A file with one programme of TikTok's, `share` of a cent a diamond from a day on.
fn own(id: &str, from: Date, share: &str) -> String {
    format!(
        "version = 1\n[[programme]]\nid = \"{id}\"\nplatform = \"tiktok\"\nfrom = \"{from}\"\nbefore = \"tiktok_flat\"\nsource = \"contract\"\n\
         seen_on = \"{from}\"\ntrust = \"own\"\ncurrency = \"USD\"\nwhole = \"0.01\"\nrule = [{{ name = \"mine\", steps = [{{ from = 0, share = \"{share}\" }}] }}]\n"
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    /// Whatever is chosen or added from a day on, no live before it is paid by another rule or share, and no week before it pays another sum.
    #[test]
    fn changing_today_moves_nothing_dated_before(
        lives in prop::collection::vec((0..50_i64, 5..90_i64, 1..30_000_i64), 1..10),
        (earlier, today) in (0..50_i64, 0..50_i64),
        choices in prop::sample::select(vec![("tiktok_scaled", "mine"), ("mine", "tiktok_flat"), ("mine", "tiktok_scaled"), ("tiktok_scaled", "tiktok_flat")]),
    ) {
        let day = |days: i64| MONDAY.checked_add(jiff::Span::new().days(days)).expect("a day");
        let (earlier, today) = (day(earlier.min(today)), day(earlier.max(today) + 1));
        let seeds: Vec<_> = lives.iter().map(|(on, minutes, units)| live(day(*on), *minutes, *units)).collect();
        let (_folder, book) = book(&seeds, now());
        book.programmes_add("mine.toml", &own("mine", earlier, "0.61"), now()).expect("added");
        book.programme_choose(Platform::TikTok, earlier, Some(choices.0), now()).expect("chosen");
        let before = book.earned_weeks(Platform::TikTok, Period::default()).expect("weeks");
        book.programmes_add("newer.toml", &own("mine", today, "0.99"), now()).expect("added");
        book.programme_choose(Platform::TikTok, today, Some(choices.1), now()).expect("chosen");
        let after = book.earned_weeks(Platform::TikTok, Period::default()).expect("weeks");
        let whole = |weeks: &[EarnedWeek]| {
            let past = weeks.iter().filter(|week| week.monday.checked_add(jiff::Span::new().weeks(1)).expect("a day") <= today);
            past.cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(whole(&before), whole(&after));
        let shares = |weeks: &[EarnedWeek]| {
            let mut shares = Vec::new();
            for week in weeks {
                for line in &week.earned.as_ref().expect("by units").lines {
                    let of = line.live.map(|at| week.lives[at].clone());
                    let past = of.as_ref().map_or_else(|| week.lives.iter().any(|live| live.day < today), |live| live.day < today);
                    if past {
                        shares.push((week.monday, week.programme.id.clone(), of.map(|live| live.live), line.rule.clone(), line.share));
                    }
                }
            }
            shares
        };
        prop_assert_eq!(shares(&before), shares(&after));
    }
}
