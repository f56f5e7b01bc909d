//! Lines of text whose cells stand between commas, semicolons, tabs or bars, quoted as spreadsheets do.

use giftbook_model::ReadError;
use serde::{Deserialize, Serialize};

use super::{Cell, Encoding, Line, Table, Text, refuse, under_header};
use crate::codes::{FILE_TOO_LARGE, UNKNOWN_FORMAT};
use crate::limits::TABLE_CELLS;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Bar,
}

impl Delimiter {
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

/// The table in `text`. Without a delimiter the one that gives a header and the most lines as wide as it is taken.
pub(crate) fn delimited(
    text: &Text,
    encoding: Option<Encoding>,
    delimiter: Option<Delimiter>,
) -> Result<Table, ReadError> {
    let (body, told) = told_delimiter(&text.bytes);
    let chosen: Vec<Delimiter> = match delimiter.or(told) {
        Some(one) => vec![one],
        None => Delimiter::ALL.to_vec(),
    };
    let mut best: Option<(usize, Table)> = None;
    for delimiter in chosen {
        let lines = lines(text, body, delimiter, encoding)?;
        let Some((header, lines)) = under_header(lines) else {
            continue;
        };
        let fitting = lines.iter().filter(|line| line.cells.len() == header.len()).count() * header.len();
        if best.as_ref().is_none_or(|(most, _)| fitting > *most) {
            let table = Table {
                header,
                lines,
                delimiter: Some(delimiter),
                bytes: text.size,
                digest: text.digest,
            };
            best = Some((fitting, table));
        }
    }
    match best {
        Some((fitting, table)) if fitting > 0 => Ok(table),
        _ => refuse(UNKNOWN_FORMAT),
    }
}

/// Where the table begins behind a first line `sep=;`, which some spreadsheets write, and what that line says.
fn told_delimiter(bytes: &[u8]) -> (usize, Option<Delimiter>) {
    let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
    let line = bytes[..end].trim_ascii_end();
    let said = line.strip_prefix(b"sep=").or(line.strip_prefix(b"SEP="));
    match said {
        Some([byte]) => (
            end,
            Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == *byte),
        ),
        // The trimmed tab of `sep=\t`.
        Some([]) => (end, Some(Delimiter::Tab)),
        _ => (0, None),
    }
}

fn lines(text: &Text, begin: usize, delimiter: Delimiter, encoding: Option<Encoding>) -> Result<Vec<Line>, ReadError> {
    let body = &text.bytes[begin..];
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.byte())
        .from_reader(body);
    let mut record = csv::ByteRecord::new();
    let mut lines = Vec::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        // The reader passes blank lines before a record; its place is told with them.
        let end = usize::try_from(reader.position().byte())
            .unwrap_or(body.len())
            .min(body.len());
        let from = record
            .position()
            .and_then(|place| usize::try_from(place.byte()).ok())
            .unwrap_or(0)
            .min(end);
        let blanks = body[from..end]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let (from, length) = (from + blanks, body[from + blanks..end].trim_ascii_end().len());
        count += record.len();
        if count > TABLE_CELLS {
            return refuse(FILE_TOO_LARGE);
        }
        let cells = record
            .iter()
            .map(|cell| text.letters(cell, encoding).map(Cell::Text))
            .collect::<Result<Vec<_>, _>>()?;
        lines.push(Line {
            offset: text.first_offset + (begin + from) as u64,
            length: length as u64,
            cells,
        });
    }
    Ok(lines)
}
