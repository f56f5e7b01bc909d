//! The letters of Inter: which there are, how wide they are, where a line of them breaks. Points and ems are floats; no amount is.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gsub::{SingleSubst, SubstitutionSubtables};
use skrifa::{FontRef, GlyphId as Glyph, MetadataProvider, Tag};

/// The one font the program brings along; it lies with the charts, which are drawn with it.
const REGULAR: &[u8] = include_bytes!("../../../../charts/fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../../charts/fonts/Inter-SemiBold.ttf");

/// What a letter Inter does not have is drawn as.
const BOX: char = '\u{25a1}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Strong,
}

pub(super) struct Letters {
    regular: Face,
    strong: Face,
}

struct Face {
    font: Font,
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// The figures that are all of one width.
    figures: [Option<Glyph>; 10],
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::from_index(bytes, 0).ok()?;
        let map = font.charmap();
        let figure = |place: usize| {
            let figure = char::from_digit(u32::try_from(place).ok()?, 10)?;
            level_figure(&font, map.map(figure)?)
        };
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
            figures: std::array::from_fn(figure),
            map,
        })
    }

    /// The shape of a letter and its width in em.
    fn glyph(&self, letter: char) -> (u32, f32) {
        let figure = letter
            .to_digit(10)
            .and_then(|place| self.figures.get(place as usize).copied().flatten());
        let known = figure
            .or_else(|| self.map.map(letter))
            .or_else(|| self.map.map(BOX))
            .unwrap_or_default();
        (known.to_u32(), self.metrics.advance_width(known).unwrap_or(0.0))
    }
}

/// The shape of a figure that is as wide as the others (the font's feature `tnum`), for its plain one.
fn level_figure(font: &FontRef<'static>, plain: Glyph) -> Option<Glyph> {
    let gsub = font.gsub().ok()?;
    let (features, lookups) = (gsub.feature_list().ok()?, gsub.lookup_list().ok()?);
    let mut records = features.feature_records().iter();
    let record = records.find(|record| record.feature_tag() == Tag::new(b"tnum"))?;
    let feature = record.feature(features.offset_data()).ok()?;
    feature.lookup_list_indices().iter().find_map(|index| {
        let lookup = lookups.lookups().get(usize::from(index.get())).ok()?;
        let SubstitutionSubtables::Single(tables) = lookup.subtables().ok()? else {
            return None;
        };
        tables.iter().find_map(|table| match table.ok()? {
            SingleSubst::Format1(table) => {
                table.coverage().ok()?.get(plain)?;
                let moved = i64::from(plain.to_u32()) + i64::from(table.delta_glyph_id());
                Some(Glyph::new(u32::try_from(moved.rem_euclid(0x1_0000)).ok()?))
            }
            SingleSubst::Format2(table) => {
                let place = table.coverage().ok()?.get(plain)?;
                let shape = table.substitute_glyph_ids().get(usize::from(place))?;
                Some(shape.get().into())
            }
        })
    })
}

impl Letters {
    pub(super) fn inter() -> Option<Self> {
        Some(Self {
            regular: Face::read(REGULAR)?,
            strong: Face::read(SEMIBOLD)?,
        })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    /// Width of a text in points.
    pub(super) fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let face = self.face(weight);
        text.chars().map(|letter| face.glyph(letter).1).sum::<f32>() * size
    }

    /// The text letter by letter.
    pub(super) fn glyphs(&self, text: &str, weight: Weight) -> Vec<KrillaGlyph> {
        let face = self.face(weight);
        text.char_indices()
            .map(|(place, letter)| {
                let (id, advance) = face.glyph(letter);
                let range = place..place + letter.len_utf8();
                KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, range, None)
            })
            .collect()
    }

    /// The text in lines no wider than `width` points, broken between words; a word that is wider is broken where it must.
    pub(super) fn lines(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, weight, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line, weight, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }
}
