//! What the marks of a balance say, and its table.

use super::drawn::around;
use super::{Steps, first_day, since};
use crate::drawing::Table;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::float;

pub(super) fn add_hits(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) {
    let first = first_day(chart);
    let x = |day: i64| at(plot, since(first, day), 0.0).0;
    let ends = chart.steps.iter().skip(1).map(|step| step.day).chain([chart.until]);
    for (step, end) in chart.steps.iter().zip(ends) {
        let slot = Frame::between(x(step.day), frame.y, x(end), frame.bottom());
        let value = match step.part {
            None => chart.written(step.value),
            Some(part) => format!(
                "{} {} · {} {}",
                plain(&chart.part_heading),
                chart.written(part),
                plain(&chart.value_heading),
                chart.written(step.value)
            ),
        };
        page.hit(slot, &step.key, plain(&step.title), value);
    }
    let half = 6.0 * page.size.unit;
    let near = |page: &Page, x: f64, (top, bottom): (f64, f64)| {
        let (left, right) = ((x - half).max(0.0), (x + half).min(page.size.width));
        Frame::between(left, (top - half).max(0.0), right, bottom + half)
    };
    for fall in &chart.falls {
        let (before, after) = around(chart, fall.day);
        let height = |value| at(plot, since(first, fall.day), float(value));
        let ((x, from), (_, to)) = (height(before), height(after));
        let slot = near(page, x, (from.min(to), from.max(to)));
        page.hit(slot, &fall.key, plain(&fall.title), plain(&fall.said));
    }
    for mark in &chart.marks {
        let (x, y) = at(plot, since(first, mark.day), float(mark.value));
        let slot = near(page, x, (y, y));
        page.hit(slot, &mark.key, plain(&mark.title), plain(&mark.said));
    }
}

pub(super) fn table(chart: &Steps) -> Table {
    let heads = [
        (true, chart.time_heading.as_str(), false),
        (true, &chart.value_heading, true),
        (chart.parted(), &chart.part_heading, true),
        (!chart.falls.is_empty(), &chart.fall_heading, true),
        (!chart.marks.is_empty(), &chart.mark_heading, true),
    ];
    let shown = heads.iter().filter(|(shown, ..)| *shown);
    let mut table = Table::with_columns(shown.map(|(_, head, numeric)| (*head, *numeric)));
    // The day, and of one day the balance before what fell and what was said.
    let mut rows: Vec<(i64, u8, [String; 5])> = Vec::new();
    let text = |value| chart.numbers.text(value);
    let none = String::new;
    for step in &chart.steps {
        let part = step.part.map(text).unwrap_or_default();
        rows.push((
            step.day,
            0,
            [plain(&step.title), text(step.value), part, none(), none()],
        ));
    }
    for fall in &chart.falls {
        rows.push((
            fall.day,
            1,
            [plain(&fall.title), none(), none(), text(fall.value), none()],
        ));
    }
    for mark in &chart.marks {
        rows.push((
            mark.day,
            2,
            [plain(&mark.title), none(), none(), none(), text(mark.value)],
        ));
    }
    rows.sort_by_key(|(day, kind, _)| (*day, *kind));
    let row = |(.., cells): (i64, u8, [String; 5])| {
        let cells = cells.into_iter().zip(&heads);
        cells.filter(|(_, (shown, ..))| *shown).map(|(cell, _)| cell).collect()
    };
    table.rows = rows.into_iter().map(row).collect();
    table
}
