//! The scale plotters maps values with: straight, or square-root so that one large gift does not flatten a whole evening.

use crate::ticks::float;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use rust_decimal::Decimal;
use std::ops::Range;

#[derive(Clone, Debug)]
pub(crate) struct Axis {
    from: f64,
    to: f64,
    root: bool,
    grid: Vec<f64>,
}

impl Axis {
    pub(crate) fn straight(from: f64, to: f64) -> Axis {
        Axis {
            from,
            to: if to > from { to } else { from + 1.0 },
            root: false,
            grid: Vec::new(),
        }
    }

    pub(crate) fn root(to: f64) -> Axis {
        Axis {
            root: true,
            ..Axis::straight(0.0, to)
        }
    }

    /// With grid lines at `ticks`. Zero has the base line and gets none.
    pub(crate) fn with_grid(self, ticks: &[Decimal]) -> Axis {
        Axis {
            grid: ticks
                .iter()
                .filter(|tick| !tick.is_zero())
                .map(|&tick| float(tick))
                .collect(),
            ..self
        }
    }
}

impl Ranged for Axis {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let part = ((value - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        let part = if self.root { part.sqrt() } else { part };
        (f64::from(limit.0) + f64::from(limit.1 - limit.0) * part).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _hint: Hint) -> Vec<f64> {
        self.grid.clone()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}
