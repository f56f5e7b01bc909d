//! One step after another through a JSON document that is never whole in memory.

use std::io::Read;

use giftbook_model::ReadError;
use memchr::memchr2;

use crate::{
    archive::told,
    bytes::{Window, is_blank},
    codes::{EXPORT_CUT_SHORT, EXPORT_DAMAGED, EXPORT_TOO_DEEP, refused},
    json::{Scan, Step, read},
    limits::{DEPTH, ROW_BYTES},
};

pub(crate) struct Walk<R> {
    window: Window<R>,
    /// Bytes of the value lent last, still in the window.
    lent: usize,
}

/// A value's place and, unless it was larger than a row may be, its text.
pub(crate) struct Value<'a> {
    pub(crate) offset: u64,
    pub(crate) length: u64,
    pub(crate) text: Option<&'a [u8]>,
}

impl<R: Read> Walk<R> {
    pub(crate) fn new(window: Window<R>) -> Self {
        Self { window, lent: 0 }
    }

    pub(crate) fn window(&self) -> &Window<R> {
        &self.window
    }

    pub(crate) fn window_mut(&mut self) -> &mut Window<R> {
        &mut self.window
    }

    /// The place of the next byte.
    pub(crate) fn offset(&self) -> u64 {
        self.window.offset() + self.lent as u64
    }

    /// The next byte that is no blank, or `None` at the end of the file. It stays where it is.
    pub(crate) fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        self.window.consume(std::mem::take(&mut self.lent));
        self.window.skip_blanks().map_err(told)
    }

    /// As `peek`, where the document cannot end.
    pub(crate) fn next(&mut self) -> Result<u8, ReadError> {
        self.peek()?.ok_or_else(|| refused(EXPORT_CUT_SHORT, ""))
    }

    /// Passes one byte that must be `wanted`.
    pub(crate) fn expect(&mut self, wanted: u8) -> Result<(), ReadError> {
        if self.next()? != wanted {
            return Err(self.damaged());
        }
        self.window.consume(1);
        Ok(())
    }

    /// Inside an object or a list that ends with `close`: whether another member comes. Passes the comma before it, or the end.
    pub(crate) fn another(&mut self, close: u8, first: &mut bool) -> Result<bool, ReadError> {
        if self.next()? == close {
            self.window.consume(1);
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.expect(b',')?;
        }
        Ok(true)
    }

    /// A key and its colon.
    pub(crate) fn key(&mut self) -> Result<String, ReadError> {
        if self.next()? != b'"' {
            return Err(self.damaged());
        }
        let damaged = self.damaged();
        let text = self.value(1)?.text;
        let key = text.and_then(|text| read(text).ok()).ok_or(damaged)?;
        self.expect(b':')?;
        Ok(key)
    }

    /// The value that begins at the next byte, `depth` levels down in the document.
    pub(crate) fn value(&mut self, depth: u32) -> Result<Value<'_>, ReadError> {
        let mut extent = match self.next()? {
            b'{' | b'[' => Extent::Nested(Scan::default()),
            b'"' => Extent::Text {
                begun: false,
                escaped: false,
            },
            b'-' | b'0'..=b'9' | b'a'..=b'z' => Extent::Word,
            _ => return Err(self.damaged()),
        };
        let offset = self.window.offset();
        let mut passed = 0;
        let mut dropped = 0_u64;
        let ended = loop {
            let unread = self.window.unread();
            match extent.feed(&unread[passed..]) {
                Step::End(count) => break passed + count,
                Step::Broken(_) => return Err(self.damaged()),
                Step::More => passed = unread.len(),
            }
            if passed > ROW_BYTES {
                dropped += passed as u64;
                self.window.consume(std::mem::take(&mut passed));
            }
            if !self.window.fill().map_err(told)? {
                match extent {
                    Extent::Word => break passed,
                    _ => return Err(refused(EXPORT_CUT_SHORT, "")),
                }
            }
        };
        if extent.deepest() + depth > DEPTH {
            return Err(refused(EXPORT_TOO_DEEP, offset.to_string()));
        }
        let length = dropped + ended as u64;
        self.lent = ended;
        let whole = length <= ROW_BYTES as u64;
        Ok(Value {
            offset,
            length,
            text: whole.then(|| &self.window.unread()[..ended]),
        })
    }

    /// The refusal of a document that is broken here.
    pub(crate) fn damaged(&self) -> ReadError {
        refused(EXPORT_DAMAGED, self.offset().to_string())
    }
}

/// Where a value ends, by what it begins with.
enum Extent {
    Nested(Scan),
    Text { begun: bool, escaped: bool },
    Word,
}

impl Extent {
    fn feed(&mut self, piece: &[u8]) -> Step {
        match self {
            Self::Nested(scan) => scan.feed(piece),
            Self::Text { begun, escaped } => text(piece, begun, escaped),
            Self::Word => {
                let end = piece
                    .iter()
                    .position(|byte| is_blank(*byte) || matches!(byte, b',' | b'}' | b']'));
                end.map_or(Step::More, Step::End)
            }
        }
    }

    fn deepest(&self) -> u32 {
        if let Self::Nested(scan) = self { scan.deepest } else { 0 }
    }
}

fn text(piece: &[u8], begun: &mut bool, escaped: &mut bool) -> Step {
    let mut at = 0;
    if !*begun && !piece.is_empty() {
        *begun = true;
        at = 1;
    }
    loop {
        if *escaped && at < piece.len() {
            *escaped = false;
            at += 1;
        }
        match memchr2(b'"', b'\\', &piece[at..]) {
            None => return Step::More,
            Some(found) if piece[at + found] == b'"' => return Step::End(at + found + 1),
            Some(found) => {
                *escaped = true;
                at += found + 1;
            }
        }
    }
}
