//! The coins in hand, what the app shows beside them, and where the others went.

use giftbook_book::insight::Period;
use giftbook_book::wallet::Assertion;
use giftbook_model::EntryId;
use tauri::AppHandle;

use super::OnDesk;
use crate::answers::wallet::platform;
use crate::desk::now;
use crate::dto::charts::{Chart, ChartRequest, ChartView};
use crate::dto::wallet::{GivenBy, WalletAnswer, WalletForm, WalletGiven, WalletRow};
use crate::dto::{Id, Typed, Units, day};
use crate::error::Answer;
use crate::events::{self, Tag};
use crate::pictures;

/// Rows of one page at most.
const MOST_ROWS: u32 = 500;
const ENTERED: &[Tag] = &[Tag::Entries, Tag::History];

/// Balances, what they cost, what the platforms showed, the years.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet(desk: OnDesk<'_>) -> Answer<WalletAnswer> {
    desk.ask(|book| Ok(book.wallet(now())?.into())).await
}

/// A platform's rows before one of them, or its last ones; the newest first, at most 500.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_rows(desk: OnDesk<'_>, of: Typed, before: Option<Id>, n: u32) -> Answer<Vec<WalletRow>> {
    desk.ask(move |book| {
        let before = before.map(|id| EntryId(id.0));
        let rows = book.wallet_rows(platform(&of)?, before, n.min(MOST_ROWS) as usize, now())?;
        Ok(rows.into_iter().map(Into::into).collect())
    })
    .await
}

/// To whom the coins of some days went; an end that is not named is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_given(
    desk: OnDesk<'_>,
    by: GivenBy,
    from: Option<Typed>,
    to: Option<Typed>,
) -> Answer<WalletGiven> {
    desk.ask(move |book| {
        let period = Period {
            from: from.as_ref().map(day).transpose()?,
            to: to.as_ref().map(day).transpose()?,
        };
        Ok(book.wallet_given(by.into(), period, now())?.into())
    })
    .await
}

/// The balance of a platform over time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_chart(desk: OnDesk<'_>, of: Typed, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Wallet { of }, &view))
        .await
}

/// Writes down what the app shows on a day; a second one replaces the first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_assert(app: AppHandle, desk: OnDesk<'_>, of: Typed, on: Typed, units: Units) -> Answer<()> {
    desk.ask(move |book| {
        let asserted = Assertion {
            platform: platform(&of)?,
            on: day(&on)?,
            units: units.0,
        };
        Ok(book.wallet_assert(&asserted, now())?)
    })
    .await?;
    events::stale(&app, ENTERED);
    Ok(())
}

/// Takes what the app showed on a day away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_assert_remove(app: AppHandle, desk: OnDesk<'_>, of: Typed, on: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.wallet_assert_remove(platform(&of)?, day(&on)?, now())?))
        .await?;
    events::stale(&app, ENTERED);
    Ok(())
}

/// Enters a correction or a bonus.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_enter(app: AppHandle, desk: OnDesk<'_>, form: WalletForm) -> Answer<()> {
    desk.ask(move |book| Ok(book.wallet_enter(&form.try_into()?, now()).map(|_| ())?))
        .await?;
    events::stale(&app, ENTERED);
    Ok(())
}

/// Takes a correction or a bonus away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn wallet_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.wallet_remove(EntryId(id.0), now())?))
        .await?;
    events::stale(&app, ENTERED);
    Ok(())
}
