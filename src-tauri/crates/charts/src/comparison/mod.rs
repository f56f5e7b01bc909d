//! A comparison: one bar a place, with the range it lies in, how far it is to be relied on and from when it is. What is not published has a
//! row and no bar.

mod told;
mod words;

use crate::axis::Axis;
use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::label::Frame;
use crate::letters::{Weight, width};
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

/// Places in the order they are to stand.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What is compared, in words; the summary begins with it.
    pub about: String,
    /// Heads of the table's columns.
    pub name_heading: String,
    pub value_heading: String,
    pub range_heading: String,
    pub seen_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    /// In the place of a bar that nobody publishes.
    pub unpublished: String,
    pub places: Vec<Place>,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct Place {
    pub key: String,
    /// "Twitch", and beside it "web".
    pub name: String,
    pub part: String,
    /// `None` where it is not published. Drawn from zero; below zero it has no bar, only its number.
    pub value: Option<Decimal>,
    /// The least and the most of it there.
    pub range: Option<(Decimal, Decimal)>,
    /// From when it is, in few letters: "Sep 2026".
    pub seen: String,
    /// It is the platform's own figure; drawn as a solid dot before the day, else as a ring.
    pub official: bool,
    pub finding: bool,
}

impl Comparison {
    fn written(&self, value: Decimal) -> String {
        let digits = self.numbers.text(value.abs());
        let sign = if value < Decimal::ZERO { "−" } else { "" };
        if self.amount.contains("{n}") {
            format!("{sign}{}", plain(&self.amount.replace("{n}", &digits)))
        } else {
            format!("{sign}{digits}")
        }
    }

    fn highest(&self) -> Decimal {
        let values = self.places.iter().flat_map(|place| {
            let most = place.range.map(|(_, most)| most);
            [place.value, most].into_iter().flatten()
        });
        values.fold(Decimal::ZERO, Decimal::max)
    }
}

/// Distances across, in pixels.
struct Across {
    /// Where the second part of a name begins, and how much room either part has.
    part_from: f64,
    name: f64,
    part: f64,
    bars: Frame,
    /// Where days are told and their dots stand; `None` where there is no room.
    dots: Option<f64>,
}

impl Across {
    fn of(chart: &Comparison, page: &Page, top: f64) -> Across {
        let (unit, whole) = (page.size.unit, page.size.width);
        let widest = |of: &dyn Fn(&Place) -> f64| chart.places.iter().map(of).fold(0.0, f64::max);
        let name = widest(&|place| width(&plain(&place.name), page.size.label, Weight::Strong)).min(0.26 * whole);
        let part_from = name + 8.0 * unit;
        let part = widest(&|place| width(&plain(&place.part), page.size.axis, Weight::Regular));
        let part = part.min((0.46 * whole - part_from).max(0.22 * whole));
        let seen = widest(&|place| width(&plain(&place.seen), page.size.axis, Weight::Regular));
        let from = part_from + part + 12.0 * unit;
        let room_for_days = whole - from - seen - 22.0 * unit;
        let days = seen > 0.0 && room_for_days >= 150.0 * unit;
        let to = if days { from + room_for_days } else { whole };
        Across {
            part_from,
            name,
            part,
            bars: Frame::between(from, top, to, page.height - 6.0 * unit),
            dots: days.then_some(whole - seen - 10.0 * unit),
        }
    }

    /// The value whose bar would end where the room ends, so that every number still fits behind its bar.
    fn most(&self, chart: &Comparison, page: &Page) -> f64 {
        let unit = page.size.unit;
        let reach = |place: &Place| {
            let value = place.value?;
            let number = width(&chart.written(value), page.size.label, Weight::Strong);
            let ends = match told::ends(chart, place) {
                ends if ends.is_empty() => 0.0,
                ends => width(&ends, page.size.axis, Weight::Regular) + words::ENDS_APART * unit,
            };
            let free = self.bars.width - number - 14.0 * unit;
            // The ends of a range are written too, unless the bars would lose half their room to it.
            let part = if free - ends >= 0.5 * self.bars.width {
                (free - ends) / self.bars.width
            } else if free >= 40.0 * unit {
                free / self.bars.width
            } else {
                1.0
            };
            let far = place.range.map_or(value, |(_, most)| most.max(value));
            Some(float(far) / part)
        };
        chart.places.iter().filter_map(reach).fold(0.0, f64::max)
    }
}

