//! The published cases, and the laws of every payout.

use giftbook_model::{Currency, Money};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;

const AFTER: Date = date(2025, 3, 1);

fn scaled() -> &'static Programme {
    in_force(shipped(), "tiktok_scaled", AFTER).expect("it holds")
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::parse("USD").expect("a currency"),
    }
}

/// A LIVE of 10,000 diamonds.
fn live(minutes: u32, new_followers: u32) -> LiveFacts {
    LiveFacts {
        whole: scaled().whole_of(10_000).expect("shares a unit"),
        minutes: Some(minutes),
        new_followers: Some(new_followers),
    }
}

fn paid(lives: Vec<LiveFacts>, team: u32, league: u32) -> Between {
    let week = WeekFacts {
        lives,
        team: Some(team),
        league: Some(league),
    };
    weekly(scaled(), &week).expect("in range").total
}

fn exactly(minor: i64) -> Between {
    Between {
        least: usd(minor),
        most: usd(minor),
    }
}

/// The share one LIVE gets by the rules of a LIVE alone.
fn share_of_live(live: LiveFacts) -> Share {
    let week = WeekFacts {
        lives: vec![live],
        team: Some(0),
        league: Some(0),
    };
    let earned = weekly(scaled(), &week).expect("in range");
    let of_live = earned.lines.iter().filter(|line| line.live.is_some());
    of_live.fold(Share::default(), |all, line| Share {
        least: all.least + line.share.least,
        most: all.most + line.share.most,
    })
}

fn share(text: &str) -> Share {
    let share: Decimal = text.parse().expect("a number");
    Share {
        least: share,
        most: share,
    }
}

#[test]
fn a_live_of_26_minutes_gets_38_percent_and_with_five_new_followers_40() {
    assert_eq!(share_of_live(live(26, 0)), share("0.38"));
    assert_eq!(share_of_live(live(26, 4)), share("0.38"));
    assert_eq!(share_of_live(live(26, 5)), share("0.40"));
}

#[test]
fn with_every_mission_of_the_week_it_is_53_percent() {
    assert_eq!(paid(vec![live(26, 5), live(26, 5)], 2, 3), exactly(2 * 5_300));
}

#[test]
fn before_its_day_the_flat_rate_held() {
    let programme = in_force(shipped(), "tiktok_scaled", date(2025, 2, 9)).expect("flat");
    assert_eq!(programme.id, "tiktok_flat");
    let week = WeekFacts {
        lives: vec![live(26, 5)],
        team: None,
        league: None,
    };
    assert_eq!(weekly(programme, &week).expect("in range").total, exactly(5_000));
}

#[test]
fn a_step_nobody_has_published_is_a_range() {
    let got = share_of_live(live(15, 0));
    assert_eq!((got.least, got.most), (share("0.20").least, share("0.38").least));
}

#[test]
fn what_is_not_known_about_a_live_is_a_range_over_all_steps() {
    let unknown = LiveFacts {
        minutes: None,
        new_followers: None,
        ..live(0, 0)
    };
    let got = share_of_live(unknown);
    assert_eq!((got.least, got.most), (share("0.20").least, share("0.40").least));
}

#[test]
fn the_league_adds_a_thousand_dollars_at_the_most() {
    let rich = LiveFacts {
        whole: scaled().whole_of(20_000_000).expect("shares a unit"),
        ..live(26, 0)
    };
    let week = |league| WeekFacts {
        lives: vec![rich],
        team: Some(0),
        league: Some(league),
    };
    let earned = weekly(scaled(), &week(3)).expect("in range");
    let line = earned.lines.iter().find(|line| line.rule == "league").expect("there");
    assert_eq!(line.money, exactly(100_000));
    assert!(line.capped);
}

#[test]
fn a_change_today_moves_nothing_dated_before() {
    let today = date(2026, 11, 24);
    let mut changed = scaled().clone();
    changed.from = Some(today);
    changed.rules.truncate(1);
    let all = [shipped(), &[changed.clone()]].concat();
    assert_eq!(in_force(&all, "tiktok_scaled", today), Some(&changed));
    for before in [date(2026, 11, 23), AFTER, date(2025, 2, 10), date(2025, 2, 9)] {
        assert_eq!(
            in_force(&all, "tiktok_scaled", before),
            in_force(shipped(), "tiktok_scaled", before)
        );
    }
}

#[test]
fn every_shipped_programme_is_read() {
    let read = read(include_str!("programmes.toml")).expect("the file is sound");
    assert_eq!(read, shipped());
    assert!(!read.is_empty());
}

#[test]
fn what_is_wrong_with_a_file_is_said() {
    let file = include_str!("programmes.toml");
    for (from, to, said) in [
        ("version = 1", "version = 2", "version 2"),
        (
            "platform = \"twitch\"",
            "platform = \"twich\"",
            "`twich` is no platform",
        ),
        ("share = \"0.50\"", "share = \"1.50\"", "`1.50` is no share"),
        ("whole = \"price\"", "hole = \"price\"", "unknown field `hole`"),
    ] {
        let wrong = read(&file.replacen(from, to, 2)).expect_err(to).to_string();
        assert!(wrong.contains(said), "{to}: {wrong}");
    }
}

proptest! {
    #[test]
    fn the_lines_add_up_to_the_payout(
        units in prop::collection::vec((0..5_000_000_i64, prop::option::of(0..300_u32), prop::option::of(0..50_u32)), 0..12),
        team in prop::option::of(0..3_u32),
        league in prop::option::of(0..4_u32),
    ) {
        for programme in shipped().iter().filter(|programme| programme.whole_of(1).is_some()) {
            let lives = units.iter().map(|(units, minutes, new_followers)| LiveFacts {
                whole: programme.whole_of(*units).expect("in range"),
                minutes: *minutes,
                new_followers: *new_followers,
            });
            let week = WeekFacts { lives: lives.collect(), team, league };
            let earned = weekly(programme, &week).expect("in range");
            let sum = |of: fn(&Between) -> i64| earned.lines.iter().map(|line| of(&line.money)).sum::<i64>();
            prop_assert_eq!(sum(|money| money.least.minor), earned.total.least.minor);
            prop_assert_eq!(sum(|money| money.most.minor), earned.total.most.minor);
            prop_assert!(earned.total.least.minor <= earned.total.most.minor);
        }
    }
}
