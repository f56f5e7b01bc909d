//! Which years there are, and the receipts of one as files.

use giftbook_model::Instant;
use rusqlite::Connection;

use super::answer::{Receipt, Year};
use crate::recharge::FileKind;
use crate::{Book, BookError, settings};

/// Letters of a digest in a file's name.
const SHORT: usize = 12;
/// The first year there can be anything of.
const FIRST: i16 = 2016;

impl Book {
    /// The years from the book's first entry to the one `now` is in, the latest first.
    pub fn years(&self, now: Instant) -> Result<Vec<i16>, BookError> {
        self.file.read(|conn| {
            let zone = settings::read(conn)?.zone()?;
            let first = first_entry(conn)?.unwrap_or(now).day_in(&zone).year().max(FIRST);
            let last = now.day_in(&zone).year();
            Ok((first.min(last)..=last).rev().collect())
        })
    }

    /// The receipts of a year as names and bytes, each once: by its day, its digest and what it is, as two may be called the same.
    pub fn year_receipts<'a>(
        &'a self,
        year: &'a Year,
    ) -> impl Iterator<Item = Result<(String, Vec<u8>), BookError>> + 'a {
        let mut told: Vec<(jiff::civil::Date, &str)> = Vec::new();
        let once = move |receipt: &&'a Receipt| {
            let this = (receipt.day, receipt.digest.as_str());
            let new = !told.contains(&this);
            told.extend(new.then_some(this));
            new
        };
        year.receipts.iter().filter(once).map(|receipt| {
            let bytes = self.receipt_bytes(&receipt.digest)?;
            let ending = FileKind::of(&bytes).map_or("bin", FileKind::ending);
            let short: String = receipt.digest.chars().take(SHORT).collect();
            Ok((format!("{}-{short}.{ending}", receipt.day), bytes))
        })
    }
}

fn first_entry(conn: &Connection) -> Result<Option<Instant>, BookError> {
    let at: Option<i64> = conn.query_row("SELECT min(at) FROM entry", [], |row| row.get(0))?;
    Ok(at.and_then(|at| Instant::from_millis(at).ok()))
}
