//! What the marks of a month say, and its table.

use super::{Course, Fan, days};
use crate::drawing::Table;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::plain::{filled, plain};

pub(super) fn add_hits(page: &mut Page, chart: &Course, plot: &Plot, frame: Frame) {
    let x = |day: i64| at(plot, days(day), 0.0).0;
    let ends = chart.so_far.iter().skip(1).map(|step| step.day).chain([chart.today]);
    for (step, end) in chart.so_far.iter().zip(ends) {
        let slot = Frame::between(x(step.day), frame.y, x(end), frame.bottom());
        page.hit(slot, &step.key, plain(&step.title), chart.written(step.value));
    }
    for fan in &chart.ahead {
        let slot = Frame::between(x(fan.day), frame.y, x(fan.day + 1), frame.bottom());
        page.hit(slot, &fan.key, plain(&fan.title), range(chart, fan));
    }
}

fn range(chart: &Course, fan: &Fan) -> String {
    let [low, middle, high] = [fan.low, fan.middle, fan.high].map(|value| chart.written(value));
    let told = filled(
        &chart.range,
        &[("{low}", &low), ("{middle}", &middle), ("{high}", &high)],
    );
    if told.is_empty() { middle } else { told }
}

pub(super) fn table(chart: &Course) -> Table {
    let heads = [
        (chart.time_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.low_heading, true),
        (&chart.middle_heading, true),
        (&chart.high_heading, true),
    ];
    let columns = if chart.ahead.is_empty() { 2 } else { 5 };
    let mut table = Table::with_columns(heads.into_iter().take(columns));
    let so_far = chart
        .so_far
        .iter()
        .map(|step| vec![plain(&step.title), chart.numbers.text(step.value)]);
    let ahead = chart.ahead.iter().map(|fan| {
        let values = [fan.low, fan.middle, fan.high].map(|value| chart.numbers.text(value));
        [vec![plain(&fan.title), String::new()], values.into()].concat()
    });
    table.rows = so_far.chain(ahead).collect();
    for row in &mut table.rows {
        row.resize(columns, String::new());
    }
    table
}
