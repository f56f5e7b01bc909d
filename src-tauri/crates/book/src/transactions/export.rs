//! A list as CSV: UTF-8 with a byte-order mark (without it spreadsheets misread names), comma, CRLF, one header row. Cells of text are
//! quoted and [guarded]; amounts and counts are plain numbers; an entry's number, which no spreadsheet can hold, is
//! text after `#`. Times are UTC; the day is the book's.

use std::io::{self, Write};
use std::path::Path;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use giftbook_model::{Instant, guarded};
use jiff::{Timestamp, tz::TimeZone};

use super::list::List;
use super::page::{self, TxRow};
use crate::file::Cancel;
use crate::{Book, BookError, Flags, settings};

/// Rows looked up at a time.
const PAGE: usize = 500;

const HEADER: [&str; 16] = [
    "id",
    "time_utc",
    "day",
    "kind",
    "platform",
    "what",
    "pieces",
    "person",
    "handle",
    "units",
    "unit",
    "amount",
    "currency",
    "category",
    "note",
    "approximate",
];

impl Book {
    /// Writes the rows of `list`, in its order. Returns how many.
    pub fn export_csv(&self, list: &List, out: impl Write, cancel: &Cancel) -> Result<u64, BookError> {
        self.file.read_until(cancel, |conn| {
            let zone = settings::read(conn)?.zone()?;
            let mut out = begin(out)?;
            for ids in list.ids.chunks(PAGE) {
                cancel.check()?;
                for row in page::rows(conn, ids)? {
                    out.write_record(cells(&row, &zone)).map_err(io::Error::from)?;
                }
            }
            out.flush()?;
            Ok(list.ids.len() as u64)
        })
    }

    /// As [`export_csv`](Self::export_csv) into a file, which appears under its name when it is whole and safe on the disk. What stood
    /// there before stays until then, and stays if writing fails or is cancelled.
    pub fn export_csv_file(&self, list: &List, path: &Path, cancel: &Cancel) -> Result<u64, BookError> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        let rows = self.export_csv(list, io::BufWriter::new(&mut file), cancel)?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|refused| refused.error)?;
        Ok(rows)
    }
}

fn begin<W: Write>(mut out: W) -> Result<Writer<W>, BookError> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut out = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(out);
    out.write_record(HEADER).map_err(io::Error::from)?;
    Ok(out)
}

fn cells(row: &TxRow, zone: &TimeZone) -> [String; 16] {
    let person = |text: Option<&str>| guarded(text.unwrap_or_default());
    [
        format!("#{}", row.id.0),
        row.at.map(utc).unwrap_or_default(),
        row.at.map(|at| at.day_in(zone).to_string()).unwrap_or_default(),
        row.kind.code().to_owned(),
        row.platform.code().to_owned(),
        guarded(&row.what),
        row.pieces.to_string(),
        person(row.person.as_ref().map(|person| person.name.as_str())),
        person(row.person.as_ref().and_then(|person| person.handle.as_deref())),
        row.units.map(|(_, units)| units.to_string()).unwrap_or_default(),
        row.units.map(|(unit, _)| unit.code().to_owned()).unwrap_or_default(),
        row.money.map(giftbook_model::Money::decimal_text).unwrap_or_default(),
        row.money
            .map(|money| money.currency.code().to_owned())
            .unwrap_or_default(),
        guarded(row.category.as_deref().unwrap_or_default()),
        guarded(row.note.as_deref().unwrap_or_default()),
        if row.flags.has(Flags::APPROXIMATE) { "yes" } else { "no" }.to_owned(),
    ]
}

/// ISO 8601 with milliseconds.
fn utc(at: Instant) -> String {
    Timestamp::from_millisecond(at.millis())
        .map(|time| format!("{time:.3}"))
        .unwrap_or_default()
}
