//! Parts: horizontal bars that are made of parts, as a price is of what is asked for it and what comes on top. The first part is the
//! body, the others stand solid at its end, each apart from the one before.

mod told;

use crate::axis::Axis;
use crate::drawing::Drawing;
use crate::error::ChartError;
use crate::label::Frame;
use crate::letters::{Weight, width};
use crate::numbers::Numbers;
use crate::page::{Page, Plot, at};
use crate::plain::plain;
use crate::ticks::{float, linear};
use crate::view::View;
use rust_decimal::Decimal;

/// Named wholes in the order they are to stand, with their parts. Draws what it is given: that parts sum to the whole is the caller's.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What is compared, in words; the summary begins with it.
    pub about: String,
    /// Heads of the table's columns, one a part.
    pub name_heading: String,
    pub note_heading: String,
    pub part_headings: Vec<String>,
    pub whole_heading: String,
    /// How an amount is written, with `{n}` in the place of its digits: "${n}". Empty: the digits alone.
    pub amount: String,
    pub rows: Vec<Parted>,
    /// How many rows from the top are the finding.
    pub finding: usize,
    pub numbers: Numbers,
}

#[derive(Clone, Debug, Default)]
pub struct Parted {
    pub key: String,
    pub name: String,
    /// Under the name, in small letters.
    pub note: String,
    /// In the order of the headings, from zero to the right; one below zero has no length.
    pub parts: Vec<Decimal>,
    pub whole: Decimal,
}

/// Between a bar and its number, in design pixels.
const BEFORE_VALUE: f64 = 8.0;
/// Room for the axis above, height of a row and of its bar, in design pixels.
const HEAD: f64 = 22.0;
const PITCH: f64 = 42.0;
const THICK: f64 = 20.0;
/// Most steps of the axis.
const STEPS: u32 = 4;

struct Row<'a> {
    of: &'a Parted,
    name: String,
    note: String,
    whole: String,
    /// What comes on top, named: "exchange $0.25, card fee $0.19".
    on_top: String,
    finding: bool,
}

impl Parts {
    fn written(&self, value: Decimal) -> String {
        self.signed(self.numbers.text(value))
    }

    fn signed(&self, digits: String) -> String {
        if self.amount.contains("{n}") {
            plain(&self.amount.replace("{n}", &digits))
        } else {
            digits
        }
    }

