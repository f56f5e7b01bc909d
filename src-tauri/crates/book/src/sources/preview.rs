//! A look at an import before it is made: what would become of each row.

use std::collections::{HashMap, VecDeque};

use giftbook_model::{EntryId, GiftFrame, Instant, Money, Platform, Problem};

use super::entries::Met;
use super::report::Report;
use crate::journal::EntryKind;

/// The report an import would give, and its rows, the last read first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub report: Report,
    pub rows: Vec<PreviewRow>,
    /// Rows read before those, not listed one by one.
    pub more: u64,
}

/// What would become of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    New,
    Known,
    /// Known because another frame of the same streak tells more.
    SameStreak,
    Unreadable,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    pub row: i64,
    pub state: RowState,
    /// Why it is unreadable; empty otherwise.
    pub code: String,
    /// What the reason needs, such as the name of a field.
    pub detail: String,
    pub kind: Option<EntryKind>,
    pub platform: Option<Platform>,
    pub at: Option<Instant>,
    pub who: String,
    pub what: String,
    pub count: Option<i64>,
    pub units: Option<i64>,
    pub money: Option<Money>,
}

impl Preview {
    pub(super) fn of(report: Report) -> Self {
        Self {
            report,
            rows: Vec::new(),
            more: 0,
        }
    }
}

/// Watches an import row by row.
#[derive(Default)]
pub(super) struct Watch {
    most: usize,
    left_out: u64,
    rows: VecDeque<PreviewRow>,
    /// Which entry a row is about, as long as its outcome is open.
    open: HashMap<i64, EntryId>,
    outcomes: HashMap<EntryId, (i64, Met)>,
}

impl Watch {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    fn push(&mut self, row: PreviewRow) {
        if self.rows.len() >= self.most {
            self.left_out += 1;
            if let Some(oldest) = self.rows.pop_front() {
                self.open.remove(&oldest.row);
            }
        }
        self.rows.push_back(row);
    }

    fn blank(row: i64, state: RowState) -> PreviewRow {
        let (code, detail, who, what) = Default::default();
        PreviewRow {
            row,
            state,
            code,
            detail,
            kind: None,
            platform: None,
            at: None,
            who,
            what,
            count: None,
            units: None,
            money: None,
        }
    }

    pub(super) fn problem(&mut self, row: i64, problem: &Problem) {
        // A row can turn out unreadable after it was listed.
        let told = (problem.code.to_owned(), problem.detail.to_string());
        if let Some(known) = self.rows.back_mut().filter(|known| known.row == row) {
            (known.code, known.detail) = told;
            known.state = RowState::Unreadable;
            self.open.remove(&row);
            return;
        }
        self.push(PreviewRow {
            code: told.0,
            detail: told.1,
            ..Self::blank(row, RowState::Unreadable)
        });
    }

    pub(super) fn settle(&mut self, row: i64, state: RowState) {
        self.push(Self::blank(row, state));
    }

    pub(super) fn gift(&mut self, row: i64, entry: EntryId, frame: &GiftFrame) {
        self.push(described(row, frame));
        self.open.insert(row, entry);
    }

    /// A frame of a streak without an id; told when the streaks are worked out.
    pub(super) fn loose(&mut self, row: i64, frame: &GiftFrame) {
        self.push(described(row, frame));
    }

    pub(super) fn own(&mut self, row: PreviewRow) {
        self.push(row);
    }

    pub(super) fn met(&mut self, entry: EntryId, row: i64, met: Met) {
        self.outcomes.insert(entry, (row, met));
    }

    /// The rows of one worked-out streak: the one with the largest count stands for it.
    pub(super) fn met_loose(&mut self, rows: &[i64], largest: Option<i64>, met: Met) {
        for listed in self.rows.iter_mut().filter(|listed| rows.contains(&listed.row)) {
            listed.state = state(met, largest == Some(listed.row));
        }
    }

    pub(super) fn preview(mut self, report: Report) -> Preview {
        for row in &mut self.rows {
            let outcome = self.open.get(&row.row).and_then(|entry| self.outcomes.get(entry));
            if let Some((stands_for_it, met)) = outcome {
                row.state = state(*met, *stands_for_it == row.row);
            }
        }
        Preview {
            report,
            rows: self.rows.into_iter().rev().collect(),
            more: self.left_out,
        }
    }
}

fn state(met: Met, stands_for_it: bool) -> RowState {
    match (met, stands_for_it) {
        (Met::New | Met::Raised, true) => RowState::New,
        (Met::New | Met::Raised, false) => RowState::SameStreak,
        (Met::Known, _) => RowState::Known,
        (Met::Collision, _) => RowState::Unreadable,
    }
}

fn described(row: i64, frame: &GiftFrame) -> PreviewRow {
    let who = [&frame.sender.name, &frame.sender.handle, &frame.sender.id]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty());
    let what = [&frame.gift.name, &frame.gift.id]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty());
    PreviewRow {
        kind: Some(EntryKind::GiftReceived),
        platform: Some(frame.platform),
        at: frame.at,
        who: who.map(ToString::to_string).unwrap_or_default(),
        what: what.map(ToString::to_string).unwrap_or_default(),
        count: Some(frame.count),
        units: frame.gift.price.and_then(|price| price.checked_mul(frame.count)),
        ..Watch::blank(row, RowState::Known)
    }
}
