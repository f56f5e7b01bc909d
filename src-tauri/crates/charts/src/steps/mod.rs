//! A balance over time: a line that stays where it is until something moves, what of it is not free yet as a band below, what was taken out
//! as falls, and marks of what somebody else says it was.

mod drawn;
mod told;

use crate::axis::Axis;
use crate::drawing::Drawing;
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
    /// Heads of the table's columns. Those for parts, falls and marks may be empty where there are none.
    pub time_heading: String,
    pub value_heading: String,
    pub part_heading: String,
    pub fall_heading: String,
    pub mark_heading: String,
    /// After a value in a tip and over the axis; may be empty.
    pub unit: String,
    /// How an amount of money is written in a tip, with `{n}` in the place of its digits: "${n}". Empty: digits and unit.
    pub amount: String,
    /// What the free part and the rest are called, at the right end of each; may be empty.
    pub part_name: String,
    pub rest_name: String,
    pub steps: Vec<Step>,
    pub falls: Vec<Fall>,
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
    /// What of it is free; the rest waits. `None`: all of it is.
    pub part: Option<Decimal>,
}

impl Step {
    fn free(&self) -> Decimal {
        self.part.unwrap_or(self.value)
    }
}

/// What was taken out on a day: the balance falls by it.
#[derive(Clone, Debug, Default)]
pub struct Fall {
    pub key: String,
    pub day: i64,
    pub title: String,
    pub value: Decimal,
    /// Beside the fall: "−$212.40".
    pub name: String,
    /// For the tip: "$212.40 paid out by bank".
    pub said: String,
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
    drawn::balance(&page, chart, &plot)?;
    for (&tick, text) in ticks.iter().zip(written) {
        let y = at(&plot, 0.0, float(tick)).1 + 4.0 * unit;
        page.write(&page.small(text, size.width, y).ended())?;
    }
    page.write(&page.small(plain(&chart.unit), size.width, 13.0 * unit).ended())?;
    drawn::falls(&mut page, chart, &plot, frame)?;
    drawn::marks(&mut page, chart, &plot, frame)?;
    drawn::write_parts(&mut page, chart, &plot)?;
    write_times(&mut page, chart, &plot, frame)?;
    told::add_hits(&mut page, chart, &plot, frame);
    Ok(page.finish(told::table(chart), plain(&chart.about)))
}

/// Round numbers from the first below the lowest value to the first above the highest, zero among them.
fn ticks(chart: &Steps, most: u32) -> Vec<Decimal> {
    let values = || {
        chart
            .steps
            .iter()
            .flat_map(|step| [step.value, step.free()])
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
    let steps = chart.steps.iter().map(|step| step.day);
    let others = chart
        .marks
        .iter()
        .map(|mark| mark.day)
        .chain(chart.falls.iter().map(|fall| fall.day));
    steps.chain(others).min().unwrap_or(chart.until)
}

fn since(first: i64, day: i64) -> f64 {
    day.saturating_sub(first) as f64
}

impl Steps {
    fn parted(&self) -> bool {
        self.steps.iter().any(|step| step.part.is_some())
    }

    fn written(&self, value: Decimal) -> String {
        if self.amount.is_empty() {
            self.numbers.with_unit(value, &plain(&self.unit))
        } else {
            self.numbers.amount(&self.amount, value)
        }
    }
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
