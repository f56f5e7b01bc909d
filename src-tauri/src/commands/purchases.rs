//! Purchases: the list, one opened, recorded by hand, joined and kept apart, given back, with their receipts.

use giftbook_model::EntryId;
use tauri::AppHandle;

use super::OnDesk;
use crate::answers::purchases as told;
use crate::answers::wallet::platform;
use crate::desk::now;
use crate::dialogs;
use crate::dto::Id;
use crate::dto::Typed;
use crate::dto::app::SavedFile;
use crate::dto::purchases::{PurchaseOpened, PurchasesAnswer, PurchasesQuery, RechargeForm, RefundForm};
use crate::error::{Answer, AppError};
use crate::events::{Tag, stale};
use crate::official;

const MOST_ROWS: usize = 100;
const CHANGED: &[Tag] = &[Tag::Entries, Tag::History];

/// Purchases, the newest first, at most 100, and what could be the same.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purchases(desk: OnDesk<'_>, query: PurchasesQuery) -> Answer<PurchasesAnswer> {
    desk.ask(move |book| {
        let (which, before) = told::asked(&query)?;
        Ok(book.purchases_list(which, before, MOST_ROWS)?.into())
    })
    .await
}

/// The purchase an entry tells of, with everything about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purchase(desk: OnDesk<'_>, id: Id) -> Answer<PurchaseOpened> {
    desk.ask(move |book| Ok(book.purchase(EntryId(id.0), now())?.into()))
        .await
}

/// Records a recharge the person made. Answers its entry's number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_record(app: AppHandle, desk: OnDesk<'_>, form: RechargeForm) -> Answer<Id> {
    let id = desk
        .ask(move |book| {
            let recharged = told::recharged(&form, &book.settings()?.zone()?)?;
            Ok(Id(book.recharge_record(&recharged, now())?.0))
        })
        .await?;
    stale(&app, CHANGED);
    Ok(id)
}

/// What was recorded, to be changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_recorded(desk: OnDesk<'_>, id: Id) -> Answer<RechargeForm> {
    desk.ask(move |book| {
        let recorded = book.recharge_recorded(EntryId(id.0))?;
        Ok(told::form(recorded, &book.settings()?.zone()?))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_change(app: AppHandle, desk: OnDesk<'_>, id: Id, form: RechargeForm) -> Answer<()> {
    desk.ask(move |book| {
        let recharged = told::recharged(&form, &book.settings()?.zone()?)?;
        Ok(book.recharge_change(EntryId(id.0), &recharged, now())?)
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Takes away a recharge or a refund recorded by hand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recharge_remove(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.recharge_remove(EntryId(id.0), now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Records money that came back for a purchase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refund_record(app: AppHandle, desk: OnDesk<'_>, id: Id, form: RefundForm) -> Answer<()> {
    desk.ask(move |book| {
        let refunded = told::refunded(&form, &book.settings()?.zone()?)?;
        book.refund_record(EntryId(id.0), &refunded, now())?;
        Ok(())
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Says which purchase a refund is of.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refund_name(app: AppHandle, desk: OnDesk<'_>, refund: Id, purchase: Option<Id>) -> Answer<()> {
    desk.ask(move |book| {
        let purchase = purchase.map(|id| EntryId(id.0));
        Ok(book.refund_name(EntryId(refund.0), purchase, now())?)
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Says that two entries tell of one purchase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purchases_join(app: AppHandle, desk: OnDesk<'_>, one: Id, other: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.purchases_join(EntryId(one.0), EntryId(other.0), now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Says that two entries, and what is joined with them, do not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purchases_apart(app: AppHandle, desk: OnDesk<'_>, one: Id, other: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.purchases_apart(EntryId(one.0), EntryId(other.0), now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Takes one entry out of its purchase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn purchase_part(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<()> {
    desk.ask(move |book| Ok(book.purchase_part(EntryId(id.0), now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Opens the platform's own form to ask for a purchase back in the browser.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refund_form_open(desk: OnDesk<'_>, of: Typed) -> Answer<()> {
    desk.run(move |_| official::open(official::refund_form(platform(&of)?)))
        .await
}

/// Lets the person choose a picture or PDF and keeps it with a purchase. `false` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn receipt_add(app: AppHandle, desk: OnDesk<'_>, id: Id) -> Answer<bool> {
    let window = app.clone();
    let kept = desk
        .run(move |desk| {
            let Some(path) = dialogs::choose_receipt(&window) else {
                return Ok(false);
            };
            let bytes = told::receipt(&path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            desk.with(|book| Ok(book.receipt_add(EntryId(id.0), &name, &bytes, now())?))?;
            Ok(true)
        })
        .await?;
    if kept {
        stale(&app, CHANGED);
    }
    Ok(kept)
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn receipt_remove(app: AppHandle, desk: OnDesk<'_>, id: Id, digest: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.receipt_remove(EntryId(id.0), &digest, now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Writes a copy of a receipt where the person says. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn receipt_save(app: AppHandle, desk: OnDesk<'_>, id: Id, digest: Typed) -> Answer<Option<SavedFile>> {
    desk.run(move |desk| {
        let receipts = desk.with(|book| Ok(book.purchase(EntryId(id.0), now())?.receipts))?;
        let receipt = receipts
            .into_iter()
            .find(|receipt| receipt.digest == *digest)
            .ok_or_else(|| AppError::new("not_found").with("what", "receipt"))?;
        let ending = receipt.kind.ending();
        let name = receipt
            .name
            .rsplit_once('.')
            .map_or(receipt.name.as_str(), |(name, _)| name);
        let Some(path) = dialogs::save_as(&app, name, ending) else {
            return Ok(None);
        };
        let bytes = desk.with(|book| Ok(book.receipt_bytes(&digest)?))?;
        dialogs::write_whole(&path, &bytes).map(Some)
    })
    .await
}
