//! Rectangles and texts before they stand on the page.

use crate::letters::{self, Weight};
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Frame {
    pub(crate) fn between(left: f64, top: f64, right: f64, bottom: f64) -> Frame {
        Frame {
            x: left,
            y: top,
            width: (right - left).max(0.0),
            height: (bottom - top).max(0.0),
        }
    }

    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(crate) fn meets(&self, other: &Frame) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub(crate) fn within(&self, outer: &Frame) -> bool {
        const HAIR: f64 = 0.01;
        self.x >= outer.x - HAIR
            && self.y >= outer.y - HAIR
            && self.right() <= outer.right() + HAIR
            && self.bottom() <= outer.bottom() + HAIR
    }
}

/// A text before it has its place: `x` is its start, middle or end, `y` its base line.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) text: String,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) px: f64,
    pub(crate) weight: Weight,
    pub(crate) color: RGBColor,
    pub(crate) anchor: HPos,
}

impl Label {
    pub(crate) fn width(&self) -> f64 {
        letters::width(&self.text, self.px, self.weight)
    }

    /// The room the letters take, from the tallest to the lowest.
    pub(crate) fn frame(&self) -> Frame {
        let width = self.width();
        let x = match self.anchor {
            HPos::Left => self.x,
            HPos::Center => self.x - width / 2.0,
            HPos::Right => self.x - width,
        };
        Frame {
            x,
            y: self.y - 0.78 * self.px,
            width,
            height: self.px,
        }
    }

    /// The room no other text may stand in. Marks on letters like Ğ reach 0.17 px above the frame, tails 0.05 below it: two texts one over
    /// the other need both, and each brings half.
    pub(crate) fn aired(&self) -> Frame {
        let letters = self.frame();
        Frame {
            y: letters.y - 0.11 * self.px,
            height: letters.height + 0.22 * self.px,
            ..letters
        }
    }

    /// Cut to `room` pixels; `None` where nothing would be left.
    pub(crate) fn shortened(self, room: f64) -> Option<Label> {
        let text = letters::shortened(&self.text, self.px, self.weight, room)?;
        Some(Label { text, ..self })
    }

    /// Moved sideways until it stands between `left` and `right`.
    pub(crate) fn kept_between(self, left: f64, right: f64) -> Label {
        let frame = self.frame();
        let by = (left - frame.x).max(0.0) + (right - frame.right()).min(0.0);
        Label { x: self.x + by, ..self }
    }

    pub(crate) fn strong(self) -> Label {
        Label {
            weight: Weight::Strong,
            ..self
        }
    }

    pub(crate) fn colored(self, color: RGBColor) -> Label {
        Label { color, ..self }
    }

    pub(crate) fn centred(self) -> Label {
        Label {
            anchor: HPos::Center,
            ..self
        }
    }

    pub(crate) fn ended(self) -> Label {
        Label {
            anchor: HPos::Right,
            ..self
        }
    }
}
