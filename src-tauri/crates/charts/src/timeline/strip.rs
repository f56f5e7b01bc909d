//! The strip of segments below the clock, names inside.

use super::stage::Stage;
use super::{Segment, Timeline};
use crate::error::ChartError;
use crate::label::Frame;
use crate::plain::plain;

/// Rows of the strip are 20 high and 22 apart, in design pixels.
pub(crate) const PITCH: f64 = 22.0;
const HEIGHT: f64 = 20.0;
/// Segments that overlap more deeply share the last row.
const MOST_ROWS: usize = 4;

/// A segment and the row it stands in.
pub(crate) type Band<'a> = (&'a Segment, usize);

/// The segments within the picture, in the order of time, each in the first row where it overlaps none before it.
pub(crate) fn bands(chart: &Timeline) -> Vec<Band<'_>> {
    let (start, end) = (chart.start(), chart.end());
    let mut segments: Vec<&Segment> = chart
        .segments
        .iter()
        .filter(|segment| segment.from < end && start < segment.until)
        .collect();
    segments.sort_by_key(|segment| segment.from);
    let mut ends: Vec<i64> = Vec::new();
    let mut in_row = |segment: &Segment| {
        let free = ends.iter().position(|&end| end <= segment.from).unwrap_or(ends.len());
        let row = free.min(MOST_ROWS - 1);
        match ends.get_mut(row) {
            Some(end) => *end = segment.until.max(*end),
            None => ends.push(segment.until),
        }
        row
    };
    segments.into_iter().map(|segment| (segment, in_row(segment))).collect()
}

fn frame(stage: &Stage<'_>, (segment, row): Band<'_>) -> Frame {
    let unit = stage.page.size.unit;
    let y = stage.lanes.bottom() + (22.0 + row as f64 * PITCH) * unit;
    let (left, right) = (stage.x(segment.from), stage.x(segment.until));
    let right = (right - 1.0).max(left + 1.0).min(stage.lanes.right());
    Frame::between(left, y, right, y + HEIGHT * unit)
}

pub(crate) fn draw(stage: &Stage<'_>) -> Result<(), ChartError> {
    let color = stage.page.color;
    stage.bands.iter().try_for_each(|&band| {
        let fill = if band.0.finding { color.c1 } else { color.tint };
        stage.page.fill(frame(stage, band), fill)
    })
}

pub(crate) fn write(stage: &mut Stage<'_>) -> Result<(), ChartError> {
    let (unit, color) = (stage.page.size.unit, stage.page.color);
    for band in stage.bands.clone() {
        let (segment, frame) = (band.0, frame(stage, band));
        let name = stage
            .page
            .label(plain(&segment.name), frame.x + 8.0 * unit, frame.y + 14.0 * unit);
        let name = if segment.finding {
            name.strong().colored(color.paper)
        } else {
            name
        };
        // One or two letters would name nothing; the tip has the whole.
        let name = name.shortened(frame.width - 14.0 * unit);
        let name = name.filter(|name| name.text.chars().count() > 3 || !name.text.ends_with('…'));
        if let Some(name) = name {
            stage.page.write(&name)?;
        }
    }
    Ok(())
}

pub(crate) fn add_hits(stage: &mut Stage<'_>) {
    let chart = stage.chart;
    for band in stage.bands.clone() {
        let (segment, frame) = (band.0, frame(stage, band));
        let label = [plain(&segment.name), plain(&segment.times)];
        let label = label
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        let value = segment
            .value
            .map(|value| chart.numbers.with_unit(value, &plain(&chart.gifts.unit)));
        stage.page.hit(frame, &segment.key, label, value.unwrap_or_default());
    }
}
