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

/// Name and note where every name fits in one line; else the names in two lines, and the notes are left to the tips.
pub(super) fn write_names(page: &mut Page, chart: &Waterfall, bars: &[Bar], bottom: f64) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let room = bars.first().map_or(0.0, |bar| bar.room) - APART * unit;
    let px = page.size.label;
    let wide = |text: &str| width(text, px, Weight::Regular);
    let in_one_line = chart.falls.iter().all(|fall| wide(&plain(&fall.name)) <= room);
    let (first, second) = (bottom + 15.0 * unit, bottom + 29.0 * unit);
    for (fall, bar) in chart.falls.iter().zip(bars) {
        let lines = if in_one_line {
            let note = page.small(plain(&fall.note), bar.middle, second);
            vec![page.label(plain(&fall.name), bar.middle, first), note]
        } else {
            let [one, two] = halves(&plain(&fall.name), |text| wide(text) <= room);
            vec![page.label(one, bar.middle, first), page.label(two, bar.middle, second)]
        };
        for line in lines {
            write_name(page, fall, line, room)?;
        }
    }
    Ok(())
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
