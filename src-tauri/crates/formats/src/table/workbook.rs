//! The first sheet of a workbook (XLSX). It is unpacked once to the side, counted, before anything believes what it says of itself.

use std::io::{self, BufReader, Read, Seek};

use calamine::{DataRef, Reader, Xlsx};
use giftbook_model::ReadError;

use super::{Cell, Line, Table, refuse, under_header};
use crate::bytes::Digested;
use crate::codes::{FILE_TOO_LARGE, UNKNOWN_FORMAT, WORKBOOK_DAMAGED, ZIP_BOMB, ZIP_TOO_MANY_ENTRIES, refused};
use crate::limits::{COLUMNS, TABLE_BYTES, TABLE_CELLS, ZIP_ENTRIES};

/// Bytes all parts of a workbook may unpack to.
const UNPACKED: u64 = 8 * TABLE_BYTES;

/// Whether the zip `input` is a workbook. Leaves it at its beginning.
pub(crate) fn is_workbook(input: &mut (impl Read + Seek)) -> io::Result<bool> {
    input.rewind()?;
    let found = zip::ZipArchive::new(&mut *input).is_ok_and(|zip| zip.index_for_name("xl/workbook.xml").is_some());
    input.rewind()?;
    Ok(found)
}

/// The table on the first sheet.
pub(crate) fn workbook(mut input: impl Read + Seek) -> Result<Table, ReadError> {
    input.rewind()?;
    let (bytes, digest) = Digested::new(&mut input).finish()?;
    let lines = rows(&mut input)?;
    let Some((header, lines)) = under_header(lines) else {
        return refuse(UNKNOWN_FORMAT);
    };
    Ok(Table {
        header,
        lines,
        delimiter: None,
        bytes,
        digest,
    })
}

/// The text of a row by its number, the first being 1.
pub(crate) fn sheet_row(mut input: impl Read + Seek, number: u64) -> Result<String, ReadError> {
    let row = rows(&mut input)?.into_iter().find(|line| line.offset == number);
    Ok(row.map(|line| line.text()).unwrap_or_default())
}

fn rows(input: &mut (impl Read + Seek)) -> Result<Vec<Line>, ReadError> {
    weigh(input)?;
    let damaged = |_| refused(WORKBOOK_DAMAGED, "");
    input.rewind()?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(input)).map_err(damaged)?;
    let first = book.sheet_names().first().cloned().unwrap_or_default();
    let mut sheet = book.worksheet_cells_reader(&first).map_err(damaged)?;
    let mut lines: Vec<Line> = Vec::new();
    let mut cells = 0;
    while let Some(cell) = sheet.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let (number, column) = (u64::from(row) + 1, column as usize);
        if lines.last().is_none_or(|line| line.offset != number) {
            lines.push(Line {
                offset: number,
                length: 0,
                cells: Vec::new(),
            });
        }
        let Some(line) = lines.last_mut() else { continue };
        // A cell far to the right of everything says nothing a statement says.
        if column <= COLUMNS {
            cells += (column + 1).saturating_sub(line.cells.len());
            line.cells.resize(column, Cell::Text(String::new()));
            line.cells.push(understood(cell.get_value()));
        }
        if cells > TABLE_CELLS {
            return refuse(FILE_TOO_LARGE);
        }
    }
    let widest = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    if lines.len().saturating_mul(widest) > TABLE_CELLS {
        return refuse(FILE_TOO_LARGE);
    }
    widen(&mut lines);
    Ok(lines)
}

/// A sheet leaves out the empty cells at the end of a row: rows are as wide as the widest, by their last filled cell.
fn widen(lines: &mut [Line]) {
    for line in &mut *lines {
        while line.cells.last().is_some_and(Cell::is_blank) {
            line.cells.pop();
        }
    }
    let widest = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    for line in lines.iter_mut().filter(|line| line.cells.len() > 1) {
        line.cells.resize(widest, Cell::Text(String::new()));
    }
}

fn understood(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => Cell::Number(number.to_string()),
        // The shortest digits that give this number again are those that were typed.
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::DateTime(stamp) if stamp.is_datetime() => {
            let (year, month, day, hour, minute, second, milli) = stamp.to_ymd_hms_milli();
            moment(year, month, day, [hour, minute, second], milli)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(yes) => Cell::Text(yes.to_string()),
        DataRef::Error(_) | DataRef::Empty | DataRef::DateTime(_) => Cell::Text(String::new()),
    }
}

fn moment(year: u16, month: u8, day: u8, clock: [u8; 3], milli: u16) -> Cell {
    let small = |number: u8| i8::try_from(number).unwrap_or(-1);
    let year = i16::try_from(year).unwrap_or(-1);
    let Ok(date) = jiff::civil::Date::new(year, small(month), small(day)) else {
        return Cell::Text(String::new());
    };
    let [hour, minute, second] = clock.map(small);
    // A serial number of days hits a second only nearly: half a second up is the second meant.
    let Ok(time) = jiff::civil::Time::new(hour, minute, second, i32::from(milli) * 1_000_000) else {
        return Cell::Date(date);
    };
    let at = date
        .to_datetime(time)
        .round(jiff::Unit::Second)
        .unwrap_or(date.to_datetime(time));
    if at.time() == jiff::civil::Time::midnight() {
        Cell::Date(at.date())
    } else {
        Cell::Moment(at)
    }
}

/// Unpacks every part to nowhere and refuses what is more than a statement.
fn weigh(input: &mut (impl Read + Seek)) -> Result<(), ReadError> {
    input.rewind()?;
    let damaged = || refused(WORKBOOK_DAMAGED, "");
    let mut zip = zip::ZipArchive::new(&mut *input).map_err(|_| damaged())?;
    if zip.len() as u64 > ZIP_ENTRIES {
        return refuse(ZIP_TOO_MANY_ENTRIES);
    }
    let mut left = UNPACKED;
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(|_| damaged())?;
        let read = io::copy(&mut part.by_ref().take(left + 1), &mut io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(|| refused(ZIP_BOMB, ""))?;
    }
    Ok(())
}
