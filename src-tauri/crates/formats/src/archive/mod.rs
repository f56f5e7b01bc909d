//! One entry of a zip, unpacked while it is read. Nothing is ever written to a disk, and nothing but the export is ever unpacked.

mod directory;
mod entry;
mod fault;

pub(crate) use directory::{unpack, unpack_only};
pub(crate) use fault::told;

/// Whether a file with these first bytes is a zip.
pub(crate) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}
