//! Reading a whole file and counting what came of its rows.

use std::path::{Path, PathBuf};

use giftbook_formats::{open, open_bytes};
use giftbook_model::{GiftFrame, Handling, Instant, ReadError, Record, Row, RowStream, Source};

/// The clock of every test: 2026-11-01.
pub(crate) fn now() -> Instant {
    Instant::from_millis(1_793_491_200_000).unwrap()
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Whole {
    pub(crate) rows: Vec<Row>,
    pub(crate) source: Source,
}

pub(crate) fn drain(mut stream: Box<dyn RowStream>) -> Result<Whole, ReadError> {
    let mut rows = Vec::new();
    while stream.next_batch(&mut rows)? {}
    Ok(Whole {
        rows,
        source: stream.finish()?,
    })
}

pub(crate) fn file(path: &Path) -> Result<Whole, ReadError> {
    drain(open(path, now())?)
}

pub(crate) fn bytes(bytes: impl Into<Vec<u8>>) -> Result<Whole, ReadError> {
    drain(open_bytes("test", bytes.into(), now())?)
}

/// The word a refused file is refused with.
pub(crate) fn refusal(read: Result<Whole, ReadError>) -> &'static str {
    match read {
        Err(ReadError::Refused { code, .. }) => code,
        Err(ReadError::Io(error)) => panic!("{error}"),
        Ok(whole) => panic!("read: {:?}", whole.source),
    }
}

impl Whole {
    pub(crate) fn records(&self) -> Vec<&Record> {
        self.rows
            .iter()
            .filter_map(|row| {
                if let Handling::Record(record) = &row.handling {
                    Some(record)
                } else {
                    None
                }
            })
            .collect()
    }

    pub(crate) fn gifts(&self) -> Vec<&GiftFrame> {
        self.records()
            .into_iter()
            .filter_map(|record| {
                if let Record::Gift(gift) = record {
                    Some(gift)
                } else {
                    None
                }
            })
            .collect()
    }

    pub(crate) fn problems(&self) -> Vec<(u64, &'static str)> {
        let problem = |row: &Row| {
            if let Handling::Problem(problem) = &row.handling {
                Some((row.number, problem.code))
            } else {
                None
            }
        };
        self.rows.iter().filter_map(problem).collect()
    }

    /// How often each name was ignored, by name.
    pub(crate) fn ignored(&self) -> Vec<(String, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for row in &self.rows {
            if let Handling::Ignored(name) = &row.handling {
                *counts.entry(name.to_string()).or_insert(0) += 1;
            }
        }
        counts.into_iter().collect()
    }
}

/// A small file of our own, in the shape of the real ones and with invented people.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/formats")
        .join(name)
}

/// A file of captured data beside the project, where it is present.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/data/tiktok")
        .join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {path} is not here");
    None
}
