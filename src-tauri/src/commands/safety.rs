//! Is this address or offer what it says? Nothing is looked up: the answer is worked out here. What is remembered of it lies in the book.

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::safety::{ChecksAnswer, Pasted, SafetyAnswer, SellerSaid};
use crate::dto::{Id, Typed, Units};
use crate::error::Answer;
use crate::events::{self, Tag};

/// Checks on one page of those remembered.
const PAGE: u32 = 50;

/// What was pasted, an address, a name or the text of an offer, held against the platforms' own places and the book's lowest official
/// prices of coins.
#[tauri::command]
#[specta::specta]
pub(crate) async fn safety_look(desk: OnDesk<'_>, text: Pasted) -> Answer<SafetyAnswer> {
    desk.ask(move |book| Ok(SafetyAnswer::of(book.judge(&text.0, now())?, &text.0)))
        .await
}

/// Writes down what is said of this, where the person wants that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn safety_remember(app: AppHandle, desk: OnDesk<'_>, text: Pasted) -> Answer<()> {
    if desk.ask(move |book| Ok(book.remember_check(&text.0, now())?)).await? {
        events::stale(&app, &[Tag::Sellers]);
    }
    Ok(())
}

/// Who a text says that sells; `null` where it names no address.
#[tauri::command]
#[specta::specta]
pub(crate) async fn seller_look(desk: OnDesk<'_>, text: Typed) -> Answer<Option<SellerSaid>> {
    desk.ask(move |book| Ok(book.seller(&text)?.map(Into::into))).await
}

/// What is remembered of checks, the newest first, and every note on a host; `before` is the last row of the page before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn checks(desk: OnDesk<'_>, before: Option<Id>) -> Answer<ChecksAnswer> {
    desk.ask(move |book| Ok(book.checks(before.map(|id| id.0), PAGE)?.into()))
        .await
}

/// Remembers checks from now on, or no longer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn checks_keep(app: AppHandle, desk: OnDesk<'_>, keep: bool) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_keep_checks(keep, now())?)).await?;
    events::stale(&app, &[Tag::Sellers, Tag::History]);
    Ok(())
}

/// Forgets every check and answers how many there were. This is not undone.
#[tauri::command]
#[specta::specta]
pub(crate) async fn checks_clear(app: AppHandle, desk: OnDesk<'_>) -> Answer<Units> {
    let count = desk.ask(|book| Ok(book.checks_clear(now())?)).await?;
    events::stale(&app, &[Tag::Sellers, Tag::History]);
    Ok(Units::of(count))
}

/// Writes a note on a host; an empty one takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn host_note(app: AppHandle, desk: OnDesk<'_>, host: Typed, note: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_host_note(&host, &note, now())?))
        .await?;
    events::stale(&app, &[Tag::Sellers, Tag::History]);
    Ok(())
}
