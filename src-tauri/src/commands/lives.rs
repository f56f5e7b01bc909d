//! Lives, and the person's own words and segments on them.

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::lives::{LiveAnswer, LivesAnswer};
use crate::dto::{Id, Instant, Typed};
use crate::error::Answer;
use crate::events::{self, Tag};

const CUT: &[Tag] = &[Tag::Lives, Tag::History];
const NAMED: &[Tag] = &[Tag::Lives, Tag::Entries, Tag::History];

/// All lives, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lives(desk: OnDesk<'_>) -> Answer<LivesAnswer> {
    desk.ask(|book| Ok(book.lives()?.into())).await
}

/// One live with everything in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn live(desk: OnDesk<'_>, id: Id) -> Answer<LiveAnswer> {
    desk.ask(move |book| Ok(book.live(id.0)?.into())).await
}

/// Names a stretch of a live.
#[tauri::command]
#[specta::specta]
pub(crate) async fn segment_add(
    app: AppHandle,
    desk: OnDesk<'_>,
    live: Id,
    name: Typed,
    from: Instant,
    to: Instant,
) -> Answer<()> {
    desk.ask(move |book| Ok(book.segment_add(live.0, &name, from.try_into()?, to.try_into()?, now())?))
        .await?;
    events::stale(&app, CUT);
    Ok(())
}

/// Renames or moves an own stretch.
#[tauri::command]
#[specta::specta]
pub(crate) async fn segment_change(
    app: AppHandle,
    desk: OnDesk<'_>,
    id: Id,
    name: Typed,
    from: Instant,
    to: Instant,
) -> Answer<()> {
    desk.ask(move |book| Ok(book.segment_change(id.0, &name, from.try_into()?, to.try_into()?, now())?))
        .await?;
    events::stale(&app, CUT);
    Ok(())
}

/// Takes an own stretch away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn segment_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.segment_remove(id.0, now())?)).await?;
    events::stale(&app, CUT);
    Ok(())
}

/// Gives a live a title of the person's own; empty takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn live_title(app: AppHandle, desk: OnDesk<'_>, id: Id, title: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_live_title(id.0, &title, now())?))
        .await?;
    events::stale(&app, NAMED);
    Ok(())
}
