//! What the page hears without asking: three events, by name. The isolation hook lets it listen to these and no others.

use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Emitter};

pub(crate) use giftbook_book::Stale as Tag;

use crate::dto::history::Done;
use crate::dto::sources::Batch;
use crate::turning::Turned;

const FILES_DROPPED: &str = "files-dropped";
const FILES_OVER: &str = "files-over";
const STALE: &str = "stale";

#[cfg(test)]
pub(crate) const NAMES: [&str; 3] = [FILES_DROPPED, FILES_OVER, STALE];

/// What a screen may show of a book; all of it after another book was opened.
pub(crate) const ALL: &[Tag] = &[
    Tag::Entries,
    Tag::Lives,
    Tag::People,
    Tag::Gifts,
    Tag::Sources,
    Tag::Settings,
    Tag::Rates,
    Tag::Plans,
    Tag::Limits,
    Tag::Payouts,
    Tag::Sellers,
    Tag::History,
];

/// What an import, or taking one back, changes.
pub(crate) const BROUGHT: &[Tag] = &[
    Tag::Entries,
    Tag::Lives,
    Tag::People,
    Tag::Gifts,
    Tag::Sources,
    Tag::Rates,
    Tag::Plans,
    Tag::Limits,
    Tag::Payouts,
    Tag::History,
];

/// Files hang over the window, or no longer do.
#[derive(Debug, Clone, Copy, Type, Serialize)]
pub(crate) struct FilesOver {
    over: bool,
}

/// A change was made; screens that show one of `tags` (entries, lives, people, gifts, sources, settings, rates, history) read again.
#[derive(Debug, Clone, Type, Serialize)]
pub(crate) struct Stale {
    tags: Vec<&'static str>,
}

pub(crate) fn files_over(app: &AppHandle, over: bool) {
    tell(app, FILES_OVER, FilesOver { over });
}

/// Files fell on the window and were looked at.
pub(crate) fn files_dropped(app: &AppHandle, batch: Batch) {
    tell(app, FILES_DROPPED, batch);
}

pub(crate) fn stale(app: &AppHandle, tags: &[Tag]) {
    tell(
        app,
        STALE,
        Stale {
            tags: tags.iter().map(|tag| tag.code()).collect(),
        },
    );
}

/// Tells what was turned around and what is stale by it.
pub(crate) fn told(app: &AppHandle, turned: Turned) -> Done {
    stale(app, &turned.stale);
    turned.done
}

/// A page that is gone needs no word.
fn tell(app: &AppHandle, name: &str, what: impl Serialize + Clone) {
    let _ = app.emit_to(crate::setup::WINDOW, name, what);
}
