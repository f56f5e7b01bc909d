//! Which operations can be undone and redone, as it follows from the log alone.

use std::collections::{HashMap, HashSet};

use super::{Name, OperationId};

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
        let mut root = HashMap::new();
        for step in steps.iter().filter(|step| step.name.undoable()) {
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
    fn a_step_of_a_limit_is_passed_over() {
        let log = [
            step(1, Name::Note, None),
            step(2, Name::Limit, None),
            step(3, Name::Undo, Some(1)),
        ];
        let stacks = Stacks::replay(&log);
        assert_eq!((stacks.done, stacks.undone), (vec![], vec![3]));
    }

    #[test]
    fn nothing_from_before_a_restore_can_be_undone() {
        let mut log = vec![
            step(1, Name::Note, None),
            step(2, Name::Undo, Some(1)),
            step(3, Name::Restore, None),
        ];
        let stacks = Stacks::replay(&log);
        assert_eq!((stacks.done, stacks.undone), (vec![], vec![]));
        log.push(step(4, Name::Note, None));
        assert_eq!(Stacks::replay(&log).done, [4]);
    }
}
