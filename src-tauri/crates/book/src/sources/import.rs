//! An import: a stream of rows into the book, in one transaction. Nothing of it is visible until it is whole; a stop, an error or a crash
//! leaves the book as it was.

use std::ops::ControlFlow;
use std::path::PathBuf;

use giftbook_model::{Answers, Instant, RowStream};
use rusqlite::Transaction;

use super::importing::Importing;
use super::preview::{Preview, Watch};
use super::reading::read;
use super::report::Report;
use super::{opened, originals};
use crate::file::FileError;
use crate::history::ImportAgain;
use crate::{Book, BookError};

/// How an import is to be done.
pub struct Import<'a> {
    pub answers: &'a Answers,
    pub now: Instant,
    /// The file itself, to be kept beside the book so that any row can be opened to its text and be read again tomorrow.
    pub original: Option<PathBuf>,
    /// Set where this brings back an import that was undone ([`crate::Turned::ImportAgain`]).
    pub again: Option<&'a ImportAgain>,
}

/// How far an import has come. How many rows are new is known only when all have been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub rows: u64,
    /// Of the file as it lies on the disk.
    pub bytes: u64,
    pub unreadable: u64,
    pub ignored: u64,
}

/// What the caller hears between two batches; answering `Break` stops the import and leaves the book as it was.
pub type Heard<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Why the transaction of an import is not to be committed.
enum Stop {
    Failed(BookError),
    /// All was done and told; the book stays as it was.
    TakenBack(Box<Preview>),
}

impl From<BookError> for Stop {
    fn from(error: BookError) -> Self {
        Self::Failed(error)
    }
}

impl From<FileError> for Stop {
    fn from(error: FileError) -> Self {
        Self::Failed(error.into())
    }
}

impl Book {
    /// Imports a file. The answers must cover what its rows leave open, else [`BookError::Unanswered`] names the first that is missing.
    /// The very same file a second time brings nothing and leaves no second source.
    pub fn import(&self, stream: &mut dyn RowStream, how: &Import<'_>, heard: Heard<'_>) -> Result<Report, BookError> {
        let done = self.file.write(|tx| {
            let (importing, source) = read_all(tx, stream, how, None, heard)?;
            let already_there = opened::same_file(tx, &source.digest, how.answers, importing.source)?;
            let digest = source.digest;
            let kept = match &how.original {
                Some(path) if !already_there && source.bytes <= originals::limit_bytes(tx)? => {
                    originals::keep(self.file.path(), &digest, path)?
                }
                _ => originals::is_kept(self.file.path(), &digest),
            };
            let (report, _) = importing.finish(tx, &source, how, kept)?;
            if already_there {
                return Err(Stop::TakenBack(Box::new(Preview::of(report))));
            }
            Ok(report)
        });
        match done {
            Ok(report) => {
                // The import is on disk whatever comes of this: a log not emptied now is emptied next time, or when the book is closed.
                let _ = self.file.after_import();
                Ok(report)
            }
            Err(Stop::TakenBack(preview)) => Ok(Report {
                source: None,
                ..preview.report
            }),
            Err(Stop::Failed(error)) => Err(error),
        }
    }

    /// Does everything an import would do, tells what became of each row (one by one for the last `rows` of them), and takes it all back.
    pub fn preview(
        &self,
        stream: &mut dyn RowStream,
        how: &Import<'_>,
        rows: usize,
        heard: Heard<'_>,
    ) -> Result<Preview, BookError> {
        let done: Result<(), Stop> = self.file.write(|tx| {
            let (importing, source) = read_all(tx, stream, how, Some(Watch::new(rows)), heard)?;
            let (mut report, watch) = importing.finish(tx, &source, how, false)?;
            report.source = None;
            Err(Stop::TakenBack(Box::new(watch.unwrap_or_default().preview(report))))
        });
        match done {
            Err(Stop::TakenBack(preview)) => Ok(*preview),
            Err(Stop::Failed(error)) => Err(error),
            Ok(()) => Err(BookError::Inconsistent {
                what: "a dry run was kept",
            }),
        }
    }
}

fn read_all<'a>(
    tx: &Transaction<'_>,
    stream: &mut dyn RowStream,
    how: &'a Import<'_>,
    watch: Option<Watch>,
    heard: Heard<'_>,
) -> Result<(Importing<'a>, giftbook_model::Source), BookError> {
    let keep_words = watch.is_some();
    let mut importing = Importing::begin(tx, how, watch)?;
    let (source, named) = read(stream, keep_words, |batch| {
        importing.take(tx, &batch)?;
        match heard(importing.progress(batch.bytes)) {
            ControlFlow::Break(()) => Err(BookError::Cancelled),
            ControlFlow::Continue(()) => Ok(()),
        }
    })?;
    importing.note(&named);
    Ok((importing, source))
}
