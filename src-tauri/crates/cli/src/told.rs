//! What a file cannot be read without: the zone of its times, the meaning of its columns. Only such a file is given these answers.

use std::fs::File;
use std::path::Path;

use giftbook_book::Book;
use giftbook_formats::codes::{PROFILE_NEEDED, ZONE_NEEDED};
use giftbook_formats::statement::{Profile, look};
use giftbook_model::{Answers, Instant, Question, ReadError, RowStream};

use crate::args;
use crate::outcome::Refusal;

/// Opens the file at `path`; what it needs to be told is put into `answers`.
pub(crate) fn open(
    book: &Book,
    path: &Path,
    what: &args::Import,
    answers: &mut Answers,
    now: Instant,
) -> Result<Box<dyn RowStream>, Refusal> {
    match giftbook_formats::open_answered(path, now, answers) {
        Err(ReadError::Refused { code: ZONE_NEEDED, .. }) => {
            let zone = what
                .zone
                .clone()
                .map_or_else(|| Ok(book.settings()?.zone), Ok::<_, Refusal>)?;
            answers.insert(Question::Zone, zone);
        }
        Err(ReadError::Refused {
            code: PROFILE_NEEDED, ..
        }) => {
            answers.insert(Question::Profile, profile(book, path, what)?);
        }
        opened => return Ok(opened?),
    }
    Ok(giftbook_formats::open_answered(path, now, answers)?)
}

/// The profile that was named, else the only one made for these columns.
fn profile(book: &Book, path: &Path, what: &args::Import) -> Result<String, Refusal> {
    let saved = book.profiles()?;
    if let Some(name) = &what.profile {
        let named = saved.into_iter().find(|profile| profile.name == *name);
        return named
            .map(|profile| profile.profile)
            .ok_or_else(|| refusal("unknown_profile", format!("the book has no profile called {name}")));
    }
    let columns = look(File::open(path).map_err(ReadError::Io)?, &Profile::default(), 0)?.columns;
    let mut fitting = book.profiles_for(&columns)?;
    match (fitting.pop(), fitting.is_empty()) {
        (Some(only), true) => Ok(only.profile),
        (Some(_), false) => Err(refusal(
            "several_profiles",
            "several profiles fit this statement; say which with --profile NAME".to_owned(),
        )),
        (None, _) => Err(refusal(
            PROFILE_NEEDED,
            "this is a statement, and how its columns are to be read was never said; open it once in the window under Sources, save what \
             you say there as a profile, then import it here with --profile NAME"
                .to_owned(),
        )),
    }
}

fn refusal(code: &str, text: String) -> Refusal {
    Refusal {
        code: code.to_owned(),
        text,
    }
}
