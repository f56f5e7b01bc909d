//! What is said at the end, for people or for programs, and the exit code that goes with it.

use std::process::ExitCode;

use giftbook_book::{BookError, FileError};
use giftbook_model::{Question, ReadError};
use serde_json::{Value, json};

/// Something done.
pub(crate) struct Outcome {
    pub(crate) json: Value,
    pub(crate) text: String,
    /// Problems were listed: done, but not all was well.
    pub(crate) problems: bool,
    /// At least one part was refused.
    pub(crate) refused: bool,
}

impl Outcome {
    pub(crate) fn done(json: Value, text: String) -> Self {
        Self {
            json,
            text,
            problems: false,
            refused: false,
        }
    }

    pub(crate) fn print(self, as_json: bool) -> ExitCode {
        say(if as_json { &self.json } else { &Value::Null }, &self.text, as_json);
        match (self.refused, self.problems) {
            (true, _) => ExitCode::from(2),
            (false, true) => ExitCode::from(1),
            (false, false) => ExitCode::SUCCESS,
        }
    }
}

/// Something refused: a stable word for programs, a sentence for people.
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) text: String,
}

impl Refusal {
    pub(crate) fn json(&self) -> Value {
        json!({ "code": self.code, "message": self.text })
    }

    pub(crate) fn print(self, as_json: bool) -> ExitCode {
        if as_json {
            say(&json!({ "error": self.json() }), "", true);
        } else {
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("giftbook: {}\n", self.text));
        }
        ExitCode::from(2)
    }
}

/// Writes to standard output; a reader that went away is no error worth a word.
fn say(json: &Value, text: &str, as_json: bool) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = if as_json && json.is_null() {
        Ok(()) // it was said line by line
    } else if as_json {
        writeln!(out, "{json}")
    } else {
        out.write_all(text.as_bytes())
    };
}

impl From<BookError> for Refusal {
    fn from(error: BookError) -> Self {
        let code = match &error {
            BookError::File(error) => file_code(error).to_owned(),
            BookError::Read(error) => return read(error),
            BookError::Unanswered(question) => format!("unanswered_{}", question.code()),
            BookError::BadAnswer(question) => format!("bad_answer_{}", question.code()),
            BookError::Unknown { what } => format!("unknown_{}", what.replace(' ', "_")),
            BookError::Invalid { code } => (*code).to_owned(),
            BookError::NothingToDo => "nothing_to_do".to_owned(),
            BookError::OriginalGone => "original_gone".to_owned(),
            BookError::Cancelled => "cancelled".to_owned(),
            BookError::PayoutFile(error) => format!("payout_file_{}", error.wrong.code()),
            BookError::TooLarge => "too_large".to_owned(),
            BookError::Money(_) => "money".to_owned(),
            BookError::Inconsistent { .. } => "inconsistent".to_owned(),
        };
        let hint = match &error {
            BookError::Unanswered(Question::Currency) => "; say it with --currency, for example --currency USD",
            BookError::Unanswered(Question::GiftAmountUnit) => {
                "; say it with --gift-amount coins or with --gift-amount pieces"
            }
            BookError::File(FileError::InUse) => "; close the other Giftbook first",
            _ => "",
        };
        Self {
            code,
            text: format!("{error}{hint}"),
        }
    }
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        read(&error)
    }
}

fn read(error: &ReadError) -> Refusal {
    match error {
        ReadError::Refused { code, detail } => Refusal {
            code: (*code).to_owned(),
            text: format!("the file was refused: {} {detail}", code.replace('_', " ")),
        },
        ReadError::Io(_) => Refusal {
            code: "io".to_owned(),
            text: error.to_string(),
        },
    }
}

fn file_code(error: &FileError) -> &'static str {
    match error {
        FileError::InUse => "in_use",
        FileError::Newer { .. } => "newer",
        FileError::Foreign(_) => "foreign",
        FileError::NotABook(_) => "not_a_book",
        FileError::Damaged(_) => "damaged",
        FileError::ReadOnly => "read_only",
        FileError::Full => "disk_full",
        FileError::Cancelled => "cancelled",
        FileError::SameFile => "same_file",
        _ => "io",
    }
}
