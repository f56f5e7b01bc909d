//! Text to UTF-8: a byte order mark is taken off, UTF-16 is converted on the way. What is not UTF-8 afterwards is found row by row.

use std::io::{self, Read};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// What the first three bytes of a text say, and how many of them are the mark.
    fn of(head: &[u8]) -> (Self, usize) {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => (Self::Utf8WithMark, 3),
            [0xFF, 0xFE, ..] => (Self::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Self::Utf16Be, 2),
            _ => (Self::Utf8, 0),
        }
    }

    /// The place of the first byte of text: behind the mark, so that places are those of the file; converted text counts from 0.
    pub(crate) fn first_offset(self) -> u64 {
        if self == Self::Utf8WithMark { 3 } else { 0 }
    }

    /// Whether places in the text are places in the file.
    pub(crate) fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8WithMark)
    }
}

/// A reader of UTF-8 over text in any of these encodings.
pub(crate) struct Decoded<R> {
    source: R,
    encoding: Encoding,
    units: Vec<u8>,
    high: Option<u16>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Decoded<R> {
    /// Reads the byte order mark of `source`, if it has one.
    pub(crate) fn begin(mut source: R) -> io::Result<Self> {
        let mut head = Vec::new();
        source.by_ref().take(3).read_to_end(&mut head)?;
        let (encoding, mark) = Encoding::of(&head);
        let rest = head.split_off(mark);
        let (units, ready) = if encoding.is_utf8() {
            (Vec::new(), rest)
        } else {
            (rest, Vec::new())
        };
        Ok(Self {
            source,
            encoding,
            units,
            high: None,
            ready,
            given: 0,
        })
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    pub(crate) fn source(&self) -> &R {
        &self.source
    }

    pub(crate) fn source_mut(&mut self) -> &mut R {
        &mut self.source
    }

    /// Converts the next piece of UTF-16 into `ready`; leaves it empty at the end.
    fn convert(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.given = 0;
        let mut piece = [0_u8; 16 << 10];
        while self.ready.is_empty() {
            let count = self.source.read(&mut piece)?;
            if count == 0 {
                if self.high.take().is_some() || !self.units.is_empty() {
                    self.units.clear();
                    self.ready.push(HALF);
                }
                return Ok(());
            }
            self.units.extend_from_slice(&piece[..count]);
            let whole = self.units.len() & !1;
            for pair in 0..whole / 2 {
                let two = [self.units[2 * pair], self.units[2 * pair + 1]];
                let unit = if self.encoding == Encoding::Utf16Be {
                    u16::from_be_bytes(two)
                } else {
                    u16::from_le_bytes(two)
                };
                self.take(unit);
            }
            self.units.drain(..whole);
        }
        Ok(())
    }

    fn take(&mut self, unit: u16) {
        match (self.high.take(), unit) {
            (high, 0xD800..=0xDBFF) => {
                if high.is_some() {
                    self.ready.push(HALF);
                }
                self.high = Some(unit);
            }
            (Some(high), 0xDC00..=0xDFFF) => {
                let code = 0x10000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(unit) - 0xDC00);
                self.push(code);
            }
            (high, _) => {
                if high.is_some() {
                    self.ready.push(HALF);
                }
                self.push(u32::from(unit));
            }
        }
    }

    fn push(&mut self, code: u32) {
        match char::from_u32(code) {
            Some(found) => self.ready.extend_from_slice(found.encode_utf8(&mut [0; 4]).as_bytes()),
            None => self.ready.push(HALF),
        }
    }
}

/// Stands for half a surrogate pair or half a unit: a byte that is never UTF-8, so that its row becomes a problem and no other does.
const HALF: u8 = 0xFF;

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            if self.encoding.is_utf8() {
                return self.source.read(into);
            }
            self.convert()?;
        }
        let count = into.len().min(self.ready.len() - self.given);
        into[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> Vec<u8> {
        let mut all = Vec::new();
        Decoded::begin(bytes)
            .expect("begins")
            .read_to_end(&mut all)
            .expect("reads from memory");
        all
    }

    fn utf16(units: impl IntoIterator<Item = u16>, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(units).flat_map(bytes).collect()
    }

    proptest! {
        #[test]
        fn every_encoding_is_the_same_text(text in any::<String>().prop_filter("a mark of its own", |text| !text.starts_with('\u{FEFF}'))) {
            prop_assert_eq!(decoded(&utf16(text.encode_utf16(), u16::to_le_bytes)), text.as_bytes());
            prop_assert_eq!(decoded(&utf16(text.encode_utf16(), u16::to_be_bytes)), text.as_bytes());
            prop_assert_eq!(decoded(format!("\u{FEFF}{text}").as_bytes()), text.as_bytes());
            prop_assert_eq!(decoded(text.as_bytes()), text.as_bytes());
        }
    }

    #[test]
    fn half_a_pair_becomes_no_letter() {
        for units in [vec![0xD83D_u16], vec![0xDE00], vec![0xD83D, 0x41]] {
            assert!(
                std::str::from_utf8(&decoded(&utf16(units.clone(), u16::to_le_bytes))).is_err(),
                "{units:x?}"
            );
        }
        assert!(std::str::from_utf8(&decoded(b"\xFF\xFE\x41")).is_err(), "half a unit");
    }
}
