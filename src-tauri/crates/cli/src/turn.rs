//! Taking changes back and bringing them back.

use std::ops::ControlFlow;

use giftbook_book::sources::Import;
use giftbook_book::{Book, Cancel, ImportAgain, Turned};
use giftbook_model::{Answers, Instant, Question};
use serde_json::json;

use crate::outcome::{Outcome, Refusal};

pub(crate) fn revert(book: &Book, source: i64, now: Instant) -> Result<Outcome, Refusal> {
    book.revert(source, now)?;
    Ok(Outcome::done(
        json!({ "reverted": source.to_string() }),
        format!("source {source} is taken back\n"),
    ))
}

pub(crate) fn undo(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let turned = book.undo(now, &Cancel::default())?;
    finish(book, turned, "undone", now)
}

pub(crate) fn redo(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    let turned = book.redo(now, &Cancel::default())?;
    finish(book, turned, "redone", now)
}

fn finish(book: &Book, turned: Turned, done: &str, now: Instant) -> Result<Outcome, Refusal> {
    let what = match turned {
        Turned::Done { name, .. } => name.code().to_owned(),
        Turned::ImportAgain(again) => {
            import_again(book, &again, now)?;
            again.edit.code().to_owned()
        }
    };
    Ok(Outcome::done(
        json!({ done: what }),
        format!("{done}: {}\n", what.replace('_', " ")),
    ))
}

/// Reads a kept original again, as it was read the first time.
fn import_again(book: &Book, again: &ImportAgain, now: Instant) -> Result<(), Refusal> {
    let path = book.unpack_original(&again.source.digest)?;
    let answers: Answers = Question::ALL
        .into_iter()
        .filter_map(|question| Some((question, again.source.answers.get(question.code())?.clone())))
        .collect();
    let mut stream = giftbook_formats::open_input(again.source.name.clone(), path, now, &answers)?;
    let how = Import {
        answers: &answers,
        now,
        original: None,
        again: Some(again),
    };
    book.import(&mut *stream, &how, &mut |_| ControlFlow::Continue(()))?;
    Ok(())
}
