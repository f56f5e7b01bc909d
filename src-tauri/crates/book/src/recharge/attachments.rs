//! Receipts: pictures and PDFs the user keeps with a recharge. Their bytes lie in the book, once for each digest, and so in its backups. A
//! receipt taken off keeps its bytes, so that undo brings it back.

use giftbook_model::{EntryId, Instant};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::history::{Area, Edit, Name, change};
use crate::{Book, BookError};

/// The largest receipt, in bytes.
pub const LARGEST: usize = 20 << 20;
/// A row of the book holds less than a receipt can.
const PIECE: usize = 1 << 20;
const LONGEST_NAME: usize = 255;

/// A receipt as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub entry: EntryId,
    /// 64 hexadecimal digits.
    pub digest: String,
    /// As the file was called.
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
}

/// What a receipt is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Heic,
}

impl FileKind {
    /// The usual ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Heic => "heic",
        }
    }

    /// `None` for what is neither a PDF nor a picture of these kinds, whatever its name says.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let part = |from: usize, length: usize| bytes.get(from..from + length).unwrap_or_default();
        match () {
            () if bytes.starts_with(b"%PDF-") => Some(Self::Pdf),
            () if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if bytes.starts_with(b"\xff\xd8\xff") => Some(Self::Jpeg),
            () if bytes.starts_with(b"RIFF") && part(8, 4) == b"WEBP" => Some(Self::Webp),
            () if part(4, 4) == b"ftyp" && [b"heic", b"heix", b"mif1"].iter().any(|brand| part(8, 4) == *brand) => {
                Some(Self::Heic)
            }
            () => None,
        }
    }
}

/// One receipt on one entry, as the log holds it. Never rename a field.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    name: String,
}

impl Book {
    /// Keeps a file with a purchase. [`BookError::Invalid`] for one that is empty, larger than 20 MB, or no picture or PDF.
    pub fn receipt_add(&self, entry: EntryId, name: &str, bytes: &[u8], now: Instant) -> Result<String, BookError> {
        let refused = |code| Err(BookError::Invalid { code });
        if bytes.len() > LARGEST {
            return refused("receipt_too_large");
        }
        if FileKind::of(bytes).is_none() {
            return refused("not_a_picture_or_pdf");
        }
        let name: String = name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(LONGEST_NAME)
            .collect();
        let digest = blake3::hash(bytes);
        let hex = digest.to_hex().to_string();
        self.file.write(|tx| {
            let known = "SELECT 1 FROM entry WHERE id = ?1 AND kind IN (3, 4, 7)";
            if !tx.prepare_cached(known)?.exists([entry.0])? {
                return Err(BookError::Unknown { what: "purchase" });
            }
            keep(tx, digest.as_bytes(), bytes)?;
            let kept = serde_json::to_value(Kept { name })?;
            put(tx, now, Name::ReceiptAdd, entry, &hex, Some(kept))?;
            Ok(hex)
        })
    }

    pub fn receipt_remove(&self, entry: EntryId, digest: &str, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            if load(tx, &key(entry, digest))?.is_none() {
                return Err(BookError::Unknown { what: "receipt" });
            }
            put(tx, now, Name::ReceiptRemove, entry, digest, None)
        })
    }

    /// The file as it was given.
    pub fn receipt_bytes(&self, digest: &str) -> Result<Vec<u8>, BookError> {
        let digest = parsed(digest)?;
        self.file.read(|conn| bytes_of(conn, digest.as_bytes()))
    }
}

fn key(entry: EntryId, digest: &str) -> String {
    format!("{}:{digest}", entry.0)
}

fn put(
    tx: &Transaction<'_>,
    now: Instant,
    name: Name,
    entry: EntryId,
    digest: &str,
    after: Option<Value>,
) -> Result<(), BookError> {
    let edit = Edit {
        area: Area::Receipt,
        key: key(entry, digest),
        after,
    };
    change(tx, now, name, &json!({ "entry": entry.0.to_string() }), vec![edit])?;
    Ok(())
}

