//! What can only be said once an import (or its revert) has brought all its rows: who hosts a live, which of two neighbouring lives a gift
//! without a room belongs to, where a live begins and ends and how much of it was recorded.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use giftbook_model::Platform;
use rusqlite::{OptionalExtension, Transaction, params};

use super::coverage::{recorded, recorded_ms};
use super::placed::read_gifts;
use super::recordings::recordings;
use super::register::{LiveId, Lives};
use super::rules::{Belongs, QUIET_MS, Seen, assign};
use crate::BookError;
use crate::journal::Flags;
use crate::totals::{Days, Tally};

/// Brings the touched lives in order. Everything here is a function of the rows in the book, so the order of imports plays no part.
pub(crate) fn settle(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    rows_left: bool,
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let mut touched = lives.touched.clone();
    for live in &touched {
        let mixed = lives
            .by_id
            .get(live)
            .and_then(|index| lives.spans.get(*index))
            .is_some_and(|span| span.mixed);
        if mixed || rows_left {
            settle_host(tx, lives, *live, days, tally)?;
        } else if let Some(host) = lives
            .by_id
            .get(live)
            .and_then(|index| lives.spans.get(*index))
            .and_then(|span| span.host)
        {
            tx.prepare_cached("UPDATE live SET host_id = ?2 WHERE id = ?1 AND host_id IS NULL")?
                .execute([*live, host])?;
        }
    }
    for chain in neighbourhoods(lives, &touched) {
        if rows_left || chain.len() > 1 {
            touched.extend(chain.iter().copied());
            reassign(tx, lives, &chain, &mut touched, days, tally)?;
        }
    }
    for live in touched {
        measure(tx, live)?;
    }
    Ok(())
}

/// The host is who received the most gifts of the live (of equals, the one with the smaller key); gifts to anybody else are a guest's.
fn settle_host(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    live: LiveId,
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let host: Option<i64> = tx
        .prepare_cached(
            "SELECT receiver_id FROM entry JOIN person ON person.id = receiver_id WHERE live_id = ?1 AND kind = 1
             GROUP BY receiver_id ORDER BY count(*) DESC, person.key LIMIT 1",
        )?
        .query_row([live], |row| row.get(0))
        .optional()?;
    tx.prepare_cached("UPDATE live SET host_id = ?2 WHERE id = ?1")?
        .execute(params![live, host])?;
    if let Some(span) = lives.by_id.get(&live).and_then(|index| lives.spans.get_mut(*index)) {
        span.host = host;
    }
    let wrong = "kind = 1 AND live_id = ?1 AND (flags & 16 <> 0) <> (receiver_id IS NOT NULL AND receiver_id <> ?2)";
    for gift in read_gifts(tx, wrong, params![live, host.unwrap_or(0)])? {
        let flags = Flags(gift.flags).with(Flags::GUEST, gift.flags & Flags::GUEST == 0);
        tx.prepare_cached("UPDATE entry SET flags = ?2 WHERE id = ?1")?
            .execute(params![gift.id, flags.0])?;
        tally.change(
            gift.counted(days, gift.flags, gift.live).as_ref(),
            gift.counted(days, flags.0, gift.live).as_ref(),
        )?;
    }
    Ok(())
}

/// Chains of a host's lives with less than an hour between one and the next, as far as a touched live is among them.
fn neighbourhoods(lives: &Lives, touched: &BTreeSet<LiveId>) -> Vec<Vec<LiveId>> {
    let hosts: BTreeSet<(Platform, Option<i64>)> = touched
        .iter()
        .filter_map(|live| lives.by_id.get(live).and_then(|index| lives.spans.get(*index)))
        .map(|span| (span.platform, span.host))
        .collect();
    let mut chains = Vec::new();
    for (platform, host) in hosts {
        let mut spans: Vec<(i64, i64, LiveId)> = lives
            .of_host(platform, host)
            .into_iter()
            .filter_map(|span| span.start().map(|start| (start, span.last.unwrap_or(start), span.id)))
            .collect();
        spans.sort_unstable();
        let mut chain: Vec<LiveId> = Vec::new();
        let mut end = i64::MIN;
        for (start, last, id) in spans {
            if start > end.saturating_add(QUIET_MS) && !chain.is_empty() {
                chains.push(std::mem::take(&mut chain));
            }
            chain.push(id);
            end = end.max(last);
        }
        chains.push(chain);
    }
    chains.retain(|chain| chain.iter().any(|live| touched.contains(live)));
    chains
}

