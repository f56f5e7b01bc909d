//! The colours of both themes, as `tokens.css` has them.

use crate::view::Theme;
use plotters::style::RGBColor;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    pub(crate) paper: RGBColor,
    pub(crate) ink: RGBColor,
    pub(crate) ink_2: RGBColor,
    pub(crate) ink_3: RGBColor,
    /// Words of the finding.
    pub(crate) rose: RGBColor,
    /// Marks of the finding.
    pub(crate) c1: RGBColor,
    /// Everything the finding is compared with: the cap of a bar, quiet columns.
    pub(crate) mute: RGBColor,
    /// The body under a cap.
    pub(crate) bar: RGBColor,
    /// Where it is likely to lead.
    pub(crate) fan: RGBColor,
    /// Empty tracks: the strip of segments.
    pub(crate) tint: RGBColor,
    pub(crate) grid: RGBColor,
    pub(crate) base: RGBColor,
    pub(crate) hatch: RGBColor,
    /// Edges of a gap.
    pub(crate) line_2: RGBColor,
}

impl Palette {
    pub(crate) fn of(theme: Theme) -> Palette {
        match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        }
    }
}

const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xFDFCFA),
    ink: rgb(0x1D1B18),
    ink_2: rgb(0x4D4943),
    ink_3: rgb(0x69645B),
    rose: rgb(0xAE1F58),
    c1: rgb(0xAE1F58),
    mute: rgb(0x8A8479),
    bar: rgb(0xDDD8CE),
    fan: rgb(0xF3D9E2),
    tint: rgb(0xE6E1D8),
    grid: rgb(0xECE8E1),
    base: rgb(0xB9B2A6),
    hatch: rgb(0xA8A195),
    line_2: rgb(0xD3CDC2),
};

const DARK: Palette = Palette {
    paper: rgb(0x151412),
    ink: rgb(0xEFE9DE),
    ink_2: rgb(0xC1BAAD),
    ink_3: rgb(0x9D968A),
    rose: rgb(0xF27FA3),
    c1: rgb(0xE8759A),
    mute: rgb(0x776F64),
    bar: rgb(0x38352F),
    fan: rgb(0x47222F),
    tint: rgb(0x302D28),
    grid: rgb(0x282622),
    base: rgb(0x57524A),
    hatch: rgb(0x645E54),
    line_2: rgb(0x45413A),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's tokens and these colours are the same values, wherever the page's file stands beside this crate.
    #[test]
    fn colours_are_the_tokens() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/styles/tokens.css");
        let Ok(tokens) = std::fs::read_to_string(path) else {
            eprintln!("skipped: no tokens.css");
            return;
        };
        let names = [
            "paper", "ink", "ink-2", "ink-3", "rose", "c1", "c-mute", "c-bar", "c-fan", "c-tint", "c-grid", "c-base",
            "c-hatch", "line-2",
        ];
        for (index, name) in names.into_iter().enumerate() {
            let (light, dark) = (&all(LIGHT)[index], &all(DARK)[index]);
            let said = format!("--{name}:light-dark({light},{dark})");
            let squeezed: String = tokens.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(squeezed.to_lowercase().contains(&said.to_lowercase()), "{said}");
        }
    }

    fn all(p: Palette) -> Vec<String> {
        [
            p.paper, p.ink, p.ink_2, p.ink_3, p.rose, p.c1, p.mute, p.bar, p.fan, p.tint, p.grid, p.base, p.hatch,
            p.line_2,
        ]
        .map(|RGBColor(r, g, b)| format!("#{r:02X}{g:02X}{b:02X}"))
        .to_vec()
    }
}