fn keep(tx: &Transaction<'_>, digest: &[u8; 32], bytes: &[u8]) -> Result<(), BookError> {
    let new = tx
        .prepare_cached("INSERT INTO receipt_file (digest, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![digest, bytes.len()])?;
    if new == 1 {
        let mut piece = tx.prepare_cached("INSERT INTO receipt_piece (digest, nth, bytes) VALUES (?1, ?2, ?3)")?;
        for (nth, bytes) in bytes.chunks(PIECE).enumerate() {
            piece.execute(params![digest, nth, bytes])?;
        }
    }
    Ok(())
}

fn bytes_of(conn: &Connection, digest: &[u8; 32]) -> Result<Vec<u8>, BookError> {
    let mut pieces = conn.prepare_cached("SELECT bytes FROM receipt_piece WHERE digest = ?1 ORDER BY nth")?;
    let mut rows = pieces.query([digest])?;
    let mut whole = Vec::new();
    while let Some(row) = rows.next()? {
        let piece = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        whole.extend_from_slice(piece);
    }
    if whole.is_empty() {
        return Err(BookError::Unknown { what: "receipt" });
    }
    Ok(whole)
}

fn parsed(digest: &str) -> Result<blake3::Hash, BookError> {
    blake3::Hash::from_hex(digest).map_err(|_| BookError::Unknown { what: "receipt" })
}

/// The receipts of these entries, in the order of their names.
pub(super) fn of_entries(conn: &Connection, entries: &[EntryId]) -> Result<Vec<Attached>, BookError> {
    let mut found = Vec::new();
    let mut query = conn.prepare_cached(
        "SELECT receipt.digest, name, receipt_file.bytes, receipt_piece.bytes FROM receipt
             JOIN receipt_file ON receipt_file.digest = receipt.digest
             JOIN receipt_piece ON receipt_piece.digest = receipt.digest AND nth = 0
         WHERE entry_id = ?1",
    )?;
    for entry in entries {
        let mut rows = query.query([entry.0])?;
        while let Some(row) = rows.next()? {
            let first = row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?;
            found.push(Attached {
                entry: *entry,
                digest: blake3::Hash::from(row.get::<_, [u8; 32]>(0)?).to_hex().to_string(),
                name: row.get(1)?,
                kind: FileKind::of(first).ok_or(BookError::Inconsistent {
                    what: "a receipt's kind",
                })?,
                bytes: row.get(2)?,
            });
        }
    }
    found.sort_by(|one, other| (&one.name, &one.digest).cmp(&(&other.name, &other.digest)));
    Ok(found)
}

/// Whether every receipt's bytes are those of its digest.
pub(crate) fn receipts_stand(conn: &Connection) -> Result<bool, BookError> {
    let mut query = conn.prepare("SELECT digest FROM receipt_file")?;
    let digests: Vec<[u8; 32]> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for digest in digests {
        if *blake3::hash(&bytes_of(conn, &digest)?).as_bytes() != digest {
            return Ok(false);
        }
    }
    Ok(true)
}

fn split(key: &str) -> Result<(i64, [u8; 32]), BookError> {
    const UNREADABLE: BookError = BookError::Inconsistent {
        what: "the log names no receipt",
    };
    let (entry, digest) = key.split_once(':').ok_or(UNREADABLE)?;
    Ok((entry.parse().map_err(|_| UNREADABLE)?, *parsed(digest)?.as_bytes()))
}

/// A receipt on an entry, as the log has it.
pub(crate) fn load(conn: &Connection, key: &str) -> Result<Option<Value>, BookError> {
    let (entry, digest) = split(key)?;
    let name: Option<String> = conn
        .prepare_cached("SELECT name FROM receipt WHERE entry_id = ?1 AND digest = ?2")?
        .query_row(params![entry, digest], |row| row.get(0))
        .optional()?;
    Ok(name.map(|name| serde_json::to_value(Kept { name })).transpose()?)
}

pub(crate) fn store(tx: &Transaction<'_>, key: &str, value: Option<&Value>) -> Result<(), BookError> {
    let (entry, digest) = split(key)?;
    tx.prepare_cached("DELETE FROM receipt WHERE entry_id = ?1 AND digest = ?2")?
        .execute(params![entry, digest])?;
    if let Some(value) = value {
        tx.prepare_cached("INSERT INTO receipt (entry_id, digest, name) VALUES (?1, ?2, ?3)")?
            .execute(params![entry, digest, Kept::deserialize(value)?.name])?;
    }
    Ok(())
}
