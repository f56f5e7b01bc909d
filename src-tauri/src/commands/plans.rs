//! Wishes that wait before they are bought.

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::Id;
use crate::dto::plans::{NewPlan, PlanRow};
use crate::error::Answer;
use crate::events::{self, Tag};

const PLANNED: &[Tag] = &[Tag::Plans, Tag::History];

/// Every plan, the open ones first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plans(desk: OnDesk<'_>) -> Answer<Vec<PlanRow>> {
    desk.ask(|book| Ok(book.plans()?.into_iter().map(|plan| PlanRow::of(plan, now())).collect()))
        .await
}

/// Writes a wish down; it waits from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_add(app: AppHandle, desk: OnDesk<'_>, plan: NewPlan) -> Answer<()> {
    desk.ask(move |book| {
        let plan = plan.read(book.settings()?.home_currency)?;
        Ok(book.plan_add(&plan, now()).map(drop)?)
    })
    .await?;
    events::stale(&app, PLANNED);
    Ok(())
}

/// Marks a plan as bought; before its time only with `early`.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_bought(app: AppHandle, desk: OnDesk<'_>, id: Id, early: bool) -> Answer<()> {
    desk.ask(move |book| Ok(book.plan_bought(id.0, early, now())?)).await?;
    events::stale(&app, PLANNED);
    Ok(())
}

/// Lets a plan go.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_drop(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.plan_drop(id.0, now())?)).await?;
    events::stale(&app, PLANNED);
    Ok(())
}
