//! Payouts held against gifts, platform and bank.

use giftbook_model::EntryId;
use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::Id;
use crate::dto::charts::{Bridge, Chart, ChartRequest, ChartView};
use crate::dto::reconciled::{PayoutChecksAnswer, Reconciled};
use crate::error::Answer;
use crate::events::{self, Tag};
use crate::pictures;

const JOINED: &[Tag] = &[Tag::Payouts, Tag::Entries, Tag::History];

/// One payout from the gifts to the bank.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_reconciled(desk: OnDesk<'_>, id: Id) -> Answer<Reconciled> {
    desk.ask(move |book| Ok(book.reconcile_payout(id.0)?.into())).await
}

/// A part of the same as a waterfall.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_bridge_chart(desk: OnDesk<'_>, id: Id, of: Bridge, view: ChartView) -> Answer<Chart> {
    desk.ask(move |book| pictures::of(book, ChartRequest::Bridge { id, of }, &view))
        .await
}

/// What does not fit together about payouts, what stands out, and rows that could be arrivals.
#[tauri::command]
#[specta::specta]
pub(crate) async fn payout_checks(desk: OnDesk<'_>) -> Answer<PayoutChecksAnswer> {
    desk.ask(|book| {
        Ok(PayoutChecksAnswer::of(
            book.payout_checks(now())?,
            book.arrival_proposals()?,
        ))
    })
    .await
}

/// Says that a statement's row is the arrival of a payout, or that it is not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn arrival_decide(app: AppHandle, desk: OnDesk<'_>, payout: Id, entry: Id, is: bool) -> Answer<()> {
    desk.ask(move |book| {
        let entry = EntryId(entry.0);
        if is {
            book.arrival_join(payout.0, entry, now())?;
        } else {
            book.arrival_apart(payout.0, entry, now())?;
        }
        Ok(())
    })
    .await?;
    events::stale(&app, JOINED);
    Ok(())
}
