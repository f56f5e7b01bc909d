//! The book as a thing to keep: checked, copied, put back.

use std::ops::ControlFlow;
use std::path::Path;

use giftbook_book::limits::Window;
use giftbook_book::payout::TakeOut;
use giftbook_book::plans::NewPlan;
use giftbook_book::sources::Import;
use giftbook_book::{Book, BookError, Cancel, Settings};
use giftbook_formats::sample;
use giftbook_model::{Answers, Currency, Instant, Platform, Question};
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
    let settings = Settings {
        zone: sample::ZONE.to_owned(),
        ..book.settings()?
    };
    book.set_settings(&settings, now)?;
    intend(book, now)?;
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
    take_out(book, now)?;
    Ok(Outcome::done(
        json!({ "rows": rows }),
        format!("{rows} invented rows; throw the book away when you have looked around\n"),
    ))
}

/// What the sample's owner took out of what came in.
fn take_out(book: &Book, now: Instant) -> Result<(), BookError> {
    let (name, text) = sample::PAYOUT_METHODS;
    book.payout_methods_add(name, text, now)?;
    for taken in sample::payouts(now) {
        let out = TakeOut {
            platform: Platform::TikTok,
            units: None,
            method: taken.method.to_owned(),
            to: Currency::parse(taken.to)?,
            requested: taken.requested,
            paid: taken.paid,
            received: taken.received,
            reference: taken.reference,
        };
        book.payout_take(&out, now)?;
    }
    Ok(())
}

/// What the sample's owner means to spend.
fn intend(book: &Book, now: Instant) -> Result<(), BookError> {
    let (limit, said) = sample::month_limit(now)?;
    book.limit_set(Window::Month, Some(limit), said)?;
    for wish in sample::wishes(now) {
        let plan = NewPlan {
            name: wish.name.to_owned(),
            platform: Platform::TikTok,
            units: wish.coins,
            cost: None,
            wait_hours: wish.wait_hours,
        };
        book.plan_add(&plan, wish.made)?;
    }
    Ok(())
}
