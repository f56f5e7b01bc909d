//! Why there is no answer, by what the user can do about it.

use std::error::Error as _;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConnectError {
    /// No network, no such name, nobody there.
    #[error("the host could not be reached")]
    Unreachable,
    /// The host could not prove who it is, or its certificate has run out.
    #[error("the host could not prove that it is the one asked for")]
    Untrusted,
    #[error("the host took too long")]
    TimedOut,
    /// The host answered, but not with the file: its status code.
    #[error("the host answered with {0}")]
    Status(u16),
    /// The host sent us elsewhere, where we do not go.
    #[error("the host points to another address")]
    Moved,
    /// More bytes, once unpacked, than any such file has.
    #[error("the answer is larger than such a file can be")]
    TooLarge,
    /// The answer broke off or could not be unpacked.
    #[error("the answer arrived damaged")]
    Damaged,
    /// The user stopped it.
    #[error("stopped")]
    Stopped,
    /// This machine could not begin: no threads, no trusted roots.
    #[error("no connection could be set up on this machine")]
    Unable,
}

impl ConnectError {
    /// A word that stays the same across versions.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Untrusted => "untrusted",
            Self::TimedOut => "timed_out",
            Self::Status(_) => "status",
            Self::Moved => "moved",
            Self::TooLarge => "answer_too_large",
            Self::Damaged => "answer_damaged",
            Self::Stopped => "cancelled",
            Self::Unable => "unable",
        }
    }
}

impl From<reqwest::Error> for ConnectError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::TimedOut
        } else if speaks_of_tls(&error) {
            Self::Untrusted
        } else if error.is_connect() {
            Self::Unreachable
        } else if error.is_builder() {
            Self::Unable
        } else {
            Self::Damaged
        }
    }
}

fn speaks_of_tls(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        let wrapped = inner.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if inner.is::<rustls::Error>()
            || wrapped.is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>)
        {
            return true;
        }
        cause = inner.source();
    }
    false
}
