//! Tables: the lines of a delimited text or of a workbook's first sheet, as cells under the names of a header.
//!
//! Promised: a cell keeps its line and its place whatever stands in it; a line with more or fewer cells than the header is said to be so,
//! never shifted. A table is small (64 MiB at most) and read at once. Left out: what the columns mean.

mod delimited;
mod stream;
mod text;
mod workbook;

use giftbook_model::ReadError;
use jiff::civil::{Date, DateTime};

pub use delimited::Delimiter;
pub(crate) use delimited::delimited;
pub(crate) use stream::{ReadLine, TableStream, handle};
pub use text::Encoding;
pub(crate) use text::Text;
pub(crate) use workbook::{is_workbook, sheet_row, workbook};

use crate::codes::{Fault, ROW_TOO_LONG, STRING_TOO_LONG, TOO_MANY_COLUMNS};
use crate::limits::{COLUMNS, ROW_BYTES, STRING_BYTES};

/// What a cell holds. A text file has only texts; a workbook knows its numbers and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    /// A plain decimal.
    Number(String),
    Date(Date),
    Moment(DateTime),
}

/// One line below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Byte offset and length in the text; in a workbook the number of the row and 0.
    pub(crate) offset: u64,
    pub(crate) length: u64,
    pub(crate) cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) lines: Vec<Line>,
    /// The delimiter of a text; `None` in a workbook.
    pub(crate) delimiter: Option<Delimiter>,
    /// Bytes of the file and their BLAKE3.
    pub(crate) bytes: u64,
    pub(crate) digest: [u8; 32],
}

impl Cell {
    /// The cell as a person would read it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Moment(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl Line {
    pub(crate) fn text(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(Cell::shown).collect();
        cells.join("\t")
    }

    /// Whether the line keeps within the limits of a row.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        if self.cells.len() > COLUMNS {
            return Err(Fault::of(TOO_MANY_COLUMNS));
        }
        if self.length > ROW_BYTES as u64 {
            return Err(Fault::of(ROW_TOO_LONG));
        }
        let long = |cell: &Cell| matches!(cell, Cell::Text(text) if text.len() > STRING_BYTES);
        if self.cells.iter().any(long) {
            return Err(Fault::of(STRING_TOO_LONG));
        }
        Ok(())
    }
}

impl Table {
    /// The place of a column by its name, in any letter case.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        let wanted = plain(name);
        self.header.iter().position(|each| plain(each) == wanted)
    }

    /// Whether the line has a cell for each column, and none without one.
    pub(crate) fn fits(&self, line: &Line) -> bool {
        // Some banks end every line but the header in a delimiter, or the other way round.
        let blank_end = line.cells.last().is_some_and(Cell::is_blank);
        line.cells.len() == self.header.len()
            || (line.cells.len() == self.header.len() + 1 && blank_end)
            || (line.cells.len() + 1 == self.header.len() && self.header.last().is_some_and(String::is_empty))
    }

    /// The place of the first column that has one of these names.
    pub(crate) fn any_column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }
}

/// A name of a column as it is compared.
pub(crate) fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split(|letter: char| letter.is_whitespace()).collect();
    let joined: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    joined.join(" ").to_lowercase()
}

/// How many lines above the header may stand (a bank's name, an account, blank lines).
const PREAMBLE: usize = 40;

/// Takes the header out of `lines`: the first line as wide as most lines are, all of it names, each once. `None` where there is none.
pub(crate) fn under_header(mut lines: Vec<Line>) -> Option<(Vec<String>, Vec<Line>)> {
    let mut widths = std::collections::BTreeMap::new();
    for line in lines.iter().take(200) {
        *widths.entry(line.cells.len()).or_insert(0_u32) += 1;
    }
    let width = widths
        .into_iter()
        .filter(|(width, _)| *width >= 2)
        .max_by_key(|(_, count)| *count)?
        .0;
    let at = lines
        .iter()
        .take(PREAMBLE)
        .position(|line| line.cells.len() == width && is_header(line))?;
    let below = lines.split_off(at + 1);
    let header = lines
        .pop()?
        .cells
        .iter()
        .map(|cell| cell.shown().trim().to_owned())
        .collect();
    let below: Vec<Line> = below
        .into_iter()
        .filter(|line| !line.cells.iter().all(Cell::is_blank))
        .collect();
    (!below.is_empty()).then_some((header, below))
}

fn is_header(line: &Line) -> bool {
    let mut names: Vec<String> = line
        .cells
        .iter()
        .map(|cell| {
            if let Cell::Text(text) = cell {
                plain(text)
            } else {
                String::new()
            }
        })
        .collect();
    // A bank's last column is often nameless: its lines end in a delimiter.
    if names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let named = |name: &String| name.chars().any(char::is_alphabetic) && !name.contains(':');
    let all_named = names.len() >= 2 && names.iter().all(named);
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    all_named && names.len() == count
}

/// Refuses with a word about the file as a whole.
fn refuse<T>(code: &'static str) -> Result<T, ReadError> {
    Err(crate::codes::refused(code, ""))
}
