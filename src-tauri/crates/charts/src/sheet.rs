//! The sheet plotters draws on: SVG that a page can take in node by node. Elements `rect`, `line`, `polyline`, `polygon`, `circle`
//! and `text`; colours are attributes; nothing carries a style, an id or a link.
//!
//! plotters counts in whole pixels. Here its pixel is a hundredth of ours, so that a minute of a twelve-hour live still has its place.

use crate::written::fine;
use crate::written::{Escaped, Hex, Paint, Points, Px, Stroke};
use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;
use std::fmt::Write;

const HAIRLINE: u32 = 100;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

pub(crate) struct Sheet {
    width: i32,
    height: i32,
    body: String,
}

impl Sheet {
    pub(crate) fn new(width: f64, height: f64) -> Sheet {
        Sheet {
            width: fine(width),
            height: fine(height),
            body: String::new(),
        }
    }

    pub(crate) fn svg(&self) -> String {
        opening((0, 0), (self.width, self.height)) + &self.body + "</svg>"
    }

    fn put(&mut self, shape: std::fmt::Arguments<'_>) -> Drawn {
        // Writing to a string cannot fail.
        let _ = self.body.write_fmt(shape);
        Ok(())
    }
}

/// `drawing` on paper of its own with a margin all round, for a file that leaves the page. Both in pixels.
pub(crate) fn on_paper(
    drawing: &str,
    (width, height): (f64, f64),
    margin: f64,
    paper: RGBColor,
    summary: &str,
) -> String {
    let body = drawing.split_once('>').map_or("", |(_, body)| body);
    let (x, w, h) = (fine(-margin), fine(width + 2.0 * margin), fine(height + 2.0 * margin));
    let open = opening((x, x), (w, h)).replacen(
        " viewBox",
        &format!(" role=\"img\" aria-label=\"{}\" viewBox", Escaped(summary)),
        1,
    );
    let RGBColor(red, green, blue) = paper;
    format!(
        "{open}<rect x=\"{0}\" y=\"{0}\" width=\"{1}\" height=\"{2}\" fill=\"#{red:02X}{green:02X}{blue:02X}\"/>{body}",
        Px(x),
        Px(w),
        Px(h)
    )
}

fn opening((x, y): BackendCoord, (width, height): (i32, i32)) -> String {
    let (x, y, width, height) = (Px(x), Px(y), Px(width), Px(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Inter Variable, Inter, sans-serif\">"
    )
}

/// The middle of the pixel a hairline falls on, so that it is drawn as one crisp row of them.
fn crisp(fine: i32) -> i32 {
    fine.div_euclid(HAIRLINE as i32) * HAIRLINE as i32 + HAIRLINE as i32 / 2
}

impl DrawingBackend for Sheet {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width.unsigned_abs(), self.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let ((mut x1, mut y1), (mut x2, mut y2)) = (from, to);
        if style.stroke_width() == HAIRLINE && y1 == y2 {
            (y1, y2) = (crisp(y1), crisp(y2));
        } else if style.stroke_width() == HAIRLINE && x1 == x2 {
            (x1, x2) = (crisp(x1), crisp(x2));
        }
        let stroke = Stroke::of(style);
        self.put(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{stroke}/>",
            Px(x1),
            Px(y1),
            Px(x2),
            Px(y2)
        ))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x1, y1): BackendCoord,
        (x2, y2): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y, width, height) = (Px(x1.min(x2)), Px(y1.min(y2)), Px((x2 - x1).abs()), Px((y2 - y1).abs()));
        let paint = Paint::of(style, fill);
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>"
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        match points[..] {
            [] => Ok(()),
            [point] => self.draw_circle(point, style.stroke_width().div_ceil(2), style, true),
            [from, to] => self.draw_line(from, to, style),
            _ => {
                let stroke = Stroke::of(style);
                self.put(format_args!(
                    "<polyline points=\"{}\" fill=\"none\" stroke-linejoin=\"round\"{stroke}/>",
                    Points(&points)
                ))
            }
        }
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        let paint = Paint::of(style, fill);
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{paint}/>",
            Px(x),
            Px(y),
            Px(radius)
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vert.into_iter().collect();
        let paint = Paint::of(style, true);
        self.put(format_args!("<polygon points=\"{}\"{paint}/>", Points(&points)))
    }

    /// The position is the base line of the text for `VPos::Bottom`, the middle of its capitals for `Center`, their top for `Top`.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        const CAPITALS: f64 = 0.727;
        let size = style.size().round() as i32;
        let y = match style.anchor().v_pos {
            VPos::Bottom => y,
            VPos::Center => y + (f64::from(size) * CAPITALS / 2.0).round() as i32,
            VPos::Top => y + (f64::from(size) * CAPITALS).round() as i32,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) {
            " font-weight=\"600\""
        } else {
            ""
        };
        let (fill, text) = (Hex(style.color()), Escaped(text));
        self.put(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} fill=\"{fill}\">{text}</text>",
            Px(x),
            Px(y),
            Px(size)
        ))
    }
}
