//! What the book's lock file remembers between two runs: whether the book was closed in good order, with a digest of every byte it
//! had then, and the day it was last checked. So a flipped bit, a lost or a strange write-ahead log is noticed even where the pages
//! still fit each other. An unreadable stamp is no stamp: then the whole book is checked.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::cancel::Cancel;
use super::error::FileError;
use super::lock::Lock;

/// Longer than any stamp.
const MOST: u64 = 256;
/// Bytes read between two looks whether to stop.
const PIECE: u64 = 8 << 20;
const MILLIS_A_DAY: i64 = 86_400_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) state: State,
    /// Days since 1970, UTC.
    pub(super) checked: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing is known: never stamped, or a stamp was being written when the process ended.
    Unknown,
    /// In use, with a write-ahead log beside it.
    Live,
    /// Closed in good order with these bytes.
    Sealed(Seal),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seal {
    length: u64,
    digest: blake3::Hash,
}

impl Seal {
    /// Reads the whole file at `path`, which nobody may be writing.
    pub(super) fn of(path: &Path, cancel: &Cancel) -> Result<Self, FileError> {
        let mut file = File::open(path)?;
        let mut hasher = blake3::Hasher::new();
        loop {
            cancel.check()?;
            let before = hasher.count();
            hasher.update_reader((&mut file).take(PIECE))?;
            if hasher.count() == before {
                return Ok(Self {
                    length: before,
                    digest: hasher.finalize(),
                });
            }
        }
    }

    /// Whether a file of `length` bytes can be the one that was sealed.
    pub(super) fn fits(&self, length: u64) -> bool {
        self.length == length
    }
}

pub(super) fn day(millis: i64) -> i64 {
    millis.div_euclid(MILLIS_A_DAY)
}

impl Stamp {
    pub(super) const NONE: Self = Self {
        state: State::Unknown,
        checked: i64::MIN,
    };

    /// Whether the book was closed in good order, but its bytes were not compared with the seal's `today`.
    pub(super) fn is_due(&self, today: i64) -> bool {
        matches!(self.state, State::Sealed(_)) && self.checked != today
    }

    pub(super) fn read(lock: &Lock) -> io::Result<Self> {
        let mut text = String::new();
        let mut file = &lock.file;
        file.seek(SeekFrom::Start(0))?;
        match file.take(MOST).read_to_string(&mut text) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Self::NONE),
            read => read.map(|_| Self::parse(&text).unwrap_or(Self::NONE)),
        }
    }

    /// Puts the stamp on disk. A process killed half way leaves none.
    pub(super) fn write(&self, lock: &Lock) -> io::Result<()> {
        if lock.read_only {
            return Ok(());
        }
        let mut file = &lock.file;
        file.set_len(0)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(self.text().as_bytes())?;
        lock.file.sync_all()
    }

    fn text(&self) -> String {
        let checked = self.checked;
        match &self.state {
            State::Unknown => String::new(),
            State::Live => format!("giftbook live {checked} .\n"),
            State::Sealed(seal) => format!("giftbook sealed {checked} {} {} .\n", seal.length, seal.digest.to_hex()),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.split_whitespace().collect::<Vec<_>>()[..] {
            ["giftbook", "live", checked, "."] => Some(Self {
                state: State::Live,
                checked: checked.parse().ok()?,
            }),
            ["giftbook", "sealed", checked, length, digest, "."] => {
                let seal = Seal {
                    length: length.parse().ok()?,
                    digest: blake3::Hash::from_hex(digest).ok()?,
                };
                Some(Self {
                    state: State::Sealed(seal),
                    checked: checked.parse().ok()?,
                })
            }
            _ => None,
        }
    }
}
