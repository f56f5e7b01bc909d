//! The owner's own rows as entries: two legs, one in units and one in money, of which a row mostly knows one.

use giftbook_model::{Instant, Key, Money};
use rusqlite::{Transaction, params};

use super::importing::{Importing, problem};
use super::preview::{PreviewRow, RowState};
use super::sight::Place;
use crate::BookError;
use crate::journal::{AccountKind, EntryKind};

/// A row of the owner's journal.
pub(super) struct Own {
    pub(super) kind: EntryKind,
    pub(super) platform: giftbook_model::Platform,
    pub(super) at: i64,
    pub(super) person: Option<i64>,
    /// The other side as the row names it.
    pub(super) who: String,
    /// What was bought as the row names it.
    pub(super) what: String,
    pub(super) pieces: i64,
    /// Whole units, and the accounts they leave and reach.
    pub(super) units: Option<(i64, AccountKind, AccountKind)>,
    pub(super) money: Option<Money>,
}

impl Own {
    fn preview(&self, row: i64, new: bool) -> PreviewRow {
        PreviewRow {
            row,
            state: if new { RowState::New } else { RowState::Known },
            code: String::new(),
            detail: String::new(),
            kind: Some(self.kind),
            platform: Some(self.platform),
            at: Instant::from_millis(self.at).ok(),
            who: self.who.clone(),
            what: self.what.clone(),
            count: Some(self.pieces),
            units: self.units.map(|(units, _, _)| units),
            money: self.money,
        }
    }
}

impl Importing<'_> {
    /// Writes a row of the owner's, or notes that this source has it too; `false` where its number belongs to another entry.
    pub(super) fn own(&mut self, tx: &Transaction<'_>, place: Place, key: Key, own: &Own) -> Result<bool, BookError> {
        let (unit, units, from, to) = match own.units {
            Some((units, from, to)) => {
                let (from, to) = (
                    self.accounts.id(tx, from, own.platform, 0)?,
                    self.accounts.id(tx, to, own.platform, 0)?,
                );
                (Some(own.platform.bought() as u8), Some(units), Some(from), Some(to))
            }
            None => (None, None, None, None),
        };
        let (money_from, money_to) = match own.money {
            Some(_) => {
                let paid = self.accounts.id(tx, AccountKind::Paid, own.platform, 0)?;
                let purchases = self.accounts.id(tx, AccountKind::Purchases, own.platform, 0)?;
                if own.kind == EntryKind::Refund {
                    (Some(purchases), Some(paid))
                } else {
                    (Some(paid), Some(purchases))
                }
            }
            None => (None, None),
        };
        let currency = own.money.map(|money| money.currency.code().to_owned());
        let new = tx
            .prepare_cached(
                "INSERT INTO entry (id, key_rest, kind, platform, at, seen_at, last_at, person_id, pieces, first_pieces, unit, units, from_account, to_account,
                 currency, minor, money_from, money_to, flags, source_id, row, offset, length)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, ?6, ?7, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0, ?16, ?17, ?18, ?19) ON CONFLICT (id) DO NOTHING",
            )?
            .execute(params![
                key.id.0, key.rest, own.kind as u8, own.platform as u8, own.at, own.person, own.pieces, unit, units, from, to, currency,
                own.money.map(|money| money.minor), money_from, money_to, self.source, place.row, place.offset, place.length
            ])?
            == 1;
        if !new && !self.seen_again(tx, key, place, own)? {
            self.unreadable(place, problem("key_collision", ""));
            return Ok(false);
        }
        if let Some(watch) = &mut self.watch {
            watch.own(own.preview(place.row, new));
        }
        self.counts.brought(new);
        Ok(true)
    }

    /// Notes that this source, too, has a known row; `false` when another row has its number.
    fn seen_again(&mut self, tx: &Transaction<'_>, key: Key, place: Place, own: &Own) -> Result<bool, BookError> {
        let (rest, only): (i64, Option<i64>) = tx
            .prepare_cached("SELECT key_rest, source_id FROM entry WHERE id = ?1")?
            .query_row([key.id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if rest != key.rest {
            return Ok(false);
        }
        if own.pieces > 0 {
            // The row was kept before its unit was known.
            self.complete(tx, key, own)?;
        }
        if only == Some(self.source) {
            return Ok(true);
        }
        if only.is_some() {
            tx.prepare_cached(
                "INSERT INTO sighting (entry_id, source_id, row, offset, length, at, seen_at, last_at, pieces, first_pieces, flags)
                 SELECT id, source_id, row, offset, length, at, seen_at, last_at, pieces, first_pieces, flags FROM entry WHERE id = ?1",
            )?
            .execute([key.id.0])?;
            tx.prepare_cached(
                "UPDATE entry SET source_id = NULL, row = NULL, offset = NULL, length = NULL WHERE id = ?1",
            )?
            .execute([key.id.0])?;
        }
        tx.prepare_cached(
            "INSERT INTO sighting (entry_id, source_id, row, offset, length, at, seen_at, last_at, pieces, first_pieces, flags)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?7, 0) ON CONFLICT DO NOTHING",
        )?
        .execute(params![key.id.0, self.source, place.row, place.offset, place.length, own.at, own.pieces])?;
        Ok(true)
    }

    fn complete(&mut self, tx: &Transaction<'_>, key: Key, own: &Own) -> Result<(), BookError> {
        let units = match own.units {
            Some((units, from, to)) => Some((
                units,
                self.accounts.id(tx, from, own.platform, 0)?,
                self.accounts.id(tx, to, own.platform, 0)?,
            )),
            None => None,
        };
        let unit = units.map(|_| own.platform.bought() as u8);
        tx.prepare_cached(
            "UPDATE entry SET pieces = ?2, first_pieces = ?2, unit = ?3, units = ?4, from_account = ?5, to_account = ?6 WHERE id = ?1 AND pieces = 0",
        )?
        .execute(params![key.id.0, own.pieces, unit, units.map(|units| units.0), units.map(|units| units.1), units.map(|units| units.2)])?;
        Ok(())
    }
}
