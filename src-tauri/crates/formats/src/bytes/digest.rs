//! The digest of a file, taken while it is read.

use std::io::{self, Read};

/// Passes bytes on and keeps their number and BLAKE3 digest.
pub(crate) struct Digested<R> {
    source: R,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl<R: Read> Digested<R> {
    pub(crate) fn new(source: R) -> Self {
        Self {
            source,
            hasher: blake3::Hasher::new(),
            bytes: 0,
        }
    }

    /// Bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Reads what is left, then gives the number of all bytes and their digest.
    pub(crate) fn finish(&mut self) -> io::Result<(u64, [u8; 32])> {
        let mut rest = [0_u8; 64 << 10];
        loop {
            match self.read(&mut rest) {
                Ok(0) => return Ok((self.bytes, *self.hasher.finalize().as_bytes())),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        self.hasher.update(&into[..count]);
        self.bytes += count as u64;
        Ok(count)
    }
}
