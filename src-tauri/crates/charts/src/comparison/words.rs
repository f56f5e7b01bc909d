//! What is written beside the bars.

use super::{Across, Comparison, Place, told};
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::float;
use rust_decimal::Decimal;

/// Between an amount and the ends of its range, in design pixels.
pub(super) const ENDS_APART: f64 = 6.0;

pub(super) fn write_ticks(
    page: &mut Page,
    chart: &Comparison,
    plot: &Plot,
    ticks: &[Decimal],
    room: Frame,
) -> Result<(), ChartError> {
    for &tick in ticks {
        let x = at(plot, float(tick), 0.0).0;
        let label = page.small(chart.written(tick.normalize()), x, room.y - 9.0 * page.size.unit);
        page.write(&label.centred().kept_between(room.x, page.size.width))?;
    }
    Ok(())
}

pub(super) fn write_row(
    page: &mut Page,
    chart: &Comparison,
    place: &Place,
    across: &Across,
    row: Frame,
    end: f64,
) -> Result<(), ChartError> {
    let (unit, color) = (page.size.unit, page.color);
    let y = row.y + 11.0 * unit;
    let name = page.label(plain(&place.name), 0.0, y);
    let name = if place.finding {
        name.strong().colored(color.ink)
    } else {
        name
    };
    if let Some(name) = name.shortened(across.name) {
        page.write(&name)?;
    }
    if let Some(part) = page
        .small(plain(&place.part), across.part_from, y)
        .shortened(across.part)
    {
        page.write(&part)?;
    }
    let Some(value) = place.value else {
        let words = page.small(plain(&chart.unpublished), row.x + 6.0 * unit, y);
        if let Some(words) = words.shortened(row.width - 6.0 * unit) {
            page.write(&words)?;
        }
        return Ok(());
    };
    let number = page.label(chart.written(value), end + 7.0 * unit, y).strong();
    let ends = page.small(told::ends(chart, place), number.frame().right() + ENDS_APART * unit, y);
    page.write(&number.colored(if place.finding { color.rose } else { color.ink }))?;
    if ends.frame().right() <= row.right() {
        page.write(&ends)?;
    }
    let Some(dots) = across.dots else {
        return Ok(());
    };
    let middle = (dots, row.y + row.height / 2.0);
    page.dot(middle, 3.0 * unit, if place.official { color.ink } else { color.ink_3 })?;
    if !place.official {
        page.dot(middle, 2.0 * unit, color.paper)?;
    }
    let day = page.small(plain(&place.seen), page.size.width, y).ended();
    page.write(&day)?;
    Ok(())
}
