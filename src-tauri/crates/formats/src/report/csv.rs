//! A table as CSV: UTF-8 with a byte-order mark, comma, CRLF, one header row. Text is quoted and guarded, so that no spreadsheet takes it for
//! a formula, a number or a date; figures are plain.

use std::io;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use giftbook_model::guarded;
use giftbook_model::report::{Cell, Table};

/// The bytes of the file. A table without rows is its header.
pub fn csv(table: &Table) -> Result<Vec<u8>, io::Error> {
    let mut out = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(table.columns.iter().map(|name| guarded(name)))
        .map_err(io::Error::from)?;
    for line in &table.rows {
        let cells = line.cells.iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            cell => cell.plain(),
        });
        out.write_record(cells).map_err(io::Error::from)?;
    }
    out.into_inner().map_err(csv::IntoInnerError::into_error)
}
