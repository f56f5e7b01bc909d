//! Which gifts work, and who gives them.

use super::OnDesk;
use crate::dto::gifts::{GiftersAnswer, GiftsAnswer, GiftsQuery};
use crate::error::Answer;

#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts(desk: OnDesk<'_>, query: GiftsQuery) -> Answer<GiftsAnswer> {
    desk.ask(move |book| Ok(book.gifts(&query.try_into()?)?.into())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn gifters(desk: OnDesk<'_>, query: GiftsQuery) -> Answer<GiftersAnswer> {
    desk.ask(move |book| Ok(book.gifters(&query.try_into()?)?.into())).await
}
