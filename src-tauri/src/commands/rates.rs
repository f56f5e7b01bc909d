//! The rate book: offers, reference rates, payment methods.

use std::path::Path;

use giftbook_book::rates::{FxOrigin, MethodKind, OfferId};
use tauri::AppHandle;
use tauri::ipc::Channel;

use super::OnDesk;
use crate::desk::now;
use crate::dialogs;
use crate::dto::rates::{
    CostForm, Fetching, FxAnswer, FxHeldRef, FxReport, MethodRow, OfferForm, OfferRow, OfferTaken, OffersReport,
};
use crate::dto::{Id, Typed, day};
use crate::error::{Answer, AppError};
use crate::events::{Tag, stale};
use crate::fetching::{self, today};

const CHANGED: &[Tag] = &[Tag::Rates, Tag::History];

/// The offers in force today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offers_list(desk: OnDesk<'_>) -> Answer<Vec<OfferRow>> {
    desk.ask(|book| {
        let offers = book.offers(today(book)?)?.into_iter();
        offers.map(|offer| OfferRow::of(offer, book)).collect()
    })
    .await
}

/// Writes down an offer the person saw.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_add(app: AppHandle, desk: OnDesk<'_>, offer: OfferForm) -> Answer<OfferTaken> {
    let taken = desk
        .ask(move |book| Ok(book.offer_add(&offer.try_into()?, now())?.into()))
        .await?;
    stale(&app, CHANGED);
    Ok(taken)
}

/// Writes down an offer in the place of another, from its own day on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_correct(app: AppHandle, desk: OnDesk<'_>, id: Typed, offer: OfferForm) -> Answer<OfferTaken> {
    let taken = desk
        .ask(move |book| {
            Ok(book
                .offer_correct(&OfferId(id.into()), &offer.try_into()?, now())?
                .into())
        })
        .await?;
    stale(&app, CHANGED);
    Ok(taken)
}

/// Says that an offer holds no longer, from a day on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_withdraw(app: AppHandle, desk: OnDesk<'_>, id: Typed, from: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.offer_withdraw(&OfferId(id.into()), day(&from)?, now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Lets the person choose a list of offers and takes it in. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offers_import(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<OffersReport>> {
    let window = app.clone();
    let report = desk
        .run(move |desk| {
            let Some(path) = dialogs::choose_rates(&window) else {
                return Ok(None);
            };
            let told = giftbook_formats::rates::offers(&path)?;
            desk.with(|book| {
                let name = name(&path);
                let report = book.offers_import(&name, &told, now())?;
                Ok(Some(OffersReport::of(book, name, report, &told.problems)?))
            })
        })
        .await?;
    stale(&app, CHANGED);
    Ok(report)
}

/// The reference rates as of today, and what may be fetched.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fx_show(desk: OnDesk<'_>) -> Answer<FxAnswer> {
    desk.ask(|book| {
        let today = today(book)?;
        let shown = book.fx(today)?;
        let place = fetching::wanted(shown.newest, today);
        Ok(FxAnswer::of(shown, place))
    })
    .await
}

/// Lets the person choose a file of reference rates and takes it in. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fx_import(app: AppHandle, desk: OnDesk<'_>) -> Answer<Option<FxReport>> {
    let window = app.clone();
    let report = desk
        .run(move |desk| {
            let Some(path) = dialogs::choose_rates(&window) else {
                return Ok(None);
            };
            let told = giftbook_formats::rates::fx(&path)?;
            let origin = FxOrigin {
                name: name(&path),
                fetched: None,
            };
            desk.with(|book| fetching::taken(book, origin, &told).map(Some))
        })
        .await?;
    stale(&app, CHANGED);
    Ok(report)
}

/// Remembers whether rates may be fetched when the person presses for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fx_allow(app: AppHandle, desk: OnDesk<'_>, allow: bool) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_may_fetch_rates(allow, now())?))
        .await?;
    stale(&app, &[Tag::Rates, Tag::Settings, Tag::History]);
    Ok(())
}

/// Asks the ECB's server for what is newer; `null` where there is nothing. `import_cancel` stops it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fx_fetch(
    app: AppHandle,
    desk: OnDesk<'_>,
    progress: Channel<Fetching>,
) -> Answer<Option<FxReport>> {
    let report = desk.run(move |desk| fetching::fetch(desk, &progress)).await?;
    stale(&app, CHANGED);
    Ok(report)
}

/// Takes rates that were held back as they are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn fx_accept(app: AppHandle, desk: OnDesk<'_>, rates: Vec<FxHeldRef>) -> Answer<()> {
    desk.ask(move |book| {
        let rates = rates
            .into_iter()
            .map(TryInto::try_into)
            .collect::<Result<Vec<_>, AppError>>()?;
        Ok(book.fx_accept(&rates, now())?)
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// The payment methods with what they cost today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn methods_list(desk: OnDesk<'_>) -> Answer<Vec<MethodRow>> {
    desk.ask(|book| {
        let mut learnt = book.methods_learnt()?;
        let methods = book.methods(today(book)?)?.into_iter();
        Ok(methods
            .map(|method| {
                let taken = learnt.remove(&method.id);
                (method, taken).into()
            })
            .collect())
    })
    .await
}

/// Writes down a way of paying; an empty currency is that of the price.
#[tauri::command]
#[specta::specta]
pub(crate) async fn method_add(
    app: AppHandle,
    desk: OnDesk<'_>,
    name: Typed,
    kind: Typed,
    currency: Typed,
    cost: CostForm,
) -> Answer<()> {
    desk.ask(move |book| {
        let invalid = |detail| AppError::new("invalid").with("detail", detail);
        let kind = MethodKind::from_code(&kind).ok_or_else(|| invalid("kind_unknown"))?;
        let currency = Some(currency.trim())
            .filter(|code| !code.is_empty())
            .map(giftbook_model::Currency::parse)
            .transpose()
            .map_err(|_| invalid("currency_unknown"))?;
        book.method_add(&name, kind, currency, cost.try_into()?, now())?;
        Ok(())
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Writes down what a payment method costs from a day on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn method_cost(app: AppHandle, desk: OnDesk<'_>, id: Id, cost: CostForm) -> Answer<()> {
    desk.ask(move |book| Ok(book.method_cost(id.0, cost.try_into()?, now())?))
        .await?;
    stale(&app, CHANGED);
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
