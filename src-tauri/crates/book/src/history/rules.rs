//! Names of operations, and what a change is. Names are stored: never rename.

use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    /// A step of a limit. It is told here and not undone: see [`undoable`](Self::undoable).
    Limit,
    Budget,
    Undo,
    Redo,
    /// The book was put back from a backup. Nothing before it can be undone.
    Restore,
}

impl Name {
    pub const ALL: &[Self] = &[
        Self::Import,
        Self::Revert,
        Self::Note,
        Self::Category,
        Self::SegmentAdd,
        Self::SegmentChange,
        Self::SegmentRemove,
        Self::LiveTitle,
        Self::Settings,
        Self::Limit,
        Self::Budget,
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
            Self::Limit => "limit",
            Self::Budget => "budget",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Restore => "restore",
        }
    }

    /// Whether undo takes it back. Not a step of a limit: undoing a lowering would be a raise without its wait.
    pub(super) fn undoable(self) -> bool {
        self != Self::Limit
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.code() == code)
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
    Limits,
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
            Self::Limits => "limits",
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
    /// Key: platform, month and creator, as `limits` writes it.
    Budget,
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
            Self::Budget => &[Stale::Limits, Stale::History],
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_codes() {
        for name in Name::ALL.iter().copied() {
            assert_eq!(Name::from_code(name.code()), Some(name));
            assert_eq!(serde_json::to_value(name).ok(), Some(Value::from(name.code())));
        }
    }
}
