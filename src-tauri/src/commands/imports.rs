//! Files in: chosen, looked at, imported, stopped.

use tauri::AppHandle;
use tauri::ipc::Channel;

use super::OnDesk;
use crate::dialogs;
use crate::dropped::look_at;
use crate::dto::sources::{Answers, Batch, ImportReport, Preview, Progress};
use crate::error::Answer;
use crate::events;
use crate::importing::File;

/// Lets the person choose files. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_choose(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<Batch>> {
    desk.run(move |desk| {
        dialogs::choose_files(&app)
            .map(|paths| look_at(desk, paths))
            .transpose()
    })
    .await
}

/// Tells what an import would do. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_preview(
    desk: OnDesk<'_>,
    batch: String,
    file: u32,
    answers: Answers,
    progress: Channel<Progress>,
) -> Answer<Preview> {
    desk.run(move |desk| File::of(desk, &batch, file, &answers)?.preview(desk, &progress))
        .await
}

/// Imports a file of a batch.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_run(
    app: AppHandle,
    desk: OnDesk<'_>,
    batch: String,
    file: u32,
    answers: Answers,
    progress: Channel<Progress>,
) -> Answer<ImportReport> {
    let report = desk
        .run(move |desk| File::of(desk, &batch, file, &answers)?.import(desk, &progress))
        .await?;
    events::stale(&app, events::BROUGHT);
    Ok(report)
}

/// Stops the running preview or import; its own call answers `cancelled`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_cancel(desk: OnDesk<'_>) -> Answer<()> {
    desk.job.cancel();
    Ok(())
}

/// Forgets the files of a batch.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_discard(desk: OnDesk<'_>, batch: String) -> Answer<()> {
    desk.batches.discard(&batch);
    Ok(())
}
