//! Where a sum goes.

use super::OnDesk;
use crate::answers::way;
use crate::desk::now;
use crate::dto::Typed;
use crate::dto::charts::{Chart, ChartRequest, ChartView};
use crate::dto::goes::{GoesAnswer, GoesAsk, GoesGift, GoesWay};
use crate::error::Answer;
use crate::pictures;

/// What of a sum reaches a creator, on every platform and through every channel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes(desk: OnDesk<'_>, spend: Typed) -> Answer<GoesAnswer> {
    desk.ask(move |book| GoesAnswer::of(book, &spend, now())).await
}

/// The same as bars, the row with the key `of` as the finding.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes_chart(desk: OnDesk<'_>, spend: Typed, of: Typed, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Goes { spend, of }, &view))
        .await
}

/// A sum or a gift through one place, step by step; `null` where no price is known there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes_way(desk: OnDesk<'_>, ask: GoesAsk) -> Answer<Option<GoesWay>> {
    desk.ask(move |book| GoesWay::of(book, &ask, now())).await
}

/// The same as a waterfall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes_way_chart(desk: OnDesk<'_>, ask: GoesAsk, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Way { ask }, &view))
        .await
}

/// Gifts of the catalogue by a part of their name, a dozen at most.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes_gifts(text: Typed) -> Answer<Vec<GoesGift>> {
    Ok(way::gifts_like(&text))
}
