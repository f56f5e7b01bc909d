//! What can go wrong in the book, by what the caller can do about it. No variant's text carries personal data.

use giftbook_model::{MoneyError, Question, ReadError};

use crate::file::FileError;
use crate::payout::FileWrong;

#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The file: in use, newer, foreign, damaged, full.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file being imported.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The format leaves something open that has to be answered first.
    #[error("the file leaves {} open: answer it and import again", .0.code())]
    Unanswered(Question),
    /// An answer given is not one of the possible ones.
    #[error("the answer to {} is not one that is known", .0.code())]
    BadAnswer(Question),
    /// There is no such thing (any more): `what` names the kind.
    #[error("there is no such {what} in this book")]
    Unknown { what: &'static str },
    /// What was typed cannot be taken; `code` is a stable word for why.
    #[error("this cannot be taken: {code}")]
    Invalid { code: &'static str },
    /// Nothing to undo or redo.
    #[error("there is nothing left to do")]
    NothingToDo,
    /// The original of an import was not kept, so it cannot be imported again from here.
    #[error("the original of this import was not kept")]
    OriginalGone,
    /// The user stopped it; the book is as it was.
    #[error("stopped; the book is as it was")]
    Cancelled,
    /// A sum left the range of 64 bits.
    #[error("a sum is too large for this book")]
    TooLarge,
    /// A file of payout programmes or methods; it says in which line what is wrong and what to do.
    #[error(transparent)]
    PayoutFile(#[from] FileWrong),
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The book contradicts itself; `check` tells where.
    #[error("the book contradicts itself: {what}")]
    Inconsistent { what: &'static str },
}

impl From<rusqlite::Error> for BookError {
    fn from(error: rusqlite::Error) -> Self {
        Self::File(FileError::from(error))
    }
}

impl From<std::io::Error> for BookError {
    fn from(error: std::io::Error) -> Self {
        Self::File(FileError::from(error))
    }
}

impl From<serde_json::Error> for BookError {
    fn from(_: serde_json::Error) -> Self {
        Self::Inconsistent {
            what: "a JSON column does not hold JSON",
        }
    }
}
