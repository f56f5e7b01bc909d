//! What was imported: the list, one of them, taken back.

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::Id;
use crate::dto::sources::{ImportReport, SourceRow};
use crate::error::Answer;
use crate::events;

/// All imports, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sources_list(desk: OnDesk<'_>) -> Answer<Vec<SourceRow>> {
    desk.ask(|book| Ok(book.sources()?.into_iter().map(Into::into).collect()))
        .await
}

/// What became of the rows of an import.
#[tauri::command]
#[specta::specta]
pub(crate) async fn source_open(desk: OnDesk<'_>, id: Id) -> Answer<ImportReport> {
    desk.ask(move |book| Ok(book.source(id.0)?.into())).await
}

/// Takes an import back. It can be undone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn source_revert(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.revert(id.0, now())?)).await?;
    events::stale(&app, events::BROUGHT);
    Ok(())
}
