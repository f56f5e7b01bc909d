//! The ground of charts of money over something: amounts up the left side, a base line at zero, room on the right for what ends there.

use crate::axis::Axis;
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::{Page, Plot, at, grid};
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

pub(crate) struct Ground {
    pub(crate) page: Page,
    pub(crate) frame: Frame,
    pub(crate) plot: Plot,
    ticks: Vec<(Decimal, String)>,
}

impl Ground {
    /// For values from zero to `highest` over 0 to `across`; `ends` are the texts that will stand on the right.
    pub(crate) fn lay(
        view: View,
        highest: Decimal,
        across: f64,
        written: impl Fn(Decimal) -> String,
        ends: &[String],
    ) -> Result<Ground, ChartError> {
        let size = view.sizes();
        let unit = size.unit;
        let (top, bottom) = (24.0 * unit, 188.0 * unit);
        let page = Page::new(view, bottom + 20.0 * unit);
        let levels = ticks::linear(highest, if size.width >= 480.0 * unit { 4 } else { 2 });
        let ticks: Vec<(Decimal, String)> = levels.iter().map(|&tick| (tick, written(tick))).collect();
        let room = |texts: &mut dyn Iterator<Item = &String>| {
            let widths = texts.map(|text| page.label(text, 0.0, 0.0).strong().width());
            (widths.fold(0.0, f64::max) + 8.0 * unit).min(size.width / 4.0)
        };
        let left = room(&mut ticks.iter().map(|(_, text)| text));
        let right = if ends.is_empty() { 0.0 } else { room(&mut ends.iter()) };
        let frame = Frame::between(left, top, size.width - right, bottom);
        let upwards = levels.last().copied().map_or(1.0, float).max(float(highest));
        let plot = page.plot(
            frame,
            Axis::straight(0.0, across),
            Axis::straight(0.0, upwards).with_grid(&levels),
        );
        grid(&plot, page.color.grid)?;
        let zero = at(&plot, 0.0, 0.0).1;
        page.line(&[(frame.x, zero), (frame.right(), zero)], page.color.base, 1.0)?;
        Ok(Ground {
            page,
            frame,
            plot,
            ticks,
        })
    }

    /// Where a value over a place stands.
    pub(crate) fn at(&self, across: f64, value: Decimal) -> (f64, f64) {
        at(&self.plot, across, float(value))
    }

    /// The amounts, left of the frame.
    pub(crate) fn write_amounts(&mut self) -> Result<(), ChartError> {
        let unit = self.page.size.unit;
        for (tick, text) in std::mem::take(&mut self.ticks) {
            let y = self.at(0.0, tick).1 + 4.0 * unit;
            let amount = self.page.small(text, self.frame.x - 8.0 * unit, y).ended();
            self.page.write(&amount)?;
        }
        Ok(())
    }

    /// Names below places of the base line, those that come first before the others, with air between any two.
    pub(crate) fn write_below(&mut self, names: impl IntoIterator<Item = (f64, String)>) -> Result<(), ChartError> {
        let y = self.frame.bottom() + 15.0 * self.page.size.unit;
        for (across, name) in names {
            let x = at(&self.plot, across, 0.0).0;
            let name = self.page.small(name, x, y).centred();
            let name = name.kept_between(self.frame.x, self.frame.right());
            if self.page.write(&name)? {
                let (letters, air) = (name.frame(), 8.0 * self.page.size.unit);
                self.page.reserve(Frame {
                    x: letters.x - air,
                    width: letters.width + 2.0 * air,
                    ..letters
                });
            }
        }
        Ok(())
    }

    /// The ends of a range, right of the frame. The middle first: of three that stand close to each other it is the one to be read.
    pub(crate) fn write_range(&mut self, [low, middle, high]: [(Decimal, String); 3]) -> Result<(), ChartError> {
        let unit = self.page.size.unit;
        let x = self.frame.right() + 8.0 * unit;
        for ((value, text), strong) in [(middle, true), (high, false), (low, false)] {
            let label = self.page.label(text, x, self.at(0.0, value).1 + 4.0 * unit);
            let label = if strong {
                label.strong().colored(self.page.color.rose)
            } else {
                label
            };
            self.page.write(&label)?;
        }
        Ok(())
    }
}
