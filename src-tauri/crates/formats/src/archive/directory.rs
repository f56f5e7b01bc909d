//! Finds the export in a zip's directory, and refuses what no export ever was.

use std::io::{self, Read, Seek, SeekFrom};

use giftbook_model::ReadError;
use memchr::memmem;
use zip::{CompressionMethod, ZipArchive, result::ZipError};

use super::{
    entry::{Entry, Size},
    fault::{fault, told},
};
use crate::{
    codes::{
        ZIP_DAMAGED, ZIP_DUPLICATE_NAMES, ZIP_ENCRYPTED, ZIP_EXPORT_AS_TEXT, ZIP_IN_ZIP, ZIP_METHOD_UNSUPPORTED,
        ZIP_SEVERAL_EXPORTS, ZIP_TOO_MANY_ENTRIES, ZIP_WITHOUT_EXPORT, refused,
    },
    limits::{ZIP_DIRECTORY_BYTES, ZIP_ENTRIES},
};

/// The end record and the longest comment behind it.
const END_BYTES: u64 = 22 + 65_535;

/// The text of the one export in the archive.
pub(crate) fn unpack<R: Read + Seek>(input: R) -> Result<Entry<R>, ReadError> {
    unpack_found(input, find)
}

/// The text of the only entry whose name ends in `ending`.
pub(crate) fn unpack_only<R: Read + Seek>(
    input: R,
    ending: &'static [u8],
    missing: &'static str,
) -> Result<Entry<R>, ReadError> {
    unpack_found(input, |names| {
        let fits = |name: &[u8]| name.to_ascii_lowercase().ends_with(ending) && stays_inside(name);
        let found: Vec<usize> = (0..names.len()).filter(|index| fits(names[*index])).collect();
        match found.as_slice() {
            [index] => Ok(*index),
            _ => Err(refused(missing, "")),
        }
    })
}

fn unpack_found<R: Read + Seek>(
    mut input: R,
    find: impl Fn(&[&[u8]]) -> Result<usize, ReadError>,
) -> Result<Entry<R>, ReadError> {
    count_entries(&mut input)?;
    input.rewind()?;
    let mut archive = ZipArchive::new(Budget {
        input,
        left: ZIP_DIRECTORY_BYTES,
    })
    .map_err(damaged)?;
    if archive.has_duplicate_names() {
        return Err(refused(ZIP_DUPLICATE_NAMES, ""));
    }
    let index = find(&archive.file_names_raw().collect::<Vec<_>>())?;
    let found = archive.by_index_raw(index).map_err(damaged)?;
    if found.is_symlink() {
        return Err(refused(ZIP_WITHOUT_EXPORT, ""));
    }
    if found.encrypted() {
        return Err(refused(ZIP_ENCRYPTED, ""));
    }
    let method = found.compression();
    let deflated = match method {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        other => return Err(refused(ZIP_METHOD_UNSUPPORTED, other.to_string())),
    };
    let start = found.data_start().ok_or_else(|| refused(ZIP_DAMAGED, ""))?;
    let size = Size {
        packed: found.compressed_size(),
        unpacked: found.size(),
        checksum: found.crc32(),
    };
    drop(found);
    let mut input = archive.into_inner().input;
    let bytes = input.seek(SeekFrom::End(0))?;
    if start.checked_add(size.packed).is_none_or(|end| end > bytes) {
        return Err(refused(ZIP_DAMAGED, ""));
    }
    input.seek(SeekFrom::Start(start))?;
    Ok(Entry::new(input, size, deflated))
}

