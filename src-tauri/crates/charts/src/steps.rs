//! A balance over time: a line that stays where it is until something moves, and marks of what somebody else says it was.

use crate::axis::Axis;
use crate::drawing::{Drawing, Table};
use crate::error::ChartError;
use crate::label::Frame;
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at, grid};
use crate::plain::plain;
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

/// Days are numbers in their order; a step stands until the next.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// The chart in one sentence.
    pub about: String,
    /// Heads of the table's columns. The one for marks may be empty where there are none.
    pub time_heading: String,
    pub value_heading: String,
    pub mark_heading: String,
    /// After a value in a tip and over the axis; may be empty.
    pub unit: String,
    pub steps: Vec<Step>,
    pub marks: Vec<Mark>,
    /// The day the picture ends with; the last step reaches to it.
    pub until: i64,
    /// Days named below, with their names.
    pub times: Vec<(i64, String)>,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct Step {
    pub key: String,
    pub day: i64,
    /// In full, for tip and table: "16 November".
    pub title: String,
    /// From that day on.
    pub value: Decimal,
}

/// What somebody else says the value was on a day.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    pub key: String,
    pub day: i64,
    pub title: String,
    pub value: Decimal,
    /// It is the value drawn there; else it is the finding and carries its number.
    pub agrees: bool,
    /// For the tip and the table: "the app shows 1,234".
    pub said: String,
}

pub(crate) fn draw(chart: &Steps, view: View) -> Result<Drawing, ChartError> {
    let size = view.sizes();
    let unit = size.unit;
    let top = 24.0 * unit;
    let bottom = top + 164.0 * unit;
    let mut page = Page::new(view, bottom + 20.0 * unit);
    let ticks = ticks(chart, if size.width >= 480.0 * unit { 4 } else { 2 });
    let written = chart.numbers.ticks(&ticks, size.width < 480.0 * unit);
    let gutter = written
        .iter()
        .map(|text| page.small(text, 0.0, 0.0).width())
        .fold(0.0, f64::max)
        + 8.0 * unit;
    let frame = Frame::between(0.0, top, (size.width - gutter).max(1.0), bottom);
    let (lowest, highest) = (
        ticks.first().copied().map_or(0.0, float),
        ticks.last().copied().map_or(1.0, float),
    );
    let plot = page.plot(
        frame,
        Axis::straight(0.0, since(first_day(chart), chart.until)),
        Axis::straight(lowest, highest).with_grid(&ticks),
    );
    grid(&plot, page.color.grid)?;
    let zero = at(&plot, 0.0, 0.0).1;
    page.line(&[(0.0, zero), (frame.right(), zero)], page.color.base, 1.0)?;
    page.line(&line(chart, &plot), page.color.c1, 1.75 * unit)?;
    for (&tick, text) in ticks.iter().zip(written) {
        let y = at(&plot, 0.0, float(tick)).1 + 4.0 * unit;
        page.write(&page.small(text, size.width, y).ended())?;
    }
    page.write(&page.small(plain(&chart.unit), size.width, 13.0 * unit).ended())?;
    draw_marks(&mut page, chart, &plot, frame)?;
    write_times(&mut page, chart, &plot, frame)?;
    add_hits(&mut page, chart, &plot, frame);
    Ok(page.finish(table(chart), plain(&chart.about)))
}

