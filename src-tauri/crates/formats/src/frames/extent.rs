//! Where one row ends, for each kind of row. Extents are fed in pieces of any size and keep what they must remember between them.

use memchr::memchr;

use crate::{
    codes::{AFTER_THE_END, CUT_SHORT, NOT_AN_OBJECT, NOT_JSON},
    json::{Scan, Step},
};

/// Where a row ends.
pub(super) trait Extent {
    /// The bytes of `piece` that still belong to the row once its end is found, and what is wrong with it.
    fn end(&mut self, piece: &[u8]) -> Option<(usize, Option<&'static str>)>;
    /// What is wrong with the row when the file ends in it.
    fn cut(&self) -> Option<&'static str> {
        None
    }
}

/// A line.
pub(super) struct Line;

impl Extent for Line {
    fn end(&mut self, piece: &[u8]) -> Option<(usize, Option<&'static str>)> {
        memchr(b'\n', piece).map(|end| (end, None))
    }
}

/// An object or array; one that breaks takes the rest of its line with it.
#[derive(Default)]
pub(super) struct Value {
    scan: Scan,
    broken: bool,
}

impl Extent for Value {
    fn end(&mut self, piece: &[u8]) -> Option<(usize, Option<&'static str>)> {
        let mut from = 0;
        if !self.broken {
            match self.scan.feed(piece) {
                Step::More => return None,
                Step::End(count) => return Some((count, None)),
                Step::Broken(at) if matches!(piece[at], b'{' | b'\n') => return Some((at, Some(CUT_SHORT))),
                Step::Broken(at) => {
                    self.broken = true;
                    from = at;
                }
            }
        }
        memchr(b'\n', &piece[from..]).map(|end| (from + end, Some(NOT_JSON)))
    }

    fn cut(&self) -> Option<&'static str> {
        Some(if self.broken { NOT_JSON } else { CUT_SHORT })
    }
}

/// What stands between values and is none: up to the next bracket, comma or line.
#[derive(Default)]
pub(super) struct Stray {
    begun: bool,
}

impl Extent for Stray {
    fn end(&mut self, piece: &[u8]) -> Option<(usize, Option<&'static str>)> {
        let from = usize::from(!self.begun).min(piece.len());
        self.begun |= !piece.is_empty();
        let end = piece[from..]
            .iter()
            .position(|byte| matches!(byte, b'{' | b'[' | b']' | b',' | b'\n'));
        end.map(|end| (from + end, Some(NOT_AN_OBJECT)))
    }

    fn cut(&self) -> Option<&'static str> {
        Some(NOT_AN_OBJECT)
    }
}

/// What stands behind the end of an array: all of it is one row.
pub(super) struct Rest;

impl Extent for Rest {
    fn end(&mut self, _: &[u8]) -> Option<(usize, Option<&'static str>)> {
        None
    }

    fn cut(&self) -> Option<&'static str> {
        Some(AFTER_THE_END)
    }
}
