//! From a path or bytes to a stream of rows: what a file is, is told by its first bytes and its first rows.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::Path,
};

use giftbook_model::{Format, Instant, Question, ReadError, RowStream};

use crate::{
    bytes::{Decoded, Digested, Encoding, Window},
    codes::{
        DIRECTORY, EMPTY_FILE, FILE_TOO_LARGE, NOT_A_FILE, NOT_ALLOWED, NOT_FOUND, NOT_TEXT, UNKNOWN_FORMAT, refused,
    },
    events::{EventStream, Latest},
    limits::{FILE_BYTES, HEAD_BYTES},
};

/// Something a file can be read from, twice over.
pub trait Input: Read + Seek + Send + 'static {}
impl<T: Read + Seek + Send + 'static> Input for T {}

/// Text of a file with its digest taken on the way.
pub(crate) type TextOf<R> = Decoded<Digested<R>>;

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
    let format = probe(&mut input)?;
    Ok(Detected {
        format,
        questions: Vec::new(),
        bytes,
    })
}

/// The rows of the file at `path`. Events more than 48 hours after `now` are problems.
pub fn open(path: &Path, now: Instant) -> Result<Box<dyn RowStream>, ReadError> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    open_input(name, file(path)?, now)
}

/// The rows of a file held in memory under the name `name`.
pub fn open_bytes(name: &str, bytes: Vec<u8>, now: Instant) -> Result<Box<dyn RowStream>, ReadError> {
    open_input(name.to_owned(), Cursor::new(bytes), now)
}

/// The rows of any source of bytes.
pub fn open_input(name: String, mut input: impl Input, now: Instant) -> Result<Box<dyn RowStream>, ReadError> {
    size(&mut input)?;
    probe(&mut input)?;
    let window = text(input)?;
    Ok(Box::new(EventStream::new(name, window, Latest::after(now))))
}

/// A regular file, opened for reading. Pipes are not touched: opening one would wait for its writer.
fn file(path: &Path) -> Result<File, ReadError> {
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

/// The text of `input` from its beginning, behind its byte order mark.
pub(crate) fn text<R: Read + Seek>(mut input: R) -> Result<Window<TextOf<R>>, ReadError> {
    input.rewind()?;
    let mut head = Vec::new();
    input.by_ref().take(4).read_to_end(&mut head)?;
    input.rewind()?;
    let encoding = Encoding::of(&head);
    let mut digested = Digested::new(input);
    let mut mark = vec![0; encoding.mark()];
    digested.read_exact(&mut mark)?;
    Ok(Window::at(Decoded::new(digested, encoding), encoding.first_offset()))
}

/// What the first rows say. Leaves the input anywhere.
fn probe(input: &mut impl Input) -> Result<Format, ReadError> {
    let head = Head {
        input,
        left: HEAD_BYTES,
    };
    let mut stream = EventStream::new(String::new(), text(head)?, Latest::never());
    let mut rows = Vec::new();
    while stream.next_batch(&mut rows)? && stream.format() == Format::LiveEvents {
        rows.clear();
    }
    if stream.is_proven() {
        Ok(stream.format())
    } else {
        Err(unknown(input)?)
    }
}

/// Why nothing was recognised.
fn unknown(input: &mut impl Input) -> Result<ReadError, ReadError> {
    let mut window = text(input)?;
    if window.skip_blanks()?.is_none() {
        return Ok(refused(EMPTY_FILE, ""));
    }
    let head = window.unread();
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    Ok(refused(
        if whole && !head.contains(&0) {
            UNKNOWN_FORMAT
        } else {
            NOT_TEXT
        },
        "",
    ))
}

/// The first bytes of an input, as if it ended behind them.
struct Head<'a, R> {
    input: &'a mut R,
    left: u64,
}

impl<R: Read> Read for Head<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.input.by_ref().take(self.left).read(into)?;
        self.left -= count as u64;
        Ok(count)
    }
}

impl<R: Seek> Seek for Head<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.input.seek(to)
    }
}
