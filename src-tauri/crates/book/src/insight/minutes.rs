//! A live minute by minute: units and viewers, and where nothing is known.

use giftbook_model::Instant;
use rusqlite::Connection;

use super::live_entries::Recorded;
use super::official::instant;
use crate::BookError;
use crate::lives::Span;
use crate::totals::plus;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveMinutes {
    /// Where the clock minute begins in which the live does: a minute here holds what a reader of the clock counts to it.
    pub from: Instant,
    /// A minute; more where a live seems to last for days, so that the answer stays small.
    pub step_ms: i64,
    /// From `from` on, step by step, to the end of the live.
    pub minutes: Vec<Minute>,
    /// Where nothing was recorded: a minute inside one is unknown, not zero.
    pub gaps: Vec<Span>,
    /// Of gifts whose source gives no time. With the minutes they make the live's total.
    pub units_without_time: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Minute {
    /// Units to the host.
    pub units: i64,
    /// Most viewers counted in it; `None`: nobody counted.
    pub viewers: Option<i64>,
}

impl LiveMinutes {
    /// Units by minute; none where a step is more than a minute.
    pub(super) fn by_minute(&self) -> Vec<i64> {
        let steps = if self.step_ms == MINUTE_MS {
            self.minutes.as_slice()
        } else {
            &[]
        };
        steps.iter().map(|minute| minute.units).collect()
    }
}

const MINUTE_MS: i64 = 60_000;
/// Two days of minutes.
const MOST_STEPS: i64 = 2 * 24 * 60;

pub(super) fn answer(conn: &Connection, live: i64) -> Result<LiveMinutes, BookError> {
    let live = Recorded::read(conn, live)?;
    let mut curve = units(&live)?;
    let mut counts = conn.prepare_cached("SELECT at, viewers FROM viewer_count WHERE live_id = ?1 ORDER BY at")?;
    let mut rows = counts.query([live.row.id])?;
    while let Some(row) = rows.next()? {
        if let Some(minute) =
            index(curve.from.millis(), curve.step_ms, row.get(0)?).and_then(|index| curve.minutes.get_mut(index))
        {
            minute.viewers = minute.viewers.max(Some(row.get(1)?));
        }
    }
    Ok(curve)
}

/// The curve without its viewers.
pub(super) fn units(live: &Recorded) -> Result<LiveMinutes, BookError> {
    let doublings = (0..)
        .find(|doublings| live.whole.length_ms() / (MINUTE_MS << doublings) < MOST_STEPS)
        .unwrap_or(0);
    let step_ms = MINUTE_MS << doublings;
    let from = live.whole.from - live.whole.from.rem_euclid(MINUTE_MS);
    let steps = index(from, step_ms, live.whole.to).map_or(0, |last| last + 1);
    let mut minutes = vec![Minute::default(); steps];
    let mut units_without_time = 0;
    for gift in live.counted() {
        match gift
            .at
            .and_then(|at| index(from, step_ms, at))
            .and_then(|index| minutes.get_mut(index))
        {
            Some(minute) => minute.units = plus(minute.units, gift.units)?,
            None => units_without_time = plus(units_without_time, gift.units)?,
        }
    }
    Ok(LiveMinutes {
        from: instant(from)?,
        step_ms,
        minutes,
        gaps: live.gaps(),
        units_without_time,
    })
}

fn index(from: i64, step_ms: i64, at: i64) -> Option<usize> {
    usize::try_from((at - from).div_euclid(step_ms)).ok()
}
