//! What became of the rows of a file. The four counts always add up to the rows read.

use giftbook_model::{CompactString, Counted, Problem, Section, Source};

use super::sight::Place;
use crate::recharge::Doubted;

/// The outcome of an import, a dry run, or of reading it again from the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The source's number in the book; `None` after a dry run or when the file brought a source that was already there.
    pub source: Option<i64>,
    pub name: String,
    pub format: String,
    pub rows: u64,
    /// Rows that brought a gift event, a purchase or a fact the book did not have.
    pub new: u64,
    /// Rows that said what the book knows: the same event again, or another frame of a streak.
    pub known: u64,
    pub unreadable: u64,
    pub ignored: u64,
    /// The unreadable rows, at most [`Report::MOST_PROBLEMS`].
    pub problems: Vec<KeptProblem>,
    pub ignored_kinds: Vec<Counted>,
    pub unknown_keys: Vec<Counted>,
    pub sections: Vec<Section>,
    /// Purchases it tells of that something speaks against, the newest first.
    pub doubts: Vec<Doubted>,
}

/// An unreadable row and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptProblem {
    pub row: i64,
    pub offset: i64,
    pub length: i64,
    pub code: String,
    pub detail: CompactString,
    pub raw: CompactString,
}

impl Report {
    /// More unreadable rows than this are counted but not kept one by one.
    pub const MOST_PROBLEMS: usize = 10_000;
}

/// The counts while they grow.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) rows: u64,
    pub(super) new: u64,
    pub(super) known: u64,
    pub(super) unreadable: u64,
    pub(super) ignored: u64,
    pub(super) problems: Vec<KeptProblem>,
    kinds: std::collections::BTreeMap<CompactString, u64>,
}

impl Counts {
    pub(super) fn unreadable(&mut self, place: Place, problem: Problem) {
        self.unreadable += 1;
        if self.problems.len() < Report::MOST_PROBLEMS {
            let Problem { code, detail, raw } = problem;
            self.problems.push(KeptProblem {
                row: place.row,
                offset: place.offset,
                length: place.length,
                code: code.to_owned(),
                detail,
                raw,
            });
        }
    }

    pub(super) fn ignored(&mut self, what: CompactString) {
        self.ignored += 1;
        *self.kinds.entry(what).or_default() += 1;
    }

    /// A row that brought something new, or said what was known.
    pub(super) fn brought(&mut self, something: bool) {
        if something { self.new += 1 } else { self.known += 1 }
    }

    pub(super) fn report(self, source: Source) -> Report {
        Report {
            source: None,
            name: source.name,
            format: source.format.code().to_owned(),
            rows: self.rows,
            new: self.new,
            known: self.known,
            unreadable: self.unreadable,
            ignored: self.ignored,
            problems: self.problems,
            ignored_kinds: self
                .kinds
                .into_iter()
                .map(|(what, count)| Counted { what, count })
                .collect(),
            unknown_keys: source.unknown_keys,
            sections: source.sections,
            doubts: Vec::new(),
        }
    }
}
