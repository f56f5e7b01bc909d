//! How the parts of an SVG element are written.

use plotters_backend::{BackendColor, BackendCoord, BackendStyle};
use std::fmt::{Display, Formatter, Result, Write};

/// plotters' pixels in one of ours.
const FINE: f64 = 100.0;

pub(crate) fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

pub(crate) fn pixels(fine: i32) -> f64 {
    f64::from(fine) / FINE
}

/// Hundredths of a pixel, written in pixels: `12`, `12.5`, `-0.25`.
pub(crate) struct Px(pub(crate) i32);

impl Display for Px {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", pixels(self.0))
    }
}

pub(crate) struct Hex(pub(crate) BackendColor);

impl Display for Hex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (red, green, blue) = self.0.rgb;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

pub(crate) struct Stroke(BackendColor, u32);

impl Stroke {
    pub(crate) fn of<S: BackendStyle>(style: &S) -> Stroke {
        Stroke(style.color(), style.stroke_width())
    }
}

impl Display for Stroke {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, " stroke=\"{}\"", Hex(self.0))?;
        match i32::try_from(self.1).unwrap_or(i32::MAX) {
            100 => Ok(()),
            width => write!(f, " stroke-width=\"{}\"", Px(width)),
        }
    }
}

pub(crate) enum Paint {
    Fill(BackendColor),
    Edge(Stroke),
}

impl Paint {
    pub(crate) fn of<S: BackendStyle>(style: &S, fill: bool) -> Paint {
        if fill {
            Paint::Fill(style.color())
        } else {
            Paint::Edge(Stroke::of(style))
        }
    }
}

impl Display for Paint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Paint::Fill(color) => write!(f, " fill=\"{}\"", Hex(*color)),
            Paint::Edge(stroke) => write!(f, " fill=\"none\"{stroke}"),
        }
    }
}

pub(crate) struct Points<'a>(pub(crate) &'a [BackendCoord]);

impl Display for Points<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (index, &(x, y)) in self.0.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(f, "{space}{},{}", Px(x), Px(y))?;
        }
        Ok(())
    }
}

/// Text as XML takes it, in an element or an attribute.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            c => f.write_char(c),
        })
    }
}
