//! What was taken out, and by which programme it is paid.

use std::io::Read;
use std::path::Path;

use giftbook_book::payout::PlanWant;
use tauri::AppHandle;

use super::OnDesk;
use crate::answers::payouts;
use crate::answers::wallet::platform;
use crate::batches;
use crate::desk::now;
use crate::dialogs;
use crate::dto::balance::{PayoutBalance, PayoutPlan};
use crate::dto::outlook::PayoutOutlook;
use crate::dto::payouts::{PayoutForm, PayoutRow, ProgrammesAnswer};
use crate::dto::{Id, Typed, day};
use crate::error::{Answer, AppError};
use crate::events::{self, Tag};
use crate::fetching::today;

const PAID: &[Tag] = &[Tag::Payouts, Tag::Entries, Tag::History];
/// A file of programmes is some kilobytes; a megabyte is none.
const MOST_BYTES: u64 = 1 << 20;

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
            let (name, text) = (batches::name(&path), text_of(&path)?);
            desk.with(|book| Ok(book.programmes_add(&name, &text, now())?))?;
            Ok(Some(name))
        })
        .await?;
    if added.is_some() {
        events::stale(&app, PAID);
    }
    Ok(added)
}

/// Takes a file of programmes out of the book.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.programmes_remove(id.0, now())?)).await?;
    events::stale(&app, PAID);
    Ok(())
}

fn text_of(path: &Path) -> Answer<String> {
    let mut text = String::new();
    let read = std::fs::File::open(path)?.take(MOST_BYTES).read_to_string(&mut text);
    read.map(|_| text).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => AppError::new("payout_file").with("line", "1"),
        _ => error.into(),
    })
}
