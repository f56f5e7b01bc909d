//! Where a sum goes.

use super::OnDesk;
use crate::desk::now;
use crate::dto::Typed;
use crate::dto::charts::{Chart, ChartRequest, ChartView};
use crate::dto::goes::GoesAnswer;
use crate::error::Answer;
use crate::pictures;

/// What of a sum reaches a creator, on every platform and through every channel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes(desk: OnDesk<'_>, spend: Typed) -> Answer<GoesAnswer> {
    desk.ask(move |book| GoesAnswer::of(book, &spend, now())).await
}

/// The same as bars.
#[tauri::command]
#[specta::specta]
pub(crate) async fn goes_chart(desk: OnDesk<'_>, spend: Typed, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Goes { spend }, &view))
        .await
}
