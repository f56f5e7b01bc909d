//! Ranking: a horizontal bar for each name, the largest first, the finding in rose.

use crate::axis::Axis;
use crate::drawing::{Drawing, Table};
use crate::error::ChartError;
use crate::label::Frame;
use crate::letters::{Weight, width};
use crate::numbers::Numbers;
use crate::page::{Page, at};
use crate::plain::plain;
use crate::ticks::float;
use crate::view::View;
use rust_decimal::Decimal;

/// Named values in the order they are to stand, and what is left over in one row at the foot. Draws what it is given: sorting, cutting
/// at n and summing the rest are the caller's, who has the rows.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    /// What is ranked, in words; the summary begins with it.
    pub about: String,
    /// Heads of the table's columns.
    pub name_heading: String,
    pub value_heading: String,
    pub share_heading: String,
    /// After a value in a tip; may be empty.
    pub unit: String,
    pub bars: Vec<Bar>,
    /// "5 other gifts".
    pub rest: Option<Bar>,
    /// How many bars from the top are the finding.
    pub finding: usize,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct Bar {
    pub key: String,
    pub name: String,
    /// Drawn from zero to the right; a negative value has no bar, only its number.
    pub value: Decimal,
    /// Part of the whole as the caller rounded it ("36 %"); may be empty.
    pub share: String,
}

/// Between a bar and its number, in design pixels.
const BEFORE_VALUE: f64 = 8.0;

struct Row<'a> {
    bar: &'a Bar,
    name: String,
    value: String,
    share: String,
    finding: bool,
}

impl Row<'_> {
    fn weight(&self) -> Weight {
        if self.finding { Weight::Strong } else { Weight::Regular }
    }
}

fn rows(chart: &Ranking) -> Vec<Row<'_>> {
    let bars = chart.bars.iter().chain(&chart.rest).enumerate();
    bars.map(|(index, bar)| {
        let (name, value, share) = (plain(&bar.name), chart.numbers.text(bar.value), plain(&bar.share));
        Row {
            bar,
            name,
            value,
            share,
            finding: index < chart.finding,
        }
    })
    .collect()
}

/// Distances across, in pixels.
struct Across {
    names: f64,
    bars_from: f64,
    bars: f64,
    /// The value whose bar would end where the room ends.
    most: f64,
    shares: bool,
}

