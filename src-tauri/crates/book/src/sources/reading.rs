//! A file is read on a thread of its own, so that reading and writing use two cores.

use std::sync::mpsc::sync_channel;
use std::thread;

use giftbook_model::{ReadError, RowStream, Source};

use super::recognise::{Batch, Named, Recogniser};
use crate::BookError;

/// Batches that wait to be taken; the reader rests when they are full. As many as are read while a portion of events is written.
const WAITING: usize = 64;

/// Reads `stream` to its end and gives `take` each batch. An error of either ends both. `keep_words`: frames keep their own words.
pub(super) fn read(
    stream: &mut dyn RowStream,
    keep_words: bool,
    mut take: impl FnMut(Batch) -> Result<(), BookError>,
) -> Result<(Source, Named), BookError> {
    thread::scope(|scope| {
        let (sender, batches) = sync_channel(WAITING);
        let reader = scope.spawn(move || -> Result<(Source, Named), ReadError> {
            let mut recogniser = Recogniser::new(keep_words);
            let mut rows = Vec::new();
            loop {
                let more = stream.next_batch(&mut rows)?;
                let batch = recogniser.batch(&rows, stream.bytes_read());
                rows.clear();
                if sender.send(batch).is_err() {
                    // Nobody wants the rest; whoever took the batches knows why.
                    return Err(ReadError::Io(std::io::ErrorKind::BrokenPipe.into()));
                }
                if !more {
                    return Ok((stream.finish()?, recogniser.named()));
                }
            }
        });
        let taken = batches.iter().try_for_each(&mut take);
        drop(batches);
        let read = reader.join().map_err(|_| BookError::Inconsistent {
            what: "the reading thread",
        })?;
        taken?;
        Ok(read?)
    })
}

#[cfg(test)]
mod tests {
    use giftbook_model::{Format, Handling, Row};

    use super::*;

    /// A file of so many batches of one row each; without a number it has no end, and with `breaks` it cannot be read to it.
    struct File {
        batches: Option<u64>,
        breaks: bool,
        read: u64,
    }

    impl RowStream for File {
        fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
            self.read += 1;
            if self.breaks && Some(self.read) == self.batches {
                return Err(ReadError::Io(std::io::ErrorKind::UnexpectedEof.into()));
            }
            rows.push(Row {
                number: self.read,
                offset: 0,
                length: 0,
                handling: Handling::Ignored("again".into()),
            });
            Ok(Some(self.read) != self.batches)
        }
        fn bytes_read(&self) -> u64 {
            self.read
        }
        fn finish(&mut self) -> Result<Source, ReadError> {
            Ok(Source {
                name: "file".into(),
                format: Format::LiveEvents,
                bytes: self.read,
                digest: [0; 32],
                unknown_keys: Vec::new(),
                sections: Vec::new(),
            })
        }
    }

    fn file(batches: Option<u64>, breaks: bool) -> File {
        File {
            batches,
            breaks,
            read: 0,
        }
    }

    #[test]
    fn every_row_comes_in_order_and_progress_grows() {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        let (source, _) = read(&mut file(Some(500), false), false, |batch| {
            assert!(batch.bytes > bytes);
            bytes = batch.bytes;
            rows.extend(batch.rows.into_iter().map(|row| row.number));
            Ok(())
        })
        .expect("read");
        assert!(rows.into_iter().eq(1..=500));
        assert_eq!(source.bytes, 500);
    }

    #[test]
    fn an_error_in_the_middle_comes_through_the_thread() {
        let broken = read(&mut file(Some(100), true), false, |_| Ok(()));
        assert!(
            matches!(broken, Err(BookError::Read(ReadError::Io(error))) if error.kind() == std::io::ErrorKind::UnexpectedEof)
        );
    }

    #[test]
    fn a_reader_nobody_listens_to_ends() {
        let stopped = read(&mut file(None, false), false, |_| Err(BookError::Cancelled));
        assert!(matches!(stopped, Err(BookError::Cancelled)));
    }
}
