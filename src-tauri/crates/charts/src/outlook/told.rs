//! What the marks of an outlook say, and its table.

use super::drawn::slot;
use super::{Came, Outlook, OutlookWeek};
use crate::drawing::Table;
use crate::ground::Ground;
use crate::plain::{filled, plain};

pub(super) fn add_hits(ground: &mut Ground, chart: &Outlook) {
    for (nth, week) in chart.weeks.iter().enumerate() {
        let frame = slot(ground, nth, nth + 1);
        ground.page.hit(frame, &week.key, plain(&week.title), said(chart, week));
    }
}

fn said(chart: &Outlook, week: &OutlookWeek) -> String {
    let template = match week.came {
        Came::NotRecorded => return plain(&chart.not_recorded),
        Came::Ahead => &chart.range,
        Came::Known(_) if week.missed() => &chart.missed,
        Came::Known(_) => &chart.held,
    };
    let value = week.known().map(|value| chart.written(value)).unwrap_or_default();
    let Some(expected) = week.expected else { return value };
    let [low, middle, high] = [expected.low, expected.middle, expected.high].map(|value| chart.written(value));
    let told = filled(
        template,
        &[
            ("{value}", &value),
            ("{low}", &low),
            ("{middle}", &middle),
            ("{high}", &high),
        ],
    );
    if !told.is_empty() {
        told
    } else if value.is_empty() {
        middle
    } else {
        value
    }
}

pub(super) fn table(chart: &Outlook) -> Table {
    let heads = [
        (chart.time_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.low_heading, true),
        (&chart.middle_heading, true),
        (&chart.high_heading, true),
    ];
    let expected = chart.weeks.iter().any(|week| week.expected.is_some());
    let columns = if expected { 5 } else { 2 };
    let mut table = Table::with_columns(heads.into_iter().take(columns));
    let row = |week: &OutlookWeek| {
        let value = match week.came {
            Came::Known(value) => chart.numbers.text(value),
            Came::NotRecorded => plain(&chart.not_recorded),
            Came::Ahead => String::new(),
        };
        let expected = week.expected.map(|all| [all.low, all.middle, all.high]);
        let expected = expected
            .map(|all| all.map(|value| chart.numbers.text(value)))
            .unwrap_or_default();
        let mut cells = [vec![plain(&week.title), value], expected.into()].concat();
        cells.truncate(columns);
        cells
    };
    table.rows = chart.weeks.iter().map(row).collect();
    table
}
