//! Statements: looked at, and the profiles they are read with.

use giftbook_book::Book;
use giftbook_formats::statement::{Look, Profile, look};
use tauri::AppHandle;

use super::OnDesk;
use crate::desk::now;
use crate::dto::Typed;
use crate::dto::statements::{StatementLook, StatementProfile};
use crate::error::Answer;
use crate::events::{Tag, stale};

const CHANGED: &[Tag] = &[Tag::Sources, Tag::History];
/// Rows shown as they are understood.
const SAMPLES: usize = 8;

/// How a statement of a batch reads under a profile. Without one it is the saved one for its columns, if there is just one; else what its
/// own rows tell.
#[tauri::command]
#[specta::specta]
pub(crate) async fn statement_look(
    desk: OnDesk<'_>,
    batch: String,
    file: u32,
    profile: Option<StatementProfile>,
) -> Answer<StatementLook> {
    desk.run(move |desk| {
        let path = desk.batches.path(&batch, file)?;
        let seen = |profile: &Profile| -> Answer<Look> { Ok(look(std::fs::File::open(&path)?, profile, SAMPLES)?) };
        desk.with(|book| {
            let saved = book.profiles()?.into_iter().map(|profile| profile.name).collect();
            let given = match profile {
                Some(profile) => Some((None, profile.try_into()?)),
                None => only_saved(book, &seen(&Profile::default())?.columns)?,
            };
            let (used, profile) = given.unwrap_or_default();
            let zone = book.settings()?.zone;
            let seen = seen(&Profile {
                zone: profile.zone.or(Some(zone)),
                ..profile
            })?;
            Ok(StatementLook::of(seen, used, saved))
        })
    })
    .await
}

/// The one profile saved for these columns.
fn only_saved(book: &Book, columns: &[String]) -> Answer<Option<(Option<String>, Profile)>> {
    let mut fitting = book.profiles_for(columns)?;
    let only = if fitting.len() == 1 { fitting.pop() } else { None };
    Ok(only.and_then(|saved| Some((Some(saved.name), Profile::from_text(&saved.profile)?))))
}

/// A saved profile by its name, for a statement whose columns fit several.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile_open(desk: OnDesk<'_>, name: Typed) -> Answer<Option<StatementProfile>> {
    desk.ask(move |book| {
        let saved = book.profiles()?.into_iter().find(|profile| profile.name == *name);
        Ok(saved
            .and_then(|saved| Profile::from_text(&saved.profile))
            .map(|profile| (&profile).into()))
    })
    .await
}

/// Keeps a profile for files with these columns; one of the same name gives way.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile_save(
    app: AppHandle,
    desk: OnDesk<'_>,
    name: Typed,
    columns: Vec<Typed>,
    profile: StatementProfile,
) -> Answer<()> {
    desk.ask(move |book| {
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let profile = Profile::try_from(profile)?.to_text();
        Ok(book.save_profile(&name, &columns, &profile, now())?)
    })
    .await?;
    stale(&app, CHANGED);
    Ok(())
}

/// Forgets a saved profile. What was read with it stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile_remove(app: AppHandle, desk: OnDesk<'_>, name: Typed) -> Answer<()> {
    desk.ask(move |book| Ok(book.remove_profile(&name, now())?)).await?;
    stale(&app, CHANGED);
    Ok(())
}
