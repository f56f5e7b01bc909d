//! Who sells: what somebody had looked at, where they want that remembered, and what they noted about a host.
//!
//! The checker (`safety`) judges. This area brings it the lowest official prices the book knows, puts the user's notes beside what it says,
//! and keeps what it said where the user wants that. A note never enters a verdict.
//!
//! A check is no operation of the log: the log only grows, and checks can be cleared in one step. Clearing them is an operation, and is not
//! undone: nothing of them is left.

mod rules;
mod table;
#[cfg(test)]
mod tests;

use giftbook_model::{Instant, Platform};
use giftbook_safety::{Lists, UnitPrice, look, sellers};
use rusqlite::Connection;
use serde_json::{Value, json};

pub use rules::{Check, CheckKind, HostNote, Judged, Said, Seller};
pub(crate) use table::{load, store};

use crate::history::{self, Area, Edit, Name, line};
use crate::{Book, BookError, rates, settings};

/// Where the user's word that checks are remembered is kept.
const KEEP: &str = "keep_checks";

/// What is remembered of checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checks {
    /// New ones are remembered.
    pub keeping: bool,
    /// Of all, on whatever page.
    pub count: u64,
    /// The newest first.
    pub rows: Vec<Check>,
    /// Every note on a host, in the order of hosts.
    pub notes: Vec<HostNote>,
}

impl Book {
    /// Holds what was pasted against the platforms' own places and the lowest official prices of coins in the book's rates on that day, and
    /// puts the notes on its hosts beside it.
    pub fn judge(&self, text: &str, now: Instant) -> Result<Judged, BookError> {
        self.file.read(|conn| judge(conn, text, now))
    }

    /// Who a text says that sells: the gravest of the addresses in it. `None` where it names none.
    pub fn seller(&self, text: &str) -> Result<Option<Seller>, BookError> {
        let Some(checked) = sellers(text, Lists::built_in()).into_iter().next() else {
            return Ok(None);
        };
        let noted = |host| self.file.read(|conn| table::note(conn, host));
        let note = checked.domain.as_deref().map(noted).transpose()?.flatten();
        Ok(Some(Seller {
            note: note.map(|noted| noted.note),
            checked,
        }))
    }

    /// Writes down what [`judge`](Self::judge) says of this, where the user wants that, and tells whether it did. Asked again in a row the
    /// same check is one check. What is no address is not written down: it may be a password that went astray.
    pub fn remember_check(&self, text: &str, now: Instant) -> Result<bool, BookError> {
        if self.is_read_only() || !self.file.read(keeping)? {
            return Ok(false);
        }
        let Some(check) = rules::check(text, &self.judge(text, now)?, now) else {
            return Ok(false);
        };
        self.file.write(|tx| table::remember(tx, &check))?;
        Ok(true)
    }

    /// At most `most` checks before the one a page ended with, and all notes.
    pub fn checks(&self, before: Option<i64>, most: u32) -> Result<Checks, BookError> {
        self.file.read(|conn| {
            Ok(Checks {
                keeping: keeping(conn)?,
                count: table::count(conn)?,
                rows: table::checks(conn, before, most)?,
                notes: table::notes(conn)?,
            })
        })
    }

    /// Remembers checks from now on, or no longer. What is remembered already stays until it is cleared.
    pub fn set_keep_checks(&self, keep: bool, now: Instant) -> Result<(), BookError> {
        self.file.write(|tx| {
            let edit = Edit {
                area: Area::Setting,
                key: KEEP.to_owned(),
                after: keep.then(|| Value::from("true")),
            };
            history::change(tx, now, Name::Settings, &json!({ KEEP: keep.to_string() }), vec![edit])?;
            Ok(())
        })
    }

    /// Forgets every check and returns how many there were. The log tells that and their number, nothing of what they were. Backups made
    /// before still hold them.
    pub fn checks_clear(&self, now: Instant) -> Result<u64, BookError> {
        self.file.write(|tx| {
            let count = table::clear(tx)?;
            if count > 0 {
                history::record(tx, now, Name::ChecksClear, &json!({ "count": count.to_string() }), &[])?;
            }
            Ok(count)
        })
    }

    /// Writes a note on a host, for all that are of the same owner; an empty one takes it away. One line of at most 200 letters. [`BookError::Invalid`] `not_a_host` where
    /// there is no host in what is named.
    pub fn set_host_note(&self, host: &str, text: &str, now: Instant) -> Result<(), BookError> {
        let host = rules::host(host)?;
        let note = line(text)?;
        self.file.write(|tx| {
            let params = json!({ "name": host, "text": note });
            let edit = Edit {
                area: Area::HostNote,
                key: host,
                after: (!note.is_empty()).then(|| Value::from(note.as_str())),
            };
            history::change(tx, now, Name::HostNote, &params, vec![edit])?;
            Ok(())
        })
    }
}

fn judge(conn: &Connection, text: &str, now: Instant) -> Result<Judged, BookError> {
    let today = now.day_in(&settings::read(conn)?.zone()?);
    let lowest = rates::Asked::load(conn)?.lowest(Platform::TikTok, today);
    let known: Vec<UnitPrice> = lowest.iter().map(rates::Offer::unit_price).collect();
    let lists = Lists::built_in();
    let looked = look(text, &known, lists);
    let mut notes = Vec::new();
    for host in rules::hosts(&looked) {
        if let Some(note) = table::note(conn, host)? {
            notes.push(note);
        }
    }
    Ok(Judged {
        looked,
        notes,
        lists: lists.dated.clone(),
    })
}

fn keeping(conn: &Connection) -> Result<bool, BookError> {
    Ok(settings::text(conn, KEEP)?.is_some())
}
