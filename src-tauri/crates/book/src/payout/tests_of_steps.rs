//! What the next step is worth: the engine's own difference, for any week.

use giftbook_model::{Currency, Money};
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::next_step::next_step;
use super::readings::{Open, Reading, readings};
use super::*;

fn scaled() -> &'static Programme {
    in_force(shipped(), "tiktok_scaled", date(2026, 11, 24)).expect("it holds")
}

fn rule(measure: Measure) -> &'static Rule {
    scaled()
        .rules
        .iter()
        .find(|rule| rule.measure == measure)
        .expect("a rule")
}

fn usd(least: i64, most: i64) -> Between {
    let money = |minor| Money {
        minor,
        currency: Currency::parse("USD").expect("a currency"),
    };
    Between {
        least: money(least),
        most: money(most),
    }
}

/// A LIVE of 10,000 diamonds: $100 are its whole.
fn live(minutes: u32, new_followers: u32) -> LiveFacts {
    LiveFacts {
        whole: Decimal::ONE_HUNDRED,
        minutes: Some(minutes),
        new_followers: Some(new_followers),
    }
}

fn week(lives: Vec<LiveFacts>) -> WeekFacts {
    WeekFacts {
        lives,
        team: Some(0),
        league: Some(2),
    }
}

fn value(measure: Measure, week: &WeekFacts, usual: Option<LiveFacts>) -> Option<(Option<u32>, u32, Between)> {
    next_step(scaled(), rule(measure), week, usual).map(|step| (step.at, step.to, step.value))
}

#[test]
fn one_more_long_live_adds_six_points_and_then_two() {
    let none = week(vec![live(10, 0)]);
    assert_eq!(
        value(Measure::WeekLongLives, &none, None),
        Some((Some(0), 1, usd(600, 600)))
    );
    let one = week(vec![live(26, 0), live(10, 0)]);
    assert_eq!(
        value(Measure::WeekLongLives, &one, None),
        Some((Some(1), 2, usd(400, 400)))
    );
    let two = week(vec![live(26, 0), live(25, 0)]);
    assert_eq!(value(Measure::WeekLongLives, &two, None), None);
}

#[test]
fn the_next_levels_of_team_and_league_add_a_point_each() {
    let one = week(vec![live(26, 0)]);
    assert_eq!(value(Measure::WeekTeam, &one, None), Some((Some(0), 1, usd(100, 100))));
    assert_eq!(
        value(Measure::WeekLeague, &one, None),
        Some((Some(2), 3, usd(100, 100)))
    );
    let untold = WeekFacts { team: None, ..one };
    assert_eq!(value(Measure::WeekTeam, &untold, None), Some((None, 2, usd(0, 200))));
}

#[test]
fn five_more_followers_are_two_points_of_the_next_live() {
    let usual = Some(live(40, 3));
    let one = week(vec![live(26, 0)]);
    assert_eq!(
        value(Measure::LiveNewFollowers, &one, usual),
        Some((Some(0), 5, usd(200, 200)))
    );
    assert_eq!(
        value(Measure::LiveNewFollowers, &one, None),
        None,
        "nobody knows what it is like"
    );
}

/// From ten minutes, where nobody has published the step, to 25: between nothing and 18 points, and the six of the first long LIVE on all.
#[test]
fn of_an_unpublished_step_the_value_is_a_range() {
    let step = value(Measure::LiveMinutes, &week(vec![]), Some(live(10, 0)));
    assert_eq!(step, Some((Some(10), 25, usd(600, 600 + 1_800))));
}

#[test]
fn the_cap_of_the_league_ends_what_it_is_worth() {
    let rich = LiveFacts {
        whole: Decimal::from(1_000_000),
        ..live(26, 0)
    };
    assert_eq!(
        value(Measure::WeekLeague, &week(vec![rich]), None),
        Some((Some(2), 3, usd(0, 0)))
    );
}

#[test]
fn a_flat_programme_has_no_step() {
    let flat = in_force(shipped(), "tiktok_flat", date(2026, 11, 24)).expect("it holds");
    let steps = flat
        .rules
        .iter()
        .filter_map(|rule| next_step(flat, rule, &week(vec![live(26, 0)]), Some(live(26, 0))));
    assert_eq!(steps.count(), 0);
}