    fn row<'a>(&'a self, (index, of): (usize, &'a Parted)) -> Row<'a> {
        let on_top = of.parts.iter().zip(&self.part_headings).skip(1);
        let on_top = on_top.filter(|(part, _)| !part.is_zero());
        let on_top: Vec<String> = on_top
            .map(|(part, heading)| format!("{} {}", plain(heading), self.written(*part)))
            .collect();
        Row {
            of,
            name: plain(&of.name),
            note: plain(&of.note),
            whole: self.written(of.whole),
            on_top: on_top.join(", "),
            finding: index < self.finding,
        }
    }
}

/// Distances across, in pixels, and the value that stands where the room ends.
struct Across {
    names: f64,
    bars_from: f64,
    bars: f64,
    most: f64,
}

impl Across {
    /// Names take what they need up to a third; the longest bar and its number end where the room ends.
    fn of(rows: &[Row<'_>], page: &Page) -> Across {
        let (unit, whole, size) = (page.size.unit, page.size.width, page.size);
        let names = rows.iter().map(|row| {
            let name = width(&row.name, size.label, row.weight());
            name.max(width(&row.note, size.axis, Weight::Regular))
        });
        let names = names.fold(0.0, f64::max).min(whole / 3.0);
        let bars_from = names + 15.0 * unit;
        let bars = whole - bars_from;
        let most = rows.iter().map(|row| {
            let mut told = width(&row.whole, size.label, Weight::Strong);
            if !row.on_top.is_empty() {
                told += BEFORE_VALUE * unit + width(&row.on_top, size.axis, Weight::Regular);
            }
            let free = bars - BEFORE_VALUE * unit - told;
            // Words too long for the page get no room kept; they are then left to the tip.
            let share_of_room = if free >= 0.3 * bars { free / bars } else { 0.75 };
            float(row.of.whole) / share_of_room
        });
        Across {
            names,
            bars_from,
            bars,
            most: most.fold(0.0, f64::max),
        }
    }
}

impl Row<'_> {
    fn weight(&self) -> Weight {
        if self.finding { Weight::Strong } else { Weight::Regular }
    }
}

pub(crate) fn draw(chart: &Parts, view: View) -> Result<Drawing, ChartError> {
    let rows: Vec<Row<'_>> = chart.rows.iter().enumerate().map(|row| chart.row(row)).collect();
    let unit = view.sizes().unit;
    let steps = rows.len().max(1) as f64;
    let mut page = Page::new(view, (HEAD + PITCH * steps) * unit);
    let across = Across::of(&rows, &page);
    let frame = Frame::between(
        across.bars_from,
        HEAD * unit,
        across.bars_from + across.bars,
        page.height,
    );
    let plot = page.plot(frame, Axis::straight(0.0, across.most), Axis::straight(0.0, steps));
    draw_axis(&mut page, chart, &plot, &across)?;
    for (index, row) in rows.iter().enumerate() {
        let top = (HEAD + PITCH * index as f64) * unit;
        let bar_top = top + (PITCH - THICK) / 2.0 * unit;
        let end = draw_bar(&page, row, &plot, &across, bar_top)?;
        write_row(&mut page, row, &across, end, top)?;
        let slot = Frame {
            x: 0.0,
            y: top,
            width: page.size.width,
            height: PITCH * unit,
        };
        let said = [row.whole.as_str(), &row.on_top, &row.note];
        let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
        page.hit(slot, &row.of.key, row.name.clone(), said.join(" · "));
    }
    let base = [(across.bars_from, (HEAD - 4.0) * unit), (across.bars_from, page.height)];
    page.line(&base, page.color.base, 1.0)?;
    Ok(page.finish(told::table(chart, &rows), told::summary(chart, &rows)))
}

/// Numbers above, with a line down through all rows; those beyond the room are left out.
fn draw_axis(page: &mut Page, chart: &Parts, plot: &Plot, across: &Across) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let largest = chart.rows.iter().map(|row| row.whole).max().unwrap_or_default();
    let ticks = linear(largest, STEPS);
    let texts = chart.numbers.ticks(&ticks, false);
    for (tick, digits) in ticks.iter().zip(texts) {
        if float(*tick) > across.most {
            continue;
        }
        let (x, _) = at(plot, float(*tick), 0.0);
        if !tick.is_zero() {
            page.line(&[(x, (HEAD - 4.0) * unit), (x, page.height)], page.color.grid, 1.0)?;
        }
        let label = page.small(chart.signed(digits), x, 10.0 * unit).centred();
        page.write(&label)?;
    }
    Ok(())
}

/// The body and what stands at its end; where it ends.
fn draw_bar(page: &Page, row: &Row<'_>, plot: &Plot, across: &Across, top: f64) -> Result<f64, ChartError> {
    let unit = page.size.unit;
    let body = if row.finding { page.color.c1 } else { page.color.bar };
    let mut sum = Decimal::ZERO;
    let mut from = across.bars_from;
    for (index, part) in row.of.parts.iter().enumerate() {
        if *part <= Decimal::ZERO {
            continue;
        }
        sum = sum.saturating_add(*part);
        // What is above zero is to be seen.
        let to = at(plot, float(sum), 0.0).0.max(from + 1.0);
        let color = if index == 0 { body } else { page.color.mute };
        page.fill(Frame::between(from, top, to, top + THICK * unit), color)?;
        if index > 0 {
            page.fill(
                Frame::between(from, top, (from + unit).min(to), top + THICK * unit),
                page.color.paper,
            )?;
        }
        from = to;
    }
    Ok(from)
}

fn write_row(page: &mut Page, row: &Row<'_>, across: &Across, end: f64, top: f64) -> Result<(), ChartError> {
    let (unit, color) = (page.size.unit, page.color);
    let middle = top + PITCH / 2.0 * unit;
    let name_at = if row.note.is_empty() {
        middle + 4.0 * unit
    } else {
        middle - 3.0 * unit
    };
    let mut name = page.label(&row.name, 0.0, name_at);
    let mut whole = page
        .label(&row.whole, end + BEFORE_VALUE * unit, middle + 4.0 * unit)
        .strong();
    whole = whole.colored(if row.finding { color.rose } else { color.ink });
    if row.finding {
        name = name.strong().colored(color.ink);
    }
    if let Some(name) = name.shortened(across.names) {
        page.write(&name)?;
    }
    if let Some(note) = page.small(&row.note, 0.0, middle + 12.0 * unit).shortened(across.names) {
        page.write(&note)?;
    }
    let after = whole.frame().right() + BEFORE_VALUE * unit;
    if page.write_on_paper(&whole)? {
        let on_top = page.small(&row.on_top, after, middle + 4.0 * unit);
        page.write_on_paper(&on_top)?;
    }
    Ok(())
}
