//! One live: what it brought, from whom, when, and how much of it is known.

use std::collections::HashMap;

use giftbook_stats::{Rate, per_hour};
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::best::{Best, best};
use super::days::date_of;
use super::gifters::{self, GifterRow, Rest};
use super::gifts::{self, Figures, GiftRow};
use super::grain::Grain;
use super::live_days::LiveDays;
use super::live_entries::Recorded;
use super::lives::LiveRow;
use super::minutes;
use super::query::Rank;
use super::segments::{self, Segment};
use super::sums::plus;
use crate::journal::Flags;
use crate::lives::Span;
use crate::totals::Days;
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveAnswer {
    pub live: LiveRow,
    /// The lives before and after it in time.
    pub previous: Option<i64>,
    pub next: Option<i64>,
    /// From the live's start to its end, with what was recorded outside of them; coverage and gaps make it up.
    pub whole: Span,
    pub coverage: Vec<Span>,
    pub gaps: Vec<Span>,
    pub segments: Vec<Segment>,
    /// As the Gifts answer narrowed to this live has them.
    pub gifts: Vec<GiftRow>,
    /// With the lives, first and last day of each gifter in the whole book.
    pub gifters: Vec<GifterRow>,
    pub gifters_rest: Rest,
    /// Gifters who gave in no live before this one.
    pub new_gifters: i64,
    /// Units an hour recorded of this live, and of the host's other lives.
    pub per_hour: Option<Rate>,
    pub usual: Option<Rate>,
    pub guest_units: i64,
    pub best: Option<Best>,
    /// Some of it comes from a source without times.
    pub approximate: bool,
    /// Streaks that had begun before the recording did.
    pub started_midstreak: i64,
    /// Streaks whose end nobody saw.
    pub unfinished_streaks: i64,
}

pub(super) fn answer(conn: &Connection, id: i64) -> Result<LiveAnswer, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let live = Recorded::read(conn, id)?;
    let live_days = LiveDays::read(conn, &zone)?;
    let grain = grain(&live, &zone)?;
    let (mut gifters, gifters_rest) = gifters::rows(conn, &grain, Rank::Units, &live_days)?;
    let known = over_the_book(conn, &grain, &live_days)?;
    for row in &mut gifters {
        if let Some((lives, first, last)) = known.get(&row.person.id) {
            (row.lives, row.first, row.last) = (*lives, date_of(*first), date_of(*last));
        }
    }
    let new_gifters = new_gifters(conn, &live, &grain)?;
    let gifts = gifts::rows(conn, &Figures::of(grain)?, &[(id, live.row.recorded_ms)])?;
    let segments = segments::of(conn, &live)?;
    let curve = minutes::units(&live)?.by_minute();
    let host = live.row.host.as_ref().map(|host| host.id);
    let others = live
        .others
        .iter()
        .filter(|other| other.host.as_ref().map(|host| host.id) == host);
    let usual: Vec<(i64, i64)> = others.map(|other| (other.units, other.recorded_ms)).collect();
    let count = |marked: fn(Flags, bool) -> bool| {
        let marked = live
            .entries
            .iter()
            .filter(|entry| marked(entry.flags, entry.began_before_capture));
        i64::try_from(marked.count()).map_err(|_| BookError::TooLarge)
    };
    Ok(LiveAnswer {
        previous: live.previous,
        next: live.next,
        whole: live.whole,
        gaps: live.gaps(),
        best: best(
            live.row.units,
            &segments,
            live.whole.from,
            &curve,
            live.whole.length_ms(),
        ),
        segments,
        gifts,
        gifters,
        gifters_rest,
        new_gifters,
        per_hour: per_hour(&[(live.row.units, live.row.recorded_ms)]),
        usual: per_hour(&usual),
        guest_units: guest_units(&live)?,
        approximate: count(|flags, _| flags.has(Flags::APPROXIMATE))? > 0,
        started_midstreak: count(|_, began_before_capture| began_before_capture)?,
        unfinished_streaks: count(|flags, _| flags.has(Flags::STREAK) && !flags.has(Flags::ENDED))?,
        coverage: live.coverage,
        live: live.row,
    })
}

fn grain(live: &Recorded, zone: &TimeZone) -> Result<Grain, BookError> {
    let mut grain = Grain::default();
    let mut days = Days::new(zone.clone());
    for gift in live.counted() {
        grain.add(gift, days.of(gift.at))?;
    }
    Ok(grain)
}

fn guest_units(live: &Recorded) -> Result<i64, BookError> {
    let guests = live.entries.iter().filter(|entry| entry.flags.has(Flags::GUEST));
    guests.into_iter().try_fold(0, |sum, entry| plus(sum, entry.gift.units))
}

/// Lives, first and last day of this live's gifters in the whole book.
fn over_the_book(
    conn: &Connection,
    grain: &Grain,
    live_days: &LiveDays,
) -> Result<HashMap<i64, (i64, i64, i64)>, BookError> {
    let mut known: HashMap<i64, (i64, i64, i64)> = grain
        .live_gifter
        .iter()
        .map(|(_, person)| (*person, (0, i64::MAX, i64::MIN)))
        .collect();
    each_live_gifter(conn, |live, person| {
        if let (Some((lives, first, last)), Some(day)) = (known.get_mut(&person), live_days.day(live)) {
            (*lives, *first, *last) = (*lives + 1, day.min(*first), day.max(*last));
        }
    })?;
    Ok(known)
}

fn new_gifters(conn: &Connection, live: &Recorded, grain: &Grain) -> Result<i64, BookError> {
    let mut new: std::collections::HashSet<i64> = grain
        .live_gifter
        .iter()
        .map(|(_, person)| *person)
        .filter(|person| *person != 0)
        .collect();
    let earlier = |other: &&LiveRow| (other.start, &other.key, other.id) < (live.row.start, &live.row.key, live.row.id);
    let earlier: std::collections::HashSet<i64> = live.others.iter().filter(earlier).map(|other| other.id).collect();
    each_live_gifter(conn, |other, person| {
        if earlier.contains(&other) {
            new.remove(&person);
        }
    })?;
    i64::try_from(new.len()).map_err(|_| BookError::TooLarge)
}

pub(super) fn each_live_gifter(conn: &Connection, mut take: impl FnMut(i64, i64)) -> Result<(), BookError> {
    let mut all = conn.prepare_cached("SELECT live_id, person_id FROM total_live_gifter WHERE live_id <> 0")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get(1)?);
    }
    Ok(())
}