/// Assigns the gifts of neighbouring lives anew and moves those that stand in the wrong one.
fn reassign(
    tx: &Transaction<'_>,
    lives: &Lives,
    chain: &[LiveId],
    touched: &mut BTreeSet<LiveId>,
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let list = chain.iter().map(LiveId::to_string).collect::<Vec<_>>().join(",");
    let mut gifts = read_gifts(tx, &format!("kind = 1 AND at IS NOT NULL AND live_id IN ({list})"), [])?;
    if gifts.iter().all(|gift| gift.flags & Flags::ROOM_KNOWN != 0) {
        return drop_empty(tx, chain);
    }
    gifts.sort_unstable_by_key(|gift| (gift.at, gift.id));
    let seen: Vec<Seen> = gifts
        .iter()
        .map(|gift| Seen {
            at: gift.at.unwrap_or(0),
            id: gift.id,
            room: gift.live.filter(|_| gift.flags & Flags::ROOM_KNOWN != 0),
        })
        .collect();
    let span_of = |live: &LiveId| lives.by_id.get(live).and_then(|index| lives.spans.get(*index));
    let rooms: Vec<(i64, Option<i64>)> = chain
        .iter()
        .filter_map(span_of)
        .filter(|span| span.key.is_some())
        .map(|span| {
            (
                span.id,
                span.key
                    .as_deref()
                    .and_then(|key| key.strip_prefix("room:"))
                    .and_then(giftbook_model::Instant::from_snowflake)
                    .map(giftbook_model::Instant::millis),
            )
        })
        .collect();
    let unnamed: BTreeSet<LiveId> = chain
        .iter()
        .filter_map(span_of)
        .filter(|span| span.key.is_none())
        .map(|span| span.id)
        .collect();
    let platform = chain
        .iter()
        .filter_map(span_of)
        .map(|span| span.platform)
        .next()
        .unwrap_or(Platform::TikTok);
    let host = chain.iter().filter_map(span_of).find_map(|span| span.host);

    let mut found: HashMap<usize, LiveId> = HashMap::new();
    let mut free = unnamed;
    for (gift, belongs) in gifts.iter().zip(assign(&seen, &rooms)) {
        let live = match belongs {
            Belongs::Room(live) => live,
            Belongs::Found(nth) => match found.get(&nth) {
                Some(live) => *live,
                None => {
                    // The live its first gift stands in keeps its number, and with it the user's words on it.
                    let kept = gift.live.filter(|live| free.remove(live)).or_else(|| free.pop_first());
                    let live = match kept {
                        Some(live) => live,
                        None => tx
                            .prepare_cached("INSERT INTO live (platform, host_id) VALUES (?1, ?2)")?
                            .insert(params![platform as u8, host])?,
                    };
                    touched.insert(live);
                    found.insert(nth, live);
                    live
                }
            },
        };
        if gift.live != Some(live) {
            tx.prepare_cached("UPDATE entry SET live_id = ?2 WHERE id = ?1")?
                .execute(params![gift.id, live])?;
            tally.change(
                gift.counted(days, gift.flags, gift.live).as_ref(),
                gift.counted(days, gift.flags, Some(live)).as_ref(),
            )?;
        }
    }
    drop_empty(tx, chain)
}

/// A live found by time that has no gifts left is gone, unless the user wrote something on it.
fn drop_empty(tx: &Transaction<'_>, chain: &[LiveId]) -> Result<(), BookError> {
    for live in chain {
        tx.prepare_cached(
            "DELETE FROM live WHERE id = ?1 AND key IS NULL AND NOT EXISTS (SELECT 1 FROM entry WHERE live_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM segment WHERE live_id = ?1) AND NOT EXISTS (SELECT 1 FROM live_title WHERE live_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM viewer_count WHERE live_id = ?1)",
        )?
        .execute([live])?;
    }
    Ok(())
}

/// First and last gift and the length of what was recorded, from the rows.
fn measure(tx: &Transaction<'_>, live: LiveId) -> Result<(), BookError> {
    let recorded = recorded_ms(&recorded(&recordings(tx, live)?));
    tx.prepare_cached(
        "UPDATE live SET recorded_ms = ?2, (first_at, last_at) =
            (SELECT min(at), max(at) FROM entry WHERE live_id = ?1 AND kind = 1) WHERE id = ?1",
    )?
    .execute(params![live, recorded])?;
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
    Ok(touched.into_keys().collect())
}
