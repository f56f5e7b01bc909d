//! With which book the app begins.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::desk::Desk;
use crate::dto::app::Role;
use crate::error::Answer;

/// Begins with a sample book: `sample-creator`, `sample-supporter`.
const VARIABLE: &str = "GIFTBOOK_START";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// The book that was open last, or the first run.
    Last,
    /// The book named on the command line.
    Book(PathBuf),
    Sample(Role),
}

impl Start {
    /// As this process was asked to.
    #[must_use]
    pub(crate) fn asked() -> Self {
        Self::of(std::env::args_os().nth(1), std::env::var_os(VARIABLE).as_deref())
    }

    fn of(argument: Option<OsString>, variable: Option<&OsStr>) -> Self {
        match (argument, variable.and_then(OsStr::to_str)) {
            (Some(book), _) => Self::Book(PathBuf::from(book)),
            (None, Some("sample-creator")) => Self::Sample(Role::Creator),
            (None, Some("sample-supporter")) => Self::Sample(Role::Supporter),
            (None, _) => Self::Last,
        }
    }

    /// Opens that book. Without one this is the first run, which is no trouble.
    pub(crate) fn open(&self, desk: &Desk) -> Answer<()> {
        match self {
            Self::Last => desk
                .home
                .last_book()
                .map_or(Ok(()), |path| desk.open_at_once(&path, false)),
            Self::Book(path) => desk.open_at_once(path, true),
            Self::Sample(role) => desk.open_sample(*role),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_comes_first_and_nonsense_is_no_wish() {
        let of = |argument: Option<&str>, variable: Option<&str>| {
            Start::of(argument.map(Into::into), variable.map(OsStr::new))
        };
        assert_eq!(of(None, None), Start::Last);
        assert_eq!(of(None, Some("sample-creator")), Start::Sample(Role::Creator));
        assert_eq!(of(None, Some("sample-")), Start::Last);
        assert_eq!(of(Some("a.book"), Some("sample-creator")), Start::Book("a.book".into()));
    }
}
