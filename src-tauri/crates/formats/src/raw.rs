//! A row's own text, found again in the file it came from.

use std::io::{self, Read, Seek, SeekFrom};

use giftbook_model::ReadError;

use crate::{
    archive::{self, told},
    bytes::Decoded,
    limits::ROW_BYTES,
    open::head,
    table::{is_workbook, sheet_row},
};

/// The text at `offset` in the (unpacked, decoded) text of `original`, `length` bytes long, as a stream gave them with the row; of a
/// workbook the row with the number `offset`. At most 1 MiB; what is no UTF-8 there is shown as U+FFFD. Empty where the file is shorter.
pub fn raw_row(mut original: impl Read + Seek, offset: u64, length: u32) -> Result<String, ReadError> {
    if archive::is_zip(&head(&mut original)?) {
        if is_workbook(&mut original)? {
            return sheet_row(original, offset);
        }
        let text = Decoded::begin(archive::unpack(original)?).map_err(told)?;
        let before = offset.saturating_sub(text.encoding().first_offset());
        return piece(text, before, length);
    }
    let text = Decoded::begin(&mut original)?;
    if text.encoding().is_utf8() {
        drop(text);
        original.seek(SeekFrom::Start(offset))?;
        return piece(original, 0, length);
    }
    piece(text, offset, length)
}

fn piece(mut text: impl Read, before: u64, length: u32) -> Result<String, ReadError> {
    io::copy(&mut text.by_ref().take(before), &mut io::sink()).map_err(told)?;
    let mut bytes = Vec::new();
    let wanted = u64::from(length).min(ROW_BYTES as u64);
    text.take(wanted).read_to_end(&mut bytes).map_err(told)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
