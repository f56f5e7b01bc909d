//! A few words beside the columns they explain, where they touch nothing; else they stay in the tip.

use super::stage::Stage;
use super::{Note, Timeline};
use crate::error::ChartError;
use crate::label::{Frame, Label};
use crate::plain::plain;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// Writes the finding's notes first, then the others in their order.
pub(crate) fn write(stage: &mut Stage<'_>, columns: &[Frame]) -> Result<(), ChartError> {
    let unit = stage.page.size.unit;
    let lane = Frame::between(
        0.0,
        stage.gifts_title - 10.0 * unit,
        stage.lanes.right(),
        stage.lanes.bottom(),
    );
    let mut notes: Vec<&Note> = stage.chart.notes.iter().collect();
    notes.sort_by_key(|note| !note.finding);
    for note in notes {
        if let Some(&column) = meant(stage.chart, note).and_then(|index| columns.get(index)) {
            place(stage, note, column, lane, columns)?;
        }
    }
    Ok(())
}

/// The bucket a note speaks of: the highest of its stretch, the first of equals.
pub(crate) fn meant(chart: &Timeline, note: &Note) -> Option<usize> {
    let until = note.until.max(note.from.saturating_add(1));
    let within = chart
        .buckets
        .iter()
        .enumerate()
        .filter(|(_, bucket)| note.from < bucket.until && bucket.from < until);
    let values =
        within.filter_map(|(index, bucket)| Some((bucket.value.filter(|&value| value > Decimal::ZERO)?, index)));
    values
        .max_by_key(|&(value, index)| (value, Reverse(index)))
        .map(|(_, index)| index)
}

/// Writes `note` in the first place that is free: in full, else cut to two thirds.
fn place(stage: &mut Stage<'_>, note: &Note, column: Frame, lane: Frame, columns: &[Frame]) -> Result<(), ChartError> {
    let (unit, color) = (stage.page.size.unit, stage.page.color);
    let label = stage.page.label(plain(&note.text), 0.0, 0.0);
    let whole = if note.finding {
        label.strong().colored(color.rose)
    } else {
        label
    };
    let cut = whole.clone().shortened(0.66 * whole.width());
    for label in [Some(whole), cut].into_iter().flatten() {
        for place in places(&label, note.finding, column, lane, unit) {
            let letters = place.frame();
            let aired = Frame {
                x: letters.x - 4.0 * unit,
                width: letters.width + 8.0 * unit,
                ..letters
            };
            let inside = letters.y >= lane.y && letters.right() <= lane.right();
            let free = inside && !columns.iter().any(|column| column.meets(&aired));
            if free && stage.page.write_on_paper(&place)? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Where a note may stand, best first: the finding over its columns, the others beside theirs.
fn places(label: &Label, finding: bool, column: Frame, lane: Frame, unit: f64) -> Vec<Label> {
    let at = |x: f64, y: f64| Label { x, y, ..label.clone() };
    let middle = column.x + column.width / 2.0;
    let over = [8.0, 23.0].map(|up| {
        at(middle, column.y - up * unit)
            .centred()
            .kept_between(lane.x, lane.right())
    });
    let right = at(column.right() + 8.0 * unit, column.y + 9.0 * unit);
    let left = at(column.x - 8.0 * unit, column.y + 9.0 * unit).ended();
    let beside = [right, left];
    if finding {
        [over, beside].concat()
    } else {
        [beside, over].concat()
    }
}
