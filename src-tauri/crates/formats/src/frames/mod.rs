//! Cuts text into rows: one object a line, objects one after another, the objects of one array, or the lines of a log.
//!
//! Promised: memory is bounded by one row whatever comes; a broken row costs itself and at most the rest of its line.

mod extent;

use std::io::{self, Read};

use giftbook_model::Problem;
use memchr::memchr;

use self::extent::{Extent, Line, Rest, Stray, Value};
use crate::{
    bytes::{Window, is_blank},
    codes::{CUT_SHORT, Fault, ROW_TOO_LONG},
    json::{Scan, Step},
    limits::{RAW_BYTES, ROW_BYTES},
};

/// How rows follow each other, seen from the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One JSON object a line.
    Lines,
    /// Lines of text.
    Log,
    /// Objects one after another, over as many lines as they like.
    Values,
    /// The objects of one array.
    Array,
    /// Nothing comes any more.
    Over,
}

/// The text of one row and its place, or why there is none.
pub(crate) struct Frame<'a> {
    pub(crate) offset: u64,
    pub(crate) length: u64,
    pub(crate) text: Result<&'a [u8], Problem>,
}

pub(crate) struct Frames<R> {
    window: Window<R>,
    shape: Option<Shape>,
    /// Bytes of the row given last, still in the window because it was lent.
    lent: usize,
}

impl<R: Read> Frames<R> {
    pub(crate) fn new(window: Window<R>) -> Self {
        Self {
            window,
            shape: None,
            lent: 0,
        }
    }

    pub(crate) fn window(&self) -> &Window<R> {
        &self.window
    }

    pub(crate) fn window_mut(&mut self) -> &mut Window<R> {
        &mut self.window
    }

    /// How the rows follow each other; reads ahead as far as it must.
    pub(crate) fn shape(&mut self) -> io::Result<Shape> {
        let shape = match self.shape {
            Some(shape) => shape,
            None => self.look()?,
        };
        self.shape = Some(shape);
        Ok(shape)
    }

    /// The next row, or `None` behind the last.
    pub(crate) fn next(&mut self) -> io::Result<Option<Frame<'_>>> {
        self.window.consume(std::mem::take(&mut self.lent));
        match self.shape()? {
            Shape::Lines | Shape::Log => {
                if self.window.skip_blanks()?.is_none() {
                    return Ok(None);
                }
                self.row(&mut Line)
            }
            Shape::Values => match self.window.skip_blanks()? {
                None => Ok(None),
                Some(b'{' | b'[') => self.row(&mut Value::default()),
                Some(_) => self.row(&mut Stray::default()),
            },
            Shape::Array => self.element(),
            Shape::Over => Ok(None),
        }
    }

    fn look(&mut self) -> io::Result<Shape> {
        let Some(first) = self.window.skip_blanks()? else {
            return Ok(Shape::Over);
        };
        if first == b'{' {
            return self.look_at_object();
        }
        if first != b'[' {
            return Ok(Shape::Log);
        }
        loop {
            let second = self.window.unread()[1..].iter().copied().find(|byte| !is_blank(*byte));
            match second {
                Some(b'{' | b']') => {
                    self.window.consume(1);
                    return Ok(Shape::Array);
                }
                None if self.window.unread().len() <= ROW_BYTES && self.window.fill()? => {}
                _ => return Ok(Shape::Log),
            }
        }
    }

    /// An object alone on its line, whole or broken, is a line; one that goes on in the next line or has company is not.
    fn look_at_object(&mut self) -> io::Result<Shape> {
        let mut scan = Scan::default();
        let mut scanned = 0;
        loop {
            let unread = self.window.unread();
            let line = memchr(b'\n', &unread[scanned..]).map(|end| scanned + end);
            let step = scan.feed(&unread[scanned..line.map_or(unread.len(), |end| end + 1)]);
            let ended = match step {
                Step::More => None,
                Step::Broken(_) => return Ok(Shape::Lines),
                Step::End(count) => Some(scanned + count),
            };
            if let Some(ended) = ended {
                let company = self.first_after(ended)?;
                return Ok(if company == Some(b'{') {
                    Shape::Values
                } else {
                    Shape::Lines
                });
            }
            if line.is_some() {
                return Ok(Shape::Values);
            }
            scanned = unread.len();
            if scanned > ROW_BYTES || !self.window.fill()? {
                return Ok(Shape::Lines);
            }
        }
    }

    /// The first byte behind `at` in its line that is no blank.
    fn first_after(&mut self, at: usize) -> io::Result<Option<u8>> {
        loop {
            let found = self.window.unread()[at..]
                .iter()
                .copied()
                .find(|byte| *byte == b'\n' || !is_blank(*byte));
            match found {
                Some(b'\n') => return Ok(None),
                Some(byte) => return Ok(Some(byte)),
                None if self.window.unread().len() <= 2 * ROW_BYTES && self.window.fill()? => {}
                None => return Ok(None),
            }
        }
    }

    fn element(&mut self) -> io::Result<Option<Frame<'_>>> {
        let mut next = self.window.skip_blanks()?;
        while next == Some(b',') {
            self.window.consume(1);
            next = self.window.skip_blanks()?;
        }
        match next {
            Some(b'{' | b'[') => self.row(&mut Value::default()),
            Some(b']') => {
                self.window.consume(1);
                self.shape = Some(Shape::Over);
                if self.window.skip_blanks()?.is_none() {
                    Ok(None)
                } else {
                    self.row(&mut Rest)
                }
            }
            Some(_) => self.row(&mut Stray::default()),
            None => {
                self.shape = Some(Shape::Over);
                let problem = Fault::of(CUT_SHORT).in_row(b"");
                Ok(Some(Frame {
                    offset: self.window.offset(),
                    length: 0,
                    text: Err(problem),
                }))
            }
        }
    }

    /// Reads on until `extent` says where the row ends, keeping no more than a row may have.
    fn row(&mut self, extent: &mut dyn Extent) -> io::Result<Option<Frame<'_>>> {
        let offset = self.window.offset();
        let mut passed = 0;
        let mut dropped = 0_u64;
        let mut head = Vec::new();
        let (ended, fault) = loop {
            let unread = self.window.unread();
            if let Some((count, fault)) = extent.end(&unread[passed..]) {
                break (passed + count, fault);
            }
            passed = unread.len();
            if passed > ROW_BYTES || dropped > 0 {
                if dropped == 0 {
                    head = unread[..RAW_BYTES].to_vec();
                }
                dropped += passed as u64;
                self.window.consume(std::mem::take(&mut passed));
            }
            if !self.window.fill()? {
                break (passed, extent.cut());
            }
        };
        let length = dropped + ended as u64;
        if length > ROW_BYTES as u64 {
            if dropped == 0 {
                head = self.window.unread()[..RAW_BYTES].to_vec();
            }
            self.window.consume(ended);
            let problem = Fault::of(ROW_TOO_LONG).in_row(&head);
            return Ok(Some(Frame {
                offset,
                length,
                text: Err(problem),
            }));
        }
        self.lent = ended;
        let text = self.window.unread()[..ended].trim_ascii_end();
        let length = text.len() as u64;
        Ok(Some(Frame {
            offset,
            length,
            text: fault.map_or(Ok(text), |code| Err(Fault::of(code).in_row(text))),
        }))
    }
}
