mod entry;
mod export;
mod laws;
mod narrowed;
mod search;

use giftbook_model::EntryId;
use proptest::prelude::*;

use super::seed::{self, Sown};
use super::{Filter, List, Query, Sort, Sum};
use crate::file::Cancel;
use crate::{Book, EntryKind};

fn open(book: &Book, filter: Filter, sort: Sort, descending: bool) -> List {
    book.transactions(
        &Query {
            filter,
            sort,
            descending,
        },
        &Cancel::default(),
    )
    .expect("list")
}

fn all(book: &Book, filter: Filter) -> List {
    open(book, filter, Sort::Time, false)
}

/// Books of up to 40 entries.
fn rows() -> impl Strategy<Value = Vec<Sown>> {
    prop::collection::vec(seed::sown(), 0..40)
}

/// The numbers of a list as a set.
fn set(list: &List) -> Vec<EntryId> {
    let mut ids = list.ids.to_vec();
    ids.sort_unstable();
    ids
}

/// Totals by what they are of, added over several lists.
fn added<'a>(lists: impl IntoIterator<Item = &'a Vec<Sum>>) -> Vec<(EntryKind, bool, super::Amount, i128, u64)> {
    let mut totals = std::collections::BTreeMap::new();
    for sum in lists.into_iter().flatten() {
        let total = totals.entry((sum.kind, sum.guest, sum.of)).or_insert((0, 0));
        *total = (total.0 + sum.total, total.1 + sum.rows);
    }
    totals
        .into_iter()
        .map(|((kind, guest, of), (total, rows))| (kind, guest, of, total, rows))
        .collect()
}
