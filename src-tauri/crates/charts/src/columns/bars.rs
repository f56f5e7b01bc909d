//! The columns themselves.

use super::{Column, Columns};
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::{Page, Plot, at};
use crate::ticks::float;
use rust_decimal::Decimal;

/// The frame of every column; what is above zero is at least a pixel high.
pub(super) fn frames(chart: &Columns, plot: &Plot, frame: Frame, unit: f64) -> Vec<Frame> {
    let pitch = frame.width / chart.columns.len().max(1) as f64;
    let width = if pitch < 4.0 * unit {
        0.88 * pitch
    } else {
        (0.77 * pitch).min(44.0 * unit)
    };
    let bar = |(index, column): (usize, &Column)| {
        let value = column.value.unwrap_or_default();
        let (x, y) = at(plot, index as f64 + 0.5, float(value));
        let y = if value > Decimal::ZERO {
            y.min(frame.bottom() - 1.0)
        } else {
            frame.bottom()
        };
        Frame::between(x - width / 2.0, y, x + width / 2.0, frame.bottom())
    };
    chart.columns.iter().enumerate().map(bar).collect()
}

pub(super) fn draw(page: &Page, plot: &Plot, column: &Column, bar: Frame) -> Result<(), ChartError> {
    if bar.height <= 0.0 {
        return Ok(());
    }
    if column.solid() {
        return page.fill(bar, page.color.c1);
    }
    let part = column
        .part
        .unwrap_or_default()
        .clamp(Decimal::ZERO, column.value.unwrap_or_default());
    let split = if part.is_zero() {
        bar.bottom()
    } else {
        at(plot, 0.0, float(part)).1.clamp(bar.y, bar.bottom() - 1.0)
    };
    let seam = if part.is_zero() { 0.0 } else { 1.0 };
    if split - seam > bar.y {
        let cap = (1.5 * page.size.unit).min(split - seam - bar.y);
        page.fill(Frame::between(bar.x, bar.y, bar.right(), split - seam), page.color.bar)?;
        page.fill(Frame { height: cap, ..bar }, page.color.mute)?;
    }
    if split < bar.bottom() {
        page.fill(Frame::between(bar.x, split, bar.right(), bar.bottom()), page.color.c1)?;
    }
    Ok(())
}
