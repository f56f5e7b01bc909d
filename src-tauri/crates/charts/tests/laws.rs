//! What holds for every chart, whatever its numbers, names and room.

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

fn sum_of_column(table: &Table, column: usize) -> Decimal {
    table.rows.iter().filter_map(|row| number(&row[column])).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn every_drawing_is_clean_xml(chart in strategies::charts(), view in strategies::view()) {
        let drawing = drawn(&chart, &view);
        reading::check(&drawing.svg);
        reading::check(&svg_file(&drawing, view.theme));
    }

    #[test]
    fn the_same_chart_is_the_same_bytes(chart in strategies::charts(), view in strategies::view()) {
        prop_assert_eq!(drawn(&chart, &view), drawn(&chart.clone(), &view));
    }

    #[test]
    fn letters_stay_inside_and_never_touch(chart in strategies::charts(), view in strategies::view()) {
        let drawing = drawn(&chart, &view);
        let ink = reading::ink(&drawing.svg);
        prop_assert_eq!(ink.len(), reading::texts(&drawing.svg).len());
        for (words, place) in &ink {
            let inside = place.left() >= -1.0 && place.top() >= -1.0;
            let inside = inside && f64::from(place.right()) <= drawing.width + 1.0 && f64::from(place.bottom()) <= drawing.height + 1.0;
            prop_assert!(inside, "{words:?} at {place:?} in {} × {}", drawing.width, drawing.height);
        }
        for (index, (words, place)) in ink.iter().enumerate() {
            for (others, other) in &ink[index + 1..] {
                let across = place.right().min(other.right()) - place.left().max(other.left());
                let down = place.bottom().min(other.bottom()) - place.top().max(other.top());
                prop_assert!(across < 0.6 || down < 0.6, "{words:?} at {place:?} over {others:?} at {other:?}");
            }
        }
    }

    #[test]
    fn hits_lie_in_the_drawing(chart in strategies::charts(), view in strategies::view()) {
        let drawing = drawn(&chart, &view);
        for hit in &drawing.hits {
            prop_assert!(hit.x >= -0.01 && hit.y >= -0.01 && hit.width >= 0.0 && hit.height > 0.0, "{hit:?}");
            prop_assert!(hit.x + hit.width <= drawing.width + 0.01 && hit.y + hit.height <= drawing.height + 0.01, "{hit:?}");
        }
    }

    #[test]
    fn any_view_and_any_numbers_are_drawn(
        bars in prop::collection::vec((any::<i64>(), any::<String>()), 0..6),
        instants in prop::collection::vec((any::<i64>(), any::<i64>(), any::<Option<i64>>()), 0..6),
        width: u32, text_px: u32,
    ) {
        let view = View { width, text_px, theme: Theme::Dark };
        let bar = |(value, name): (i64, String)| Bar { key: name.clone(), share: name.clone(), name, value: value.into() };
        let bucket = |&(from, until, count): &(i64, i64, Option<i64>)| Bucket { from, until, value: count.map(Decimal::from), viewers: count, ..Bucket::default() };
        let gap = |&(from, until, _): &(i64, i64, _)| Gap { from, until, ..Gap::default() };
        let segment = |&(until, from, _): &(i64, i64, _)| Segment { from, until, ..Segment::default() };
        let note = |&(from, until, _): &(i64, i64, _)| Note { from, until, text: "x".into(), finding: from > until };
        let timeline = Timeline {
            buckets: instants.iter().map(bucket).collect(),
            gaps: instants.iter().rev().map(gap).collect(),
            segments: instants.iter().map(segment).collect(),
            notes: instants.iter().map(note).collect(),
            ..Timeline::default()
        };
        let ranking = Ranking { bars: bars.into_iter().map(bar).collect(), ..Ranking::default() };
        let step = |&(day, until, _): &(i64, i64, _)| Step { day, value: until.into(), ..Step::default() };
        let steps = Steps { steps: instants.iter().map(step).collect(), ..Steps::default() };
        for chart in [Chart::Ranking(ranking), Chart::Timeline(timeline), Chart::Steps(steps)] {
            reading::check(&drawn(&chart, &view).svg);
        }
    }

    /// Σ of the input = Σ of the table = Σ of the lengths drawn, each bar exactly its own share of it.
    #[test]
    fn a_ranking_shows_its_sum(chart in strategies::rankings(), view in strategies::view()) {
        let drawing = drawn(&Chart::Ranking(chart.clone()), &view);
        let bars: Vec<&Bar> = chart.bars.iter().chain(&chart.rest).collect();
        let total: Decimal = bars.iter().map(|bar| bar.value).sum();
        prop_assert_eq!(sum_of_column(&drawing.table, 1), total);
        prop_assert_eq!(drawing.hits.len(), bars.len());
        for ((bar, row), hit) in bars.iter().zip(&drawing.table.rows).zip(&drawing.hits) {
            prop_assert_eq!(number(&row[1]), Some(bar.value));
            prop_assert!(hit.value.starts_with(&row[1]));
        }
        let colours = if view.theme == Theme::Light { ["#AE1F58", "#DDD8CE"] } else { ["#E8759A", "#38352F"] };
        let painted = |colour| reading::shapes(&drawing.svg, "rect", ("fill", colour), ["y", "width"]);
        let mut lengths: Vec<[f64; 2]> = colours.into_iter().flat_map(painted).collect();
        lengths.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let longest = lengths.iter().map(|bar| bar[1]).fold(0.0, f64::max);
        let positive: Vec<f64> = bars.iter().map(|bar| float(bar.value)).filter(|value| *value > 0.0).collect();
        let most = positive.iter().copied().fold(0.0, f64::max);
        prop_assert_eq!(positive.len(), lengths.len());
        for (value, [_, drawn]) in positive.iter().zip(lengths) {
            let expected = (value / most * longest).max(1.0);
            prop_assert!((expected - drawn).abs() < 0.03, "{value} of {most} drawn {drawn} of {longest}");
        }
    }

    #[test]
    fn columns_show_their_sum(chart in strategies::columns(), view in strategies::view()) {
        let drawing = drawn(&Chart::Columns(chart.clone()), &view);
        let known: Vec<Decimal> = chart.columns.iter().filter_map(|column| column.value).collect();
        prop_assert_eq!(sum_of_column(&drawing.table, 1), known.iter().sum::<Decimal>());
        prop_assert_eq!(drawing.hits.len(), chart.columns.len());
        for ((column, row), hit) in chart.columns.iter().zip(&drawing.table.rows).zip(&drawing.hits) {
            prop_assert_eq!(number(&row[1]), column.value);
            prop_assert_eq!(&hit.key, &column.key);
            prop_assert_eq!(hit.value == "not recorded", column.value.is_none());
        }
    }

    /// Every step is a row of the table and answers; so does every mark. The line ends where the last step stands.
    #[test]
    fn steps_show_every_balance(chart in strategies::steps(), view in strategies::view()) {
        let drawing = drawn(&Chart::Steps(chart.clone()), &view);
        let values: Decimal = chart.steps.iter().map(|step| step.value).sum();
        prop_assert_eq!(sum_of_column(&drawing.table, 1), values);
        prop_assert_eq!(drawing.hits.len(), chart.steps.len() + chart.marks.len());
        prop_assert_eq!(drawing.table.rows.len(), drawing.hits.len());
        if !chart.marks.is_empty() {
            prop_assert_eq!(sum_of_column(&drawing.table, 2), chart.marks.iter().map(|mark| mark.value).sum::<Decimal>());
        }
    }

    /// Every day that is told of is a row of the table and answers, and the table has the very sums that were handed in.
    #[test]
    fn a_course_shows_every_day(chart in courses::courses(), view in strategies::view()) {
        let drawing = drawn(&Chart::Course(chart.clone()), &view);
        let reached: Decimal = chart.so_far.iter().map(|step| step.value).sum();
        prop_assert_eq!(sum_of_column(&drawing.table, 1), reached);
        prop_assert_eq!(drawing.hits.len(), chart.so_far.len() + chart.ahead.len());
        prop_assert_eq!(drawing.table.rows.len(), drawing.hits.len());
        if !chart.ahead.is_empty() {
            prop_assert_eq!(sum_of_column(&drawing.table, 4), chart.ahead.iter().map(|fan| fan.high).sum::<Decimal>());
        }
    }

    /// The parts of the table add up to what is left in its last row, every total says what the parts before it have made, and only
    /// what nobody states is words.
    #[test]
    fn the_parts_of_a_waterfall_make_its_totals(chart in ways::waterfalls(), view in strategies::view()) {
        let drawing = drawn(&Chart::Waterfall(chart.clone()), &view);
        prop_assert_eq!(drawing.hits.len(), chart.falls.len());
        prop_assert_eq!(drawing.table.rows.len(), chart.falls.len());
        let mut level = chart.opening;
        for ((fall, row), hit) in chart.falls.iter().zip(&drawing.table.rows).zip(&drawing.hits) {
            match fall.step {
                WaterfallStep::Part(part) => {
                    level += part;
                    prop_assert_eq!(number(&row[1]), Some(part));
                }
                WaterfallStep::Total => prop_assert_eq!(row[1].as_str(), ""),
                WaterfallStep::Unstated => prop_assert_eq!(&row[1], &hit.value),
            }
            prop_assert_eq!(number(&row[2]), Some(level));
            prop_assert_eq!(&hit.key, &fall.key);
        }
    }

    /// Every place is a row and answers; what is not published has no number anywhere.
    #[test]
    fn a_comparison_shows_every_place(chart in ways::comparisons(), view in strategies::view()) {
        let drawing = drawn(&Chart::Comparison(chart.clone()), &view);
        prop_assert_eq!(drawing.hits.len(), chart.places.len());
        for ((place, row), hit) in chart.places.iter().zip(&drawing.table.rows).zip(&drawing.hits) {
            prop_assert_eq!(number(&row[1]), place.value);
            prop_assert_eq!(&hit.key, &place.key);
            prop_assert_eq!(hit.value == "not published", place.value.is_none());
        }
        let bars = chart.places.iter().filter(|place| place.finding && place.value.is_some_and(|value| value > Decimal::ZERO));
        let rose = if view.theme == Theme::Light { "#AE1F58" } else { "#E8759A" };
        prop_assert_eq!(reading::shapes(&drawing.svg, "rect", ("fill", rose), ["width"]).len(), bars.count());
    }

    #[test]
    fn a_timeline_shows_its_sum(chart in strategies::timelines(), view in strategies::view()) {
        let drawing = drawn(&Chart::Timeline(chart.clone()), &view);
        let known: Vec<Decimal> = chart.buckets.iter().filter_map(|bucket| bucket.value).collect();
        prop_assert_eq!(sum_of_column(&drawing.table, 1), known.iter().sum::<Decimal>());
        prop_assert_eq!(drawing.table.rows.len(), chart.buckets.len());
        let colours = if view.theme == Theme::Light { ["#AE1F58", "#8A8479"] } else { ["#E8759A", "#776F64"] };
        let base = reading::shapes(&drawing.svg, "line", ("stroke", if view.theme == Theme::Light { "#B9B2A6" } else { "#57524A" }), ["y1"]);
        let lowest = base.iter().map(|[y]| *y).fold(0.0, f64::max);
        let columns = colours.iter().flat_map(|colour| reading::shapes(&drawing.svg, "rect", ("fill", colour), ["y"]));
        let columns = columns.filter(|[y]| *y < lowest).count();
        prop_assert_eq!(columns, known.iter().filter(|value| **value > Decimal::ZERO).count(), "a column for each that is above zero");
        let hits: HashMap<&str, &Hit> = drawing.hits.iter().map(|hit| (hit.key.as_str(), hit)).collect();
        for bucket in chart.buckets.iter().filter(|bucket| bucket.value.is_some()) {
            prop_assert!(hits.contains_key(bucket.key.as_str()), "{bucket:?}");
        }
    }

    /// The line of viewers never runs over a stretch that was not recorded.
    #[test]
    fn no_line_crosses_a_gap(chart in strategies::timelines(), view in strategies::view()) {
        let drawing = drawn(&Chart::Timeline(chart), &view);
        let gaps: Vec<&Hit> = drawing.hits.iter().filter(|hit| hit.label == "not recorded").collect();
        let ink = if view.theme == Theme::Light { "#1D1B18" } else { "#EFE9DE" };
        for line in reading::strokes(&drawing.svg, ink) {
            for pair in line.windows(2) {
                for gap in &gaps {
                    let inside = pair[1].0.min(gap.x + gap.width) - pair[0].0.max(gap.x);
                    // A gap narrower than two pixels is drawn two wide.
                    prop_assert!(inside <= 2.01, "{pair:?} over {gap:?}");
                }
            }
        }
    }
}

fn float(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or(0.0)
}
