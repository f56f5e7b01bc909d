//! What is written around the bars: the amount above each, its name and a word more below, what is unknown in its gap.

use super::bars::Bar;
use super::{Waterfall, WaterfallBar, WaterfallStep};
use crate::error::ChartError;
use crate::gap;
use crate::label::Label;
use crate::letters::{Weight, width};
use crate::page::Page;
use crate::plain::plain;
use rust_decimal::Decimal;

/// Between two names side by side, in design pixels.
const APART: f64 = 4.0;

pub(super) fn write_cut(page: &mut Page, words: &str) -> Result<(), ChartError> {
    let y = 13.0 * page.size.unit;
    if let Some(label) = page.small(words, page.size.width, y).ended().shortened(page.size.width) {
        page.write(&label)?;
    }
    Ok(())
}

/// The findings first: what has no room is left to the tip.
pub(super) fn write_amounts(
    page: &mut Page,
    chart: &Waterfall,
    bars: &[Bar],
    levels: &[(Decimal, Decimal)],
) -> Result<(), ChartError> {
    for found in [true, false] {
        let all = chart.falls.iter().zip(bars).zip(levels);
        for ((fall, bar), &(_, level)) in all.filter(|((fall, _), _)| fall.finding == found) {
            if fall.step == WaterfallStep::Unstated {
                gap::name(page, bar.frame, &plain(&chart.unstated), "")?;
                continue;
            }
            let color = if found { page.color.rose } else { page.color.ink };
            let above = bar.frame.y - 7.0 * page.size.unit;
            let label = page
                .label(chart.said(fall, level), bar.middle, above)
                .centred()
                .strong();
            page.write(&label.colored(color).kept_between(0.0, page.size.width))?;
        }
    }
    Ok(())
}

/// Name and note where every name has the room for one line; else the names in two smaller lines, and the notes are left to the tips.
pub(super) fn write_names(page: &mut Page, chart: &Waterfall, bars: &[Bar], bottom: f64) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let pitch = bars.first().map_or(0.0, |bar| bar.room);
    let room = pitch - APART * unit;
    let names: Vec<String> = chart.falls.iter().map(|fall| plain(&fall.name)).collect();
    let first = bottom + 15.0 * unit;
    let named = |(name, bar): (&String, &Bar)| page.label(name, bar.middle, first);
    let whole: Vec<Label> = names.iter().zip(bars).map(named).collect();
    let fits = |(label, room): (&Label, f64)| label.width() <= room;
    let lines: [Vec<Label>; 2] = if whole.iter().zip(rooms(&whole, pitch, room)).all(fits) {
        let note = |(fall, bar): (&WaterfallBar, &Bar)| page.small(plain(&fall.note), bar.middle, first + 14.0 * unit);
        [whole, chart.falls.iter().zip(bars).map(note).collect()]
    } else {
        let fits = |text: &str| width(text, page.size.axis, Weight::Regular) <= room;
        let halves: Vec<[String; 2]> = names.iter().map(|name| halves(name, fits)).collect();
        [(0, first), (1, first + 14.0 * unit)].map(|(nth, y)| {
            let half =
                |(halves, bar): (&[String; 2], &Bar)| page.small(&halves[nth], bar.middle, y).colored(page.color.ink_2);
            halves.iter().zip(bars).map(half).collect()
        })
    };
    for line in lines {
        let rooms = rooms(&line, pitch, room);
        for ((fall, label), room) in chart.falls.iter().zip(line).zip(rooms) {
            write_name(page, fall, label, room)?;
        }
    }
    Ok(())
}

/// The room of each label of a line: its own, and what its neighbours leave free of theirs.
fn rooms(line: &[Label], pitch: f64, room: f64) -> Vec<f64> {
    let half = |at: Option<usize>| {
        let label = at.and_then(|at| line.get(at));
        label.map_or(room / 2.0, |label| label.width().min(room) / 2.0)
    };
    let apart = pitch - room;
    let reach = |at: usize| pitch - apart - half(at.checked_sub(1)).max(half(Some(at + 1)));
    (0..line.len()).map(|at| 2.0 * reach(at)).collect()
}

fn write_name(page: &mut Page, fall: &WaterfallBar, line: Label, room: f64) -> Result<(), ChartError> {
    let line = if fall.finding {
        line.colored(page.color.ink)
    } else {
        line
    };
    if let Some(line) = line.shortened(room) {
        page.write(&line.centred().kept_between(0.0, page.size.width))?;
    }
    Ok(())
}

/// A name in two lines: as many words as fit in the first, at least one, the others in the second.
fn halves(name: &str, fits: impl Fn(&str) -> bool) -> [String; 2] {
    let ends = name.match_indices(' ').map(|(at, _)| at).chain([name.len()]);
    let most = ends.clone().filter(|&at| fits(&name[..at])).last();
    let at = most.or_else(|| ends.clone().next()).unwrap_or(name.len());
    [name[..at].to_owned(), name[at..].trim_start().to_owned()]
}
