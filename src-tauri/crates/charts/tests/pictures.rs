//! The drawing as pixels.

#[path = "common/mod.rs"]
mod common;

use giftbook_charts::*;
use resvg::tiny_skia::Pixmap;

fn drawn(view: &View) -> Drawing {
    draw(&Chart::Ranking(common::ranking()), view).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn pixels_are_the_drawing_on_paper() {
    for (theme, paper, rose) in [
        (Theme::Light, [0xFD, 0xFC, 0xFA], [0xAE, 0x1F, 0x58]),
        (Theme::Dark, [0x15, 0x14, 0x12], [0xE8, 0x75, 0x9A]),
    ] {
        let view = View {
            width: 580,
            text_px: 13,
            theme,
        };
        let drawing = drawn(&view);
        let picture = png(&drawing, &view, 2.0)
            .ok()
            .and_then(|bytes| Pixmap::decode_png(&bytes).ok());
        let picture = picture.unwrap_or_else(|| panic!("no picture"));
        assert_eq!((picture.width(), picture.height()), (2 * (580 + 48), 2 * (208 + 48)));
        let at = |x: f64, y: f64| {
            let pixel = picture
                .pixel((2.0 * (x + 24.0)) as u32, (2.0 * (y + 24.0)) as u32)
                .map(|pixel| pixel.demultiply());
            pixel.map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        };
        let first = &drawing.hits[0];
        assert_eq!(at(-20.0, -20.0), Some(paper));
        assert_eq!(at(200.0, first.y + first.height / 2.0), Some(rose), "the first bar");
    }
}

#[test]
fn the_same_pixels_twice() {
    let view = View {
        width: 320,
        text_px: 13,
        theme: Theme::Light,
    };
    assert_eq!(png(&drawn(&view), &view, 1.0).ok(), png(&drawn(&view), &view, 1.0).ok());
}

#[test]
fn a_picture_beyond_all_measure_is_refused() {
    let view = View {
        width: 4000,
        text_px: 40,
        theme: Theme::Light,
    };
    let mut chart = common::ranking();
    chart.bars = vec![common::bar("Rose", 1, ""); 600];
    let drawing = draw(&Chart::Ranking(chart), &view).unwrap_or_else(|error| panic!("{error}"));
    assert!(matches!(png(&drawing, &view, 4.0), Err(ChartError::Size { .. })));
}
