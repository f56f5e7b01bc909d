//! The text of a row, read from the original of its source.

use std::io::Read;

use giftbook_book::Book;
use giftbook_book::transactions::Place;

/// More of a row is not shown.
const MOST: u64 = 64 * 1024;

/// The row at `place` as it stands in its file; `None` where it cannot be had.
pub(crate) fn text(book: &Book, place: &Place) -> Option<String> {
    let mut original = book.original(place.source).ok()?;
    std::io::copy(&mut original.by_ref().take(place.offset), &mut std::io::sink()).ok()?;
    let mut row = Vec::new();
    original
        .take(u64::from(place.length).min(MOST))
        .read_to_end(&mut row)
        .ok()?;
    Some(String::from_utf8_lossy(&row).into_owned()).filter(|text| !text.is_empty())
}
