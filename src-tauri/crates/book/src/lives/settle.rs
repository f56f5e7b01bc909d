//! What can only be said once an import (or its revert) has brought all its rows: which of two neighbouring lives a gift without a room
//! belongs to, who hosts a live, where it begins and ends and how much of it was recorded. All of it follows from the rows in the book,
//! so the order of imports plays no part.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Transaction, params};

use super::loose_viewers::{lift, place};
use super::neighbours::{neighbourhoods, reassign};
use super::placed::read_gifts;
use super::register::{LiveId, Lives};
use crate::BookError;
use crate::journal::Flags;
use crate::totals::{Days, Tally};

/// Brings the touched lives in order.
pub(crate) fn settle(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    rows_left: bool,
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let chains = neighbourhoods(lives);
    let unsettled = lift(tx, lives, &chains)?;
    for (receiver, chain) in chains {
        if rows_left || chain.len() > 1 || chain.iter().any(|live| lives.recount.contains(live)) {
            reassign(tx, lives, receiver, &chain, days, tally)?;
        }
    }
    for live in lives.touched.clone() {
        write_parts(tx, lives, live)?;
        settle_host(tx, live, lives.recount.contains(&live), days, tally)?;
    }
    place(tx, lives, &unsettled)?;
    for live in lives.touched.clone() {
        measure(tx, lives, live)?;
    }
    Ok(())
}

/// Writes who received gifts in a live: as it grew, or counted anew where it also shrank.
fn write_parts(tx: &Transaction<'_>, lives: &Lives, live: LiveId) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM live_receiver WHERE live_id = ?1")?
        .execute([live])?;
    if lives.recount.contains(&live) {
        tx.prepare_cached(
            "INSERT INTO live_receiver (live_id, receiver_id, named, first_at, last_at)
             SELECT live_id, ifnull(receiver_id, 0), sum(flags & 32 <> 0), min(at), max(at) FROM entry WHERE live_id = ?1 AND kind = 1 AND at IS NOT NULL
             GROUP BY 2",
        )?
        .execute([live])?;
        return Ok(());
    }
    let mut insert = tx.prepare_cached(
        "INSERT INTO live_receiver (live_id, receiver_id, named, first_at, last_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for ((_, receiver), parts) in &lives.parts {
        for (_, part) in parts.iter().filter(|(id, _)| *id == live) {
            insert.execute(params![live, receiver, part.named, part.first, part.last])?;
        }
    }
    Ok(())
}

/// The host is who received the most gifts whose room is known (of equals, the one with the smaller key); a live found by time has one
/// receiver only. Gifts to anybody else are a guest's.
fn settle_host(
    tx: &Transaction<'_>,
    live: LiveId,
    shrank: bool,
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let host: Option<i64> = tx
        .prepare_cached(
            "SELECT receiver_id FROM live_receiver JOIN person ON person.id = receiver_id WHERE live_id = ?1 ORDER BY named DESC, person.key LIMIT 1",
        )?
        .query_row([live], |row| row.get(0))
        .optional()?;
    tx.prepare_cached("UPDATE live SET host_id = ?2 WHERE id = ?1 AND host_id IS NOT ?2")?
        .execute(params![live, host])?;
    let receivers: i64 = tx
        .prepare_cached("SELECT count(*) FROM live_receiver WHERE live_id = ?1")?
        .query_row([live], |row| row.get(0))?;
    if receivers < 2 && !shrank {
        return Ok(());
    }
    let wrong = "kind = 1 AND live_id = ?1 AND (flags & 16 <> 0) <> (receiver_id IS NOT NULL AND receiver_id <> ?2)";
    for gift in read_gifts(tx, wrong, params![live, host.unwrap_or(0)])? {
        let flags = Flags(gift.flags).with(Flags::GUEST, gift.flags & Flags::GUEST == 0);
        tx.prepare_cached("UPDATE entry SET flags = ?2 WHERE id = ?1")?
            .execute(params![gift.id, flags.0])?;
        let (old, new) = (
            gift.counted(days, gift.flags, gift.live),
            gift.counted(days, flags.0, gift.live),
        );
        tally.change(old.as_ref(), new.as_ref())?;
    }
    Ok(())
}

/// First and last gift and the length of what was recorded.
fn measure(tx: &Transaction<'_>, lives: &Lives, live: LiveId) -> Result<(), BookError> {
    let recorded = lives.recorded_ms(tx, live)?;
    tx.prepare_cached(
        "UPDATE live SET recorded_ms = ?2, (first_at, last_at) = (SELECT min(first_at), max(last_at) FROM live_receiver WHERE live_id = ?1) WHERE id = ?1",
    )?
    .execute(params![live, recorded])?;
    Ok(())
}

/// Takes out the lives nothing in the book speaks of any more.
pub(crate) fn drop_unused(tx: &Transaction<'_>) -> Result<(), BookError> {
    let users = [
        "entry",
        "sighting",
        "loose_frame",
        "live_official",
        "viewer_count",
        "segment_seen",
        "segment",
        "live_title",
        "live_followers",
    ];
    let used = users
        .map(|table| format!("SELECT live_id FROM {table} WHERE live_id IS NOT NULL"))
        .join(" UNION ");
    tx.execute(&format!("DELETE FROM live WHERE id NOT IN ({used})"), [])?;
    Ok(())
}

/// Takes what a source brought about lives out of the book: official totals, viewers, battles and goals. Returns the lives it touched.
pub(crate) fn forget_source(tx: &Transaction<'_>, source: i64) -> Result<Vec<LiveId>, BookError> {
    let mut touched = BTreeMap::new();
    for table in ["live_official", "viewer_count", "segment_seen"] {
        let mut lives = tx.prepare(&format!("SELECT DISTINCT live_id FROM {table} WHERE source_id = ?1"))?;
        for live in lives.query_map([source], |row| row.get::<_, LiveId>(0))? {
            touched.insert(live?, ());
        }
        tx.execute(&format!("DELETE FROM {table} WHERE source_id = ?1"), [source])?;
    }
    tx.execute("DELETE FROM loose_viewer_count WHERE source_id = ?1", [source])?;
    Ok(touched.into_keys().collect())
}
