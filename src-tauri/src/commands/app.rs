//! The app itself: what is open, what is set.

use tauri::AppHandle;

use super::OnDesk;
use crate::dto::app::{AppState, Settings};
use crate::error::Answer;
use crate::events;

/// What is open, or why nothing is. Waits for the book this start opens.
#[tauri::command]
#[specta::specta]
pub(crate) async fn app_state(desk: OnDesk<'_>) -> Answer<AppState> {
    desk.run(AppState::of).await
}

/// Sets all settings and answers them as kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settings_set(app: AppHandle, desk: OnDesk<'_>, settings: Settings) -> Answer<Settings> {
    let kept = desk
        .ask(move |book| Ok(book.set_settings(&settings.try_into()?, crate::desk::now())?.into()))
        .await?;
    events::stale(&app, events::ALL);
    Ok(kept)
}

/// The names of all time zones this machine knows.
#[tauri::command]
#[specta::specta]
pub(crate) async fn zones() -> Answer<Vec<String>> {
    Ok(zone_names())
}

pub(crate) fn zone_names() -> Vec<String> {
    jiff::tz::db().available().map(|name| name.to_string()).collect()
}
