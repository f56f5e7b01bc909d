//! The entries behind a step of a payout's units.
//!
//! Law, held by the tests: of a step that has rows they add up to its number.

use std::collections::BTreeMap;

use giftbook_model::EntryId;
use jiff::civil::Date;
use rusqlite::Connection;

use super::before::{before, begun, entries_outside_lives};
use super::causes::Cause;
use super::live::{entries, official_units};
use super::payout::its_lives;
use super::units::UnitWhy;
use crate::BookError;
use crate::insight::{self, LiveRow};
use crate::payout::earned::{self, EarnedLive};
use crate::payout::reversal::{Reversal, TakenBack, key};
use crate::payout::{reversal_table, table};

/// The numbers of the entries; none where no rows are behind it. [`BookError::Unknown`] if there is no payout with this number.
pub(crate) fn entries_behind(conn: &Connection, payout: i64, why: UnitWhy) -> Result<Vec<i64>, BookError> {
    let payouts = table::all(conn)?;
    let payout = payouts.iter().find(|one| one.id == payout);
    let payout = payout.ok_or(BookError::Unknown { what: "payout" })?;
    let (platform, until) = (payout.facts.platform, begun(&payout.facts)?);
    let weeks = earned::earned_weeks(conn, platform)?;
    let after = before(conn, &payouts, &weeks, payout)?.after;
    let lives = its_lives(&weeks, after, until);
    let mut found = Vec::new();
    match why {
        UnitWhy::Recorded => {
            each_live(conn, &lives, |live| {
                found.extend(entries(conn, live, None)?);
                Ok(())
            })?;
            found.extend(entries_outside_lives(conn, platform, after, until)?);
        }
        UnitWhy::Cause(cause) => each_live(conn, &lives, |live| {
            // Without the platform's total nothing but the guests' is told from the host's.
            if cause == Cause::Guests || official_units(live).is_some() {
                found.extend(entries(conn, live, Some(cause))?);
            }
            Ok(())
        })?,
        UnitWhy::TakenBack => {
            let gone = taken_back(conn)?;
            let of_its_lives = |gift: EntryId| gone.get(&gift.0).is_some_and(|live| lives.contains_key(live));
            let since = |on: Date| after.is_none_or(|after| on > after) && on <= until;
            let of_it = |reversal: &Reversal| match reversal.what {
                TakenBack::Gift { entry, .. } => of_its_lives(entry),
                TakenBack::Units(_) => reversal.platform == platform && since(reversal.on),
                TakenBack::Money { .. } => false,
            };
            let reversals = reversal_table::all(conn)?.into_iter();
            found.extend(reversals.filter(of_it).map(|reversal| key(reversal.id).id.0));
        }
        UnitWhy::Unexplained | UnitWhy::Left => {}
    }
    Ok(found)
}

/// Gifts of lives that were taken back, each with its live.
fn taken_back(conn: &Connection) -> Result<BTreeMap<i64, i64>, BookError> {
    let mut query = conn.prepare_cached(
        "SELECT id, live_id FROM entry INDEXED BY entry_taken_back
         WHERE flags & 512 AND flags & 16 = 0 AND kind = 1 AND live_id IS NOT NULL AND units IS NOT NULL",
    )?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn each_live(
    conn: &Connection,
    lives: &BTreeMap<i64, &EarnedLive>,
    mut told: impl FnMut(&LiveRow) -> Result<(), BookError>,
) -> Result<(), BookError> {
    for live in insight::lives(conn)?.lives {
        if lives.contains_key(&live.id) {
            told(&live)?;
        }
    }
    Ok(())
}
