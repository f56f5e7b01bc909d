//! Battles and goals: stretches of a live that the platform names itself. Their ends are plans until the platform says otherwise.

use giftbook_model::{CompactString, Handling, Instant, Platform, Record, Segment, SegmentKind};

use super::{
    seen::Seen,
    time::{Latest, instant},
};
use crate::codes::Fault;

/// Longest stretch believed: a day. Longer ones are a platform's way of writing "no end".
const LONGEST_SECONDS: i64 = 24 * 60 * 60;

/// A battle: `startTimeMs`, then `endTimeMs` or `duration` in seconds.
pub(crate) fn battle(event: &Seen<'_>, latest: Latest) -> Result<Handling, Fault> {
    let Some(settings) = event.settings.get() else {
        return Ok(unused("battle_without_time"));
    };
    let Some(id) = event.battle.id().or_else(|| settings.id.id()) else {
        return Ok(unused("battle_without_id"));
    };
    let Some(from) = instant(&settings.start)? else {
        return Ok(unused("battle_without_time"));
    };
    let lasts = settings
        .seconds
        .integer()
        .ok()
        .flatten()
        .filter(|seconds| (1..=LONGEST_SECONDS).contains(seconds));
    let to = instant(&settings.end)?.or_else(|| lasts.map(|seconds| from.plus_millis(seconds * 1000)));
    segment(event, SegmentKind::Battle, id, None, (latest.check(from)?, to))
}

/// A goal: from `startTime` to `realFinishTime` or, while it runs, `expireTime`, in seconds; named by the gift it asks for.
pub(crate) fn goal(event: &Seen<'_>, latest: Latest) -> Result<Handling, Fault> {
    let Some(goal) = event.goal.get() else {
        return Ok(unused("goal_without_id"));
    };
    let Some(id) = goal.id.id().or_else(|| goal.id_text.id()) else {
        return Ok(unused("goal_without_id"));
    };
    let Some(from) = instant(&goal.start)? else {
        return Ok(unused("goal_without_time"));
    };
    let to = match instant(&goal.finished)? {
        None => instant(&goal.expire)?,
        finished => finished,
    };
    let gift = goal.parts.0.as_ref().and_then(|part| part.gift.get());
    let name = gift.and_then(|gift| gift.name.text().map(CompactString::from));
    segment(event, SegmentKind::Goal, id, name, (latest.check(from)?, to))
}

fn segment(
    event: &Seen<'_>,
    kind: SegmentKind,
    id: CompactString,
    name: Option<CompactString>,
    (from, to): (Instant, Option<Instant>),
) -> Result<Handling, Fault> {
    let room = event
        .common
        .get()
        .and_then(|common| common.room.id())
        .or_else(|| event.room.id());
    let Some(room) = room else {
        return Ok(unused("segment_without_room"));
    };
    let to = to.filter(|to| *to > from);
    Ok(Handling::Record(Record::Segment(Segment {
        platform: Platform::TikTok,
        room,
        id,
        kind,
        name,
        from,
        to,
    })))
}

fn unused(why: &'static str) -> Handling {
    Handling::Ignored(CompactString::const_new(why))
}
