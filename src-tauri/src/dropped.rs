//! Files from outside become a batch: looked at, numbered, told to the page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use giftbook_book::Book;
use giftbook_model as model;
use tauri::AppHandle;

use crate::batches::{self, MOST_FILES};
use crate::desk::Desk;
use crate::dto::payouts::ProgrammeChoice;
use crate::dto::sources::{Batch, BatchFile, Question};
use crate::dto::{Id, Units};
use crate::error::Answer;
use crate::events;
use crate::own_programmes;

/// What a file of payout programmes is called among the formats.
const PROGRAMMES: &str = "programmes";

/// Looks at what fell on the window and tells the page. Without a book the page is told too: it knows what to say.
pub(crate) fn take(app: &AppHandle, desk: &Arc<Desk>, paths: Vec<PathBuf>) {
    let (app, desk) = (app.clone(), Arc::clone(desk));
    tauri::async_runtime::spawn(async move {
        if let Ok(batch) = desk.run(move |desk| look_at(desk, paths)).await {
            events::files_dropped(&app, batch);
        }
    });
}

/// Detects what each file is and keeps their paths.
pub(crate) fn look_at(desk: &Desk, mut paths: Vec<PathBuf>) -> Answer<Batch> {
    paths.truncate(MOST_FILES);
    let looked = |book: Option<&Book>| {
        paths
            .iter()
            .zip(0..)
            .map(|(path, index)| file(book, path, index))
            .collect()
    };
    let files = desk
        .with(|book| Ok(looked(Some(book))))
        .unwrap_or_else(|_| looked(None));
    Ok(Batch {
        id: desk.batches.add(paths),
        files,
    })
}

fn file(book: Option<&Book>, path: &Path, index: u32) -> BatchFile {
    let looked_at = BatchFile {
        index,
        name: batches::name(path),
        bytes: Units::of(std::fs::metadata(path).map_or(0, |metadata| metadata.len())),
        format: None,
        format_detail: None,
        questions: Vec::new(),
        programmes: Vec::new(),
        error: None,
        already_imported: None,
    };
    match giftbook_formats::detect(path) {
        Ok(detected) => BatchFile {
            bytes: Units::of(detected.bytes),
            format: Some(detected.format.code().to_owned()),
            questions: detected
                .questions
                .into_iter()
                .map(|question| asked(book, question))
                .collect(),
            already_imported: book
                .and_then(|book| already_imported(book, path, detected.bytes))
                .map(Id),
            ..looked_at
        },
        Err(error) => match own_programmes::of(path) {
            None => BatchFile {
                error: Some(error.into()),
                ..looked_at
            },
            Some(Err(wrong)) => BatchFile {
                error: Some(wrong),
                ..looked_at
            },
            Some(Ok(programmes)) => BatchFile {
                format: Some(PROGRAMMES.to_owned()),
                programmes: programmes.iter().map(ProgrammeChoice::of_own).collect(),
                ..looked_at
            },
        },
    }
}

fn asked(book: Option<&Book>, question: model::Question) -> Question {
    let remembered = book.and_then(|book| book.remembered_answers().ok());
    let mut said = remembered.and_then(|mut answers| answers.remove(&question));
    if question == model::Question::Zone && said.is_none() {
        // The book's own zone is where its owner most likely is; it stands there to be seen and changed.
        said = book.and_then(|book| Some(book.settings().ok()?.zone));
    }
    Question::of(question, said)
}

/// The import that brought these very bytes. Only a file as long as one of them is read for it.
fn already_imported(book: &Book, path: &Path, bytes: u64) -> Option<i64> {
    if book.sources().ok()?.iter().all(|source| source.bytes != bytes) {
        return None;
    }
    let mut digest = blake3::Hasher::new();
    digest.update_reader(std::fs::File::open(path).ok()?).ok()?;
    book.source_of_file(digest.finalize().as_bytes()).ok()?
}
