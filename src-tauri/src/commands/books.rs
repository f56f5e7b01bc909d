//! Books: made, opened, copied, put back; the sample, opened and thrown away.

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::Desk;
use crate::dialogs::{self, BOOK};
use crate::dto::app::{AppState, RestorePreview, Role, SavedFile};
use crate::error::Answer;
use crate::events;

/// Makes a book in the usual place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn book_create(app: AppHandle, desk: OnDesk<'_>, role: Role) -> Answer<AppState> {
    let state = desk
        .run(move |desk| desk.state_after(desk.make(&desk.home.own_book(), role)))
        .await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Makes a book where the person says. Dismissed, all stays as it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn book_create_elsewhere(app: AppHandle, desk: OnDesk<'_>, role: Role) -> Answer<AppState> {
    let over = app.clone();
    let state = desk.run(move |desk| match dialogs::save_as(&over, "Giftbook", BOOK) {
        Some(path) => desk.state_after(desk.make(&path, role)),
        None => AppState::of(desk),
    });
    let state = state.await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Opens a book the person chooses. Dismissed, all stays as it was.
#[tauri::command]
#[specta::specta]
pub(crate) async fn book_open(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    let over = app.clone();
    let state = desk.run(move |desk| {
        let opened = dialogs::choose_book(&over).map_or(Ok(()), |path| desk.open(&path, false));
        desk.state_after(opened)
    });
    let state = state.await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Opens the sample of a role, made the first time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sample_open(app: AppHandle, desk: OnDesk<'_>, role: Role) -> Answer<AppState> {
    let state = desk
        .run(move |desk| desk.open_sample(role).and_then(|()| AppState::of(desk)))
        .await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Throws the sample away and goes back to the person's own book, or to the first run.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sample_discard(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    let state = desk
        .run(|desk| desk.discard_sample().and_then(|()| AppState::of(desk)))
        .await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Writes a copy of the book where the person says. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backup_now(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<SavedFile>> {
    desk.run(move |desk| {
        let Some(path) = dialogs::save_as(&app, &desk.name_of_copy()?, BOOK) else {
            return Ok(None);
        };
        desk.back_up(&path).map(Some)
    })
    .await
}

/// Lets the person choose a backup and looks at it. Nothing is changed. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_choose(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<RestorePreview>> {
    desk.run(move |desk| {
        dialogs::choose_book(&app)
            .map(|path| desk.look_at_backup(path))
            .transpose()
    })
    .await
}

/// Puts the backup back that was looked at under `token`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_apply(app: AppHandle, desk: OnDesk<'_>, token: String) -> Answer<AppState> {
    let state = desk
        .run(move |desk| desk.restore(&token).and_then(|()| AppState::of(desk)))
        .await?;
    events::stale(&app, events::ALL);
    Ok(state)
}

/// Opens the book that waits for a decision as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unsound_accept(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    decided(&app, &desk, Desk::accept_unsound).await
}

/// Puts the newest sound backup in its place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unsound_restore(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    decided(&app, &desk, Desk::restore_unsound).await
}

/// Moves it out of the way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unsound_set_aside(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    decided(&app, &desk, |desk| desk.set_unsound_aside().map(drop)).await
}

/// Leaves it for another time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unsound_leave(app: AppHandle, desk: OnDesk<'_>) -> Answer<AppState> {
    decided(&app, &desk, Desk::leave_unsound).await
}

async fn decided(
    app: &AppHandle,
    desk: &OnDesk<'_>,
    what: impl FnOnce(&Desk) -> Answer<()> + Send + 'static,
) -> Answer<AppState> {
    let state = desk.run(move |desk| desk.state_after(what(desk))).await?;
    events::stale(app, events::ALL);
    Ok(state)
}
