//! Which entries the book may already hold: in a book that was empty, only those this import itself entered, so that a book is filled for
//! the first time without a look at its rows.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use giftbook_model::EntryId;

use super::gather::Digest;

/// Numbers remembered at most (some 20 bytes each); with more the rows are asked.
const MOST: usize = 2_000_000;

/// `None`: any entry may be there.
pub(super) struct Entered(Option<HashSet<EntryId, BuildHasherDefault<Digest>>>);

impl Entered {
    pub(super) fn of_book(is_empty: bool) -> Self {
        Self(is_empty.then(HashSet::default))
    }

    pub(super) fn may_hold(&self, id: EntryId) -> bool {
        self.0.as_ref().is_none_or(|entered| entered.contains(&id))
    }

    pub(super) fn add(&mut self, id: EntryId) {
        if let Some(entered) = &mut self.0 {
            entered.insert(id);
            if entered.len() > MOST {
                self.0 = None;
            }
        }
    }
}