fn lives() -> impl Strategy<Value = LiveFacts> {
    let facts = (
        0..5_000_000_i64,
        option::weighted(0.8, 0..60_u32),
        option::weighted(0.8, 0..12_u32),
    );
    facts.prop_map(|(units, minutes, new_followers)| LiveFacts {
        whole: scaled().whole_of(units).expect("in range"),
        minutes,
        new_followers,
    })
}

fn weeks() -> impl Strategy<Value = WeekFacts> {
    let levels = (option::weighted(0.8, 0..3_u32), option::weighted(0.8, 0..4_u32));
    (vec(lives(), 0..6), levels).prop_map(|(lives, (team, league))| WeekFacts { lives, team, league })
}

/// Everything that is not known, read in every way.
fn all_readings(weeks: &[&WeekFacts]) -> Vec<Reading> {
    let all = scaled().rules.iter().map(|rule| rule.measure).collect::<Vec<_>>();
    readings(
        scaled(),
        weeks,
        Open {
            facts: &all,
            rules: &all,
        },
    )
}

fn total(programme: &Programme, week: &WeekFacts) -> Between {
    weekly(programme, week).expect("in range").total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// Row 29: equal to the payout engine's marginal value for 50 random weeks. Where all is known and published, to the cent.
    #[test]
    fn row_29_the_value_is_the_engine_s_own_difference(week in weeks(), usual in lives(), nth in 0..1_000_usize) {
        let all = all_readings(&[&week, &WeekFacts { lives: vec![usual], ..week.clone() }]);
        let reading = &all[nth % all.len()];
        let known = reading.of(&week);
        let usual = reading.of(&WeekFacts { lives: vec![usual], ..week }).lives[0];
        for rule in &reading.programme.rules {
            let Some(step) = next_step(&reading.programme, rule, &known, Some(usual)) else { continue };
            let (before, after) = (total(&reading.programme, &step.before), total(&reading.programme, &step.after));
            prop_assert_eq!((before.least, after.least), (before.most, after.most));
            prop_assert_eq!(step.value.least.minor, after.least.minor - before.least.minor);
            prop_assert_eq!(step.value.most, step.value.least);
        }
    }

    /// Where something else is not told, the value stays one amount.
    #[test]
    fn what_the_step_does_not_touch_does_not_blur_it(mut week in weeks(), usual in lives()) {
        (week.team, week.league) = (None, None);
        let usual = LiveFacts { minutes: Some(40), new_followers: Some(0), ..usual };
        let step = next_step(scaled(), rule(Measure::LiveNewFollowers), &week, Some(usual)).expect("a step");
        prop_assert_eq!(step.value.least, step.value.most);
        let (before, after) = (total(scaled(), &step.before), total(scaled(), &step.after));
        prop_assert_eq!(step.value.least.minor, after.least.minor - before.least.minor);
    }

    /// Where something is not, however it is read the difference lies in the value, and the value between what the engine's ranges leave open.
    #[test]
    fn however_the_unknown_is_read_the_difference_lies_in_the_value(week in weeks(), usual in lives()) {
        for rule in &scaled().rules {
            let Some(step) = next_step(scaled(), rule, &week, Some(usual)) else { continue };
            for reading in all_readings(&[&step.before, &step.after]) {
                let of = |week: &WeekFacts| total(&reading.programme, &reading.of(week)).least.minor;
                let difference = of(&step.after) - of(&step.before);
                // A week is rounded once: what all else adds decides to which side.
                prop_assert!((step.value.least.minor - 1..=step.value.most.minor + 1).contains(&difference));
            }
            let (before, after) = (total(scaled(), &step.before), total(scaled(), &step.after));
            prop_assert!(after.least.minor - before.most.minor <= step.value.least.minor + 1);
            prop_assert!(step.value.most.minor <= after.most.minor - before.least.minor + 1);
        }
    }

    /// A reading leaves nothing open.
    #[test]
    fn every_reading_pays_one_amount_within_the_range(week in weeks()) {
        let open = total(scaled(), &week);
        for reading in all_readings(&[&week]) {
            let read = total(&reading.programme, &reading.of(&week));
            prop_assert_eq!(read.least, read.most);
            prop_assert!(open.least.minor <= read.least.minor && read.most.minor <= open.most.minor);
        }
    }
}
