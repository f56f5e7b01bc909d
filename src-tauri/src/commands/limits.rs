//! Limits and budgets.

use std::collections::BTreeMap;

use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::charts::{Chart, ChartRequest, ChartView};
use crate::dto::limits::{BudgetForm, LimitAlert, LimitForm, LimitsAnswer};
use crate::dto::{Id, Typed};
use crate::error::Answer;
use crate::events::{self, Tag};
use crate::{notices, pictures};

const CHANGED: &[Tag] = &[Tag::Limits, Tag::History];

/// Where the limits and budgets stand, and where the month is heading.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limits(desk: OnDesk<'_>) -> Answer<LimitsAnswer> {
    desk.ask(|book| Ok(LimitsAnswer::of(book, now())?)).await
}

/// Asks for a limit. Less than before acts at once, more becomes a raise that waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limit_set(app: AppHandle, desk: OnDesk<'_>, form: LimitForm) -> Answer<()> {
    let (window, amount) = form.read()?;
    desk.ask(move |book| Ok(book.limit_set(window, amount, now())?)).await?;
    events::stale(&app, CHANGED);
    Ok(())
}

/// Confirms a raise, from 24 hours after it was asked for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limit_confirm(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.limit_confirm(id.0, now())?)).await?;
    events::stale(&app, CHANGED);
    Ok(())
}

/// Withdraws a raise: the limit stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limit_keep(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.limit_keep(id.0, now())?)).await?;
    events::stale(&app, CHANGED);
    Ok(())
}

/// The month's spending, its limit and where it is heading.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limits_chart(desk: OnDesk<'_>, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Month, &view))
        .await
}

/// The reminders that fell due, each told once: here, and by the desktop where the person wants it. `words` are the page's, for the desktop.
#[tauri::command]
#[specta::specta]
pub(crate) async fn limit_alerts(desk: OnDesk<'_>, words: BTreeMap<String, Typed>) -> Answer<Vec<LimitAlert>> {
    desk.ask(move |book| {
        let alerts: Vec<LimitAlert> = book.alerts_due(now())?.into_iter().map(Into::into).collect();
        if let Some(notice) = notices::notice(&alerts, book.settings()?.notify, &words) {
            notices::show(notice);
        }
        Ok(alerts)
    })
    .await
}

/// Sets a budget from this month on, or ends it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn budget_set(app: AppHandle, desk: OnDesk<'_>, form: BudgetForm) -> Answer<()> {
    let (of, amount) = form.read()?;
    desk.ask(move |book| Ok(book.budget_set(&of, amount, form.carries, now())?))
        .await?;
    events::stale(&app, CHANGED);
    Ok(())
}
