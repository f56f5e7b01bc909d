//! A window that slides over a reader: what is unread lies in one piece, and only as much as asked for is kept.

use std::io::{self, Read};

use super::Decoded;

const CHUNK: usize = 128 << 10;

pub(crate) struct Window<R> {
    source: R,
    bytes: Vec<u8>,
    from: usize,
    to: usize,
    offset: u64,
    ended: bool,
}

impl<R: Read> Window<Decoded<R>> {
    /// A window over the text in `source`.
    pub(crate) fn over(source: R) -> io::Result<Self> {
        let source = Decoded::begin(source)?;
        let offset = source.encoding().first_offset();
        Ok(Self {
            source,
            bytes: vec![0; 2 * CHUNK],
            from: 0,
            to: 0,
            offset,
            ended: false,
        })
    }
}

impl<R: Read> Window<R> {
    pub(crate) fn unread(&self) -> &[u8] {
        &self.bytes[self.from..self.to]
    }

    /// The place in the text of the first unread byte.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    pub(crate) fn source(&self) -> &R {
        &self.source
    }

    pub(crate) fn source_mut(&mut self) -> &mut R {
        &mut self.source
    }

    pub(crate) fn consume(&mut self, count: usize) {
        let count = count.min(self.to - self.from);
        self.from += count;
        self.offset += count as u64;
    }

    /// Reads more behind what is unread; `false` at the end of the source.
    pub(crate) fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.bytes.len() - self.to < CHUNK {
            self.bytes.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
            if self.bytes.len() - self.to < CHUNK {
                self.bytes.resize(self.bytes.len() * 2, 0);
            }
        }
        loop {
            match self.source.read(&mut self.bytes[self.to..]) {
                Ok(0) => {
                    self.ended = true;
                    return Ok(false);
                }
                Ok(count) => {
                    self.to += count;
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Passes blanks; the next byte, or `None` at the end.
    pub(crate) fn skip_blanks(&mut self) -> io::Result<Option<u8>> {
        loop {
            let blanks = self.unread().iter().take_while(|byte| is_blank(**byte)).count();
            self.consume(blanks);
            if let Some(byte) = self.unread().first() {
                return Ok(Some(*byte));
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }
}

/// The four blanks of JSON.
pub(crate) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}
