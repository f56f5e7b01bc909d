//! New entries into their table, many to a statement: to begin and to end one costs as much as a row, and `SQLite` keeps a copy of each page
//! that a statement of several rows writes, in case it fails midway. With a thousand rows, most pages are copied once for many.

use std::slice::Chunks;
use std::sync::LazyLock;

use rusqlite::{CachedStatement, Transaction};

use crate::BookError;
use crate::file::PARAMETERS;

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

/// Statements by how many entries each enters, the most first.
static STATEMENTS: LazyLock<[(usize, String); 3]> = LazyLock::new(|| {
    let most = usize::try_from(PARAMETERS).unwrap_or(999) / COLUMNS.len();
    [most, 40, 1].map(|rows| (rows, insert(rows)))
});

fn insert(rows: usize) -> String {
    let row = format!("(1{})", ",?".repeat(COLUMNS.len()));
    let rows = vec![row; rows].join(",");
    format!("INSERT INTO entry (kind, {}) VALUES {rows}", COLUMNS.join(", "))
}

/// A statement that enters so many gifts.
pub(super) struct Insert<'a> {
    statement: CachedStatement<'a>,
    bound: usize,
}

impl<'a> Insert<'a> {
    pub(super) fn of_one(tx: &'a Transaction<'_>) -> Result<Self, BookError> {
        let [.., (_, one)] = &*STATEMENTS;
        Self::of(tx, one)
    }

    /// Cuts entries to pieces that each have a statement, and gives `enter` the pieces of one size with theirs.
    pub(super) fn in_pieces<T>(
        tx: &'a Transaction<'_>,
        mut entries: &[T],
        mut enter: impl FnMut(&mut Self, Chunks<'_, T>) -> Result<(), BookError>,
    ) -> Result<(), BookError> {
        for (many, sql) in &*STATEMENTS {
            // To prepare a statement costs about as much as to run it twice.
            if *many > 1 && entries.len() < 4 * many {
                continue;
            }
            let (whole, rest) = entries.split_at(entries.len() - entries.len() % many);
            if !whole.is_empty() {
                enter(&mut Self::of(tx, sql)?, whole.chunks(*many))?;
            }
            entries = rest;
        }
        Ok(())
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
