//! The book as a thing to keep: checked, copied, put back.

use std::ops::ControlFlow;
use std::path::Path;

use giftbook_book::sources::Import;
use giftbook_book::{Book, BookError, Cancel};
use giftbook_formats::sample;
use giftbook_model::{Answers, Instant, Question};
use serde_json::json;

use crate::outcome::{Outcome, Refusal};

pub(crate) fn check(book: &Book) -> Result<Outcome, Refusal> {
    let check = book.check()?;
    let json = json!({
        "ok": check.is_sound(), "wrong": check.wrong, "entries": check.entries, "lives": check.lives, "people": check.people, "sources": check.sources,
        "hash": check.hash,
    });
    let mut text = if check.is_sound() {
        "the book is sound\n".to_owned()
    } else {
        check.wrong.iter().map(|wrong| format!("wrong: {wrong}\n")).collect()
    };
    text += &format!(
        "{} entries, {} lives, {} people, {} sources\nhash {}\n",
        check.entries, check.lives, check.people, check.sources, check.hash
    );
    Ok(Outcome {
        problems: !check.is_sound(),
        ..Outcome::done(json, text)
    })
}

pub(crate) fn backup(book: &Book, file: &Path) -> Result<Outcome, Refusal> {
    book.backup_to(file, &Cancel::default())?;
    Ok(Outcome::done(
        json!({ "backup": file.display().to_string() }),
        format!("copied to {} and opened once to prove it\n", file.display()),
    ))
}

pub(crate) fn restore(book: &mut Book, file: &Path, now: Instant) -> Result<Outcome, Refusal> {
    book.restore_from(file, now)?;
    Ok(Outcome::done(
        json!({ "restored": file.display().to_string() }),
        "the backup is in the book's place; what was there is kept beside it\n".to_owned(),
    ))
}

/// Fills an empty book with the sample: invented files, read as anybody's would be.
pub(crate) fn sample(book: &Book, now: Instant) -> Result<Outcome, Refusal> {
    if book.summary()?.sources > 0 {
        return Err(Refusal {
            code: "not_empty".to_owned(),
            text: "the sample goes into an empty book only; name a new file with --book".to_owned(),
        });
    }
    let owner = sample::owner(now).map_err(BookError::from)?;
    book.owner_intends(&owner, now)?;
    let folder = tempfile::tempdir().map_err(BookError::from)?;
    let answers = Answers::from([
        (Question::Currency, "USD".to_owned()),
        (Question::GiftAmountUnit, "coins".to_owned()),
    ]);
    let mut rows = 0;
    for file in sample::files(now) {
        let path = folder.path().join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(BookError::from)?;
        let mut stream = giftbook_formats::open(&path, now)?;
        let how = Import {
            answers: &answers,
            now,
            original: Some(path),
            again: None,
        };
        rows += book
            .import(stream.as_mut(), &how, &mut |_| ControlFlow::Continue(()))?
            .rows;
    }
    book.owner_takes_out(&owner, now)?;
    Ok(Outcome::done(
        json!({ "rows": rows }),
        format!("{rows} invented rows; throw the book away when you have looked around\n"),
    ))
}
