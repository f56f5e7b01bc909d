//! A page put on paper: where each text and each line stands is decided already.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};

use super::letters::{Letters, Weight};

/// A4 across, in points.
pub(super) const WIDTH: f32 = 842.0;
pub(super) const HEIGHT: f32 = 595.0;
pub(super) const MARGIN: f32 = 44.0;

/// The house's colours on white paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Figures, names.
    Full,
    /// Sentences.
    Soft,
    /// Labels.
    Quiet,
    Rose,
    /// Between rows.
    Hair,
    /// Under a table's head.
    Rule,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// `x` is its left end, `y` its base line.
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        ink: Ink,
        text: String,
    },
    /// Level.
    Line { from: f32, to: f32, y: f32, ink: Ink },
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    pub(super) marks: Vec<Mark>,
}

fn colour(ink: Ink) -> rgb::Color {
    let (r, g, b) = match ink {
        Ink::Full => (0x1d, 0x1b, 0x18),
        Ink::Soft => (0x4d, 0x49, 0x43),
        Ink::Quiet => (0x69, 0x64, 0x5b),
        Ink::Rose => (0xae, 0x1f, 0x58),
        Ink::Hair => (0xe8, 0xe4, 0xdc),
        Ink::Rule => (0xb9, 0xb2, 0xa6),
    };
    rgb::Color::new(r, g, b)
}

/// `None` if the page cannot be made.
pub(super) fn draw(document: &mut Document, sheet: &Sheet, letters: &Letters) -> Option<()> {
    let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
    let mut surface = page.surface();
    for mark in &sheet.marks {
        match mark {
            Mark::Text {
                x,
                y,
                size,
                weight,
                ink,
                text,
            } => {
                surface.set_stroke(None);
                surface.set_fill(Some(Fill {
                    paint: colour(*ink).into(),
                    opacity: NormalizedF32::ONE,
                    ..Fill::default()
                }));
                let glyphs = letters.glyphs(text, *weight);
                surface.draw_glyphs(
                    Point::from_xy(*x, *y),
                    &glyphs,
                    letters.font(*weight),
                    text,
                    *size,
                    false,
                );
            }
            Mark::Line { from, to, y, ink } => {
                let mut path = PathBuilder::new();
                path.move_to(*from, *y);
                path.line_to(*to, *y);
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint: colour(*ink).into(),
                    width: 0.6,
                    ..Stroke::default()
                }));
                surface.draw_path(&path.finish()?);
            }
        }
    }
    surface.finish();
    page.finish();
    Some(())
}
