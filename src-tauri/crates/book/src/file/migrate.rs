//! The schema as the steps that lead to it. A new book walks them all, an old one the rest: so both are equal by construction. All
//! steps, the book's mark and its version are one transaction.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::error::{Difference, FileError};
use super::settings::APPLICATION_ID;

/// What a book's tables are to be.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Step i brings version i to version i + 1. A step once shipped never changes.
    pub steps: &'static [&'static str],
    /// The book's own rule, asked after the steps and of a book to be restored. False refuses.
    pub holds: fn(&Connection) -> rusqlite::Result<bool>,
}

/// Type, name, table and text of one thing in a schema.
pub(super) type Object = (String, String, String, Option<String>);

impl Schema {
    #[cfg(test)]
    pub(super) const fn new(steps: &'static [&'static str]) -> Self {
        Self {
            steps,
            holds: |_| Ok(true),
        }
    }

    /// The newest version, which is the number of steps.
    #[must_use]
    pub fn version(&self) -> i32 {
        i32::try_from(self.steps.len()).unwrap_or(i32::MAX)
    }

    /// What a book of `version` consists of, worked out in memory.
    pub(super) fn objects(&self, version: i32) -> Result<Vec<Object>, FileError> {
        let conn = Connection::open_in_memory()?;
        for step in self.steps.iter().take(usize::try_from(version).unwrap_or(0)) {
            conn.execute_batch(step)?;
        }
        Ok(objects_of(&conn)?)
    }

    /// Refuses a database that is not to the letter a book of `version`: nothing more, nothing less, nothing other.
    pub(super) fn must_equal(&self, conn: &Connection, version: i32) -> Result<(), FileError> {
        if objects_of(conn)? == self.objects(version)? {
            Ok(())
        } else {
            Err(FileError::Foreign(Difference::Schema))
        }
    }

    /// The names of the ordinary tables of `version`.
    pub(super) fn tables(&self, version: i32) -> Result<Vec<String>, FileError> {
        let is_table = |(kind, _, _, sql): &Object| {
            kind == "table" && sql.as_deref().is_some_and(|sql| sql.starts_with("CREATE TABLE"))
        };
        Ok(self
            .objects(version)?
            .into_iter()
            .filter(is_table)
            .map(|(_, name, ..)| name)
            .collect())
    }

    /// Walks the steps from `version` to the newest in one transaction: afterwards the book is whole and new, or as it was.
    pub(super) fn migrate(&self, conn: &mut Connection, version: i32) -> Result<(), FileError> {
        // A step may rebuild a table others refer to; what refers to what is checked before the commit instead.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
        let walked = self.walk(conn, version);
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
        walked
    }

    fn walk(&self, conn: &mut Connection, version: i32) -> Result<(), FileError> {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for step in self.steps.iter().skip(usize::try_from(version).unwrap_or(0)) {
            tx.execute_batch(step)?;
        }
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", self.version())?;
        if !references_hold(&tx)? || !(self.holds)(&tx)? {
            return Err(FileError::Inconsistent);
        }
        Ok(tx.commit()?)
    }
}

/// Whether every reference leads to a row.
pub(super) fn references_hold(conn: &Connection) -> rusqlite::Result<bool> {
    Ok(!conn.prepare("PRAGMA foreign_key_check")?.exists([])?)
}

/// Everything in the schema, in order, but the two tables in which the query planner keeps what it learnt.
pub(super) fn objects_of(conn: &Connection) -> rusqlite::Result<Vec<Object>> {
    conn.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema
          WHERE sql IS NULL OR sql NOT IN ('CREATE TABLE sqlite_stat1(tbl,idx,stat)',
                                           'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
          ORDER BY type, name",
    )?
    .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
    .collect()
}
