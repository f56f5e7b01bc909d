//! A stream that is read on a thread of its own, so that parsing and writing use two cores.

use std::{
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use giftbook_model::{ReadError, Row, RowStream, Source};

use crate::codes::{READER_STOPPED, refused};

/// Batches that wait to be taken; the reader rests when they are full. Some 20 MB of rows: as many as are read while a portion of events
/// is written to the book.
const WAITING: usize = 24;

enum Message {
    Rows(Vec<Row>, u64),
    End(Result<Box<Source>, ReadError>),
}

struct ReadAhead {
    batches: Receiver<Message>,
    bytes: u64,
    end: Option<Box<Source>>,
}

/// The same rows as `stream`, read ahead by a few batches. Dropped early, the reading thread ends by itself.
#[must_use]
pub fn read_ahead(mut stream: Box<dyn RowStream>) -> impl RowStream {
    let (sender, batches) = sync_channel(WAITING);
    thread::spawn(move || {
        let result = loop {
            let mut rows = Vec::with_capacity(crate::limits::BATCH_ROWS);
            match stream.next_batch(&mut rows) {
                Ok(more) => {
                    let sent = rows.is_empty() || sender.send(Message::Rows(rows, stream.bytes_read())).is_ok();
                    if !sent {
                        return;
                    }
                    if !more {
                        break stream.finish();
                    }
                }
                Err(error) => break Err(error),
            }
        };
        // A receiver that is gone wants no answer.
        let _gone = sender.send(Message::End(result.map(Box::new)));
    });
    ReadAhead {
        batches,
        bytes: 0,
        end: None,
    }
}

impl RowStream for ReadAhead {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        if self.end.is_some() {
            return Ok(false);
        }
        match self.batches.recv() {
            Ok(Message::Rows(mut batch, bytes)) => {
                self.bytes = bytes;
                if rows.is_empty() {
                    *rows = batch;
                } else {
                    rows.append(&mut batch);
                }
                Ok(true)
            }
            Ok(Message::End(Ok(source))) => {
                self.end = Some(source);
                Ok(false)
            }
            Ok(Message::End(Err(error))) => Err(error),
            Err(_) => Err(refused(READER_STOPPED, "")),
        }
    }

    fn bytes_read(&self) -> u64 {
        self.bytes
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        self.end
            .take()
            .map(|source| *source)
            .ok_or_else(|| refused(READER_STOPPED, ""))
    }
}