impl Across {
    /// Names take what they need up to two fifths; shares go first where room is short; the longest bar and its number end
    /// exactly where the room ends.
    fn of(rows: &[Row<'_>], page: &Page) -> Across {
        let (unit, whole) = (page.size.unit, page.size.width);
        let wide = |text: &str, row: &Row<'_>| width(text, page.size.label, row.weight());
        let names = rows
            .iter()
            .map(|row| wide(&row.name, row))
            .fold(0.0, f64::max)
            .min(0.4 * whole);
        let share = rows.iter().map(|row| wide(&row.share, row)).fold(0.0, f64::max);
        let bars_from = names + 15.0 * unit;
        let beside_shares = whole - share - 24.0 * unit - bars_from;
        let shares = share > 0.0 && whole >= 360.0 * unit && beside_shares >= 180.0 * unit;
        let bars = if shares { beside_shares } else { whole - bars_from };

        let most = rows.iter().map(|row| {
            let free = bars - BEFORE_VALUE * unit - wide(&row.value, row);
            // A number too long for the page gets no room kept; it is then left to the tip.
            let share_of_room = if free >= 40.0 * unit { free / bars } else { 1.0 };
            float(row.bar.value) / share_of_room
        });
        Across {
            names,
            bars_from,
            bars,
            most: most.fold(0.0, f64::max),
            shares,
        }
    }
}

pub(crate) fn draw(chart: &Ranking, view: View) -> Result<Drawing, ChartError> {
    let rows = rows(chart);
    let unit = view.sizes().unit;
    let (top, pitch, thick) = (8.0 * unit, 25.0 * unit, 15.0 * unit);
    let steps = rows.len().max(1) as f64;
    let mut page = Page::new(view, top + pitch * steps);
    let across = Across::of(&rows, &page);

    // One step of the upright axis is one row, counted from the foot.
    let frame = Frame::between(across.bars_from, top, across.bars_from + across.bars, page.height);
    let plot = page.plot(frame, Axis::straight(0.0, across.most), Axis::straight(0.0, steps));
    for (index, row) in rows.iter().enumerate() {
        let (right, y) = at(&plot, float(row.bar.value), steps - index as f64);
        // What is above zero is to be seen.
        let right = if row.bar.value > Decimal::ZERO {
            right.max(across.bars_from + 1.0)
        } else {
            across.bars_from
        };
        let bar = Frame::between(across.bars_from, y, right, y + thick);
        draw_bar(&page, bar, row.finding)?;
        write_row(&mut page, row, &across, bar)?;
        let slot = Frame {
            x: 0.0,
            y: y - (pitch - thick) / 2.0,
            width: page.size.width,
            height: pitch,
        };
        page.hit(slot, &row.bar.key, row.name.clone(), said(chart, row));
    }
    let base = [
        (across.bars_from, top - 4.0 * unit),
        (across.bars_from, page.height - 6.0 * unit),
    ];
    page.line(&base, page.color.base, 1.0)?;
    Ok(page.finish(table(chart, &rows), summary(chart, &rows)))
}

/// Solid where it is the finding, else a body under a cap; the cap is the mark.
fn draw_bar(page: &Page, bar: Frame, finding: bool) -> Result<(), ChartError> {
    if bar.width <= 0.0 {
        return Ok(());
    }
    if finding {
        return page.fill(bar, page.color.c1);
    }
    page.fill(bar, page.color.bar)?;
    let cap = (1.5 * page.size.unit).min(bar.width);
    page.fill(
        Frame {
            x: bar.right() - cap,
            width: cap,
            ..bar
        },
        page.color.mute,
    )
}

fn write_row(page: &mut Page, row: &Row<'_>, across: &Across, bar: Frame) -> Result<(), ChartError> {
    let (unit, color, right) = (page.size.unit, page.color, page.size.width);
    let y = bar.y + 11.0 * unit;
    let name = page.label(&row.name, 0.0, y);
    let value = page.label(&row.value, bar.right() + BEFORE_VALUE * unit, y);
    let (name, value, share) = if row.finding {
        let share = page.label(&row.share, right, y).strong().colored(color.ink);
        (
            name.strong().colored(color.ink),
            value.strong().colored(color.rose),
            share,
        )
    } else {
        (name, value, page.small(&row.share, right, y))
    };
    if let Some(name) = name.shortened(across.names) {
        page.write(&name)?;
    }
    page.write(&value)?;
    if across.shares {
        page.write(&share.ended())?;
    }
    Ok(())
}

fn said(chart: &Ranking, row: &Row<'_>) -> String {
    let value = chart.numbers.with_unit(row.bar.value, &plain(&chart.unit));
    if row.share.is_empty() {
        value
    } else {
        format!("{value} · {}", row.share)
    }
}

fn table(chart: &Ranking, rows: &[Row<'_>]) -> Table {
    let shares = rows.iter().any(|row| !row.share.is_empty());
    let heads = [
        (chart.name_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.share_heading, true),
    ];
    let cells = if shares { 3 } else { 2 };
    let mut table = Table::with_columns(heads.into_iter().take(cells));
    let written = |row: &Row<'_>| {
        [&row.name, &row.value, &row.share]
            .into_iter()
            .take(cells)
            .cloned()
            .collect()
    };
    table.rows = rows.iter().map(written).collect();
    table
}

fn summary(chart: &Ranking, rows: &[Row<'_>]) -> String {
    let said: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.value)).collect();
    let about = plain(&chart.about);
    if said.is_empty() {
        about
    } else {
        format!("{about}: {}", said.join(", "))
    }
}
