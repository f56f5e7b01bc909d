//! One live: what it brought, from whom, when, and how much of it is known.

use foldhash::{HashMap, HashSet};
use giftbook_stats::{Rate, per_hour};
use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::best::{Best, best};
use super::figures::Figures;
use super::gifters::{self, GifterRow, Rest};
use super::gifts::{self, GiftRow};
use super::giving::{Giving, Habits};
use super::grain::Grain;
use super::live_days::LiveDays;
use super::live_entries::Recorded;
use super::lives::LiveRow;
use super::minutes;
use super::query::Rank;
use super::segments::{self, Segment};
use crate::journal::Flags;
use crate::lives::Span;
use crate::totals::Days;
use crate::totals::plus;
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
    let (mut gifters, gifters_rest) = gifters::rows(conn, &Giving::Picked(&grain), Rank::Units, &live_days)?;
    let known = known_in_the_book(conn, &live, &grain, &live_days)?;
    for row in &mut gifters {
        row.set_habits(known.get(&row.person.id).copied().unwrap_or_default().0);
    }
    let new = known
        .iter()
        .filter(|(person, (_, earlier))| **person != 0 && !earlier)
        .count();
    let new_gifters = i64::try_from(new).map_err(|_| BookError::TooLarge)?;
    let gifts = gifts::rows(conn, &Figures::of(grain)?, &[(id, live.row.recorded_ms)])?;
    let segments = segments::of(conn, &live)?;
    let curve = minutes::units(&live)?;
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
            curve.from.millis(),
            &curve.by_minute(),
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

/// This live's gifters as the whole book knows them, and whether they gave in an earlier live.
fn known_in_the_book(
    conn: &Connection,
    live: &Recorded,
    grain: &Grain,
    live_days: &LiveDays,
) -> Result<HashMap<i64, (Habits, bool)>, BookError> {
    let before = |other: &&LiveRow| (other.start, &other.key, other.id) < (live.row.start, &live.row.key, live.row.id);
    let before: HashSet<i64> = live.others.iter().filter(before).map(|other| other.id).collect();
    let mut known: HashMap<i64, (Habits, bool)> = grain
        .live_gifter
        .iter()
        .map(|(_, person)| (*person, Default::default()))
        .collect();
    Giving::Whole(conn).each_live(|live, person| {
        if let Some((habits, earlier)) = known.get_mut(&person) {
            habits.gave_in(live, live_days);
            *earlier |= before.contains(&live);
        }
    })?;
    Ok(known)
}
