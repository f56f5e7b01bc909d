//! The indexes of entries while a book is filled for the first time: set aside, and made at the end in one sorted pass each. Kept up row by
//! row they would cost more than the rows themselves, since entries lie in order of their digests and not of time. Indexes of some rows
//! only stay: hardly a row is in them, and to make them again would be to read all.

use rusqlite::Transaction;

use crate::BookError;

/// Indexes set aside: the statements that make them, as the schema has them.
pub(super) struct SetAside(Vec<String>);

/// Takes the indexes of an empty table of entries away.
pub(super) fn set_aside(tx: &Transaction<'_>) -> Result<SetAside, BookError> {
    let mut query = tx.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'entry' AND sql IS NOT NULL AND sql NOT LIKE '% WHERE %' ORDER BY rowid")?;
    let indexes: Vec<(String, String)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    drop(query);
    for (name, _) in &indexes {
        tx.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(SetAside(indexes.into_iter().map(|(_, sql)| sql).collect()))
}

impl SetAside {
    /// Makes them again.
    pub(super) fn put_back(self, tx: &Transaction<'_>) -> Result<(), BookError> {
        for sql in self.0 {
            tx.execute_batch(&sql)?;
        }
        Ok(())
    }
}