/// Refuses a directory of more entries than an export has, before anything makes room for them.
fn count_entries(input: &mut (impl Read + Seek)) -> Result<(), ReadError> {
    let bytes = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(bytes.saturating_sub(END_BYTES)))?;
    let mut tail = Vec::new();
    input.by_ref().take(END_BYTES).read_to_end(&mut tail)?;
    for at in memmem::find_iter(&tail, b"PK\x05\x06") {
        let count = tail
            .get(at + 10..at + 12)
            .map_or(0, |two| u64::from(two[0]) | u64::from(two[1]) << 8);
        // All ones: the true number stands in the larger record below.
        if count > ZIP_ENTRIES && count != u64::from(u16::MAX) {
            return Err(refused(ZIP_TOO_MANY_ENTRIES, count.to_string()));
        }
    }
    let mut large = false;
    for at in memmem::find_iter(&tail, b"PK\x06\x07") {
        large = true;
        let place = tail
            .get(at + 8..)
            .and_then(<[u8]>::first_chunk)
            .map(|eight| u64::from_le_bytes(*eight));
        let count = large_count(input, place.ok_or_else(|| refused(ZIP_DAMAGED, ""))?)?;
        if count > ZIP_ENTRIES {
            return Err(refused(ZIP_TOO_MANY_ENTRIES, count.to_string()));
        }
    }
    let all_ones = memmem::find_iter(&tail, b"PK\x05\x06").any(|at| tail.get(at + 10..at + 12) == Some(&[0xFF, 0xFF]));
    if all_ones && !large {
        Err(refused(ZIP_TOO_MANY_ENTRIES, u16::MAX.to_string()))
    } else {
        Ok(())
    }
}

/// The number of entries in the record for large archives at `place`.
fn large_count(input: &mut (impl Read + Seek), place: u64) -> Result<u64, ReadError> {
    let mut record = [0; 40];
    input.seek(SeekFrom::Start(place))?;
    let read = input.read_exact(&mut record);
    match (read, record.last_chunk()) {
        (Ok(()), Some(count)) if record.starts_with(b"PK\x06\x06") => Ok(u64::from_le_bytes(*count)),
        _ => Err(refused(ZIP_DAMAGED, "")),
    }
}

/// The place of the export among the names. Names are only compared: whatever they hold, they never become a path.
fn find(names: &[&[u8]]) -> Result<usize, ReadError> {
    let (mut exports, mut texts, mut archives) = (Vec::new(), false, false);
    for (index, name) in names.iter().enumerate() {
        let base = name
            .rsplit(|byte| matches!(byte, b'/' | b'\\'))
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if base.starts_with(b"user_data") && base.ends_with(b".json") && stays_inside(name) {
            exports.push(index);
        }
        texts |= base.ends_with(b".txt");
        archives |= base.ends_with(b".zip");
    }
    match exports.as_slice() {
        [index] => Ok(*index),
        [] if archives => Err(refused(ZIP_IN_ZIP, "")),
        [] if texts => Err(refused(ZIP_EXPORT_AS_TEXT, "")),
        [] => Err(refused(ZIP_WITHOUT_EXPORT, "")),
        several => Err(refused(ZIP_SEVERAL_EXPORTS, several.len().to_string())),
    }
}

/// Whether a name means a place inside the archive's own folder. No export is named otherwise.
fn stays_inside(name: &[u8]) -> bool {
    let mut parts = name.split(|byte| matches!(byte, b'/' | b'\\'));
    !name.contains(&0) && !name.contains(&b':') && parts.all(|part| !part.is_empty() && part != b"..")
}

fn damaged(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(error) => match told(error) {
            ReadError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof && error.raw_os_error().is_some() => {
                ReadError::Io(error)
            }
            ReadError::Io(_) => refused(ZIP_DAMAGED, ""),
            refusal => refusal,
        },
        _ => refused(ZIP_DAMAGED, ""),
    }
}

/// A reader that gives no more bytes than a directory may have.
struct Budget<R> {
    input: R,
    left: u64,
}

impl<R: Read> Read for Budget<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(into)?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| fault(ZIP_TOO_MANY_ENTRIES))?;
        Ok(count)
    }
}

impl<R: Seek> Seek for Budget<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.input.seek(to)
    }
}
