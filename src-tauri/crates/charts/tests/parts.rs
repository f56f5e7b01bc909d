//! What holds for a chart of parts.

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
use std::collections::HashMap;

fn drawn(chart: &Chart, view: &View) -> Drawing {
    draw(chart, view).unwrap_or_else(|error| panic!("{error}"))
}

/// The number a cell of the table writes; `None` where it writes words.
fn number(cell: &str) -> Option<Decimal> {
    cell.replace(',', "").replace('−', "-").parse().ok()
}

fn float(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or(0.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    /// The parts of a row sum to its whole, in the table and in the lengths drawn, where all is too long to be a hair.
    #[test]
    fn parts_sum_to_their_whole(chart in strategies::parts(), view in strategies::view()) {
        let drawing = drawn(&Chart::Parts(chart.clone()), &view);
        prop_assert_eq!(drawing.hits.len(), chart.rows.len());
        let cents = |cell: &String| number(&cell.replace('$', "")).unwrap_or_default();
        for ((of, row), hit) in chart.rows.iter().zip(&drawing.table.rows).zip(&drawing.hits) {
            prop_assert_eq!(row[2..6].iter().map(cents).sum::<Decimal>(), of.whole);
            prop_assert_eq!(cents(&row[6]), of.whole);
            prop_assert!(hit.value.starts_with(&row[6]));
        }
        let colours = if view.theme == Theme::Light { ["#AE1F58", "#DDD8CE", "#8A8479"] } else { ["#E8759A", "#38352F", "#776F64"] };
        let painted = |colour| reading::shapes(&drawing.svg, "rect", ("fill", colour), ["y", "width"]);
        let mut lengths: HashMap<u64, f64> = HashMap::new();
        for [y, width] in colours.into_iter().flat_map(painted) {
            *lengths.entry(y.to_bits()).or_default() += width;
        }
        let mut lengths: Vec<(f64, f64)> = lengths.into_iter().map(|(y, width)| (f64::from_bits(y), width)).collect();
        lengths.sort_by(|a, b| a.0.total_cmp(&b.0));
        let wholes: Vec<f64> = chart.rows.iter().map(|row| float(row.whole)).filter(|whole| *whole > 0.0).collect();
        prop_assert_eq!(wholes.len(), lengths.len());
        let most = wholes.iter().copied().fold(0.0, f64::max);
        let longest = lengths.iter().map(|bar| bar.1).fold(0.0, f64::max);
        for (whole, (_, drawn)) in wholes.iter().zip(lengths) {
            // Each of four parts may be drawn up to a pixel longer so that it is seen.
            prop_assert!((whole / most * longest - drawn).abs() < 4.1, "{whole} of {most} drawn {drawn} of {longest}");
        }
    }
}
