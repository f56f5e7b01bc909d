//! What was done, from book to page.

use giftbook_book::Operation;

use crate::dto::Id;
use crate::dto::history::HistoryRow;

impl From<Operation> for HistoryRow {
    fn from(operation: Operation) -> Self {
        Self {
            id: Id(operation.id),
            at: operation.at.into(),
            name: operation.name.code().to_owned(),
            params: operation.params,
            undone: operation.undone,
        }
    }
}
