//! The bars of a waterfall, and what holds them together.

use super::{Waterfall, WaterfallBar, WaterfallStep};
use crate::error::ChartError;
use crate::gap;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::ticks::float;
use rust_decimal::Decimal;

/// How far down an unstated step is hatched, in design pixels: nobody knows how far it goes.
const UNSTATED: f64 = 44.0;
/// A part is at least this high, in design pixels.
const LEAST: f64 = 1.5;

/// One bar, or the gap in its place.
pub(super) struct Bar {
    pub(super) frame: Frame,
    /// Where the sum stands before and after it, from the top.
    before: f64,
    after: f64,
    /// Middle and width of the room it has.
    pub(super) middle: f64,
    pub(super) room: f64,
}

pub(super) fn ground(plot: &Plot, from: Decimal) -> f64 {
    at(plot, 0.0, float(from)).1
}

pub(super) fn frames(
    chart: &Waterfall,
    levels: &[(Decimal, Decimal)],
    plot: &Plot,
    from: Decimal,
    unit: f64,
) -> Vec<Bar> {
    let ground = ground(plot, from);
    let high = |level: Decimal| at(plot, 0.0, float(level)).1;
    let bar = |(index, (fall, &(before, after))): (usize, (&WaterfallBar, &(Decimal, Decimal)))| {
        let (left, right) = (at(plot, index as f64, 0.0).0, at(plot, index as f64 + 1.0, 0.0).0);
        let (middle, room) = (f64::midpoint(left, right), right - left);
        let (half, from, to) = ((0.36 * room).min(51.0 * unit), high(before), high(after));
        let (top, bottom) = match fall.step {
            WaterfallStep::Total => (to.min(ground), to.max(ground)),
            WaterfallStep::Part(_) => (from.min(to), from.max(to).max(from.min(to) + LEAST * unit)),
            WaterfallStep::Unstated => (to, (to + UNSTATED * unit).min(ground.max(to + LEAST * unit))),
        };
        Bar {
            frame: Frame::between(middle - half, top, middle + half, bottom),
            before: from,
            after: to,
            middle,
            room,
        }
    };
    chart.falls.iter().zip(levels).enumerate().map(bar).collect()
}

/// A total is a body under a cap, a part is solid, the finding is rose, an unstated step a gap.
pub(super) fn draw(page: &Page, fall: &WaterfallBar, bar: &Bar) -> Result<(), ChartError> {
    let frame = bar.frame;
    match fall.step {
        WaterfallStep::Unstated => {
            gap::draw(page, frame)?;
            page.line(
                &[(frame.x, frame.y), (frame.right(), frame.y)],
                page.color.mute,
                1.5 * page.size.unit,
            )
        }
        _ if frame.height <= 0.0 => Ok(()),
        _ if fall.finding => page.fill(frame, page.color.c1),
        WaterfallStep::Part(_) => page.fill(frame, page.color.mute),
        WaterfallStep::Total => {
            page.fill(frame, page.color.bar)?;
            let cap = (1.5 * page.size.unit).min(frame.height);
            page.fill(Frame { height: cap, ..frame }, page.color.mute)
        }
    }
}

/// From where one bar leaves the sum to the next bar.
pub(super) fn connect(page: &Page, bars: &[Bar]) -> Result<(), ChartError> {
    for pair in bars.windows(2) {
        let (from, to) = (&pair[0], &pair[1]);
        page.line(
            &[(from.frame.right(), from.after), (to.frame.x, to.before)],
            page.color.base,
            1.0,
        )?;
    }
    Ok(())
}

/// A stripe of paper through every bar that should stand on zero and does not.
pub(super) fn cut(page: &Page, chart: &Waterfall, bars: &[Bar], ground: f64) -> Result<(), ChartError> {
    let unit = page.size.unit;
    let stands =
        |(fall, bar): &(&WaterfallBar, &Bar)| fall.step == WaterfallStep::Total && bar.frame.height > 12.0 * unit;
    for (_, bar) in chart.falls.iter().zip(bars).filter(stands) {
        let stripe = Frame {
            x: bar.frame.x - 1.0,
            y: ground - 9.0 * unit,
            width: bar.frame.width + 2.0,
            height: 3.0 * unit,
        };
        page.fill(stripe, page.color.paper)?;
    }
    Ok(())
}
