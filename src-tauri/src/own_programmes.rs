//! A file of payout programmes of the person's own, told among other files by its shape.

use std::io::{ErrorKind, Read};
use std::path::Path;

use giftbook_book::BookError;
use giftbook_book::payout::{Programme, read};

use crate::error::{Answer, AppError};

/// A file of programmes is some kilobytes; a megabyte is none.
const MOST_BYTES: u64 = 1 << 20;
/// The line that begins a programme, as `programmes.toml` describes it.
const BEGINS: &str = "[[programme]]";

/// What the file says. [`AppError`] `payout_file` where it is not text.
pub(crate) fn text(path: &Path) -> Answer<String> {
    let mut text = String::new();
    let read = std::fs::File::open(path)?.take(MOST_BYTES).read_to_string(&mut text);
    read.map(|_| text).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => AppError::new("payout_file").with("line", "1"),
        _ => error.into(),
    })
}

/// Its programmes, or what is wrong with it and in which line; `None` where it has not the shape of such a file.
pub(crate) fn of(path: &Path) -> Option<Answer<Vec<Programme>>> {
    let text = text(path).ok()?;
    let is_one = text.lines().any(|line| line.trim_end() == BEGINS);
    is_one.then(|| read(&text).map_err(|wrong| BookError::PayoutFile(wrong).into()))
}
