//! Why a command stopped, by what its reader can do about it.

use std::path::Path;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The words given were not understood; carries the list of commands.
    #[error("{0}")]
    Usage(&'static str),
    /// The machine lacks something that only its owner can install; the text says exactly what.
    #[error("{0}")]
    Missing(String),
    /// A program ran and reported failure.
    #[error("{what} failed: {how}")]
    Failed { what: String, how: String },
    /// A file, folder or program could not be used.
    #[error("{what}: {source}")]
    Io { what: String, source: std::io::Error },
    /// The driver of the real window answered with an error, or not at all.
    #[error("window: {0}")]
    Window(String),
    /// A program answered in a form that was not expected.
    #[error("{what} answered in an unexpected form: {answer}")]
    Answer { what: String, answer: String },
}

impl Trouble {
    /// 2 when something must be installed or typed differently first, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Missing(_) => 2,
            Self::Failed { .. } | Self::Io { .. } | Self::Window(_) | Self::Answer { .. } => 1,
        }
    }

    /// For `map_err`: names the thing that could not be used.
    pub fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// For `map_err`: names the file that could not be used.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        Self::io(path.display().to_string())
    }

    pub(crate) fn failed(what: impl Into<String>, how: impl Into<String>) -> Self {
        Self::Failed {
            what: what.into(),
            how: how.into(),
        }
    }
}
