//! The originals of sources, kept beside the book: compressed, named by their digest, so that one file is kept once however often it is
//! imported. A leftover without a source is harmless and goes with the next tidy.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::BookError;

/// Files larger than this are not kept: only their digest and the places of their rows.
pub(super) fn limit_bytes(conn: &Connection) -> Result<u64, BookError> {
    Ok(crate::settings::read(conn)?.keep_originals_bytes())
}

/// Where the original with this digest lies, if it was kept, beside the book at `book`.
fn place(book: &Path, digest: blake3::Hash) -> PathBuf {
    let mut folder = book.as_os_str().to_owned();
    folder.push(".originals");
    PathBuf::from(folder).join(format!("{}.zst", digest.to_hex()))
}

/// Whether the original with this digest is kept.
pub(super) fn is_kept(book: &Path, digest: &[u8; 32]) -> bool {
    place(book, (*digest).into()).exists()
}

/// Keeps the file at `path`, if it still is the file that was read: whether it was kept.
pub(super) fn keep(book: &Path, digest: &[u8; 32], path: &Path) -> Result<bool, BookError> {
    let target = place(book, (*digest).into());
    if target.exists() {
        return Ok(true);
    }
    let Some(folder) = target.parent() else {
        return Ok(false);
    };
    private_folder(folder)?;
    let unfinished = target.with_extension("tmp");
    let same = compress(path, &unfinished)? == *digest;
    if same {
        fs::rename(&unfinished, &target)?;
        File::open(folder)?.sync_all()?;
    } else {
        fs::remove_file(&unfinished)?;
    }
    Ok(same)
}

/// The original's bytes, as they were.
pub(super) fn read(book: &Path, digest: blake3::Hash) -> Result<impl Read + Send + use<>, BookError> {
    let gone = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            BookError::OriginalGone
        } else {
            error.into()
        }
    };
    let file = File::open(place(book, digest)).map_err(gone)?;
    Ok(zstd::Decoder::new(file)?)
}

/// The original unpacked into a file without a name, which is gone when it is dropped: for what must be read back and forth.
pub(super) fn unpack(book: &Path, digest: blake3::Hash) -> Result<File, BookError> {
    let mut packed = read(book, digest)?;
    let mut file = tempfile::tempfile_in(book.parent().unwrap_or(Path::new(".")))?;
    io::copy(&mut packed, &mut file)?;
    io::Seek::rewind(&mut file)?;
    Ok(file)
}

fn compress(from: &Path, to: &Path) -> Result<[u8; 32], BookError> {
    let mut digest = blake3::Hasher::new();
    let mut source = BufReader::with_capacity(1 << 16, File::open(from)?);
    let mut target = zstd::Encoder::new(private_file(to)?, 3)?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut chunk)?;
        let Some(part) = chunk.get(..read).filter(|part| !part.is_empty()) else {
            break;
        };
        digest.update(part);
        io::Write::write_all(&mut target, part)?;
    }
    target.finish()?.sync_all()?;
    Ok(*digest.finalize().as_bytes())
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

#[cfg(unix)]
fn private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> io::Result<File> {
    File::create(path)
}

#[cfg(not(unix))]
fn private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
