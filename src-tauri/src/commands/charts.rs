//! Drawings, and their files.

use tauri::AppHandle;

use super::OnDesk;
use crate::dialogs;
use crate::dto::Id;
use crate::dto::app::{Role, SavedFile};
use crate::dto::charts::{Chart, ChartFormat, ChartRequest, ChartView};
use crate::dto::gifts::GiftsQuery;
use crate::error::Answer;
use crate::pictures;

#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts_chart(desk: OnDesk<'_>, query: GiftsQuery, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Gifts { query }, &view))
        .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts_trend_chart(desk: OnDesk<'_>, query: GiftsQuery, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::GiftsTrend { query }, &view))
        .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn live_chart(desk: OnDesk<'_>, id: Id, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Live { live: id }, &view))
        .await
}

/// Twelve weeks of the role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn home_chart(desk: OnDesk<'_>, role: Role, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Home { role }, &view))
        .await
}

/// Writes a drawing where the person says. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn chart_save(
    app: AppHandle,
    desk: OnDesk<'_>,
    which: ChartRequest,
    format: ChartFormat,
    view: ChartView,
) -> Answer<Option<SavedFile>> {
    desk.run(move |desk| {
        let Some(path) = dialogs::save_as(&app, &desk.name_of_copy()?, format.ending()) else {
            return Ok(None);
        };
        let bytes = desk.with(|book| pictures::file(book, which, &view, format == ChartFormat::Png))?;
        dialogs::write_whole(&path, &bytes).map(Some)
    })
    .await
}
