//! What the tests share: books in folders of their own, files read into them, and the public sample files where they are at hand.

pub mod made;
pub mod program;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use giftbook_book::sources::{Import, Report};
use giftbook_book::transactions::{Query, TxRow};
use giftbook_book::{Book, BookError, Cancel};
use giftbook_model::{Answers, Instant, Question, RowStream};

/// A book in a folder of its own, gone with it.
pub struct Scratch {
    pub folder: tempfile::TempDir,
    pub book: Book,
}

/// The clock of the tests: 2026-11-22 12:00 UTC.
#[must_use]
pub fn now() -> Instant {
    Instant::from_millis(1_795_348_800_000).unwrap_or(Instant::EPOCH)
}

impl Scratch {
    /// # Panics
    /// When the machine gives no folder to write to: no test can go on.
    #[must_use]
    pub fn new() -> Self {
        let folder = folder();
        let book = Book::open(&folder.path().join("test.giftbook"), now()).expect("a new book");
        Self { folder, book }
    }

    /// Imports a file as the terminal does.
    pub fn import(&self, path: &Path) -> Result<Report, BookError> {
        let mut stream = giftbook_formats::open(path, now())?;
        self.take(stream.as_mut(), &answers())
    }

    /// Imports text as if it were a file of that name.
    pub fn import_text(&self, name: &str, text: &str) -> Result<Report, BookError> {
        self.import_answered(name, text, &answers())
    }

    /// The same with these answers to what the text leaves open.
    pub fn import_answered(&self, name: &str, text: &str, answers: &Answers) -> Result<Report, BookError> {
        let mut stream = giftbook_formats::open_bytes(name, text.as_bytes().to_vec(), now())?;
        self.take(stream.as_mut(), answers)
    }

    /// Imports made rows.
    pub fn import_rows(&self, rows: &[giftbook_model::Record]) -> Result<Report, BookError> {
        self.take(&mut made::Rows::of(rows), &answers())
    }

    fn take(&self, stream: &mut dyn RowStream, answers: &Answers) -> Result<Report, BookError> {
        let how = Import {
            answers,
            now: now(),
            original: None,
            again: None,
        };
        self.book.import(stream, &how, &mut |_| ControlFlow::Continue(()))
    }

    /// Every entry of the book as a list shows it, the oldest first.
    pub fn entries(&self) -> Result<Vec<TxRow>, BookError> {
        let list = self.book.transactions(&Query::default(), &Cancel::default())?;
        self.book.transactions_page(&list, 0, list.ids.len())
    }

    /// The hash of what the book says, after a check that it is sound.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn hash(&self) -> String {
        let check = self.book.check().expect("a check");
        assert!(check.is_sound(), "the book is not sound: {:?}", check.wrong);
        check.hash
    }
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

/// A folder of a test's own. Where there is memory to write to, a thousand small books need no disk.
///
/// # Panics
/// When the machine gives none: no test can go on.
#[must_use]
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.expect("a folder to write to")
}

/// What formats leave open, answered.
#[must_use]
pub fn answers() -> Answers {
    Answers::from([
        (Question::Currency, "USD".to_owned()),
        (Question::GiftAmountUnit, "coins".to_owned()),
    ])
}

/// A file of the public sample data beside the project, where it is; says "skipped" where it is not.
#[must_use]
pub fn shared(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data")
        .join(path);
    if full.exists() {
        return Some(full);
    }
    #[expect(clippy::print_stdout, reason = "a test that was not run must say so")]
    {
        println!("skipped: {path} is not at hand");
    }
    None
}