pub(crate) fn draw(chart: &Comparison, view: View) -> Result<Drawing, ChartError> {
    let unit = view.sizes().unit;
    let (top, pitch, thick) = (20.0 * unit, 26.0 * unit, 15.0 * unit);
    let rows = chart.places.len().max(1) as f64;
    let mut page = Page::new(view, top + pitch * rows);
    let across = Across::of(chart, &page, top);
    let ticks = ticks::linear(chart.highest(), if across.bars.width >= 260.0 * unit { 4 } else { 2 });
    let most = across.most(chart, &page);
    let kept: Vec<Decimal> = ticks.into_iter().filter(|tick| float(*tick) <= most).collect();
    let sideways = Frame {
        height: 1.0,
        ..across.bars
    };
    let plot = page.plot(across.bars, Axis::straight(0.0, most), Axis::straight(0.0, rows));
    upright_grid(&page, &plot, &kept, across.bars)?;
    words::write_ticks(&mut page, chart, &plot, &kept, sideways)?;
    for (index, place) in chart.places.iter().enumerate() {
        let y = top + pitch * index as f64 + (pitch - thick) / 2.0;
        let row = Frame::between(across.bars.x, y, across.bars.right(), y + thick);
        let end = draw_bar(&page, place, &plot, row)?;
        words::write_row(&mut page, chart, place, &across, row, end)?;
        let slot = Frame {
            x: 0.0,
            y: top + pitch * index as f64,
            width: page.size.width,
            height: pitch,
        };
        page.hit(slot, &place.key, told::name(place), told::said(chart, place));
    }
    let left = across.bars.x;
    page.line(
        &[(left, top - 4.0 * unit), (left, page.height - 2.0 * unit)],
        page.color.base,
        1.0,
    )?;
    Ok(page.finish(told::table(chart), told::summary(chart)))
}

/// Lines at the ticks, from the names of the amounts down.
fn upright_grid(page: &Page, plot: &Plot, ticks: &[Decimal], bars: Frame) -> Result<(), ChartError> {
    for tick in ticks.iter().filter(|tick| !tick.is_zero()) {
        let x = at(plot, float(*tick), 0.0).0;
        page.line(
            &[(x, bars.y - 4.0 * page.size.unit), (x, bars.bottom())],
            page.color.grid,
            1.0,
        )?;
    }
    Ok(())
}

/// Draws bar and range; answers where the number may begin.
fn draw_bar(page: &Page, place: &Place, plot: &Plot, row: Frame) -> Result<f64, ChartError> {
    let (unit, x) = (page.size.unit, |value: Decimal| at(plot, float(value), 0.0).0);
    let Some(value) = place.value else {
        return Ok(row.x);
    };
    let right = if value > Decimal::ZERO {
        x(value).max(row.x + 1.0)
    } else {
        row.x
    };
    let bar = Frame::between(row.x, row.y, right, row.bottom());
    if place.finding && bar.width > 0.0 {
        page.fill(bar, page.color.c1)?;
    } else if bar.width > 0.0 {
        page.fill(bar, page.color.bar)?;
        let cap = (1.5 * unit).min(bar.width);
        page.fill(Frame::between(right - cap, row.y, right, row.bottom()), page.color.mute)?;
    }
    let Some((least, most)) = place.range.filter(|(least, most)| least < most) else {
        return Ok(right);
    };
    let (from, to, middle) = (x(least), x(most), row.y + row.height / 2.0);
    let color = if place.finding {
        page.color.ink
    } else {
        page.color.ink_3
    };
    page.line(&[(from, middle), (to, middle)], color, unit)?;
    for end in [from, to] {
        page.line(
            &[(end, middle - 4.0 * unit), (end, middle + 4.0 * unit)],
            color,
            1.5 * unit,
        )?;
    }
    Ok(right.max(to))
}
