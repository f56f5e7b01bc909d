//! The whole book by time, the list a screen opens with: its times stand in an index that is small beside the rows, and most of its sums
//! in the totals the writer keeps, so that no pass over a million rows is needed.

use giftbook_model::{EntryId, Platform};
use rusqlite::Connection;

use super::list::{COLUMNS, Currencies, Scanned};
use super::rules::{Amount, Sum, Sums};
use crate::{BookError, EntryKind};

pub(super) fn by_time(conn: &Connection, descending: bool) -> Result<Vec<EntryId>, BookError> {
    let untimed = if descending { i64::MIN } else { i64::MAX };
    let mut query = conn.prepare_cached("SELECT at, id FROM entry INDEXED BY entry_by_live")?;
    let rows = query.query_map([], |row| {
        Ok((row.get::<_, Option<i64>>(0)?.unwrap_or(untimed), row.get(1)?))
    })?;
    let mut all: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
    all.sort_unstable();
    if descending {
        all.reverse();
    }
    Ok(all.into_iter().map(|(_, id)| EntryId(id)).collect())
}

/// What the totals leave out: everything but gifts received, gifts to guests, and those taken back (a reversal stands against each).
const APART: [&str; 3] = [
    "entry INDEXED BY entry_by_source WHERE kind <> 1",
    "entry WHERE kind = 1 AND flags & 16",
    "entry INDEXED BY entry_taken_back WHERE kind = 1 AND flags & 512 AND flags & 16 = 0",
];

pub(super) fn sums(conn: &Connection) -> Result<Vec<Sum>, BookError> {
    let mut sums = Sums::default();
    let mut gifts = conn.prepare_cached("SELECT platform, units, events FROM total_gift JOIN gift ON id = gift_id")?;
    let mut gifts = gifts.query([])?;
    while let Some(gift) = gifts.next()? {
        let platform = Platform::from_number(gift.get(0)?).ok_or(BookError::Inconsistent {
            what: "a gift's platform",
        })?;
        let of = Amount::Units(platform.received());
        sums.add_rows(EntryKind::GiftReceived, false, of, gift.get(1)?, gift.get(2)?)?;
    }
    let mut currencies = Currencies::default();
    for which in APART {
        let mut apart = conn.prepare_cached(&format!("{COLUMNS}{which}"))?;
        let mut rows = apart.query([])?;
        while let Some(row) = rows.next()? {
            Scanned::read(row, &mut currencies)?.add_to(&mut sums)?;
        }
    }
    Ok(sums.sorted())
}
