//! The one place where what went wrong becomes a code with parameters. The sentence to a code is the page's (`error_<code>`).
//!
//! No name, amount or row of anybody stands in an error. A path does where the person has to find a file: it is their own.

use std::collections::BTreeMap;
use std::path::Path;

use giftbook_book::{BookError, FileError};
use giftbook_charts::ChartError;
use giftbook_formats::report::ReportError;
use giftbook_model::ReadError;
use serde::Serialize;
use specta::Type;

/// What every command answers.
pub(crate) type Answer<T> = Result<T, AppError>;

#[derive(Debug, Clone, PartialEq, Eq, Type, Serialize, thiserror::Error)]
#[error("{code}")]
pub(crate) struct AppError {
    pub code: String,
    pub params: BTreeMap<String, String>,
}

/// Every code an error can carry, besides the words for refused files (`giftbook_formats::codes::FILE_CODES`) and `invalid`, whose
/// sentence is told by its `detail`. A test holds that the page has a sentence for each.
#[cfg(test)]
pub(crate) const CODES: &[&str] = &[
    "answer_damaged",
    "answer_too_large",
    "fetch_not_allowed",
    "moved",
    "status",
    "timed_out",
    "unable",
    "unreachable",
    "untrusted",
    "bad_answer",
    "book_damaged",
    "book_foreign",
    "book_in_use",
    "book_left",
    "book_missing",
    "book_newer",
    "book_set_aside",
    "book_unreadable",
    "busy",
    "cancelled",
    "changed",
    "damaged",
    "disk_full",
    "foreign",
    "in_use",
    "io",
    "list_gone",
    "newer",
    "no_backup",
    "no_book",
    "not_found",
    "nothing_to_do",
    "original_gone",
    "payout_file",
    "page_doubted",
    "question_open",
    "read_only",
    "same_file",
    "amount_overflow",
    "unexpected",
    "workbook",
];

impl AppError {
    /// The code of a book that is kept closed because it is damaged or was altered.
    pub(crate) const DAMAGED: &str = "book_damaged";

    #[must_use]
    pub(crate) fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            params: BTreeMap::new(),
        }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }

    /// Nothing the person can do anything about; `detail` is a stable word for whoever reads a report of it.
    #[must_use]
    pub(crate) fn unexpected(detail: &str) -> Self {
        Self::new("unexpected").with("detail", detail)
    }

    /// Why the book at `path` could not be opened.
    #[must_use]
    pub(crate) fn opening(error: &BookError, path: &Path) -> Self {
        let code = match error {
            BookError::File(FileError::InUse) => "book_in_use",
            BookError::File(FileError::Newer { .. }) => "book_newer",
            BookError::File(FileError::Foreign(_) | FileError::NotABook(_)) => "book_foreign",
            BookError::File(FileError::Damaged(_)) => Self::DAMAGED,
            _ => "book_unreadable",
        };
        Self::new(code).with("path", path.display().to_string())
    }
}

impl From<BookError> for AppError {
    fn from(error: BookError) -> Self {
        match error {
            BookError::File(error) => error.into(),
            BookError::Read(error) => error.into(),
            BookError::Unanswered(question) => Self::new("question_open").with("question", question.code()),
            BookError::BadAnswer(question) => Self::new("bad_answer").with("question", question.code()),
            BookError::Unknown { what } => Self::new("not_found").with("what", what),
            BookError::Invalid { code } => Self::new("invalid").with("detail", code),
            BookError::NothingToDo => Self::new("nothing_to_do"),
            BookError::OriginalGone => Self::new("original_gone"),
            BookError::Cancelled => Self::new("cancelled"),
            BookError::PayoutFile(error) => Self::new("payout_file")
                .with("line", error.line.to_string())
                .with("detail", error.wrong.code()),
            BookError::TooLarge | BookError::Money(_) => Self::new("amount_overflow"),
            BookError::Inconsistent { .. } => Self::unexpected("inconsistent"),
        }
    }
}

impl From<FileError> for AppError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::InUse => Self::new("in_use"),
            FileError::Newer { .. } => Self::new("newer"),
            FileError::Foreign(_) | FileError::NotABook(_) => Self::new("foreign"),
            FileError::Damaged(_) => Self::new("damaged"),
            FileError::ReadOnly => Self::new("read_only"),
            FileError::Full => Self::new("disk_full"),
            FileError::Cancelled => Self::new("cancelled"),
            FileError::SameFile => Self::new("same_file"),
            FileError::Io(error) => error.into(),
            FileError::Inconsistent => Self::unexpected("inconsistent"),
            FileError::CopyDiffers => Self::unexpected("copy_differs"),
            FileError::Library(_) => Self::unexpected("library"),
            FileError::Sqlite(_) => Self::unexpected("database"),
        }
    }
}

impl From<ReportError> for AppError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Io(error) => error.into(),
            ReportError::Workbook(_) => Self::new("workbook"),
            ReportError::Page => Self::unexpected("page"),
        }
    }
}

impl From<ReadError> for AppError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => error.into(),
            ReadError::Refused { code, .. } => Self::new(code),
        }
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => Self::new("not_found"),
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::new("disk_full"),
            _ => Self::new("io"),
        }
    }
}

impl From<ChartError> for AppError {
    fn from(_: ChartError) -> Self {
        Self::unexpected("chart")
    }
}

impl From<tauri::Error> for AppError {
    fn from(_: tauri::Error) -> Self {
        Self::unexpected("window")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_sentence_for_every_code() {
        let Ok(messages) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/messages/en.json"))
        else {
            panic!("the page's messages are not there");
        };
        let messages: BTreeMap<String, serde_json::Value> = serde_json::from_str(&messages).unwrap();
        let files = giftbook_formats::codes::FILE_CODES.iter().map(|(code, _)| code);
        let missing: Vec<_> = CODES
            .iter()
            .chain(files)
            .filter(|code| !messages.contains_key(&format!("error_{code}")))
            .collect();
        assert!(missing.is_empty(), "no sentence for {missing:?}");
    }

    #[test]
    fn an_error_tells_the_code_and_nothing_of_the_cause() {
        let cause = std::io::Error::other("/home/nora/diary.txt");
        let error = AppError::from(BookError::from(cause));
        assert_eq!(serde_json::to_string(&error).unwrap(), r#"{"code":"io","params":{}}"#);
        assert!(CODES.contains(&error.code.as_str()));
    }
}
