//! From a path or bytes to a stream of rows: what a file is, is told by its first bytes and its first rows.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::Path,
};

use giftbook_model::{Answers, Format, Handling, Instant, Question, ReadError, Record, RowStream};

use crate::{
    archive::{self, told},
    bytes::{Digested, Window},
    codes::{
        DIRECTORY, EMPTY_FILE, FILE_TOO_LARGE, NOT_A_FILE, NOT_ALLOWED, NOT_FOUND, NOT_TEXT, UNKNOWN_FORMAT, refused,
    },
    events::{EventStream, Latest},
    export::{ExportStream, Origin, is_export},
    limits::{FILE_BYTES, HEAD_BYTES, TEXT_BYTES},
    receipts::{self, PlayStream, is_play},
    statement,
    table::{Table, TableStream, is_workbook},
};

/// Something a file can be read from, twice over.
pub trait Input: Read + Seek + Send + 'static {}
impl<T: Read + Seek + Send + 'static> Input for T {}

/// What a file is and what a person has to say about it before it can be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    pub format: Format,
    /// Only what this very file needs: a question about prices comes with rows that have prices.
    pub questions: Vec<Question>,
    /// Bytes of the file.
    pub bytes: u64,
}

/// What the file at `path` is. Reads no more than it needs: the head of a file of events, an export once through.
pub fn detect(path: &Path) -> Result<Detected, ReadError> {
    detect_input(file(path)?)
}

/// What the bytes of `input` are.
pub fn detect_input(mut input: impl Input) -> Result<Detected, ReadError> {
    let bytes = size(&mut input)?;
    let (format, questions) = match kind(&mut input)? {
        Kind::Zip => (
            Format::TikTokExportZip,
            questions(export(String::new(), archive::unpack(input)?, Latest::never())?)?,
        ),
        Kind::Export => {
            let text = Digested::new(input);
            (
                Format::TikTokExportJson,
                questions(export(String::new(), text, Latest::never())?)?,
            )
        }
        Kind::Events(format) => (format, Vec::new()),
        Kind::Play => (Format::GooglePlay, Vec::new()),
        Kind::Receipt(Format::GooglePay, _) => (Format::GooglePay, vec![Question::Zone]),
        Kind::Receipt(format, _) => (format, Vec::new()),
        Kind::Statement(format) => (format, vec![Question::Profile]),
    };
    Ok(Detected {
        format,
        questions,
        bytes,
    })
}

/// What has to be asked about the rows of an export: only what stands in them.
fn questions(mut stream: impl RowStream) -> Result<Vec<Question>, ReadError> {
    let mut asked = BTreeSet::new();
    let mut rows = Vec::new();
    loop {
        let more = stream.next_batch(&mut rows)?;
        asked.extend(rows.drain(..).filter_map(|row| match row.handling {
            Handling::Record(Record::Recharge(_)) => Some(Question::Currency),
            Handling::Record(Record::GiftSent(_)) => Some(Question::GiftAmountUnit),
            _ => None,
        }));
        if !more {
            return Ok(asked.into_iter().collect());
        }
    }
}

/// The rows of the file at `path`. Events more than 48 hours after `now` are problems.
pub fn open(path: &Path, now: Instant) -> Result<Box<dyn RowStream>, ReadError> {
    open_answered(path, now, &Answers::new())
}

/// As [`open`], for a file whose rows cannot be read before something is said: the zone of its times, the meaning of its columns.
pub fn open_answered(path: &Path, now: Instant, answers: &Answers) -> Result<Box<dyn RowStream>, ReadError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    open_input(name, file(path)?, now, answers)
}

/// The rows of a file held in memory under the name `name`.
pub fn open_bytes(name: &str, bytes: Vec<u8>, now: Instant) -> Result<Box<dyn RowStream>, ReadError> {
    open_input(name.to_owned(), Cursor::new(bytes), now, &Answers::new())
}

/// The rows of any source of bytes. `answers`: as of [`open_answered`]; others than the file needs play no part.
pub fn open_input(
    name: String,
    mut input: impl Input,
    now: Instant,
    answers: &Answers,
) -> Result<Box<dyn RowStream>, ReadError> {
    size(&mut input)?;
    let latest = Latest::after(now);
    Ok(match kind(&mut input)? {
        Kind::Zip => Box::new(export(name, archive::unpack(input)?, latest)?),
        Kind::Export => Box::new(export(name, Digested::new(input), latest)?),
        Kind::Events(_) => Box::new(EventStream::new(name, Window::over(Digested::new(input))?, latest)),
        Kind::Play => Box::new(PlayStream::new(name, Window::over(Digested::new(input))?, latest)),
        Kind::Receipt(format, table) => {
            let read = receipts::reader(&table, answers, latest)?;
            Box::new(TableStream::new(name, format, *table, read))
        }
        Kind::Statement(format) => {
            let (table, read) = statement::reader(&mut input, answers, latest)?;
            Box::new(TableStream::new(name, format, table, read))
        }
    })
}

