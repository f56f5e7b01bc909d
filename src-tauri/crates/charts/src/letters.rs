//! How wide a text is, measured with the letters it will be drawn with, so that labels can keep out of each other's way.
//! Left out: kerning and shaping. They make Latin text narrower by a hair, never wider.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

pub(crate) const INTER_REGULAR: &[u8] = include_bytes!("../fonts/Inter-Regular.ttf");
pub(crate) const INTER_SEMIBOLD: &[u8] = include_bytes!("../fonts/Inter-SemiBold.ttf");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Strong,
}

struct Face {
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// Width of a figure in em. On the page figures are tabular: each is as wide as the widest.
    figure: f32,
}

static REGULAR: LazyLock<Option<Face>> = LazyLock::new(|| Face::read(INTER_REGULAR));
static STRONG: LazyLock<Option<Face>> = LazyLock::new(|| Face::read(INTER_SEMIBOLD));

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Face> {
        let font = FontRef::from_index(bytes, 0).ok()?;
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let mut face = Face {
            map: font.charmap(),
            metrics,
            figure: 0.0,
        };
        face.figure = ('0'..='9').filter_map(|c| face.own(c)).fold(0.0, f32::max);
        Some(face)
    }

    /// Advance of a letter that Inter has, in em.
    fn own(&self, c: char) -> Option<f32> {
        self.metrics.advance_width(self.map.map(c)?)
    }
}

fn face(weight: Weight) -> Option<&'static Face> {
    match weight {
        Weight::Regular => REGULAR.as_ref(),
        Weight::Strong => STRONG.as_ref(),
    }
}

/// Whether every letter of `text` is Inter's own; otherwise some other font of the machine has to help.
pub(crate) fn inter_has(text: &str) -> bool {
    face(Weight::Regular).is_some_and(|face| text.chars().all(|c| c.is_ascii() || face.own(c).is_some()))
}

/// Width of `text` in pixels. Letters Inter lacks get the room the widest common font of their kind would take.
pub(crate) fn width(text: &str, px: f64, weight: Weight) -> f64 {
    let face = face(weight);
    let em = |c: char| match face {
        Some(face) if c.is_ascii_digit() => face.figure,
        Some(face) => face.own(c).unwrap_or_else(|| foreign(c)),
        None => foreign(c),
    };
    text.chars().map(|c| f64::from(em(c))).sum::<f64>() * px
}

fn foreign(c: char) -> f32 {
    match c.width() {
        Some(0) => 0.0,
        Some(2..) => 1.3,
        _ => 0.9,
    }
}

/// `text` as it is where `room` pixels suffice, else cut between letters and ended by an ellipsis.
/// `None` where not even one letter would be left.
pub(crate) fn shortened(text: &str, px: f64, weight: Weight, room: f64) -> Option<String> {
    if width(text, px, weight) <= room {
        return Some(text.to_owned());
    }
    let room = room - width("…", px, weight);
    let mut kept = String::new();
    let mut used = 0.0;
    for letter in text.graphemes(true) {
        used += width(letter, px, weight);
        if used > room {
            break;
        }
        kept.push_str(letter);
    }
    let kept = kept.trim_end();
    (!kept.is_empty()).then(|| format!("{kept}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_faces_are_readable() {
        for weight in [Weight::Regular, Weight::Strong] {
            assert!((width("n", 100.0, weight) - 60.0).abs() < 10.0, "{weight:?}");
            assert!(
                (width("11", 10.0, weight) - width("00", 10.0, weight)).abs() < 1e-6,
                "figures are tabular"
            );
        }
    }

    #[test]
    fn a_cut_keeps_whole_letters_and_fits() {
        let name = "e\u{301}e\u{301}e\u{301}e\u{301} Old Harbour";
        for room in 5..120 {
            let room = f64::from(room);
            if let Some(cut) = shortened(name, 12.0, Weight::Regular, room) {
                assert!(width(&cut, 12.0, Weight::Regular) <= room);
                assert!(!cut.trim_end_matches('…').ends_with('e'), "{cut}");
            }
        }
        assert_eq!(shortened("Galaxy", 12.0, Weight::Regular, 3.0), None);
        assert_eq!(shortened("Galaxy", 12.0, Weight::Regular, 300.0), Some("Galaxy".into()));
    }
}
