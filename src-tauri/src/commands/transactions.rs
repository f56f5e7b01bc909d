//! Everything in the book, row by row.

use giftbook_book::Cancel;
use giftbook_model::EntryId;
use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dialogs;
use crate::dto::transactions::{ExportedFile, Total, TxDetail, TxFacets, TxList, TxQuery, TxRow};
use crate::dto::{Id, PersonRef, Typed};
use crate::error::Answer;
use crate::events::{self, Tag};

/// Rows of one page at most.
const MOST_ROWS: u32 = 500;
const NOTED: &[Tag] = &[Tag::Entries, Tag::History];

/// Finds, sorts and adds up. The order stays as it is while the list is looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_open(desk: OnDesk<'_>, query: TxQuery) -> Answer<TxList> {
    desk.run(move |desk| {
        let list = desk.with(|book| Ok(book.transactions(&query.try_into()?, &Cancel::default())?))?;
        TxList::of(list, |list| desk.lists.keep(list))
    })
    .await
}

/// Rows of a list from number `from` (0 is the first) on, at most 500.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_page(desk: OnDesk<'_>, list: String, from: u32, n: u32) -> Answer<Vec<TxRow>> {
    let list = desk.lists.find(&list)?;
    desk.ask(move |book| {
        let rows = book.transactions_page(&list, from as usize, n.min(MOST_ROWS) as usize)?;
        Ok(rows.into_iter().map(Into::into).collect())
    })
    .await
}

/// What the selected rows add up to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_selection_sums(desk: OnDesk<'_>, ids: Vec<Id>) -> Answer<Vec<Total>> {
    let ids: Vec<_> = ids.into_iter().map(|id| EntryId(id.0)).collect();
    desk.ask(move |book| Total::all(&book.selection_sums(&ids, &Cancel::default())?))
        .await
}

/// One entry with all that is known of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_detail(desk: OnDesk<'_>, id: Id) -> Answer<TxDetail> {
    desk.ask(move |book| TxDetail::of(book, EntryId(id.0))).await
}

/// Sets the note of an entry; empty takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_note(app: AppHandle, desk: OnDesk<'_>, id: Id, text: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_note(EntryId(id.0), &text, now())?))
        .await?;
    events::stale(&app, NOTED);
    Ok(())
}

/// Sets the category of an entry; empty takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_category(app: AppHandle, desk: OnDesk<'_>, id: Id, text: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.set_category(EntryId(id.0), &text, now())?))
        .await?;
    events::stale(&app, NOTED);
    Ok(())
}

/// Writes a list as CSV where the person says. `null` when dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_export(app: AppHandle, desk: OnDesk<'_>, list: String) -> Answer<Option<ExportedFile>> {
    let list = desk.lists.find(&list)?;
    desk.run(move |desk| {
        let Some(path) = dialogs::save_as(&app, &desk.name_of_copy()?, "csv") else {
            return Ok(None);
        };
        let running = desk.job.begin()?;
        let rows = desk.with(|book| Ok(book.export_csv_file(&list, &path, &running.cancel)?))?;
        Ok(Some(ExportedFile::of(&path, rows)))
    })
    .await
}

/// What the filter can choose from.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tx_facets(desk: OnDesk<'_>) -> Answer<TxFacets> {
    desk.ask(|book| Ok(book.facets()?.into())).await
}

/// People whose name or handle holds `text`, at most 20.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people(desk: OnDesk<'_>, text: Typed) -> Answer<Vec<PersonRef>> {
    desk.ask(move |book| Ok(book.people(&text)?.into_iter().map(Into::into).collect()))
        .await
}
