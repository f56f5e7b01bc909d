//! The rows of a file of live events, in batches.

use std::{collections::HashSet, io::Read};

use giftbook_model::{CompactString, Format, Handling, ReadError, Row, RowStream, Source};

use super::{Event, Latest, event, line};
use crate::{
    bytes::{Decoded, Digested, Window},
    codes::{Fault, INVALID_UTF8, NOT_JSON},
    frames::{Frame, Frames, Shape},
    limits::{BATCH_ROWS, COUNTED_NAMES},
};

pub(crate) struct EventStream<R> {
    name: String,
    frames: Frames<Decoded<Digested<R>>>,
    latest: Latest,
    rows: u64,
    tally: Tally,
}

impl<R: Read> EventStream<R> {
    pub(crate) fn new(name: String, window: Window<Decoded<Digested<R>>>, latest: Latest) -> Self {
        Self {
            name,
            frames: Frames::new(window),
            latest,
            rows: 0,
            tally: Tally::default(),
        }
    }

    /// What the gifts read so far look like.
    pub(crate) fn format(&self) -> Format {
        self.tally.format()
    }

    /// Whether anything read so far proves that these are live events.
    pub(crate) fn is_proven(&self) -> bool {
        self.tally.proven
    }
}

impl<R: Read + Send> RowStream for EventStream<R> {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        let is_log = self.frames.shape()? == Shape::Log;
        for _ in 0..BATCH_ROWS {
            let Some(frame) = self.frames.next()? else {
                return Ok(false);
            };
            self.rows += 1;
            rows.push(self.tally.row(self.rows, &frame, is_log, self.latest));
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.frames.window().source().source().bytes()
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        let (bytes, digest) = self.frames.window_mut().source_mut().source_mut().finish()?;
        let name = self.name.clone();
        Ok(Source {
            name,
            format: self.format(),
            bytes,
            digest,
            unknown_keys: Vec::new(),
            sections: Vec::new(),
        })
    }
}

/// What has been met in a file so far.
#[derive(Default)]
struct Tally {
    /// Gifts by format, in the order met.
    gifts: Vec<(Format, u64)>,
    names: HashSet<CompactString>,
    proven: bool,
}

impl Tally {
    fn row(&mut self, number: u64, frame: &Frame<'_>, is_log: bool, latest: Latest) -> Row {
        let handling = match &frame.text {
            Err(problem) => Handling::Problem(problem.clone()),
            Ok(text) => self
                .read(text, is_log, latest)
                .unwrap_or_else(|fault| Handling::Problem(fault.in_row(text))),
        };
        Row {
            number,
            offset: frame.offset,
            length: u32::try_from(frame.length).unwrap_or(u32::MAX),
            handling,
        }
    }

    fn read(&mut self, text: &[u8], is_log: bool, latest: Latest) -> Result<Handling, Fault> {
        let read = if text.first() == Some(&b'{') {
            event(text, latest)?
        } else {
            let text = std::str::from_utf8(text).map_err(|_| Fault::of(INVALID_UTF8))?;
            let handling = line(text);
            let is_gift = matches!(handling, Ok(Handling::Record(_)));
            if !is_gift && !is_log {
                return Err(Fault::of(NOT_JSON));
            }
            Event {
                handling,
                format: is_gift.then_some(Format::GiftLog),
                proves: is_gift,
            }
        };
        self.proven |= read.proves;
        if let Some(format) = read.format {
            self.count(format);
        }
        Ok(match read.handling? {
            Handling::Ignored(name) => Handling::Ignored(self.bounded(name)),
            handling => handling,
        })
    }

    fn count(&mut self, format: Format) {
        match self.gifts.iter_mut().find(|(known, _)| *known == format) {
            Some((_, count)) => *count += 1,
            None => self.gifts.push((format, 1)),
        }
    }

    /// The name, or one for all when a file has more of them than anyone reads.
    fn bounded(&mut self, name: CompactString) -> CompactString {
        if self.names.contains(&name) {
            return name;
        }
        if self.names.len() >= COUNTED_NAMES {
            return CompactString::const_new("other");
        }
        self.names.insert(name.clone());
        name
    }

    fn format(&self) -> Format {
        let most = self.gifts.iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(Format::LiveEvents, |(format, _)| *format)
    }
}