/// Round numbers from the first below the lowest value to the first above the highest, zero among them.
fn ticks(chart: &Steps, most: u32) -> Vec<Decimal> {
    let values = || {
        chart
            .steps
            .iter()
            .map(|step| step.value)
            .chain(chart.marks.iter().map(|mark| mark.value))
    };
    let (lowest, highest) = values().fold((Decimal::ZERO, Decimal::ZERO), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let scale = ticks::linear(highest.max(lowest.abs()), most);
    let above = scale.iter().position(|&tick| tick >= highest).unwrap_or(0);
    let below = scale.iter().position(|&tick| tick >= lowest.abs()).unwrap_or(0);
    let negative = scale.iter().take(below + 1).skip(1).rev().map(|&tick| -tick);
    negative.chain(scale.iter().take(above + 1).copied()).collect()
}

fn first_day(chart: &Steps) -> i64 {
    let days = chart
        .steps
        .iter()
        .map(|step| step.day)
        .chain(chart.marks.iter().map(|mark| mark.day));
    days.min().unwrap_or(chart.until)
}

fn since(first: i64, day: i64) -> f64 {
    day.saturating_sub(first) as f64
}

/// Along, then up or down.
fn line(chart: &Steps, plot: &Plot) -> Vec<(f64, f64)> {
    let first = first_day(chart);
    let mut points: Vec<(f64, f64)> = Vec::new();
    for step in &chart.steps {
        let (x, y) = at(plot, since(first, step.day), float(step.value));
        let before = points.last().map_or_else(|| at(plot, 0.0, 0.0).1, |&(_, y)| y);
        points.extend([(x, before), (x, y)]);
    }
    if let Some(&(_, y)) = points.last() {
        points.push((at(plot, since(first, chart.until), 0.0).0, y));
    }
    points
}

fn draw_marks(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let (unit, first) = (page.size.unit, first_day(chart));
    for mark in &chart.marks {
        let point = at(plot, since(first, mark.day), float(mark.value));
        let color = if mark.agrees { page.color.mute } else { page.color.ink };
        page.dot(point, 5.0 * unit, page.color.paper)?;
        page.dot(point, 3.5 * unit, color)?;
        if !mark.agrees {
            let text = chart.numbers.text(mark.value);
            let above = page.label(text, point.0, point.1 - 9.0 * unit).centred().strong();
            page.write_on_paper(&above.colored(page.color.ink).kept_between(0.0, frame.right()))?;
        }
    }
    Ok(())
}

/// The last name and the first before the others, which stand where there is room.
fn write_times(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let y = frame.bottom() + 15.0 * page.size.unit;
    let mut order: Vec<usize> = (0..chart.times.len()).collect();
    order.rotate_right(1.min(chart.times.len()));
    for nth in order {
        let (day, name) = &chart.times[nth];
        let x = at(plot, since(first_day(chart), *day), 0.0).0;
        let name = page.small(plain(name), x, y).centred().kept_between(0.0, frame.right());
        page.write(&name)?;
    }
    Ok(())
}

fn add_hits(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) {
    let first = first_day(chart);
    let x = |day: i64| at(plot, since(first, day), 0.0).0;
    let ends = chart.steps.iter().skip(1).map(|step| step.day).chain([chart.until]);
    for (step, end) in chart.steps.iter().zip(ends) {
        let slot = Frame::between(x(step.day), frame.y, x(end), frame.bottom());
        let value = chart.numbers.with_unit(step.value, &plain(&chart.unit));
        page.hit(slot, &step.key, plain(&step.title), value);
    }
    let half = 6.0 * page.size.unit;
    for mark in &chart.marks {
        let (x, y) = at(plot, since(first, mark.day), float(mark.value));
        let slot = Frame::between(
            (x - half).max(0.0),
            (y - half).max(0.0),
            (x + half).min(page.size.width),
            y + half,
        );
        page.hit(slot, &mark.key, plain(&mark.title), plain(&mark.said));
    }
}

fn table(chart: &Steps) -> Table {
    let marked = !chart.marks.is_empty();
    let heads = [
        (chart.time_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.mark_heading, true),
    ];
    let mut table = Table::with_columns(heads.into_iter().take(if marked { 3 } else { 2 }));
    let mut rows: Vec<(i64, bool, Vec<String>)> = Vec::new();
    for step in &chart.steps {
        let cells = vec![plain(&step.title), chart.numbers.text(step.value), String::new()];
        rows.push((step.day, false, cells));
    }
    for mark in &chart.marks {
        let cells = vec![plain(&mark.title), String::new(), chart.numbers.text(mark.value)];
        rows.push((mark.day, true, cells));
    }
    rows.sort_by_key(|(day, mark, _)| (*day, *mark));
    table.rows = rows
        .into_iter()
        .map(|(.., mut cells)| {
            cells.truncate(if marked { 3 } else { 2 });
            cells
        })
        .collect();
    table
}
