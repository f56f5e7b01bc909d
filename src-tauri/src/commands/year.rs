//! The year's pack for whoever does the taxes.

use tauri::AppHandle;

use super::OnDesk;
use crate::answers::year;
use crate::desk::now;
use crate::dialogs;
use crate::dto::year::{SavedPack, YearWords};
use crate::error::Answer;

/// The years a pack can be of, the latest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn year_list(desk: OnDesk<'_>) -> Answer<Vec<i16>> {
    desk.ask(|book| Ok(book.years(now())?)).await
}

/// Writes a year's pack into a folder where the person says. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn year_save(
    app: AppHandle,
    desk: OnDesk<'_>,
    year: i16,
    words: YearWords,
) -> Answer<Option<SavedPack>> {
    desk.run(move |desk| {
        let Some(folder) = dialogs::save_folder(&app, &year::stem(year)) else {
            return Ok(None);
        };
        desk.with(|book| year::write(book, year, &words, &folder, now()).map(Some))
    })
    .await
}
