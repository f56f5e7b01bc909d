//! The sample: months of invented gifts and purchases in a book of their own, made from files as anybody's would be.

use std::ops::ControlFlow;
use std::path::Path;

use giftbook_book::sources::Import;
use giftbook_book::{Book, BookError, Settings};
use giftbook_formats::sample;
use giftbook_model::{Answers, Question};

use crate::desk::{Desk, now};
use crate::dto::app::Role;
use crate::error::Answer;

impl Desk {
    /// Opens the sample as someone in `role` sees it. It is made the first time.
    pub(crate) fn open_sample(&self, role: Role) -> Answer<()> {
        if !self.home.sample().exists() {
            self.make_sample()?;
        }
        self.open(&self.home.sample(), false)?;
        self.with(|book| {
            Ok(book
                .set_settings(
                    &Settings {
                        role: role.into(),
                        ..book.settings()?
                    },
                    now(),
                )
                .map(drop)?)
        })
    }

    /// Goes back to the person's own book, or to none, and removes the sample.
    pub(crate) fn discard_sample(&self) -> Answer<()> {
        let open = self.with(|book| Ok(self.home.is_sample(book.path()))).unwrap_or(false);
        if open {
            let _alone = self.job.begin()?;
            self.replace(None);
        }
        remove(&self.home.sample_folder())?;
        match self.home.last_book() {
            Some(path) if open => self.open(&path, false),
            _ => Ok(()),
        }
    }

    /// Made in a folder beside its own, so that a sample is there whole or not at all.
    fn make_sample(&self) -> Answer<()> {
        let _alone = self.job.begin()?;
        let unfinished = self.home.unfinished_sample_folder();
        remove(&unfinished)?;
        let made = self.home.sample();
        let book = Book::open(&unfinished.join(made.file_name().unwrap_or_default()), now())?;
        fill(&book, &unfinished)?;
        drop(book);
        remove(&self.home.sample_folder())?;
        Ok(std::fs::rename(unfinished, self.home.sample_folder())?)
    }
}

fn fill(book: &Book, folder: &Path) -> Answer<()> {
    let owner = sample::owner(now()).map_err(BookError::from)?;
    book.owner_intends(&owner, now())?;
    let currency = (Question::Currency, "USD".to_owned());
    let answers = Answers::from([currency, (Question::GiftAmountUnit, "coins".to_owned())]);
    for file in sample::files(now()) {
        let path = folder.join(&file.name);
        std::fs::write(&path, &file.bytes)?;
        let mut stream = giftbook_formats::open(&path, now())?;
        let how = Import {
            answers: &answers,
            now: now(),
            original: Some(path.clone()),
            again: None,
        };
        book.import(stream.as_mut(), &how, &mut |_| ControlFlow::Continue(()))?;
        std::fs::remove_file(&path)?;
    }
    book.owner_takes_out(&owner, now())?;
    Ok(())
}

fn remove(folder: &Path) -> Answer<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
