//! Viewer counts that name no room. They are kept by source, and which live each belongs to is worked out anew when gifts about that time
//! come or go: of the lives in which the same source recorded gifts it is the one that was going on, give or take the longest silence.
//! Where there is none, or more than one, the count is of no use for now.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use giftbook_model::Platform;
use rusqlite::{Transaction, params};

use super::coverage::{Span, united};
use super::register::{LiveId, Lives, Receiver};
use super::rules::QUIET_MS;
use crate::BookError;

/// Stretches of time on a platform, apart from each other, whose counts may belong elsewhere than before.
pub(super) type Unsettled = Vec<(u8, Span)>;

/// Keeps a count of `viewers` at `at`, in UTC milliseconds; whether no source told of it before.
pub(crate) fn keep_loose_viewers(
    tx: &Transaction<'_>,
    source: i64,
    platform: Platform,
    (at, viewers): (i64, i64),
) -> Result<bool, BookError> {
    let known: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM loose_viewer_count WHERE platform = ?1 AND at = ?2)")?
        .query_row([i64::from(platform as u8), at], |row| row.get(0))?;
    tx.prepare_cached(
        "INSERT INTO loose_viewer_count (platform, at, source_id, viewers) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET viewers = max(viewers, excluded.viewers)",
    )?
    .execute(params![platform as u8, at, source, viewers])?;
    Ok(!known)
}

/// Takes the counts about the lives of `chains` out of the lives they are in; before gifts move from one of these lives to another.
pub(super) fn lift(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    chains: &[((Platform, Receiver), Vec<LiveId>)],
) -> Result<Unsettled, BookError> {
    if !tx.query_row("SELECT EXISTS (SELECT 1 FROM loose_viewer_count)", [], |row| row.get(0))? {
        return Ok(Unsettled::new());
    }
    let unsettled = about(lives, chains);
    let placed = "WHERE platform = ?1 AND at BETWEEN ?2 AND ?3 AND live_id IS NOT NULL";
    for (platform, span) in &unsettled {
        let within = params![platform, span.from, span.to];
        let mut left = tx.prepare_cached(&format!("SELECT DISTINCT live_id FROM loose_viewer_count {placed}"))?;
        for live in left.query_map(within, |row| row.get(0))? {
            lives.change(live?);
        }
        tx.prepare_cached(&format!(
            "DELETE FROM viewer_count WHERE (live_id, at, source_id) IN (SELECT live_id, at, source_id FROM loose_viewer_count {placed})"
        ))?
        .execute(within)?;
        tx.prepare_cached(&format!("UPDATE loose_viewer_count SET live_id = NULL {placed}"))?
            .execute(within)?;
    }
    Ok(unsettled)
}

/// The times for which the lives of `chains` come into question, before and after their gifts are settled.
fn about(lives: &Lives, chains: &[((Platform, Receiver), Vec<LiveId>)]) -> Unsettled {
    let mut lasted: HashMap<LiveId, Span> = HashMap::default();
    for (live, part) in lives.parts.values().flatten() {
        let span = lasted.entry(*live).or_insert(Span {
            from: part.first,
            to: part.last,
        });
        span.from = span.from.min(part.first);
        span.to = span.to.max(part.last);
    }
    let mut about: BTreeMap<u8, Vec<Span>> = BTreeMap::new();
    for ((platform, _), chain) in chains {
        let spans = || chain.iter().filter_map(|live| lasted.get(live));
        let ends = spans()
            .map(|span| span.from)
            .min()
            .zip(spans().map(|span| span.to).max());
        about
            .entry(*platform as u8)
            .or_default()
            .extend(ends.map(|(from, to)| Span {
                from: from - QUIET_MS,
                to: to + QUIET_MS,
            }));
    }
    about
        .into_iter()
        .flat_map(|(platform, spans)| united(spans, 0).into_iter().map(move |span| (platform, span)))
        .collect()
}

/// Gives the counts that were lifted, and those that are new, to the lives they belong to.
pub(super) fn place(tx: &Transaction<'_>, lives: &mut Lives, unsettled: &Unsettled) -> Result<(), BookError> {
    for (platform, span) in unsettled {
        let mut counts = tx.prepare_cached(
            "SELECT source_id, at, viewers FROM loose_viewer_count WHERE platform = ?1 AND at BETWEEN ?2 AND ?3",
        )?;
        let counts: Vec<(i64, i64, i64)> = counts
            .query_map(params![platform, span.from, span.to], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<Result<_, _>>()?;
        let sources: BTreeSet<i64> = counts.iter().map(|(source, _, _)| *source).collect();
        let mut recorded: HashMap<i64, Vec<(LiveId, Span)>> = HashMap::default();
        for source in sources {
            recorded.insert(source, recorded_by(tx, source, *platform, *span)?);
        }
        for (source, at, viewers) in counts {
            if let Some(live) = recorded.get(&source).and_then(|lives| only_one_at(lives, at)) {
                put(tx, lives, *platform, (live, at, source, viewers))?;
            }
        }
    }
    Ok(())
}

/// The lives in which a source recorded gifts and in which a count within `span` may be, each with the times for which it may.
fn recorded_by(tx: &Transaction<'_>, source: i64, platform: u8, span: Span) -> Result<Vec<(LiveId, Span)>, BookError> {
    let mut lives = tx.prepare_cached(
        "SELECT lasted.* FROM (SELECT live_id, min(first_at) - ?5 AS from_at, max(last_at) + ?5 AS to_at FROM live_receiver GROUP BY live_id) AS lasted
         JOIN live ON live.id = lasted.live_id WHERE platform = ?2 AND from_at <= ?4 AND to_at >= ?3 AND EXISTS (
             SELECT 1 FROM entry WHERE entry.live_id = lasted.live_id AND kind = 1
             AND (source_id = ?1 OR source_id IS NULL AND EXISTS (SELECT 1 FROM sighting WHERE entry_id = entry.id AND sighting.source_id = ?1)))",
    )?;
    let recorded = lives.query_map(params![source, platform, span.from, span.to, QUIET_MS], |row| {
        let span = Span {
            from: row.get(1)?,
            to: row.get(2)?,
        };
        Ok((row.get(0)?, span))
    })?;
    Ok(recorded.collect::<Result<_, _>>()?)
}

fn only_one_at(lives: &[(LiveId, Span)], at: i64) -> Option<LiveId> {
    let mut going_on = lives.iter().filter(|(_, span)| (span.from..=span.to).contains(&at));
    let (live, _) = going_on.next()?;
    going_on.next().is_none().then_some(*live)
}

/// Where the source itself names the room of a count at the very time, that count stands.
fn put(
    tx: &Transaction<'_>,
    lives: &mut Lives,
    platform: u8,
    (live, at, source, viewers): (LiveId, i64, i64, i64),
) -> Result<(), BookError> {
    let put = tx
        .prepare_cached(
            "INSERT INTO viewer_count (live_id, at, source_id, viewers) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        )?
        .execute([live, at, source, viewers])?;
    if put == 0 {
        return Ok(());
    }
    tx.prepare_cached("UPDATE loose_viewer_count SET live_id = ?4 WHERE platform = ?1 AND at = ?2 AND source_id = ?3")?
        .execute(params![platform, at, source, live])?;
    if let Some(recording) = lives.hear(live, source) {
        recording.counted_viewers(at);
    }
    lives.touch(live);
    Ok(())
}
