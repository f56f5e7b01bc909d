//! Every chart of the sample can be drawn, and its marks lead to the very rows they stand for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::desk::Desk;
use crate::dto::app::Role;
use crate::dto::charts::{ChartRequest, ChartTheme, ChartView};
use crate::dto::gifts::{GiftsQuery, Period, Rank};
use crate::dto::{Id, Typed};
use crate::home::Home;
use crate::pictures;

/// A desk with the sample on it.
fn desk() -> &'static Desk {
    static SAMPLE: OnceLock<(Desk, TempDir)> = OnceLock::new();
    let made = SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Home::at(folder.path().join("home")).unwrap());
        desk.open_sample(Role::Both).unwrap();
        (desk, folder)
    });
    &made.0
}

fn view() -> ChartView {
    let words = [
        ("about", "Gifts"),
        ("others", "{n} other gifts"),
        ("unit", "diamonds"),
        ("gifts_title", "Gifts"),
    ];
    let words = words.map(|(key, word)| (key.to_owned(), Typed::from(word.to_owned())));
    ChartView {
        width: 992,
        text_px: 13,
        theme: ChartTheme::Light,
        words: BTreeMap::from(words),
    }
}

fn everything(rank: Rank) -> GiftsQuery {
    GiftsQuery {
        period: Period::default(),
        live: None,
        gifter: None,
        band: None,
        rank,
    }
}

fn requests() -> Vec<ChartRequest> {
    let lives = desk().with(|book| Ok(book.lives()?.lives)).unwrap();
    let ranks = [Rank::Units, Rank::Pieces, Rank::Gifters, Rank::PerHour];
    let mut requests: Vec<_> = ranks
        .map(|rank| ChartRequest::Gifts {
            query: everything(rank),
        })
        .into();
    requests.push(ChartRequest::GiftsTrend {
        query: everything(Rank::Units),
    });
    requests.extend([Role::Creator, Role::Supporter].map(|role| ChartRequest::Home { role }));
    requests.extend(lives.iter().map(|live| ChartRequest::Live { live: Id(live.id) }));
    requests
}

#[test]
fn every_chart_of_the_sample_is_drawn_with_marks_and_a_table() {
    for request in requests() {
        let chart = desk()
            .with(|book| pictures::of(book, request.clone(), &view()))
            .unwrap();
        assert!(
            chart.svg.starts_with("<svg") && !chart.hits.is_empty() && !chart.table.rows.is_empty(),
            "{request:?}"
        );
        assert!(
            chart
                .table
                .rows
                .iter()
                .all(|row| row.len() == chart.table.columns.len())
        );
        let inside = chart
            .hits
            .iter()
            .all(|hit| hit.x >= 0 && hit.x.unsigned_abs() + hit.width <= chart.width + 1);
        assert!(inside, "a mark of {request:?} lies outside");
    }
}

#[test]
fn the_rows_behind_the_bars_add_up_to_the_bars() {
    let query = everything(Rank::Units);
    let (answer, chart) = desk()
        .with(|book| {
            let chart = pictures::of(book, ChartRequest::Gifts { query: query.clone() }, &view())?;
            Ok((book.gifts(&query.try_into()?)?, chart))
        })
        .unwrap();
    for (row, hit) in answer
        .rows
        .iter()
        .zip(chart.hits.iter().filter(|hit| hit.target.is_some()))
    {
        let filter = hit.target.clone().unwrap();
        let sums = desk()
            .with(|book| {
                let query = giftbook_book::transactions::Query {
                    filter: filter.try_into()?,
                    ..Default::default()
                };
                Ok(book.transactions(&query, &giftbook_book::Cancel::default())?.sums)
            })
            .unwrap();
        let hosts: i128 = sums.iter().filter(|sum| !sum.guest).map(|sum| sum.total).sum();
        assert_eq!(hosts, i128::from(row.units), "{}", row.gift.name);
    }
}

#[test]
fn a_saved_picture_is_a_file_of_its_kind() {
    let request = || ChartRequest::Home { role: Role::Creator };
    let svg = desk()
        .with(|book| pictures::file(book, request(), &view(), false))
        .unwrap();
    assert!(std::str::from_utf8(&svg).unwrap().contains("<svg"));
    let png = desk()
        .with(|book| pictures::file(book, request(), &view(), true))
        .unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n"));
}
