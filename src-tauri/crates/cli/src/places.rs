//! The book as a thing to keep: checked, copied, put back.

use std::path::Path;

use giftbook_book::{Book, Cancel};
use giftbook_model::Instant;
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
