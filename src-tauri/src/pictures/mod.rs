//! The book's answers as charts. Here it is decided which figures stand in which picture and where a mark leads; how it is drawn is
//! `giftbook-charts`', and every word in it is the page's.

mod bridge;
mod clock;
mod columns;
mod goes;
mod live;
mod methods;
mod month;
mod payouts;
mod ranking;
mod recharge;
mod wallet;
mod way;
mod words;

use giftbook_book::Book;
use giftbook_book::payout::beside;
use giftbook_charts::{Drawing, Theme, View, draw};

use crate::desk::now;
use crate::dto::charts::{Chart, ChartColumn, ChartRequest, ChartTable, ChartTheme, ChartView, Hit};
use crate::dto::transactions::TxFilter;
use crate::error::Answer;
use words::Words;

/// A chart, and the rows behind its marks by the key of the mark.
struct Picture {
    chart: giftbook_charts::Chart,
    targets: Vec<(String, TxFilter)>,
}

/// Draws what is asked for.
pub(crate) fn of(book: &Book, request: ChartRequest, view: &ChartView) -> Answer<Chart> {
    let words = Words(&view.words);
    let picture = picture(book, request, words, view.width)?;
    Ok(told(draw(&picture.chart, &seen(view))?, &picture.targets))
}

/// What is asked for as a file that stands alone.
pub(crate) fn file(book: &Book, request: ChartRequest, view: &ChartView, png: bool) -> Answer<Vec<u8>> {
    let view_of_file = seen(view);
    let drawing = draw(
        &picture(book, request, Words(&view.words), view.width)?.chart,
        &view_of_file,
    )?;
    if png {
        Ok(giftbook_charts::png(&drawing, &view_of_file, SHARPNESS)?)
    } else {
        Ok(giftbook_charts::svg_file(&drawing, view_of_file.theme).into_bytes())
    }
}

/// Pixels of a saved picture to one of the page's.
const SHARPNESS: f32 = 2.0;

fn picture(book: &Book, request: ChartRequest, words: Words<'_>, width: u32) -> Answer<Picture> {
    match request {
        ChartRequest::Gifts { query } => Ok(ranking::picture(
            &book.gifts(&query.clone().try_into()?)?,
            &query,
            words,
        )),
        ChartRequest::GiftsTrend { query } => {
            Ok(columns::trend(&book.weeks(&query.clone().try_into()?)?, &query, words))
        }
        ChartRequest::Live { live } => {
            let zone = book.settings()?.zone()?;
            Ok(live::picture(
                &book.live(live.0)?,
                &book.live_minutes(live.0)?,
                &zone,
                words,
                width,
            ))
        }
        ChartRequest::Home {
            role: crate::dto::app::Role::Supporter,
        } => {
            let currency = book.settings()?.home_currency;
            Ok(columns::spent(&book.home_supporter(now())?.weeks, currency, words))
        }
        ChartRequest::Goes { spend, of } => {
            let (_, rows) = crate::answers::goes::reaches(book, &spend, now())?;
            Ok(goes::picture(&rows, &beside().unpublished, &of, words))
        }
        ChartRequest::Way { ask } => {
            let chain = crate::answers::way::chain(book, &ask, now())?;
            Ok(way::picture(chain.as_ref().map(|(chain, _)| chain), &ask, words))
        }
        ChartRequest::Bridge { id, of } => Ok(bridge::picture(&book.reconcile_payout(id.0)?, of, words)),
        ChartRequest::Recharge { want } => {
            let now = now();
            let found = crate::answers::recharge::found(book, &want, now)?;
            let today = now.day_in(&book.settings()?.zone()?);
            Ok(recharge::picture(&found.best, today, words))
        }
        ChartRequest::Month => Ok(month::picture(&book.heading(now())?, words)),
        ChartRequest::Payouts { which, of } => {
            payouts::picture(book, which, crate::answers::wallet::platform(&of)?, now(), words)
        }
        ChartRequest::Wallet { of } => {
            let (now, platform) = (now(), crate::answers::wallet::platform(&of)?);
            let today = now.day_in(&book.settings()?.zone()?);
            let wallet = book.wallet(now)?;
            let one = wallet.platforms.iter().find(|one| one.platform == platform);
            Ok(wallet::picture(one, today, words))
        }
        ChartRequest::Home { .. } => {
            let home = book.home_creator(now())?;
            Ok(columns::received(&home.weeks, home.best_week, words))
        }
    }
}

fn seen(view: &ChartView) -> View {
    let theme = match view.theme {
        ChartTheme::Light => Theme::Light,
        ChartTheme::Dark => Theme::Dark,
    };
    View {
        width: view.width,
        text_px: view.text_px,
        theme,
    }
}

fn told(drawing: Drawing, targets: &[(String, TxFilter)]) -> Chart {
    let hits = drawing.hits.into_iter().map(|hit| Hit {
        x: whole(hit.x),
        y: whole(hit.y),
        width: size(hit.width),
        height: size(hit.height),
        label: hit.label,
        value: hit.value,
        target: targets
            .iter()
            .find(|(key, _)| *key == hit.key)
            .map(|(_, target)| target.clone()),
    });
    Chart {
        hits: hits.collect(),
        svg: drawing.svg,
        width: size(drawing.width),
        height: size(drawing.height),
        table: ChartTable {
            columns: drawing
                .table
                .columns
                .into_iter()
                .map(|head| ChartColumn {
                    name: head.name,
                    numeric: head.numeric,
                })
                .collect(),
            rows: drawing.table.rows,
        },
        summary: drawing.summary,
    }
}

/// Distances on the page to the nearest pixel. Drawings are some thousand pixels wide.
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

fn size(pixels: f64) -> u32 {
    pixels.round() as u32
}
