//! The objects of Google Play's history, one after another.

use std::io::Read;

use giftbook_model::{Format, Handling, ReadError, Row, RowStream, Source};

use super::google_play::{entry, is_entry};
use crate::{
    bytes::{Decoded, Digested, Window},
    events::Latest,
    frames::Frames,
    limits::BATCH_ROWS,
};

pub(crate) struct PlayStream<R> {
    name: String,
    frames: Frames<Decoded<Digested<R>>>,
    latest: Latest,
    rows: u64,
}

/// Whether the first object of a text is one of Google Play's history.
pub(crate) fn is_play<R: Read>(window: Window<Decoded<R>>) -> Result<bool, ReadError> {
    Ok(Frames::new(window)
        .next()?
        .is_some_and(|frame| frame.text.is_ok_and(is_entry)))
}

impl<R: Read> PlayStream<R> {
    pub(crate) fn new(name: String, window: Window<Decoded<Digested<R>>>, latest: Latest) -> Self {
        Self {
            name,
            frames: Frames::new(window),
            latest,
            rows: 0,
        }
    }
}

impl<R: Read + Send> RowStream for PlayStream<R> {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        for _ in 0..BATCH_ROWS {
            let Some(frame) = self.frames.next()? else {
                return Ok(false);
            };
            let handled = match &frame.text {
                Err(problem) => vec![Handling::Problem(problem.clone())],
                Ok(text) => {
                    entry(text, self.latest).unwrap_or_else(|fault| vec![Handling::Problem(fault.in_row(text))])
                }
            };
            for handling in handled {
                self.rows += 1;
                rows.push(Row {
                    number: self.rows,
                    offset: frame.offset,
                    length: u32::try_from(frame.length).unwrap_or(u32::MAX),
                    handling,
                });
            }
        }
        Ok(true)
    }

    fn bytes_read(&self) -> u64 {
        self.frames.window().source().source().bytes()
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        let (bytes, digest) = self.frames.window_mut().source_mut().source_mut().finish()?;
        Ok(Source {
            name: self.name.clone(),
            format: Format::GooglePlay,
            bytes,
            digest,
            unknown_keys: Vec::new(),
            sections: Vec::new(),
        })
    }
}
