//! Columns over time: a week or a day each, one of them the finding, or a part of each of them.

mod bars;
mod words;

use crate::axis::Axis;
use crate::drawing::{Drawing, Table};
use crate::error::ChartError;
use crate::gap;
use crate::label::Frame;
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at, grid};
use crate::plain::plain;
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

/// Values of equal stretches of time, in their order.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The chart in one sentence.
    pub about: String,
    /// A line over the columns, for a chart without a caption of its own. Without it the unit stands over the axis.
    pub lead: Option<Lead>,
    /// Heads of the table's columns. The one for parts may be empty where no column has a part.
    pub time_heading: String,
    pub value_heading: String,
    pub part_heading: String,
    /// After a value in a tip and over the axis; may be empty.
    pub unit: String,
    /// Named in a gap and in the table: "not recorded".
    pub not_recorded: String,
    pub columns: Vec<Column>,
    pub numbers: Numbers,
}

/// "**Galaxy and Rose** of all, diamonds a week".
#[derive(Clone, Debug, Default)]
pub struct Lead {
    pub strong: String,
    pub rest: String,
}

#[derive(Clone, Debug, Default)]
pub struct Column {
    pub key: String,
    /// Short, for the axis: "16 Nov".
    pub label: String,
    /// In full, for tip and table: "16 – 22 November".
    pub title: String,
    /// `None` is unknown and drawn as a gap. Zero is nothing on the base line.
    pub value: Option<Decimal>,
    /// How much of the value is the finding's; drawn in rose at the foot of the column.
    pub part: Option<Decimal>,
    /// The whole column is the finding and carries its number.
    pub finding: bool,
}

impl Column {
    fn solid(&self) -> bool {
        self.finding && self.part.is_none()
    }
}

pub(crate) fn draw(chart: &Columns, view: View) -> Result<Drawing, ChartError> {
    let size = view.sizes();
    let unit = size.unit;
    let named_above = chart.columns.iter().any(Column::solid);
    let top = if chart.lead.is_some() && named_above {
        40.0
    } else {
        24.0
    } * unit;
    let base = top + 164.0 * unit;
    let mut page = Page::new(view, base + 20.0 * unit);

    let wide = size.width >= 480.0 * unit;
    let max = chart
        .columns
        .iter()
        .filter_map(|column| column.value)
        .fold(Decimal::ZERO, Decimal::max);
    let ticks = ticks::linear(max, if wide { 4 } else { 2 });
    let written = chart.numbers.ticks(&ticks, !wide);
    let gutter = written
        .iter()
        .map(|text| page.small(text, 0.0, 0.0).width())
        .fold(0.0, f64::max)
        + 8.0 * unit;
    let frame = Frame::between(0.0, top, size.width - gutter, base);
    let (across, upwards) = (
        chart.columns.len().max(1) as f64,
        ticks.last().copied().map_or(1.0, float).max(1.0),
    );
    let plot = page.plot(
        frame,
        Axis::straight(0.0, across),
        Axis::straight(0.0, upwards).with_grid(&ticks),
    );

    grid(&plot, page.color.grid)?;
    let gaps = gaps(chart, &plot, frame);
    gaps.iter().try_for_each(|&frame| gap::draw(&page, frame))?;
    let bars = bars::frames(chart, &plot, frame, unit);
    for (column, bar) in chart.columns.iter().zip(&bars) {
        bars::draw(&page, &plot, column, *bar)?;
    }
    page.line(&[(0.0, base), (frame.right(), base)], page.color.base, 1.0)?;

    for (&tick, text) in ticks.iter().zip(written) {
        let y = at(&plot, 0.0, float(tick)).1 + 4.0 * unit;
        page.write(&page.small(text, size.width, y).ended())?;
    }
    words::write_findings(&mut page, chart, &bars, frame)?;
    words::write_lead(&mut page, chart)?;
    for frame in gaps {
        gap::name(&mut page, frame, &plain(&chart.not_recorded), "")?;
    }
    words::write_times(&mut page, chart, &bars, frame)?;
    add_hits(&mut page, chart, &plot, frame);
    Ok(page.finish(table(chart), plain(&chart.about)))
}

/// One frame for each run of unknown columns.
fn gaps(chart: &Columns, plot: &Plot, frame: Frame) -> Vec<Frame> {
    let edge = |index: usize| at(plot, index as f64, 0.0).0;
    let mut gaps: Vec<Frame> = Vec::new();
    for (index, _) in chart
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.value.is_none())
    {
        match gaps.last_mut().filter(|gap| (gap.right() - edge(index)).abs() < 0.01) {
            Some(gap) => gap.width = edge(index + 1) - gap.x,
            None => gaps.push(Frame::between(edge(index), frame.y, edge(index + 1), frame.bottom())),
        }
    }
    gaps
}

fn add_hits(page: &mut Page, chart: &Columns, plot: &Plot, frame: Frame) {
    for (index, column) in chart.columns.iter().enumerate() {
        let (left, right) = (at(plot, index as f64, 0.0).0, at(plot, index as f64 + 1.0, 0.0).0);
        let value = match (column.value, column.part) {
            (None, _) => plain(&chart.not_recorded),
            (Some(value), None) => chart.numbers.with_unit(value, &plain(&chart.unit)),
            (Some(value), Some(part)) => {
                let (part, value) = (
                    chart.numbers.text(part),
                    chart.numbers.with_unit(value, &plain(&chart.unit)),
                );
                format!(
                    "{} {part} · {} {value}",
                    plain(&chart.part_heading),
                    plain(&chart.value_heading)
                )
            }
        };
        let slot = Frame::between(left, frame.y, right, frame.bottom());
        page.hit(slot, &column.key, plain(&column.title), value);
    }
}

fn table(chart: &Columns) -> Table {
    let parts = chart.columns.iter().any(|column| column.part.is_some());
    let heads = [
        (chart.time_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.part_heading, true),
    ];
    let mut table = Table::with_columns(heads.into_iter().take(if parts { 3 } else { 2 }));
    table.rows = chart
        .columns
        .iter()
        .map(|column| {
            let written = |value: Option<Decimal>| value.map(|value| chart.numbers.text(value));
            let mut cells = vec![
                plain(&column.title),
                written(column.value).unwrap_or_else(|| plain(&chart.not_recorded)),
            ];
            cells.extend(parts.then(|| written(column.part).unwrap_or_default()));
            cells
        })
        .collect();
    table
}
