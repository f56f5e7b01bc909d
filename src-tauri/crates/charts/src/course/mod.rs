//! A month's sum so far as steps, the line it is not to pass, and where it is likely to end as a fan.

mod told;

use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::ground::Ground;
use crate::label::{Frame, Label};
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::float;
use crate::view::View;
use rust_decimal::Decimal;

/// Days are counted from the first, which is 0. A sum stands from the beginning of its day; what lies ahead is told for the end of a day.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The chart in one sentence.
    pub about: String,
    /// Heads of the table's columns; the last three only where something lies ahead.
    pub time_heading: String,
    pub value_heading: String,
    pub low_heading: String,
    pub middle_heading: String,
    pub high_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    /// How a range is told, with `{low}`, `{middle}` and `{high}`.
    pub range: String,
    /// Days on which the sum grew, the oldest first.
    pub so_far: Vec<Reached>,
    pub today: i64,
    /// Days in all.
    pub days: i64,
    /// Beside today's line.
    pub today_name: String,
    /// From today on, a day after the other; may be empty.
    pub ahead: Vec<Fan>,
    pub limit: Option<Limit>,
    /// Days named below, with their names.
    pub times: Vec<(i64, String)>,
    pub numbers: Numbers,
}

/// The sum from a day on.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    pub key: String,
    pub day: i64,
    /// In full, for tip and table: "16 November".
    pub title: String,
    pub value: Decimal,
}

/// What the sum is likely to be at the end of a day.
#[derive(Clone, Debug, Default)]
pub struct Fan {
    pub key: String,
    pub day: i64,
    pub title: String,
    pub low: Decimal,
    pub middle: Decimal,
    pub high: Decimal,
}

#[derive(Clone, Debug, Default)]
pub struct Limit {
    pub value: Decimal,
    /// Over its line: "$100 your limit for the month".
    pub name: String,
}

impl Course {
    /// What stands today.
    fn reached(&self) -> Decimal {
        self.so_far.last().map_or(Decimal::ZERO, |last| last.value)
    }

    fn written(&self, value: Decimal) -> String {
        self.numbers.amount(&self.amount, value)
    }

    /// The largest value that is drawn.
    fn highest(&self) -> Decimal {
        let ends = self.ahead.last().map(|end| end.high);
        let limit = self.limit.as_ref().map(|limit| limit.value);
        ends.into_iter().chain(limit).fold(self.reached(), Decimal::max)
    }
}

pub(crate) fn draw(chart: &Course, view: View) -> Result<Drawing, ChartError> {
    let written = |value| chart.written(value);
    let ends = chart.ahead.last().map(|end| [end.low, end.middle, end.high]);
    let ends = ends.map(|ends| ends.map(|end| (end, written(end))));
    let texts: Vec<String> = ends.iter().flatten().map(|(_, text)| text.clone()).collect();
    let mut ground = Ground::lay(view, chart.highest(), days(chart.days), written, &texts)?;
    let Ground { page, plot, frame, .. } = &mut ground;
    let frame = *frame;
    fan(page, chart, plot)?;
    limit(page, chart, plot, frame)?;
    so_far(page, chart, plot, frame)?;
    if let Some(ends) = ends {
        ground.write_range(ends)?;
    }
    ground.write_amounts()?;
    ground.write_below(chart.times.iter().map(|(day, name)| (days(*day), plain(name))))?;
    let Ground { mut page, plot, .. } = ground;
    told::add_hits(&mut page, chart, &plot, frame);
    Ok(page.finish(told::table(chart), plain(&chart.about)))
}

/// A day's beginning along the axis.
fn days(day: i64) -> f64 {
    day as f64
}

fn fan(page: &Page, chart: &Course, plot: &Plot) -> Result<(), ChartError> {
    if chart.ahead.is_empty() {
        return Ok(());
    }
    let point = |day: i64, value: Decimal| at(plot, days(day), float(value));
    let today = point(chart.today, chart.reached());
    let along = |of: fn(&Fan) -> Decimal| chart.ahead.iter().map(move |fan| point(fan.day + 1, of(fan)));
    let low: Vec<(f64, f64)> = along(|fan| fan.low).collect();
    let around: Vec<(f64, f64)> = std::iter::once(today)
        .chain(along(|fan| fan.high))
        .chain(low.into_iter().rev())
        .collect();
    page.area(&around, page.color.fan)?;
    let middle: Vec<(f64, f64)> = std::iter::once(today).chain(along(|fan| fan.middle)).collect();
    page.line(&middle, page.color.c1, page.size.unit)
}

fn limit(page: &mut Page, chart: &Course, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let Some(limit) = &chart.limit else { return Ok(()) };
    let unit = page.size.unit;
    let y = at(plot, 0.0, float(limit.value)).1;
    page.line(&[(frame.x, y), (frame.right(), y)], page.color.ink, 1.5 * unit)?;
    let name = page
        .label(plain(&limit.name), frame.x, y - 6.0 * unit)
        .strong()
        .colored(page.color.ink);
    if let Some(name) = name.shortened(frame.width) {
        page.write(&name)?;
    }
    Ok(())
}

/// The steps, today's line, and what stands today.
fn so_far(page: &mut Page, chart: &Course, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let point = |day: i64, value: Decimal| at(plot, days(day), float(value));
    let mut line = vec![point(0, Decimal::ZERO)];
    for step in &chart.so_far {
        let before = line.last().map_or(frame.bottom(), |&(_, y)| y);
        let (x, y) = point(step.day, step.value);
        line.extend([(x, before), (x, y)]);
    }
    let (x, y) = point(chart.today, chart.reached());
    line.push((x, y));
    page.line(&[(x, frame.y), (x, frame.bottom())], page.color.mute, 1.0)?;
    page.line(&line, page.color.c1, 1.75 * unit)?;
    for step in &chart.so_far {
        page.dot(point(step.day, step.value), 2.75 * unit, page.color.c1)?;
    }
    let sum = page.label(chart.written(chart.reached()), x, y - 7.0 * unit).strong();
    page.write(&beside(sum.colored(page.color.rose), frame, unit))?;
    let limit = chart.limit.as_ref().map(|limit| at(plot, 0.0, float(limit.value)).1);
    let under = limit.filter(|y| *y < frame.y + 30.0 * unit).unwrap_or(frame.y);
    let name = page.label(plain(&chart.today_name), x, under + 16.0 * unit);
    page.write(&beside(name, frame, unit))?;
    Ok(())
}

/// Left of its line where there is room for it, for on the right the fan begins.
fn beside(label: Label, frame: Frame, unit: f64) -> Label {
    let gap = 6.0 * unit;
    let x = label.x;
    if x - frame.x >= label.width() + gap {
        Label { x: x - gap, ..label }.ended()
    } else {
        Label { x: x + gap, ..label }
    }
}
