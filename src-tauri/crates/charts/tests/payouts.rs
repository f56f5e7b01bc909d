//! What holds for the charts of payouts besides what holds for all: the table is the drawing, and gaps are gaps.

#[path = "common/mod.rs"]
mod common;
#[path = "common/courses.rs"]
mod courses;
#[path = "common/outlooks.rs"]
mod outlooks;
#[path = "common/reading.rs"]
mod reading;
#[path = "common/strategies.rs"]
mod strategies;
#[path = "common/ways.rs"]
mod ways;

use giftbook_charts::*;
use proptest::prelude::*;

fn drawn(chart: &Chart, view: &View) -> Drawing {
    draw(chart, view).unwrap_or_else(|error| panic!("{error}"))
}

fn column(table: &Table, nth: usize) -> Vec<Option<Decimal>> {
    let number = |cell: &String| cell.replace(',', "").replace('−', "-").parse().ok();
    table.rows.iter().map(|row| row.get(nth).and_then(number)).collect()
}

fn colour(view: &View, light: &'static str, dark: &'static str) -> &'static str {
    if view.theme == Theme::Light { light } else { dark }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    /// A row and a place that answers for each week, with the very numbers that were handed in.
    #[test]
    fn an_outlook_shows_every_week(chart in outlooks::outlooks(), view in strategies::view()) {
        let drawing = drawn(&Chart::Outlook(chart.clone()), &view);
        let keys = |keys: &mut dyn Iterator<Item = &String>| keys.cloned().collect::<Vec<_>>();
        prop_assert_eq!(keys(&mut drawing.hits.iter().map(|hit| &hit.key)), keys(&mut chart.weeks.iter().map(|week| &week.key)));
        let came = chart.weeks.iter().map(|week| match week.came { Came::Known(value) => Some(value), _ => None });
        prop_assert_eq!(column(&drawing.table, 1), came.collect::<Vec<_>>());
        let expected = chart.weeks.iter().map(|week| week.expected);
        prop_assert_eq!(column(&drawing.table, 2), expected.clone().map(|all| all.map(|all| all.low)).collect::<Vec<_>>());
        if expected.clone().flatten().count() > 0 {
            prop_assert_eq!(column(&drawing.table, 4), expected.map(|all| all.map(|all| all.high)).collect::<Vec<_>>());
        }
    }

    /// The line of what came never runs over a week that was not recorded, and no dot stands in one.
    #[test]
    fn no_line_of_an_outlook_crosses_a_gap(chart in outlooks::outlooks(), view in strategies::view()) {
        let drawing = drawn(&Chart::Outlook(chart.clone()), &view);
        let weeks = chart.weeks.iter().zip(&drawing.hits);
        let gaps: Vec<&Hit> = weeks.filter(|(week, _)| week.came == Came::NotRecorded).map(|(_, hit)| hit).collect();
        let quiet = colour(&view, "#8A8479", "#776F64");
        for line in reading::strokes(&drawing.svg, quiet) {
            for pair in line.windows(2) {
                for gap in &gaps {
                    let inside = pair[1].0.min(gap.x + gap.width) - pair[0].0.max(gap.x);
                    prop_assert!(inside <= 0.02, "{pair:?} over {gap:?}");
                }
            }
        }
        for [x] in reading::shapes(&drawing.svg, "circle", ("fill", quiet), ["cx"]) {
            prop_assert!(gaps.iter().all(|gap| x <= gap.x + 0.02 || x >= gap.x + gap.width - 0.02));
        }
    }

    /// Every step and every payout is a row and answers.
    #[test]
    fn a_balance_shows_every_step_and_payout(chart in outlooks::balances(), view in strategies::view()) {
        let drawing = drawn(&Chart::Steps(chart.clone()), &view);
        prop_assert_eq!(drawing.hits.len(), chart.steps.len() + chart.falls.len());
        prop_assert_eq!(drawing.table.rows.len(), drawing.hits.len());
        let sum = |nth| column(&drawing.table, nth).into_iter().flatten().sum::<Decimal>();
        let parts = chart.steps.iter().any(|step| step.part.is_some());
        prop_assert_eq!(sum(1), chart.steps.iter().map(|step| step.value).sum::<Decimal>());
        if parts {
            prop_assert_eq!(sum(2), chart.steps.iter().filter_map(|step| step.part).sum::<Decimal>());
        }
        prop_assert_eq!(sum(if parts { 3 } else { 2 }), chart.falls.iter().map(|fall| fall.value).sum::<Decimal>());
    }

    /// Every fee is in the table; the places that answer cover the picture side by side.
    #[test]
    fn methods_show_every_fee(chart in outlooks::methods(), view in strategies::view()) {
        let drawing = drawn(&Chart::Methods(chart.clone()), &view);
        prop_assert_eq!(column(&drawing.table, 0), chart.amounts.iter().map(|at| Some(at.amount)).collect::<Vec<_>>());
        for nth in 0..chart.methods.len() {
            let fees = chart.amounts.iter().map(|at| at.fees.get(nth).copied().flatten());
            prop_assert_eq!(column(&drawing.table, nth + 1), fees.collect::<Vec<_>>());
        }
        for pair in drawing.hits.windows(2) {
            prop_assert!((pair[0].x + pair[0].width - pair[1].x).abs() < 0.02);
        }
    }
}

/// The crossing stands where both lines meet: its dot is on both.
#[test]
fn the_crossing_lies_on_both_lines() {
    let view = View {
        width: 350,
        text_px: 13,
        theme: Theme::Light,
    };
    let drawing = drawn(&Chart::Methods(common::payouts::methods()), &view);
    let dots = reading::shapes(&drawing.svg, "circle", ("fill", "#AE1F58"), ["cx", "cy"]);
    assert_eq!(dots.len(), 1);
    for colour in ["#1D1B18", "#8A8479"] {
        let on = reading::strokes(&drawing.svg, colour)
            .iter()
            .flatten()
            .any(|&(x, y)| (x - dots[0][0]).hypot(y - dots[0][1]) < 0.02);
        assert!(on, "{colour}");
    }
}

/// A range many times as high as all that came is drawn cut, and does not flatten the rest.
#[test]
fn a_range_out_of_all_proportion_is_cut() {
    let view = View {
        width: 760,
        text_px: 13,
        theme: Theme::Light,
    };
    let chart = common::payouts::outlook();
    let drawing = drawn(&Chart::Outlook(chart.clone()), &view);
    let fans = reading::shapes(&drawing.svg, "rect", ("fill", "#F3D9E2"), ["y"]);
    assert_eq!(fans.iter().filter(|[y]| *y < 24.01).count(), 1);
    let texts = reading::texts(&drawing.svg);
    assert!(
        texts.contains(&"$80".to_owned()) || texts.contains(&"$100".to_owned()),
        "{texts:?}"
    );
}

/// What a waterfall's bars are called is read below them in half a window too: in one line or in two, and none is cut.
#[test]
fn a_narrow_way_keeps_every_word_of_its_names() {
    for width in [340, 360, 380, 400, 430, 480] {
        let view = View {
            width,
            text_px: 13,
            theme: Theme::Light,
        };
        let drawing = drawn(&Chart::Waterfall(common::way()), &view);
        let texts = reading::texts(&drawing.svg).join(" ");
        for fall in common::way().falls {
            for word in fall.name.split(' ') {
                assert!(
                    texts.split(' ').any(|written| written == word),
                    "{word} at {width}: {texts}"
                );
            }
        }
    }
}
