//! What is wrong with an archive, carried through readers that can only speak of I/O.

use std::{error::Error, fmt, io};

use giftbook_model::ReadError;

use crate::codes::refused;

#[derive(Debug)]
struct ArchiveFault(&'static str);

impl fmt::Display for ArchiveFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl Error for ArchiveFault {}

/// An I/O error that stands for the refusal `code`.
pub(super) fn fault(code: &'static str) -> io::Error {
    io::Error::other(ArchiveFault(code))
}

/// The refusal that an I/O error stands for, or the error itself.
pub(crate) fn told(error: io::Error) -> ReadError {
    let code = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<ArchiveFault>())
        .map(|fault| fault.0);
    code.map_or(ReadError::Io(error), |code| refused(code, ""))
}
