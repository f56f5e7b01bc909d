//! What an export as a whole turned out to hold: its sections, and the keys nobody here knows.

use std::collections::BTreeMap;

use giftbook_model::{CompactString, Counted, Section, SectionState};

use super::{item::Item, sections::SectionId};
use crate::limits::COUNTED_NAMES;

/// Letters of a key that are kept; what identifies a key stands at its front.
const KEY_LETTERS: usize = 80;

pub(crate) struct Tally {
    states: [SectionState; 6],
    unknown: BTreeMap<CompactString, u64>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            states: [SectionState::Absent; 6],
            unknown: BTreeMap::new(),
        }
    }
}

impl Tally {
    /// One more item in a section.
    pub(crate) fn row(&mut self, section: SectionId) {
        let state = &mut self.states[section as usize];
        *state = match *state {
            SectionState::Rows(rows) => SectionState::Rows(rows + 1),
            SectionState::Absent | SectionState::Empty => SectionState::Rows(1),
        };
    }

    /// A section is there; it is empty as long as nothing else is said.
    pub(crate) fn there(&mut self, section: SectionId) {
        let state = &mut self.states[section as usize];
        if *state == SectionState::Absent {
            *state = SectionState::Empty;
        }
    }

    /// A key that leads nowhere this app knows.
    pub(crate) fn unknown(&mut self, key: &str) {
        let short: CompactString = key.chars().take(KEY_LETTERS).collect();
        if self.unknown.len() < COUNTED_NAMES || self.unknown.contains_key(&short) {
            *self.unknown.entry(short).or_default() += 1;
        }
    }

    /// The fields of an item that are new, as `section.field`.
    pub(crate) fn fields(&mut self, section: SectionId, item: &Item<'_>) {
        for (name, written) in item.names() {
            if !section.fields().contains(&name) {
                self.unknown(&format!("{}.{written}", section.name()));
            }
        }
    }

    pub(crate) fn sections(&self) -> Vec<Section> {
        SectionId::ALL
            .iter()
            .map(|id| Section {
                name: id.name().into(),
                state: self.states[*id as usize],
            })
            .collect()
    }

    pub(crate) fn unknown_keys(&self) -> Vec<Counted> {
        self.unknown
            .iter()
            .map(|(what, count)| Counted {
                what: what.clone(),
                count: *count,
            })
            .collect()
    }
}
