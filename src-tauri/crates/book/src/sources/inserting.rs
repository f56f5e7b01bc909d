//! New entries into their table, many to a statement: to begin and to end one costs as much as a row.

use std::sync::LazyLock;

use rusqlite::{CachedStatement, Transaction};

use crate::BookError;

const COLUMNS: [&str; 22] = [
    "id",
    "key_rest",
    "platform",
    "at",
    "seen_at",
    "last_at",
    "live_id",
    "gift_id",
    "person_id",
    "receiver_id",
    "pieces",
    "first_pieces",
    "price",
    "unit",
    "units",
    "from_account",
    "to_account",
    "flags",
    "source_id",
    "row",
    "offset",
    "length",
];

/// What the columns of a gift's entry hold, in the order of [`COLUMNS`].
pub(super) type Row = [Option<i64>; COLUMNS.len()];

/// Entries in one statement: 999 parameters are all it may have.
pub(super) const MANY: usize = 999 / COLUMNS.len();

static ONE_ROW: LazyLock<String> = LazyLock::new(|| insert(1));
static MANY_ROWS: LazyLock<String> = LazyLock::new(|| insert(MANY));

fn insert(rows: usize) -> String {
    let places = vec!["?"; COLUMNS.len()].join(", ");
    let rows = vec![format!("(1, {places})"); rows].join(", ");
    format!("INSERT INTO entry (kind, {}) VALUES {rows}", COLUMNS.join(", "))
}

/// Entries of gifts on their way into the table: one, or [`MANY`].
pub(super) struct Insert<'a> {
    statement: CachedStatement<'a>,
    bound: usize,
}

impl<'a> Insert<'a> {
    pub(super) fn of_one(tx: &'a Transaction<'_>) -> Result<Self, BookError> {
        Self::of(tx, &ONE_ROW)
    }

    pub(super) fn of_many(tx: &'a Transaction<'_>) -> Result<Self, BookError> {
        Self::of(tx, &MANY_ROWS)
    }

    fn of(tx: &'a Transaction<'_>, sql: &str) -> Result<Self, BookError> {
        let statement = tx.prepare_cached(sql)?;
        Ok(Self { statement, bound: 0 })
    }

    /// The next entry, which is not in the table.
    pub(super) fn bind(&mut self, row: &Row) -> Result<(), BookError> {
        for number in row {
            self.bound += 1;
            self.statement.raw_bind_parameter(self.bound, number)?;
        }
        Ok(())
    }

    /// Writes as many entries as the statement is of; so many must have been bound.
    pub(super) fn run(&mut self) -> Result<(), BookError> {
        self.bound = 0;
        self.statement.raw_execute()?;
        Ok(())
    }
}