fn export<R: Origin>(name: String, origin: R, latest: Latest) -> Result<ExportStream<R>, ReadError> {
    Ok(ExportStream::new(name, Window::over(origin).map_err(told)?, latest))
}

/// A regular file, opened for reading. Pipes are not touched: opening one would wait for its writer.
pub(crate) fn file(path: &Path) -> Result<File, ReadError> {
    let named = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => refused(NOT_FOUND, ""),
        io::ErrorKind::PermissionDenied => refused(NOT_ALLOWED, ""),
        _ => ReadError::Io(error),
    };
    let kind = fs::metadata(path).map_err(named)?;
    if kind.is_dir() {
        return Err(refused(DIRECTORY, ""));
    }
    if !kind.is_file() {
        return Err(refused(NOT_A_FILE, ""));
    }
    File::open(path).map_err(named)
}

/// The size of the input, if it is one this app reads. Leaves the input at its beginning.
fn size(input: &mut impl Input) -> Result<u64, ReadError> {
    let bytes = input.seek(SeekFrom::End(0))?;
    input.rewind()?;
    match bytes {
        0 => Err(refused(EMPTY_FILE, "")),
        FILE_BYTES.. => Err(refused(FILE_TOO_LARGE, bytes.to_string())),
        _ => Ok(bytes),
    }
}

/// What an input holds.
enum Kind {
    Zip,
    Export,
    Events(Format),
    Play,
    /// A store's table.
    Receipt(Format, Box<Table>),
    /// Any other table of payments.
    Statement(Format),
}

/// What `input` holds. Leaves it at its beginning.
fn kind(input: &mut impl Input) -> Result<Kind, ReadError> {
    if archive::is_zip(&head(input)?) {
        let workbook = Kind::Statement(Format::StatementWorkbook);
        return Ok(if is_workbook(input)? { workbook } else { Kind::Zip });
    }
    let is_export = is_export(Window::over(&mut *input)?)?;
    input.rewind()?;
    if is_export {
        return Ok(Kind::Export);
    }
    let format = events(input)?;
    input.rewind()?;
    if let Some(format) = format {
        return Ok(Kind::Events(format));
    }
    let is_play = is_play(Window::over(&mut *input)?)?;
    input.rewind()?;
    if is_play {
        return Ok(Kind::Play);
    }
    let table = statement::recognised(&mut *input)?;
    input.rewind()?;
    match table {
        Some(table) => Ok(
            receipts::receipt_format(&table).map_or(Kind::Statement(Format::StatementText), |format| {
                Kind::Receipt(format, Box::new(table))
            }),
        ),
        None => Err(unknown(input)?),
    }
}

/// The first bytes of `input`, left at its beginning.
pub(crate) fn head(input: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    input.rewind()?;
    let mut head = Vec::new();
    input.by_ref().take(4).read_to_end(&mut head)?;
    input.rewind()?;
    Ok(head)
}

/// The format of the first gift, or whether there are live events at all.
fn events(input: &mut impl Input) -> Result<Option<Format>, ReadError> {
    let text = Digested::new(input.take(HEAD_BYTES));
    let mut stream = EventStream::new(String::new(), Window::over(text)?, Latest::never());
    let mut rows = Vec::new();
    while stream.next_batch(&mut rows)? && stream.format() == Format::LiveEvents {
        rows.clear();
    }
    Ok(stream.is_proven().then(|| stream.format()))
}

/// Why nothing was recognised.
fn unknown(input: &mut impl Input) -> Result<ReadError, ReadError> {
    let mut window = Window::over(input)?;
    if window.skip_blanks()?.is_none() {
        return Ok(refused(EMPTY_FILE, ""));
    }
    while window.unread().len() < TEXT_BYTES && window.fill()? {}
    let head = &window.unread()[..window.unread().len().min(TEXT_BYTES)];
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    Ok(refused(
        if is_utf8 && !head.contains(&0) {
            UNKNOWN_FORMAT
        } else {
            NOT_TEXT
        },
        "",
    ))
}
