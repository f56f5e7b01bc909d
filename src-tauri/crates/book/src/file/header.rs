//! What a file says of itself, read as bytes, before `SQLite` may open it: what is not ours is refused without a byte changed and
//! without a file made beside it.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::Connection;

use super::connect::Hot;
use super::error::{Difference, FileError, Shape};
use super::settings::APPLICATION_ID;

const MAGIC: &[u8] = b"SQLite format 3\0";
/// The database header and the head of its first page.
const HEAD: usize = 108;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// A book whose making was cut short: no table yet.
    Unfinished,
    /// A book of this schema version, as far as the main file knows.
    Book(i32),
}

/// Reads the head of the file at `path`. A folder, a pipe, another kind of file and another program's database are refused.
pub(super) fn look(path: &Path) -> Result<Found, FileError> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error.into()),
    };
    if metadata.is_dir() {
        return Err(FileError::NotABook(Shape::Folder));
    }
    if !metadata.is_file() {
        return Err(FileError::NotABook(Shape::Special));
    }
    if metadata.len() == 0 {
        return Ok(Found::Unfinished);
    }
    let mut head = [0; HEAD];
    match File::open(path).map_err(FileError::Io)?.read_exact(&mut head) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(FileError::NotABook(Shape::OtherFormat)),
        read => read?,
    }
    let torn = Hot::beside(path)?.any();
    if torn && head == [0; HEAD] {
        return Ok(Found::Unfinished);
    }
    if !head.starts_with(MAGIC) {
        return Err(FileError::NotABook(Shape::OtherFormat));
    }
    let nothing_yet = is_empty_page(&head) && (torn || metadata.len() == page_size(&head));
    ours(number(&head, 68), number(&head, 60), nothing_yet)
}

/// What the first page says through the write-ahead log, which may know better than the main file.
pub(super) fn look_through(conn: &Connection) -> Result<Found, FileError> {
    let ask = |sql| conn.query_row(sql, [], |row| row.get::<_, i32>(0));
    let tables = ask("SELECT count(*) FROM sqlite_schema")?;
    ours(ask("PRAGMA application_id")?, ask("PRAGMA user_version")?, tables == 0)
}

fn ours(application: i32, version: i32, empty: bool) -> Result<Found, FileError> {
    match (application, version) {
        (APPLICATION_ID, 1..) => Ok(Found::Book(version)),
        (0, 0) if empty => Ok(Found::Unfinished),
        _ => Err(FileError::Foreign(Difference::Application)),
    }
}

/// A first start cut short after the journal was chosen leaves one such page. With a journal or a log beside it, from which the rest
/// will be known, its other pages may be there too, or only some of its own bytes.
fn is_empty_page(head: &[u8; HEAD]) -> bool {
    const LEAF: u8 = 13;
    head[100] == LEAF && head[103..105] == [0, 0]
}

fn page_size(head: &[u8; HEAD]) -> u64 {
    match u64::from(u16::from_be_bytes([head[16], head[17]])) {
        1 => 65_536,
        size => size,
    }
}

fn number(head: &[u8; HEAD], at: usize) -> i32 {
    i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]])
}
