//! What was done, taken back and done again.

use tauri::AppHandle;

use super::OnDesk;
use crate::dto::history::{Done, HistoryRow};
use crate::error::Answer;
use crate::events;
use crate::turning::{Turn, turn};

/// Operations shown at most.
const MOST: u32 = 200;

/// Takes back the last change that stands; `null` when there is none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<Done>> {
    let turned = desk.run(|desk| turn(desk, Turn::Undo)).await?;
    Ok(turned.map(|turned| events::told(&app, turned)))
}

/// Does again what was taken back last; `null` when there is nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<Done>> {
    let turned = desk.run(|desk| turn(desk, Turn::Redo)).await?;
    Ok(turned.map(|turned| events::told(&app, turned)))
}

/// The newest 200 operations, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history(desk: OnDesk<'_>) -> Answer<Vec<HistoryRow>> {
    desk.ask(|book| Ok(book.history(MOST)?.into_iter().map(Into::into).collect()))
        .await
}
