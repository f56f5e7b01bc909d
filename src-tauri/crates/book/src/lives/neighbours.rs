//! Lives of one receiver that lie so close together that a gift without a room could belong to either.

use std::collections::{BTreeSet, HashMap};

use giftbook_model::Platform;
use rusqlite::{Transaction, params};

use super::placed::{Gift, read_gifts};
use super::register::{LiveId, Lives, Receiver};
use super::rules::{Belongs, QUIET_MS, Seen, assign};
use crate::BookError;
use crate::journal::Flags;
use crate::totals::{Days, Tally};

/// A receiver's lives with less than [`QUIET_MS`] between one and the next, as far as a touched one is among them.
pub(super) fn neighbourhoods(lives: &Lives) -> Vec<((Platform, Receiver), Vec<LiveId>)> {
    let mut all = Vec::new();
    for (receiver, parts) in &lives.parts {
        if !parts.iter().any(|(live, _)| lives.touched.contains(live)) {
            continue;
        }
        let start = |live: &LiveId, first: i64| {
            lives
                .lives
                .get(live)
                .and_then(super::register::Live::told_start)
                .map_or(first, |told| told.min(first))
        };
        let mut spans: Vec<(i64, i64, LiveId)> = parts
            .iter()
            .map(|(live, part)| (start(live, part.first), part.last, *live))
            .collect();
        spans.sort_unstable();
        let mut chain: Vec<LiveId> = Vec::new();
        let mut end = i64::MIN;
        for (start, last, id) in spans {
            if start > end.saturating_add(QUIET_MS) && !chain.is_empty() {
                all.push((*receiver, std::mem::take(&mut chain)));
            }
            chain.push(id);
            end = end.max(last);
        }
        all.push((*receiver, chain));
    }
    all.retain(|(_, chain)| chain.iter().any(|live| lives.touched.contains(live)));
    // In an order of their own, so that new lives are numbered alike from run to run.
    all.sort_unstable_by_key(|((platform, receiver), chain)| (*platform as u8, *receiver, chain.first().copied()));
    all
}

/// Assigns one receiver's gifts in neighbouring lives anew and moves those that stand in the wrong one.
pub(super) fn reassign(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    (platform, receiver): (Platform, Receiver),
    chain: &[LiveId],
    days: &mut Days,
    tally: &mut Tally,
) -> Result<(), BookError> {
    let list = chain.iter().map(LiveId::to_string).collect::<Vec<_>>().join(",");
    let which = format!("kind = 1 AND at IS NOT NULL AND ifnull(receiver_id, 0) = ?1 AND live_id IN ({list})");
    let mut gifts = read_gifts(tx, &which, [receiver])?;
    gifts.sort_unstable_by_key(|gift| (gift.at, gift.id));
    let named = |gift: &Gift| gift.flags & Flags::ROOM_KNOWN != 0;
    let seen: Vec<Seen> = gifts
        .iter()
        .map(|gift| Seen {
            at: gift.at.unwrap_or(0),
            id: gift.id,
            room: gift.live.filter(|_| named(gift)),
        })
        .collect();
    let rooms: BTreeSet<LiveId> = seen.iter().filter_map(|gift| gift.room).collect();
    let rooms: Vec<(LiveId, Option<i64>)> = rooms
        .into_iter()
        .map(|room| (room, lives.lives.get(&room).and_then(super::register::Live::told_start)))
        .collect();

    let mut found: HashMap<usize, LiveId> = HashMap::new();
    let mut free: BTreeSet<LiveId> = chain
        .iter()
        .copied()
        .filter(|live| lives.lives.get(live).is_some_and(|live| live.key.is_none()) && !lives.given.contains(live))
        .collect();
    for (gift, belongs) in gifts.iter().zip(assign(&seen, &rooms)) {
        let live = match belongs {
            Belongs::Room(live) => live,
            Belongs::Found(nth) => match found.get(&nth) {
                Some(live) => *live,
                None => {
                    // The live its first gift stands in keeps its number, and with it the user's words on it.
                    let kept = gift.live.filter(|live| free.remove(live)).or_else(|| free.pop_first());
                    let live = kept.map_or_else(|| lives.make(tx, platform, None), Ok)?;
                    lives.given.insert(live);
                    found.insert(nth, live);
                    live
                }
            },
        };
        if gift.live != Some(live) {
            tx.prepare_cached("UPDATE entry SET live_id = ?2 WHERE id = ?1")?
                .execute(params![gift.id, live])?;
            let (old, new) = (
                gift.counted(days, gift.flags, gift.live),
                gift.counted(days, gift.flags, Some(live)),
            );
            tally.change(old.as_ref(), new.as_ref())?;
            for changed in gift.live.into_iter().chain([live]) {
                lives.shrink(changed);
            }
        }
    }
    for live in free {
        drop_empty(tx, lives, live)?;
    }
    Ok(())
}

/// A live found by time that has no gifts left is gone, unless the user wrote something on it or viewers were counted.
fn drop_empty(tx: &Transaction<'_>, lives: &mut Lives, live: LiveId) -> Result<(), BookError> {
    tx.prepare_cached("DELETE FROM live_receiver WHERE live_id = ?1")?
        .execute([live])?;
    let gone = tx
        .prepare_cached(
            "DELETE FROM live WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM entry WHERE live_id = ?1) AND NOT EXISTS (SELECT 1 FROM segment WHERE live_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM live_title WHERE live_id = ?1) AND NOT EXISTS (SELECT 1 FROM viewer_count WHERE live_id = ?1)",
        )?
        .execute([live])?;
    if gone == 1 {
        lives.touched.remove(&live);
        lives.recount.remove(&live);
    }
    Ok(())
}
