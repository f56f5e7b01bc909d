//! Accounts in the book, and the way to entries by time.

use foldhash::HashMap;
use giftbook_model::Platform;
use rusqlite::{Transaction, params};

use super::AccountKind;
use crate::BookError;

/// Entries for a question about time, as what follows `FROM`: of each live, and of those in none, the stretch of the index that `at` is
/// bound to.
pub(crate) const BY_TIME: &str = "(SELECT NULL AS of_live UNION ALL SELECT id FROM live) CROSS JOIN entry INDEXED BY entry_by_live ON live_id IS of_live";

/// The row number of an account.
pub(crate) type AccountId = i64;

/// Accounts by what they are; made when first needed and remembered for the length of one transaction.
#[derive(Default)]
pub(crate) struct Accounts {
    known: HashMap<(AccountKind, Platform, i64), AccountId>,
}

impl Accounts {
    /// The account of this kind; `person` 0 for those that belong to nobody in particular.
    pub(crate) fn id(
        &mut self,
        tx: &Transaction<'_>,
        kind: AccountKind,
        platform: Platform,
        person: i64,
    ) -> Result<AccountId, BookError> {
        if let Some(id) = self.known.get(&(kind, platform, person)) {
            return Ok(*id);
        }
        tx.prepare_cached(
            "INSERT INTO account (kind, platform, person_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        )?
        .execute(params![kind as u8, platform as u8, person])?;
        let id = tx
            .prepare_cached("SELECT id FROM account WHERE kind = ?1 AND platform = ?2 AND person_id = ?3")?
            .query_row(params![kind as u8, platform as u8, person], |row| row.get(0))?;
        self.known.insert((kind, platform, person), id);
        Ok(id)
    }
}
