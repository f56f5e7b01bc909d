//! What is written around the columns: the number of the finding, the line above, the names of time below.

use super::Columns;
use crate::error::ChartError;
use crate::label::{Frame, Label};
use crate::page::Page;
use crate::plain::plain;
use plotters::style::text_anchor::HPos;

/// The number of each column that is the finding, over it and over the neighbours it reaches across.
pub(super) fn write_findings(page: &mut Page, chart: &Columns, bars: &[Frame], frame: Frame) -> Result<(), ChartError> {
    for (column, bar) in chart.columns.iter().zip(bars).filter(|(column, _)| column.solid()) {
        let Some(value) = column.value else { continue };
        let label = page
            .label(chart.numbers.text(value), bar.x + bar.width / 2.0, 0.0)
            .centred()
            .strong();
        let label = label.colored(page.color.rose).kept_between(0.0, frame.right());
        let letters = label.frame();
        let below = bars
            .iter()
            .filter(|bar| bar.x < letters.right() && letters.x < bar.right());
        let y = below.map(|bar| bar.y).fold(frame.bottom(), f64::min) - 7.0 * page.size.unit;
        page.write_on_paper(&Label { y, ..label })?;
    }
    Ok(())
}

pub(super) fn write_lead(page: &mut Page, chart: &Columns) -> Result<(), ChartError> {
    let (unit, width) = (page.size.unit, page.size.width);
    let Some(lead) = &chart.lead else {
        let label = page.small(plain(&chart.unit), width, 13.0 * unit).ended();
        page.write(&label)?;
        return Ok(());
    };
    let y = 11.0 * unit;
    let strong = page
        .label(plain(&lead.strong), 0.0, y)
        .strong()
        .colored(page.color.rose)
        .shortened(width);
    let used = strong.as_ref().map_or(0.0, |label| label.width() + 4.0 * unit);
    if let Some(strong) = strong {
        page.write(&strong)?;
    }
    if let Some(rest) = page.small(plain(&lead.rest), used, y).shortened(width - used) {
        page.write(&rest)?;
    }
    Ok(())
}

/// All names of time where they fit; on a narrow page the first and the last; else every n-th, counted from the last. The finding's
/// name comes before the others.
pub(super) fn write_times(page: &mut Page, chart: &Columns, bars: &[Frame], frame: Frame) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let y = frame.bottom() + 15.0 * unit;
    let labels: Vec<Label> = chart
        .columns
        .iter()
        .zip(bars)
        .map(|(column, bar)| {
            let label = page.small(plain(&column.label), bar.x + bar.width / 2.0, y).centred();
            let label = if column.finding {
                label.strong().colored(page.color.ink)
            } else {
                label
            };
            label.kept_between(0.0, frame.right())
        })
        .collect();
    let aired = |label: &Label| {
        let letters = label.frame();
        Frame {
            x: letters.x - 5.0 * unit,
            width: letters.width + 10.0 * unit,
            ..letters
        }
    };
    let last = labels.len().saturating_sub(1);
    let every = |stride: usize| (0..labels.len()).filter(move |index| (last - index).is_multiple_of(stride));
    let fits = |stride: &usize| {
        let kept: Vec<Frame> = every(*stride).map(|index| aired(&labels[index])).collect();
        kept.windows(2).all(|pair| !pair[0].meets(&pair[1]))
    };
    let stride = (1..=labels.len()).find(fits).unwrap_or(1);
    let narrow = page.size.width < 480.0 * unit && stride > 1;
    let mut shown: Vec<Label> = Vec::new();
    let findings = (0..labels.len()).filter(|&index| chart.columns[index].finding);
    let others: Vec<usize> = if narrow { vec![last, 0] } else { every(stride).collect() };
    for index in findings.chain(others) {
        let (label, bar) = (labels[index].clone(), bars[index]);
        let label = match index {
            0 if narrow => Label {
                x: bar.x,
                anchor: HPos::Left,
                ..label
            },
            index if narrow && index == last => Label {
                x: bar.right(),
                ..label
            }
            .ended(),
            _ => label,
        };
        if shown.iter().all(|other| !aired(other).meets(&aired(&label))) && page.write(&label)? {
            shown.push(label);
        }
    }
    Ok(())
}
