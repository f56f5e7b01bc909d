//! The lines, bands and points of a balance.

use super::{Step, Steps, first_day, since};
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::float;
use rust_decimal::Decimal;

/// One line; where a part waits, the free part as the finding under a band with a quiet cap.
pub(super) fn balance(page: &Page, chart: &Steps, plot: &Plot) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let free = line(chart, plot, Step::free);
    if chart.parted() {
        let whole = line(chart, plot, |step| step.value);
        let band: Vec<(f64, f64)> = whole.iter().chain(free.iter().rev()).copied().collect();
        page.area(&band, page.color.bar)?;
        page.line(&whole, page.color.mute, 1.5 * unit)?;
    }
    page.line(&free, page.color.c1, 1.75 * unit)
}

/// Along, then up or down.
fn line(chart: &Steps, plot: &Plot, of: fn(&Step) -> Decimal) -> Vec<(f64, f64)> {
    let first = first_day(chart);
    let mut points: Vec<(f64, f64)> = Vec::new();
    for step in &chart.steps {
        let (x, y) = at(plot, since(first, step.day), float(of(step)));
        let before = points.last().map_or_else(|| at(plot, 0.0, 0.0).1, |&(_, y)| y);
        points.extend([(x, before), (x, y)]);
    }
    if let Some(&(_, y)) = points.last() {
        points.push((at(plot, since(first, chart.until), 0.0).0, y));
    }
    points
}

/// The free balance before and after the day of a fall.
pub(super) fn around(chart: &Steps, day: i64) -> (Decimal, Decimal) {
    let free = |until: i64| standing(chart, until).map_or(Decimal::ZERO, Step::free);
    (free(day.saturating_sub(1)), free(day))
}

/// The last step up to a day.
fn standing(chart: &Steps, until: i64) -> Option<&Step> {
    chart.steps.iter().rev().find(|step| step.day <= until)
}

/// A heavy line down, with what fell above the balance it fell from.
pub(super) fn falls(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
    let (unit, first) = (page.size.unit, first_day(chart));
    for fall in &chart.falls {
        let point = |value: Decimal| at(plot, since(first, fall.day), float(value));
        let (before, after) = around(chart, fall.day);
        page.line(&[point(before), point(after)], page.color.ink, 2.0 * unit)?;
        page.dot(point(after), 3.0 * unit, page.color.ink)?;
        let eve = standing(chart, fall.day.saturating_sub(1));
        let (x, top) = point(eve.map_or(before, |step| step.value.max(before)));
        let label = page.label(plain(&fall.name), x, top - 7.0 * unit).centred().strong();
        page.write_on_paper(&label.colored(page.color.ink).kept_between(0.0, frame.right()))?;
    }
    Ok(())
}

/// What part and rest are called, inside of each, as far to the right as there is room.
pub(super) fn write_parts(page: &mut Page, chart: &Steps, plot: &Plot) -> Result<(), ChartError> {
    if !chart.parted() {
        return Ok(());
    }
    let height = |value: Decimal| at(plot, 0.0, float(value)).1;
    let bands = [
        (true, &chart.rest_name, page.color.ink_2),
        (false, &chart.part_name, page.color.rose),
    ];
    let first = first_day(chart);
    let days = chart.steps.iter().map(|step| step.day).chain([chart.until]);
    let places: Vec<f64> = days.map(|day| at(plot, since(first, day), 0.0).0).collect();
    let unit = page.size.unit;
    for (rest, name, color) in bands {
        let band = |step: &Step| {
            let (top, bottom) = if rest {
                (step.value, step.free())
            } else {
                (step.free(), Decimal::ZERO)
            };
            (height(top), height(bottom))
        };
        for (nth, step) in chart.steps.iter().enumerate().rev() {
            let (x, y) = (places[nth + 1] - 6.0 * unit, band(step).0 + 13.0 * unit);
            let name = page.label(plain(name), x, y).ended().colored(color);
            let letters = name.frame();
            // No edge of the band runs through the letters, all the way along.
            let holds = (0..=nth)
                .rev()
                .take_while(|nth| places[nth + 1] > letters.x)
                .all(|nth| {
                    let (top, bottom) = band(&chart.steps[nth]);
                    top <= letters.y && letters.bottom() + 2.0 * unit <= bottom
                });
            if holds && letters.x >= places[0] && page.write(&name)? {
                break;
            }
        }
    }
    Ok(())
}

pub(super) fn marks(page: &mut Page, chart: &Steps, plot: &Plot, frame: Frame) -> Result<(), ChartError> {
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
