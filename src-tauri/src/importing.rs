//! A waiting file on its way into the book, with its progress told and Stop heard.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use giftbook_book::Cancel;
use giftbook_book::sources::{self, Import};
use giftbook_model::{Answers, Question};
use tauri::ipc::Channel;

use crate::desk::{Desk, now};
use crate::dto::sources::{self as dto, ImportReport, Preview, Progress};
use crate::error::{Answer, AppError};

/// Rows a preview tells one by one.
const PREVIEW_ROWS: usize = 1_000;
/// The page is told how far it is no more often than it can show.
const PACE: Duration = Duration::from_millis(50);

/// A file of a batch and what was answered about it.
pub(crate) struct File {
    path: PathBuf,
    bytes: u64,
    answers: Answers,
}

impl File {
    pub(crate) fn of(desk: &Desk, batch: &str, file: u32, answers: &dto::Answers) -> Answer<Self> {
        let path = desk.batches.path(batch, file)?;
        let bytes = std::fs::metadata(&path)?.len();
        Ok(Self {
            path,
            bytes,
            answers: answered(answers)?,
        })
    }

    /// What an import would do.
    pub(crate) fn preview(&self, desk: &Desk, progress: &Channel<Progress>) -> Answer<Preview> {
        let running = desk.job.begin()?;
        let mut stream = self.stream()?;
        let mut heard = self.heard(progress, &running.cancel);
        desk.with(|book| {
            Ok(book
                .preview(&mut *stream, &self.how(None), PREVIEW_ROWS, &mut heard)?
                .into())
        })
    }

    /// Brings the file into the book.
    pub(crate) fn import(&self, desk: &Desk, progress: &Channel<Progress>) -> Answer<ImportReport> {
        let running = desk.job.begin()?;
        let mut stream = self.stream()?;
        let mut heard = self.heard(progress, &running.cancel);
        desk.with(|book| {
            Ok(book
                .import(&mut *stream, &self.how(Some(self.path.clone())), &mut heard)?
                .into())
        })
    }

    fn stream(&self) -> Answer<Box<dyn giftbook_model::RowStream>> {
        Ok(giftbook_formats::open_answered(&self.path, now(), &self.answers)?)
    }

    fn how(&self, original: Option<PathBuf>) -> Import<'_> {
        Import {
            answers: &self.answers,
            now: now(),
            original,
            again: None,
        }
    }

    fn heard(
        &self,
        page: &Channel<Progress>,
        cancel: &Cancel,
    ) -> impl FnMut(sources::Progress) -> ControlFlow<()> + use<> {
        let (page, cancel, bytes) = (page.clone(), cancel.clone(), self.bytes);
        let mut told: Option<Instant> = None;
        move |progress| {
            if told.is_none_or(|told| told.elapsed() >= PACE) {
                told = Some(Instant::now());
                // A page that is gone does not stop the work: it can be asked for again.
                let _ = page.send(Progress::of(progress, bytes));
            }
            if cancel.is_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    }
}

fn answered(answers: &dto::Answers) -> Answer<Answers> {
    let one = |(key, answer): (&String, &crate::dto::Typed)| {
        let question = Question::ALL.into_iter().find(|question| question.code() == key);
        question
            .map(|question| (question, answer.to_string()))
            .ok_or_else(|| AppError::new("invalid").with("detail", "question"))
    };
    answers.iter().map(one).collect()
}
