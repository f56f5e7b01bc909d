//! What was taken out, and by which programme it is paid.

use giftbook_book::payout::PlanWant;
use tauri::AppHandle;

use super::OnDesk;
use crate::answers::payouts;
use crate::answers::wallet::platform;
use crate::batches;
use crate::desk::now;
use crate::dialogs;
use crate::dto::balance::{PayoutBalance, PayoutPlan};
use crate::dto::charts::{Chart, ChartRequest, ChartView, PayoutChart};
use crate::dto::outlook::PayoutOutlook;
use crate::dto::payouts::{PayoutForm, PayoutRow, ProgrammesAnswer};
use crate::dto::{Id, Typed, day};
use crate::error::Answer;
use crate::events::{self, Tag};
use crate::fetching::today;
use crate::own_programmes;
use crate::pictures;

const PAID: &[Tag] = &[Tag::Payouts, Tag::Entries, Tag::History];

/// Every payout, the last begun first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payouts(desk: OnDesk<'_>) -> Answer<Vec<PayoutRow>> {
    desk.ask(payouts::rows).await
}

/// Records a payout.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_record(app: AppHandle, desk: OnDesk<'_>, form: PayoutForm) -> Answer<()> {
    desk.ask(move |book| Ok(book.payout_record(&form.try_into()?, now()).map(drop)?))
        .await?;
    events::stale(&app, PAID);
    Ok(())
}

/// Says of a payout all that is known of it by now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_change(app: AppHandle, desk: OnDesk<'_>, id: Id, form: PayoutForm) -> Answer<()> {
    desk.ask(move |book| Ok(book.payout_change(id.0, &form.try_into()?, now())?))
        .await?;
    events::stale(&app, PAID);
    Ok(())
}

/// Takes a payout out of the book.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.payout_remove(id.0, now())?)).await?;
    events::stale(&app, PAID);
    Ok(())
}

/// The balances of the platforms with anything earned or paid out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_balances(desk: OnDesk<'_>) -> Answer<Vec<PayoutBalance>> {
    desk.ask(|book| Ok(book.payout_balances(now())?.into_iter().map(Into::into).collect()))
        .await
}

/// How to take out all that is available on a platform; `null` where that is nothing, or the programme tells no price of a unit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_plan(desk: OnDesk<'_>, of: Typed) -> Answer<Option<PayoutPlan>> {
    desk.ask(move |book| {
        let want = PlanWant {
            platform: platform(&of)?,
            units: None,
            method: None,
            to: None,
        };
        let held = book.payout_balance(want.platform, now())?;
        if held.available <= 0 || held.worth.is_none() {
            return Ok(None);
        }
        Ok(Some(book.payout_plan(&want, now())?.into()))
    })
    .await
}

/// What a platform's next payout is likely to be, and the week's missions.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_outlook(desk: OnDesk<'_>, of: Typed) -> Answer<PayoutOutlook> {
    desk.ask(move |book| PayoutOutlook::of(book, platform(&of)?, now()))
        .await
}

/// One of the pictures of what a platform pays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payouts_chart(desk: OnDesk<'_>, which: PayoutChart, of: Typed, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Payouts { which, of }, &view))
        .await
}

/// By which programme each platform pays today, what can be chosen, and the person's own files.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes(desk: OnDesk<'_>) -> Answer<ProgrammesAnswer> {
    desk.ask(|book| ProgrammesAnswer::of(book, today(book)?)).await
}

/// Chooses a programme for its platform from a day on; `null` takes the choice of that very day back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programme_choose(
    app: AppHandle,
    desk: OnDesk<'_>,
    of: Typed,
    from: Typed,
    programme: Option<Typed>,
) -> Answer<()> {
    desk.ask(move |book| Ok(book.programme_choose(platform(&of)?, day(&from)?, programme.as_deref(), now())?))
        .await?;
    events::stale(&app, PAID);
    Ok(())
}

/// Lets the person choose a file of programmes and takes it in. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes_add(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<String>> {
    let window = app.clone();
    let added = desk
        .run(move |desk| {
            let Some(path) = dialogs::choose_programmes(&window) else {
                return Ok(None);
            };
            let (name, text) = (batches::name(&path), own_programmes::text(&path)?);
            desk.with(|book| Ok(book.programmes_add(&name, &text, now())?))?;
            Ok(Some(name))
        })
        .await?;
    if added.is_some() {
        events::stale(&app, PAID);
    }
    Ok(added)
}

/// Takes in a file of programmes that was dropped or chosen with others, and says what it is called.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes_take(app: AppHandle, desk: OnDesk<'_>, batch: String, file: u32) -> Answer<String> {
    let name = desk
        .run(move |desk| {
            let path = desk.batches.path(&batch, file)?;
            let (name, text) = (batches::name(&path), own_programmes::text(&path)?);
            desk.with(|book| Ok(book.programmes_add(&name, &text, now())?))?;
            Ok(name)
        })
        .await?;
    events::stale(&app, PAID);
    Ok(name)
}

/// Takes a file of programmes out of the book.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.programmes_remove(id.0, now())?)).await?;
    events::stale(&app, PAID);
    Ok(())
}
