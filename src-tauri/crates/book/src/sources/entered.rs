//! Which entries the book may already hold: in a book that was empty, only those this import itself entered, so that a book is filled for
//! the first time without a look at its rows.

use giftbook_model::EntryId;

/// Numbers remembered at most (8 bytes each); with more the rows are asked.
const MOST: usize = 2_000_000;

/// In order. `None`: any entry may be there.
pub(super) struct Entered(Option<Vec<EntryId>>);

impl Entered {
    pub(super) fn of_book(is_empty: bool) -> Self {
        Self(is_empty.then(Vec::new))
    }

    pub(super) fn may_hold(&self, id: EntryId) -> bool {
        self.0.as_ref().is_none_or(|entered| entered.binary_search(&id).is_ok())
    }

    /// Remembers entries; quickest when they come in order.
    pub(super) fn add(&mut self, ids: impl Iterator<Item = EntryId>) {
        let Some(entered) = &mut self.0 else { return };
        entered.extend(ids);
        if entered.len() > MOST {
            self.0 = None;
        } else {
            // What was there and what came are in order each: this sort finds such runs and only merges them.
            entered.sort();
        }
    }
}
