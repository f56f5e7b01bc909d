//! Laws of every forecast, and cases worked out apart from this code.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// t(0.9; 5) = 1.475884 and t(0.9; 6) = 1.439756 of R's tables. Logarithms 0, 1 … 5 of e: mean 2.5, s² = 3.5, s·√(7/6) = 2.020726.
#[test]
fn six_weeks_have_the_range_worked_out_by_hand() {
    let weeks: Vec<i64> = (0..6)
        .map(|power| (f64::from(power).exp() * 1e6).round() as i64)
        .collect();
    let range = Forecast::of(&weeks).expect("enough").range();
    let by_hand = |reach: f64| ((2.5 + reach).exp() * 1e6).round() as i64;
    let near = |one: i64, other: i64| (one - other).abs() < other / 100_000;
    assert!(near(range.low, by_hand(-1.475_884 * 2.020_726)), "{range:?}");
    assert!(near(range.middle, by_hand(0.0)), "{range:?}");
    assert!(near(range.high, by_hand(1.475_884 * 2.020_726)), "{range:?}");
}

#[test]
fn too_little_is_said_to_be_too_little() {
    assert!(Forecast::of(&[]).is_none());
    assert!(Forecast::of(&[900, 800, 700, 600, 500]).is_none());
    assert!(
        Forecast::of(&[900, 0, 800, 700, 0, 600, 500]).is_none(),
        "five that brought something"
    );
    assert!(Forecast::of(&[900, 0, 800, 700, 0, 600, 500, 400]).is_some());
    assert!(tested(&[900, 800, 700, 600, 500, 400]).is_empty());
    assert_eq!(tested(&[900, 800, 700, 600, 500, 400, 300]).len(), 1);
}

#[test]
fn weeks_before_the_first_say_nothing() {
    let weeks = [500, 900, 0, 700, 650, 800, 1_200, 400];
    let late = [&[0, 0, 0], &weeks[..]].concat();
    let (one, other) = (
        Forecast::of(&weeks).expect("enough"),
        Forecast::of(&late).expect("enough"),
    );
    assert_eq!((one.weeks(), one.range()), (other.weeks(), other.range()));
}

/// Two of eight were empty, so (2 + ½)/9 = 28 % of the next: the range begins with nothing and leaves a fifth out above.
#[test]
fn empty_weeks_are_foretold_as_often_as_they_came() {
    let forecast = Forecast::of(&[500, 900, 0, 700, 650, 0, 1_200, 400]).expect("enough");
    assert_eq!(forecast.quantile(0.277), 0);
    assert!(forecast.quantile(0.279) > 0);
    let range = forecast.range();
    assert_eq!((range.low, range.high), (0, forecast.quantile(0.8)));
}

#[test]
fn equal_weeks_leave_no_doubt_and_very_large_ones_no_overflow() {
    for n in [6, 30] {
        let range = Forecast::of(&vec![12_000; n]).expect("enough").range();
        assert_eq!((range.low, range.middle, range.high), (12_000, 12_000, 12_000));
    }
    let wild: Vec<i64> = (0..8).map(|week| if week % 2 == 0 { 1 } else { i64::MAX }).collect();
    let forecast = Forecast::of(&wild).expect("enough");
    assert!(
        forecast
            .sum(200, 50, 1)
            .is_some_and(|range| range.low >= 0 && range.high > 0)
    );
}

fn weeks() -> impl Strategy<Value = Vec<i64>> {
    vec(prop_oneof![4 => 1..2_000_000_i64, 1 => Just(0_i64)], 8..60)
}

proptest! {
    #[test]
    fn quantiles_rise_and_never_fall_below_zero(weeks in weeks(), mut chances in vec(0.001..0.999_f64, 2..8)) {
        if let Some(forecast) = Forecast::of(&weeks) {
            chances.sort_by(f64::total_cmp);
            let found: Vec<i64> = chances.iter().map(|chance| forecast.quantile(*chance)).collect();
            prop_assert!(found.is_sorted() && found.iter().all(|value| *value >= 0));
            let range = forecast.range();
            prop_assert!(0 <= range.low && range.low <= range.middle && range.middle <= range.high);
        }
    }

    /// What is counted in another unit is foretold in that unit, but for the last rounding.
    #[test]
    fn the_unit_plays_no_part(weeks in weeks(), by in 2..500_i64) {
        let other: Vec<i64> = weeks.iter().map(|week| week * by).collect();
        if let (Some(one), Some(other)) = (Forecast::of(&weeks), Forecast::of(&other)) {
            for chance in [0.1, 0.5, 0.9] {
                let (one, other) = (one.quantile(chance) as f64 * by as f64, other.quantile(chance) as f64);
                prop_assert!((one - other).abs() <= by as f64 + other * 1e-6, "{one} {other}");
            }
        }
    }

    /// As long as the level stands the order of the weeks says nothing.
    #[test]
    fn order_plays_no_part_below_26_weeks(mut weeks in vec(1..2_000_000_i64, 6..26), empty in 0..5_usize, turn in 0..30_usize) {
        let first = weeks[0];
        weeks.extend(vec![0; empty]);
        let range = Forecast::of(&weeks).expect("enough").range();
        let turn = turn % (weeks.len() - 1);
        weeks[1..].rotate_left(turn);
        weeks[1..].reverse();
        prop_assert_eq!(weeks[0], first);
        let other = Forecast::of(&weeks).expect("enough").range();
        for (one, other) in [(range.low, other.low), (range.middle, other.middle), (range.high, other.high)] {
            prop_assert!((one - other).abs() <= 1 + one / 1_000_000_000);
        }
    }

    /// The draws of one week are the distribution the range is worked out from: of 4,000 a tenth lies below and above, give or take five
    /// standard errors.
    #[test]
    fn draws_are_of_the_same_distribution(weeks in weeks(), seed: u64) {
        if let Some(forecast) = Forecast::of(&weeks) {
            let draws = forecast.draws(1, 4_000, seed);
            for chance in [0.3, 0.5, 0.9] {
                let bound = forecast.quantile(chance);
                let within = draws.iter().filter(|draw| draw[0].total <= bound).count() as f64 / 4_000.0;
                // An atom at zero may hold more than the chance asked for.
                let least = chance - 5.0 * (chance * (1.0 - chance) / 4_000.0).sqrt();
                prop_assert!(within >= least, "{within} of {chance}");
                if bound > 0 {
                    prop_assert!(within <= 2.0 * chance - least + 0.01, "{within} of {chance}");
                }
            }
            prop_assert_eq!(forecast.draws(3, 20, seed), forecast.draws(3, 20, seed));
            prop_assert!(draws.iter().all(|draw| weeks[draw[0].like] > 0));
        }
    }

    #[test]
    fn a_range_of_draws_holds_four_fifths_of_them(drawn in vec(prop_oneof![0..3_i64, 0..1_000_000_i64], 1..400)) {
        let range = Range::of(&drawn).expect("some");
        let held = drawn.iter().filter(|value| range.holds(**value)).count();
        prop_assert!(held * 10 >= drawn.len() * 8);
        prop_assert!(range.low <= range.middle && range.middle <= range.high);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// A test of a week looks at nothing that came later.
    #[test]
    fn no_test_knows_the_future(weeks in weeks(), later in weeks()) {
        let whole = tested(&[&weeks[..], &later[..]].concat());
        let part = tested(&weeks);
        prop_assert_eq!(&whole[..part.len()], &part[..]);
        for test in part {
            prop_assert_eq!(test.came, weeks[test.week]);
            prop_assert_eq!(test.held, test.range.holds(test.came));
        }
    }
}
