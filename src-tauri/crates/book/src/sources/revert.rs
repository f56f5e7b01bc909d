//! Taking an import back. What only this source knew goes; what others know too is worked out anew from them. The user's own words stay.

use giftbook_model::EntryId;
use rusqlite::Transaction;

use super::entries::Desk;
use super::loose::LooseStreaks;
use super::purchase;
use super::report::Counts;
use crate::journal::{Accounts, EntryKind};
use crate::lives::{self, Lives, settle};
use crate::totals::{Days, Tally};
use crate::{BookError, gifts, payout, people, recharge};

/// Takes the rows of `source` out of the book, in a transaction of the caller's.
pub(crate) fn revert_in(tx: &Transaction<'_>, source: i64) -> Result<(), BookError> {
    let (mut lives, mut accounts, mut tally, mut days) = (
        Lives::load(tx)?,
        Accounts::default(),
        Tally::default(),
        Days::of_book(tx)?,
    );
    let mut desk = Desk {
        source,
        lives: &mut lives,
        accounts: &mut accounts,
        tally: &mut tally,
        days: &mut days,
    };
    for entry in ids(
        tx,
        &format!("SELECT id FROM entry WHERE source_id = ?1 AND kind = {RECEIVED}"),
        source,
    )? {
        desk.remove(tx, EntryId(entry))?;
    }
    let told = purchase::forget_source(tx, source)?;
    tx.execute(
        &format!("DELETE FROM entry WHERE source_id = ?1 AND kind <> {RECEIVED}"),
        [source],
    )?;
    forget_sightings(tx, source, &mut desk)?;
    for entry in told {
        purchase::fold(tx, &mut desk, entry)?;
    }
    let streaks = LooseStreaks::forget_source(tx, source)?;
    streaks.finish(tx, &mut desk, &mut Counts::default(), None)?;
    for live in lives::forget_source(tx, source)? {
        lives.touch(live);
    }
    settle(tx, &mut lives, true, &mut days, &mut tally)?;
    payout::mark_taken_back(tx, &mut days, &mut tally)?;
    tally.write(tx)?;
    for table in ["source_problem", "source_count"] {
        tx.execute(&format!("DELETE FROM {table} WHERE source_id = ?1"), [source])?;
    }
    tx.execute(
        "DELETE FROM live_receiver WHERE live_id NOT IN (SELECT live_id FROM entry WHERE live_id IS NOT NULL)",
        [],
    )?;
    lives::drop_unused(tx)?;
    people::forget_source(tx, source)?;
    gifts::forget_source(tx, source)?;
    recharge::settle(tx)?;
    tx.execute("DELETE FROM source WHERE id = ?1", [source])?;
    Ok(())
}

const RECEIVED: u8 = EntryKind::GiftReceived as u8;

fn forget_sightings(tx: &Transaction<'_>, source: i64, desk: &mut Desk<'_>) -> Result<(), BookError> {
    let received = ids(
        tx,
        &format!(
            "SELECT entry_id FROM sighting JOIN entry ON id = entry_id WHERE sighting.source_id = ?1 AND kind = {RECEIVED}"
        ),
        source,
    )?;
    let own = ids(
        tx,
        &format!(
            "SELECT entry_id FROM sighting JOIN entry ON id = entry_id WHERE sighting.source_id = ?1 AND kind <> {RECEIVED}"
        ),
        source,
    )?;
    tx.execute("DELETE FROM sighting WHERE source_id = ?1", [source])?;
    for entry in received {
        desk.refold(tx, EntryId(entry))?;
    }
    for entry in own {
        // The owner's rows are alike in all their sources; only where they stand differs.
        tx.prepare_cached(
            "UPDATE entry SET source_id = left.source_id, row = left.row, offset = left.offset, length = left.length
             FROM (SELECT * FROM sighting WHERE entry_id = ?1) AS left
             WHERE id = ?1 AND (SELECT count(*) FROM sighting WHERE entry_id = ?1) = 1",
        )?
        .execute([entry])?;
        tx.prepare_cached(
            "DELETE FROM sighting WHERE entry_id = ?1 AND (SELECT source_id FROM entry WHERE id = ?1) IS NOT NULL",
        )?
        .execute([entry])?;
    }
    Ok(())
}

fn ids(tx: &Transaction<'_>, query: &str, source: i64) -> Result<Vec<i64>, BookError> {
    let mut rows = tx.prepare(query)?;
    Ok(rows.query_map([source], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
