//! Draws every kind of chart in both themes and several widths, to be looked at: `cargo run -p giftbook-charts --example gallery DIR`.

#[path = "../tests/common/mod.rs"]
mod common;

use giftbook_charts::{Chart, Theme, View, draw, png};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    let charts = [
        ("ranking", Chart::Ranking(common::ranking()), [320, 580, 992]),
        ("weeks", Chart::Columns(common::columns()), [356, 540, 992]),
        ("home", Chart::Columns(common::home()), [320, 760, 992]),
        ("home-gaps", Chart::Columns(common::home_with_gaps()), [320, 760, 992]),
        ("evening", Chart::Timeline(common::lives::evening()), [320, 760, 992]),
        ("short", Chart::Timeline(common::lives::short_live()), [320, 760, 992]),
        ("month", Chart::Course(common::month()), [320, 760, 992]),
        ("outlook", Chart::Outlook(common::payouts::outlook()), [320, 760, 992]),
        ("balance", Chart::Steps(common::payouts::balance()), [320, 760, 992]),
        ("methods", Chart::Methods(common::payouts::methods()), [320, 350, 760]),
        ("way", Chart::Waterfall(common::way()), [320, 430, 760]),
        ("bridge", Chart::Waterfall(common::bridge()), [320, 760, 992]),
        ("places", Chart::Comparison(common::places()), [320, 506, 992]),
        ("prices", Chart::Parts(common::prices::prices()), [320, 760, 992]),
        ("long", Chart::Timeline(common::lives::long_live()), [540, 992, 1600]),
    ];
    for (name, chart, widths) in &charts {
        let views = widths.map(|width| (width, 13)).into_iter().chain([(992, 26)]);
        for (width, text_px) in views {
            for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
                let view = View { width, text_px, theme };
                let drawing = draw(chart, &view)?;
                let path = folder.join(format!("{name}-{width}-{text_px}-{word}.png"));
                std::fs::write(path, png(&drawing, &view, 1.0)?)?;
            }
        }
    }
    Ok(())
}
