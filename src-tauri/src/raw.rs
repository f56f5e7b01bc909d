//! The text of a row, read from the original of its source.

use giftbook_book::Book;
use giftbook_book::transactions::Place;

use crate::error::Answer;

/// Letters of a row that are shown.
const MOST: usize = 64 * 1024;

/// The row at `place` as it stands in its file.
pub(crate) fn text(book: &Book, place: &Place) -> Answer<String> {
    // An archive is read from its end, so the original has to be a file again.
    let mut original = tempfile::tempfile()?;
    std::io::copy(&mut book.original(place.source)?, &mut original)?;
    let row = giftbook_formats::raw_row(original, place.offset, place.length)?;
    Ok(row.chars().take(MOST).collect())
}
