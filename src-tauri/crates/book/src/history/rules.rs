//! Names of operations, what a change is, and which operations can be undone and redone. Names are stored: never rename.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::OperationId;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    Import,
    /// An import taken out of the book, by its own command.
    Revert,
    Note,
    Category,
    SegmentAdd,
    SegmentChange,
    SegmentRemove,
    LiveTitle,
    Settings,
    Undo,
    Redo,
    /// The book was put back from a backup. Nothing before it can be undone.
    Restore,
}

impl Name {
    pub const ALL: [Self; 12] = [
        Self::Import,
        Self::Revert,
        Self::Note,
        Self::Category,
        Self::SegmentAdd,
        Self::SegmentChange,
        Self::SegmentRemove,
        Self::LiveTitle,
        Self::Settings,
        Self::Undo,
        Self::Redo,
        Self::Restore,
    ];

    /// The word in the log and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Revert => "revert",
            Self::Note => "note",
            Self::Category => "category",
            Self::SegmentAdd => "segment_add",
            Self::SegmentChange => "segment_change",
            Self::SegmentRemove => "segment_remove",
            Self::LiveTitle => "live_title",
            Self::Settings => "settings",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Restore => "restore",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }
}

/// What a screen may show that is no longer so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stale {
    Entries,
    Lives,
    People,
    Gifts,
    Sources,
    Settings,
    History,
}

impl Stale {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Lives => "lives",
            Self::People => "people",
            Self::Gifts => "gifts",
            Self::Sources => "sources",
            Self::Settings => "settings",
            Self::History => "history",
        }
    }
}

/// What a change is a change of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Area {
    Source,
    /// Key: the entry's number.
    Annotation,
    /// Key: the segment's number.
    Segment,
    /// Key: the live as [`areas::live_ref`](super::areas) names it.
    LiveTitle,
    /// Key: the setting's.
    Setting,
}

impl Area {
    pub(super) fn stale(self) -> &'static [Stale] {
        match self {
            Self::Source => &[
                Stale::Entries,
                Stale::Lives,
                Stale::People,
                Stale::Gifts,
                Stale::Sources,
                Stale::History,
            ],
            Self::Annotation => &[Stale::Entries, Stale::History],
            Self::Segment => &[Stale::Lives, Stale::History],
            Self::LiveTitle => &[Stale::Entries, Stale::Lives, Stale::History],
            Self::Setting => &[
                Stale::Entries,
                Stale::Lives,
                Stale::People,
                Stale::Gifts,
                Stale::Settings,
                Stale::History,
            ],
        }
    }
}

/// One thing an operation changed: `None` where it was not, or is no more. The order of the fields is that of the log's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub(crate) area: Area,
    pub(crate) key: String,
    pub(crate) before: Option<Value>,
    pub(crate) after: Option<Value>,
}

impl Change {
    /// The change that takes this one back.
    pub(super) fn reversed(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
            ..self
        }
    }
}

/// What an operation is to undo and redo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) id: OperationId,
    pub(super) name: Name,
    pub(super) reverses: Option<OperationId>,
}

/// Where undo and redo stand, as it follows from the log.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    /// Edits and redos that can be undone; the last one first.
    pub(super) done: Vec<OperationId>,
    /// Undos that can be redone; the last one first.
    pub(super) undone: Vec<OperationId>,
    /// Edits whose effect is undone, whether or not it can still be redone.
    pub(super) undone_edits: HashSet<OperationId>,
}

impl Stacks {
    pub(super) fn replay(steps: &[Step]) -> Self {
        let mut stacks = Self::default();
        // The edit each operation on a stack goes back to.
        let mut root = std::collections::HashMap::new();
        for step in steps {
            let edit = step
                .reverses
                .and_then(|reversed| root.get(&reversed).copied())
                .unwrap_or(step.id);
            root.insert(step.id, edit);
            match step.name {
                Name::Undo => {
                    stacks.done.pop();
                    stacks.undone.push(step.id);
                    stacks.undone_edits.insert(edit);
                }
                Name::Redo => {
                    stacks.undone.pop();
                    stacks.done.push(step.id);
                    stacks.undone_edits.remove(&edit);
                }
                Name::Restore => {
                    stacks.done.clear();
                    stacks.undone.clear();
                }
                _ => {
                    stacks.undone.clear();
                    stacks.done.push(step.id);
                }
            }
        }
        stacks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: OperationId, name: Name, reverses: Option<OperationId>) -> Step {
        Step { id, name, reverses }
    }

    #[test]
    fn a_new_edit_ends_what_could_be_redone() {
        let mut log = vec![
            step(1, Name::Note, None),
            step(2, Name::Note, None),
            step(3, Name::Undo, Some(2)),
        ];
        let stacks = Stacks::replay(&log);
        assert_eq!((stacks.done, stacks.undone), (vec![1], vec![3]));
        log.push(step(4, Name::Category, None));
        let stacks = Stacks::replay(&log);
        assert_eq!((stacks.done, stacks.undone), (vec![1, 4], vec![]));
        assert_eq!(stacks.undone_edits, HashSet::from([2]), "what was undone stays undone");
    }

    #[test]
    fn an_edit_undone_redone_and_undone_again_is_one_edit() {
        let log = [
            step(1, Name::Note, None),
            step(2, Name::Undo, Some(1)),
            step(3, Name::Redo, Some(2)),
            step(4, Name::Undo, Some(3)),
        ];
        let stacks = Stacks::replay(&log);
        assert_eq!((stacks.done, stacks.undone), (vec![], vec![4]));
        assert_eq!(stacks.undone_edits, HashSet::from([1]));
    }

    #[test]
    fn names_come_back_from_their_codes() {
        for name in Name::ALL {
            assert_eq!(Name::from_code(name.code()), Some(name));
            assert_eq!(serde_json::to_value(name).ok(), Some(Value::from(name.code())));
        }
    }
}
