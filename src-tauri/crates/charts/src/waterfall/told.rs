//! What the marks of a waterfall say, and its table.

use super::bars::Bar;
use super::{Waterfall, WaterfallBar, WaterfallStep};
use crate::drawing::Table;
use crate::label::Frame;
use crate::page::Page;
use crate::plain::plain;
use rust_decimal::Decimal;

/// Every step answers over the whole height of its room.
pub(super) fn add_hits(page: &mut Page, chart: &Waterfall, bars: &[Bar], levels: &[(Decimal, Decimal)], frame: Frame) {
    for ((fall, bar), &(_, level)) in chart.falls.iter().zip(bars).zip(levels) {
        let slot = Frame {
            x: bar.middle - bar.room / 2.0,
            width: bar.room,
            ..frame
        };
        page.hit(slot, &fall.key, name(fall), chart.said(fall, level));
    }
}

fn name(fall: &WaterfallBar) -> String {
    let (name, note) = (plain(&fall.name), plain(&fall.note));
    if note.is_empty() {
        name
    } else {
        format!("{name}, {note}")
    }
}

/// A total has no amount of its own: the amounts add up to what the last row has left.
pub(super) fn table(chart: &Waterfall, levels: &[(Decimal, Decimal)]) -> Table {
    let mut table = Table::with_columns([
        (chart.name_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.left_heading, true),
    ]);
    let row = |(fall, &(_, level)): (&WaterfallBar, &(Decimal, Decimal))| {
        let amount = match fall.step {
            WaterfallStep::Total => String::new(),
            WaterfallStep::Part(part) => chart.numbers.text(part),
            WaterfallStep::Unstated => plain(&chart.unstated),
        };
        vec![name(fall), amount, chart.numbers.text(level)]
    };
    table.rows = chart.falls.iter().zip(levels).map(row).collect();
    table
}

pub(super) fn cut(chart: &Waterfall, from: Decimal) -> String {
    plain(&chart.cut.replace("{n}", &chart.written(from)))
}

pub(super) fn summary(chart: &Waterfall, levels: &[(Decimal, Decimal)], from: Option<Decimal>) -> String {
    let told = |(fall, &(_, level)): (&WaterfallBar, &(Decimal, Decimal))| {
        format!("{} {}", plain(&fall.name), chart.said(fall, level))
    };
    let mut said: Vec<String> = chart.falls.iter().zip(levels).map(told).collect();
    said.extend(from.map(|from| cut(chart, from)));
    let about = plain(&chart.about);
    if said.is_empty() {
        about
    } else {
        format!("{about}: {}", said.join(", "))
    }
}
