//! One live as it was recorded: its gifts, in order of time, and the stretches that were recorded.

use rusqlite::Connection;

use super::grain::Counted;
use super::lives::{self, LiveRow};
use crate::BookError;
use crate::journal::Flags;
use crate::lives::{Span, gaps, recorded, recorded_ms, recordings};
use crate::totals::plus;

/// A gift of a live, to its host or to a guest.
#[derive(Debug, Clone)]
pub(super) struct LiveEntry {
    pub(super) gift: Counted,
    pub(super) flags: Flags,
    pub(super) began_before_capture: bool,
}

pub(super) struct Recorded {
    pub(super) row: LiveRow,
    /// The live before and after it.
    pub(super) previous: Option<i64>,
    pub(super) next: Option<i64>,
    pub(super) others: Vec<LiveRow>,
    /// Gifts of known worth: what the totals count, and those to guests.
    pub(super) entries: Vec<LiveEntry>,
    /// From the live's start, or what was recorded before it, to its end, or what was recorded after it.
    pub(super) whole: Span,
    pub(super) coverage: Vec<Span>,
}

impl Recorded {
    pub(super) fn read(conn: &Connection, live: i64) -> Result<Self, BookError> {
        let mut lives = lives::answer(conn)?.lives;
        let unknown = BookError::Unknown { what: "live" };
        let index = lives.iter().position(|row| row.id == live).ok_or(unknown)?;
        let beside = |index: Option<usize>| index.and_then(|index| lives.get(index)).map(|row| row.id);
        let (previous, next) = (beside(index.checked_add(1)), beside(index.checked_sub(1)));
        let mut row = lives.remove(index);

        let entries = entries(conn, live)?;
        let coverage = recorded(&recordings(conn, live)?);
        let known = entries
            .iter()
            .filter_map(|entry| entry.gift.at)
            .chain(coverage.iter().flat_map(|span| [span.from, span.to]));
        let (start, end) = (row.start.millis(), row.end.millis());
        let whole = Span {
            from: known.clone().fold(start, i64::min),
            to: known.fold(end, i64::max),
        };
        row.length_ms = whole.length_ms();
        row.recorded_ms = recorded_ms(&coverage);
        Ok(Self {
            entries,
            row,
            previous,
            next,
            others: lives,
            whole,
            coverage,
        })
    }

    pub(super) fn gaps(&self) -> Vec<Span> {
        gaps(&self.coverage, self.whole.from, self.whole.to)
    }

    /// Gifts to the host that were not taken back: what the totals count.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Counted> {
        self.entries
            .iter()
            .filter(|entry| !entry.flags.has(Flags::NOT_COUNTED))
            .map(|entry| &entry.gift)
    }

    /// Units to the host from `from` to before `to`.
    pub(super) fn units_between(&self, from: i64, to: i64) -> Result<i64, BookError> {
        let inside = self
            .counted()
            .filter(|gift| gift.at.is_some_and(|at| (from..to).contains(&at)));
        inside.into_iter().try_fold(0, |sum, gift| plus(sum, gift.units))
    }
}

fn entries(conn: &Connection, live: i64) -> Result<Vec<LiveEntry>, BookError> {
    let mut gifts = conn.prepare_cached(
        "SELECT at, gift_id, ifnull(person_id, 0), pieces, units, flags, seen_at, first_pieces FROM entry
         WHERE live_id = ?1 AND kind = 1 AND units IS NOT NULL AND gift_id IS NOT NULL ORDER BY at, id",
    )?;
    let mut rows = gifts.query([live])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let flags = Flags(row.get(5)?);
        let at = row.get(0)?;
        let gift = Counted {
            at,
            live,
            gift: row.get(1)?,
            person: row.get(2)?,
            pieces: row.get(3)?,
            units: row.get(4)?,
        };
        entries.push(LiveEntry {
            gift,
            flags,
            began_before_capture: flags.began_before_capture(at, row.get(6)?, row.get(7)?),
        });
    }
    Ok(entries)
}
