//! A month's sum so far as steps, the line it is not to pass, and where it is likely to end as a fan.

mod told;

use crate::axis::Axis;
use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::label::{Frame, Label};
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at, grid};
use crate::plain::plain;
use crate::ticks::{self, float};
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
        let digits = self.numbers.text(value);
        if self.amount.contains("{n}") {
            plain(&self.amount.replace("{n}", &digits))
        } else {
            digits
        }
    }

    /// The largest value that is drawn.
    fn highest(&self) -> Decimal {
        let ends = self.ahead.last().map(|end| end.high);
        let limit = self.limit.as_ref().map(|limit| limit.value);
        ends.into_iter().chain(limit).fold(self.reached(), Decimal::max)
    }
}

pub(crate) fn draw(chart: &Course, view: View) -> Result<Drawing, ChartError> {
    let size = view.sizes();
    let unit = size.unit;
    let (top, bottom) = (24.0 * unit, 188.0 * unit);
    let mut page = Page::new(view, bottom + 20.0 * unit);
    let wide = size.width >= 480.0 * unit;
    let ticks = ticks::linear(chart.highest(), if wide { 4 } else { 2 });
    let ticks: Vec<(Decimal, String)> = ticks.iter().map(|&tick| (tick, chart.written(tick))).collect();
    let room = |page: &Page, texts: &mut dyn Iterator<Item = String>| {
        let widths = texts.map(|text| page.label(text, 0.0, 0.0).strong().width());
        widths.fold(0.0, f64::max) + 8.0 * unit
    };
    let left = room(&page, &mut ticks.iter().map(|(_, text)| text.clone())).min(size.width / 4.0);
    let ends = chart.ahead.last().map(|end| [end.low, end.middle, end.high]);
    let ends: Vec<String> = ends.into_iter().flatten().map(|end| chart.written(end)).collect();
    let right = if ends.is_empty() {
        0.0
    } else {
        room(&page, &mut ends.into_iter()).min(size.width / 4.0)
    };
    let frame = Frame::between(left, top, size.width - right, bottom);
    let levels: Vec<Decimal> = ticks.iter().map(|(tick, _)| *tick).collect();
    let plot = page.plot(
        frame,
        Axis::straight(0.0, days(chart.days)),
        Axis::straight(
            0.0,
            levels.last().copied().map_or(1.0, float).max(float(chart.highest())),
        )
        .with_grid(&levels),
    );
    grid(&plot, page.color.grid)?;
    let zero = at(&plot, 0.0, 0.0).1;
    page.line(&[(frame.x, zero), (frame.right(), zero)], page.color.base, 1.0)?;
    fan(&page, chart, &plot)?;
    limit(&mut page, chart, &plot, frame)?;
    so_far(&mut page, chart, &plot, frame)?;
    write_ends(&mut page, chart, &plot, frame)?;
    for (tick, text) in ticks {
        let y = at(&plot, 0.0, float(tick)).1 + 4.0 * unit;
        page.write(&page.small(text, left - 8.0 * unit, y).ended())?;
    }
    write_times(&mut page, chart, &plot, frame)?;
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

/// The middle first: of three that stand close to each other it is the one to be read.
fn write_ends(page: &mut Page, chart: &Course, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let Some(end) = chart.ahead.last() else { return Ok(()) };
    let x = frame.right() + 8.0 * page.size.unit;
    let half = 4.0 * page.size.unit;
    let height = |value: Decimal| at(plot, 0.0, float(value)).1 + half;
    let middle = page.label(chart.written(end.middle), x, height(end.middle));
    page.write(&middle.strong().colored(page.color.rose))?;
    for value in [end.high, end.low] {
        let label = page.label(chart.written(value), x, height(value));
        page.write(&label)?;
    }
    Ok(())
}

fn write_times(page: &mut Page, chart: &Course, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let y = frame.bottom() + 15.0 * page.size.unit;
    for (day, name) in &chart.times {
        let x = at(plot, days(*day), 0.0).0;
        let name = page
            .small(plain(name), x, y)
            .centred()
            .kept_between(frame.x, frame.right());
        page.write(&name)?;
    }
    Ok(())
}
