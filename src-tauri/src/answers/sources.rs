//! Imports and what became of their rows, from book to page.

use std::collections::BTreeMap;

use giftbook_book::sources as book;
use giftbook_model as model;

use crate::dto::sources::{
    Counted, ImportReport, Preview, PreviewRow, Problem, Progress, Question, QuestionKey, RowState, Section,
    SectionState, SourceRow,
};
use crate::dto::{Id, Units, count};

impl From<book::SourceRow> for SourceRow {
    fn from(row: book::SourceRow) -> Self {
        Self {
            id: Id(row.id),
            name: row.name,
            format: row.format,
            imported_at: row.imported_at.into(),
            rows: count(row.rows),
            new: count(row.new),
            known: count(row.known),
            unreadable: count(row.unreadable),
            ignored: count(row.ignored),
            bytes: Units::of(row.bytes),
            original_kept: row.kept,
        }
    }
}

impl Question {
    /// The question with the answer it had the last time.
    #[must_use]
    pub(crate) fn of(question: model::Question, remembered: Option<String>) -> Self {
        let (key, choices) = match question {
            model::Question::Currency => (QuestionKey::Currency, owned(&model::Currency::all())),
            model::Question::GiftAmountUnit => (QuestionKey::GiftAmountUnit, owned(&["coins", "pieces"])),
            model::Question::Zone => (QuestionKey::Zone, crate::commands::app::zone_names()),
            // What the columns mean is asked in a form of its own, and the currency with it.
            model::Question::Profile => (QuestionKey::Profile, owned(&model::Currency::all())),
        };
        Self {
            key,
            choices,
            remembered,
        }
    }
}

fn owned(choices: &[&str]) -> Vec<String> {
    choices.iter().map(|choice| (*choice).to_owned()).collect()
}

impl Progress {
    #[must_use]
    pub(crate) fn of(progress: book::Progress, total_bytes: u64) -> Self {
        Self {
            rows: count(progress.rows),
            bytes: Units::of(progress.bytes),
            total_bytes: Units::of(total_bytes),
            unreadable: count(progress.unreadable),
            ignored: count(progress.ignored),
        }
    }
}

/// Unreadable rows the page gets one by one; the rest is counted.
const MOST_PROBLEMS: usize = 500;
/// Doubted purchases the page gets one by one.
const MOST_DOUBTS: usize = 200;

impl From<book::Report> for ImportReport {
    fn from(report: book::Report) -> Self {
        Self {
            source_id: report.source.map(Id),
            name: report.name,
            format: report.format,
            rows: count(report.rows),
            new: count(report.new),
            known: count(report.known),
            unreadable: count(report.unreadable),
            ignored: count(report.ignored),
            problems_more: count(
                report
                    .unreadable
                    .saturating_sub(report.problems.len().min(MOST_PROBLEMS) as u64),
            ),
            problems: report
                .problems
                .into_iter()
                .take(MOST_PROBLEMS)
                .map(Into::into)
                .collect(),
            ignored_kinds: report.ignored_kinds.into_iter().map(Into::into).collect(),
            unknown_keys: report.unknown_keys.into_iter().map(Into::into).collect(),
            sections: report.sections.into_iter().map(Into::into).collect(),
            doubts_more: count(report.doubts.len().saturating_sub(MOST_DOUBTS)),
            doubts: report.doubts.into_iter().take(MOST_DOUBTS).map(Into::into).collect(),
        }
    }
}

impl From<book::KeptProblem> for Problem {
    fn from(problem: book::KeptProblem) -> Self {
        Self {
            row: count(problem.row),
            offset: Units(problem.offset),
            code: problem.code,
            params: BTreeMap::from([("detail".to_owned(), problem.detail.into())]),
            raw: problem.raw.into(),
        }
    }
}

impl From<model::Counted> for Counted {
    fn from(counted: model::Counted) -> Self {
        Self {
            what: counted.what.into(),
            count: count(counted.count),
        }
    }
}

impl From<model::Section> for Section {
    fn from(section: model::Section) -> Self {
        let (state, rows) = match section.state {
            model::SectionState::Absent => (SectionState::Absent, 0),
            model::SectionState::Empty => (SectionState::Empty, 0),
            model::SectionState::Rows(rows) => (SectionState::Rows, rows),
        };
        Self {
            name: section.name.into(),
            state,
            rows: count(rows),
        }
    }
}

impl From<book::Preview> for Preview {
    fn from(preview: book::Preview) -> Self {
        Self {
            report: preview.report.into(),
            rows: preview.rows.into_iter().map(Into::into).collect(),
            rows_more: count(preview.more),
        }
    }
}

impl From<book::PreviewRow> for PreviewRow {
    fn from(row: book::PreviewRow) -> Self {
        let (state, code) = match row.state {
            book::RowState::New => (RowState::New, "new".to_owned()),
            book::RowState::Known => (RowState::Known, "known".to_owned()),
            book::RowState::SameStreak => (RowState::Known, "same_streak".to_owned()),
            book::RowState::Unreadable => (RowState::Unreadable, row.code),
        };
        Self {
            row: count(row.row),
            state,
            code,
            at: row.at.map(Into::into),
            who: row.who,
            what: row.what,
            count: row.count.map(count),
            unit: row
                .units
                .and(row.kind)
                .zip(row.platform)
                .map(|(kind, platform)| unit(kind, platform).code().to_owned()),
            units: row.units.map(Units),
            money: row.money.map(Into::into),
        }
    }
}

/// What a platform counts such an entry in.
fn unit(kind: giftbook_book::EntryKind, platform: model::Platform) -> model::Unit {
    match kind {
        giftbook_book::EntryKind::GiftReceived => platform.received(),
        _ => platform.bought(),
    }
}
