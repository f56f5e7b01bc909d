//! The page a chart is laid out on: plotters' areas in our pixels, and the room that labels share.
//!
//! Every text passes through [`Page::write`], which refuses one that would leave the page or touch another. So no chart, whatever
//! its numbers and names, can print words over words: what must be read is written first, what may be missing last.

use crate::axis::Axis;
use crate::drawing::{Drawing, Hit, Table};
use crate::error::ChartError;
use crate::label::{Frame, Label};
use crate::letters::Weight;
use crate::palette::Palette;
use crate::sheet::Sheet;
use crate::view::{Sizes, View};
use crate::written::{fine, pixels};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use std::cell::RefCell;
use std::rc::Rc;

pub(crate) type Plot = DrawingArea<Sheet, Cartesian2d<Axis, Axis>>;

pub(crate) struct Page {
    sheet: Rc<RefCell<Sheet>>,
    root: DrawingArea<Sheet, Shift>,
    pub(crate) size: Sizes,
    pub(crate) height: f64,
    pub(crate) color: Palette,
    pub(crate) hits: Vec<Hit>,
    taken: Vec<Frame>,
}

impl Page {
    pub(crate) fn new(view: View, height: f64) -> Page {
        let size = view.sizes();
        let sheet = Rc::new(RefCell::new(Sheet::new(size.width, height)));
        let root = DrawingArea::from(&sheet);
        Page {
            sheet,
            root,
            size,
            height,
            color: Palette::of(view.theme),
            hits: Vec::new(),
            taken: Vec::new(),
        }
    }

    pub(crate) fn finish(self, table: Table, summary: String) -> Drawing {
        let svg = self.sheet.borrow().svg();
        Drawing {
            svg,
            width: self.size.width,
            height: self.height,
            hits: self.hits,
            table,
            summary,
        }
    }

    /// A plot whose `y` grows upwards.
    pub(crate) fn plot(&self, frame: Frame, x: Axis, y: Axis) -> Plot {
        let across = fine(frame.x)..fine(frame.right());
        let upwards = fine(frame.bottom())..fine(frame.y);
        let area = self.root.clone().shrink(
            (across.start, upwards.end),
            (across.end - across.start, upwards.start - upwards.end),
        );
        area.apply_coord_spec(Cartesian2d::new(x, y, (across, upwards)))
    }

    /// A text of an axis: small, quiet, starting at `x` on base line `y`.
    pub(crate) fn small(&self, text: impl Into<String>, x: f64, y: f64) -> Label {
        let (px, color) = (self.size.axis, self.color.ink_3);
        Label {
            text: text.into(),
            x,
            y,
            px,
            weight: Weight::Regular,
            color,
            anchor: HPos::Left,
        }
    }

    /// A text beside a mark.
    pub(crate) fn label(&self, text: impl Into<String>, x: f64, y: f64) -> Label {
        Label {
            px: self.size.label,
            color: self.color.ink_2,
            ..self.small(text, x, y)
        }
    }

    /// Whether `label` would stand inside the page and touch no other.
    fn has_room(&self, label: &Label) -> bool {
        let frame = label.frame();
        let page = Frame::between(0.0, 0.0, self.size.width, self.height);
        let aired = label.aired();
        !label.text.is_empty() && frame.within(&page) && !self.taken.iter().any(|other| other.meets(&aired))
    }

    /// Writes `label` if it has the room to itself. Whether it did is the answer.
    pub(crate) fn write(&mut self, label: &Label) -> Result<bool, ChartError> {
        if !self.has_room(label) {
            return Ok(false);
        }
        let style = match label.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Strong => FontStyle::Bold,
        };
        let font = FontDesc::new(FontFamily::Name("Inter"), f64::from(fine(label.px)), style);
        let style = TextStyle::from(font)
            .color(&label.color)
            .pos(Pos::new(label.anchor, VPos::Bottom));
        self.root
            .draw(&Text::new(label.text.as_str(), (fine(label.x), fine(label.y)), style))?;
        self.taken.push(label.aired());
        Ok(true)
    }

    /// Like `write`, with paper under the letters, so that no grid line runs through them.
    pub(crate) fn write_on_paper(&mut self, label: &Label) -> Result<bool, ChartError> {
        if self.has_room(label) {
            let (letters, side) = (label.frame(), 3.0 * self.size.unit);
            self.fill(
                Frame {
                    x: letters.x - side,
                    width: letters.width + 2.0 * side,
                    ..letters
                },
                self.color.paper,
            )?;
        }
        self.write(label)
    }

    /// Keeps labels out of `frame` from now on.
    pub(crate) fn reserve(&mut self, frame: Frame) {
        self.taken.push(frame);
    }

    pub(crate) fn fill(&self, frame: Frame, color: RGBColor) -> Result<(), ChartError> {
        let corners = [
            (fine(frame.x), fine(frame.y)),
            (fine(frame.right()), fine(frame.bottom())),
        ];
        Ok(self.root.draw(&Rectangle::new(corners, color.filled()))?)
    }

    pub(crate) fn line(&self, points: &[(f64, f64)], color: RGBColor, width: f64) -> Result<(), ChartError> {
        let points: Vec<(i32, i32)> = points.iter().map(|&(x, y)| (fine(x), fine(y))).collect();
        Ok(self.root.draw(&PathElement::new(points, stroke(color, width)))?)
    }

    pub(crate) fn area(&self, corners: &[(f64, f64)], color: RGBColor) -> Result<(), ChartError> {
        let corners: Vec<(i32, i32)> = corners.iter().map(|&(x, y)| (fine(x), fine(y))).collect();
        Ok(self.root.draw(&Polygon::new(corners, color.filled()))?)
    }

    pub(crate) fn dot(&self, (x, y): (f64, f64), radius: f64, color: RGBColor) -> Result<(), ChartError> {
        Ok(self
            .root
            .draw(&Circle::new((fine(x), fine(y)), fine(radius), color.filled()))?)
    }

    pub(crate) fn hit(&mut self, frame: Frame, key: &str, label: String, value: String) {
        let Frame { x, y, width, height } = frame;
        self.hits.push(Hit {
            x,
            y,
            width,
            height,
            label,
            value,
            key: key.to_owned(),
        });
    }
}

/// A line of `width` pixels.
pub(crate) fn stroke(color: RGBColor, width: f64) -> ShapeStyle {
    ShapeStyle {
        color: color.to_rgba(),
        filled: false,
        stroke_width: fine(width).unsigned_abs(),
    }
}

/// Draws the grid lines of `plot`'s upright axis.
pub(crate) fn grid(plot: &Plot, color: RGBColor) -> Result<(), ChartError> {
    let style = stroke(color, 1.0);
    Ok(plot.draw_mesh(|sheet, line| line.draw(sheet, &style), usize::MAX, usize::MAX)?)
}

/// Where `plot` puts a point, in pixels of the page.
pub(crate) fn at(plot: &Plot, x: f64, y: f64) -> (f64, f64) {
    let (x, y) = plot.map_coordinate(&(x, y));
    (pixels(x), pixels(y))
}
