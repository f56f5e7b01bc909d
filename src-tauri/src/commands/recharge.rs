//! What a recharge costs, where it is bought, and the way there.

use rust_decimal::Decimal;
use tauri::AppHandle;

use super::OnDesk;
use crate::answers::wallet::platform;
use crate::answers::worth::of_each;
use crate::desk::now;
use crate::dto::charts::{Chart, ChartRequest, ChartView};
use crate::dto::recharge::{GiftFound, RechargeAnswer, RechargeWant};
use crate::dto::worth::{Worth, WorthAsked};
use crate::dto::{Id, Typed};
use crate::error::{Answer, AppError};
use crate::events::{self, Tag};
use crate::{official, pictures};

/// The cheapest way to so many units, each channel by itself, and every offer with its true cost.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_best(desk: OnDesk<'_>, want: RechargeWant) -> Answer<RechargeAnswer> {
    desk.ask(move |book| RechargeAnswer::of(book, &want, now())).await
}

/// The same way by way, as bars.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_chart(desk: OnDesk<'_>, want: RechargeWant, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Recharge { want }, &view))
        .await
}

/// Gifts of a platform by a part of their name, at most 30; those the book has met where nothing is typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn gifts_named(desk: OnDesk<'_>, of: Typed, text: Typed) -> Answer<Vec<GiftFound>> {
    desk.ask(move |book| {
        let found = book.gifts_named(platform(&of)?, &text)?;
        Ok(found.into_iter().map(Into::into).collect())
    })
    .await
}

/// What units of a platform are worth in money, number by number; nothing where no price is known.
#[tauri::command]
#[specta::specta]
pub(crate) async fn worth(desk: OnDesk<'_>, asked: WorthAsked) -> Answer<Vec<Worth>> {
    desk.ask(move |book| of_each(book, &asked, now())).await
}

/// What is paid with; `null` forgets it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_method_set(app: AppHandle, desk: OnDesk<'_>, method: Option<Id>) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_paid_with(method.map(|id| id.0), now())?))
        .await?;
    events::stale(&app, &[Tag::Settings, Tag::History]);
    Ok(())
}

/// Where the user buys, a country's two letters, and what is added to prices there, in percent with a point; what is empty is forgotten.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_terms_set(app: AppHandle, desk: OnDesk<'_>, region: Typed, tax: Typed) -> Answer<()> {
    let share = share(&tax)?;
    desk.ask(move |book| {
        let region = region.trim().to_ascii_uppercase();
        if region != book.region()? {
            book.set_region(&region, now())?;
        }
        if !region.is_empty() && share != book.tax_of(&region)? {
            book.set_tax(&region, share, now())?;
        }
        Ok(())
    })
    .await?;
    events::stale(&app, &[Tag::Settings, Tag::History]);
    Ok(())
}

/// Opens the platform's own page in the browser, after the checker looked at it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_open(desk: OnDesk<'_>, of: Typed) -> Answer<()> {
    desk.run(move |_| official::open_recharge_page(platform(&of)?)).await
}

/// "6" percent is 0.06.
fn share(percent: &str) -> Answer<Option<Decimal>> {
    let text = percent.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = Decimal::from_str_exact(text).ok();
    let share = read.and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED));
    share
        .map(|share| Some(share.normalize()))
        .ok_or_else(|| AppError::new("invalid").with("detail", "not_a_share"))
}
