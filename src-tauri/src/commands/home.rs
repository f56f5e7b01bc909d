//! The few lines that matter this month.

use super::OnDesk;
use crate::desk::now;
use crate::dto::app::Role;
use crate::dto::home::HomeAnswer;
use crate::error::Answer;

#[tauri::command]
#[specta::specta]
pub(crate) async fn home(desk: OnDesk<'_>, role: Role) -> Answer<HomeAnswer> {
    desk.ask(move |book| Ok(HomeAnswer::of(book, role, now())?)).await
}
