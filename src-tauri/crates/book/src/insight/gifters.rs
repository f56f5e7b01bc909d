//! Who gives: each person's gifts added up.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;

use super::gifts::{Figures, Total, total};
use super::grain::Grain;
use super::hours;
use super::live_days::LiveDays;
use super::names::{self, GiftRef, PersonRef};
use super::query::{GiftsQuery, Rank};
use super::share::tenths;
use super::sums::{Sums, plus};
use crate::{BookError, settings};

/// At most this many rows; the rest stand together.
pub const MOST_GIFTERS: usize = 500;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftersAnswer {
    pub total: Total,
    pub rows: Vec<GifterRow>,
    /// Those who have no row of their own.
    pub rest: Rest,
    /// Share of the two who give most, in tenths of a percent; `None` without gifts.
    pub top_share: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rest {
    pub gifters: i64,
    pub units: i64,
    /// Tenths of a percent; with the rows it makes 1,000.
    pub share: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GifterRow {
    pub person: PersonRef,
    pub units: i64,
    pub pieces: i64,
    pub events: i64,
    /// Lives in which they gave.
    pub lives: i64,
    /// Of all units in the answer, in tenths of a percent.
    pub share: i64,
    /// The gift that makes most of their units.
    pub favourite: Option<GiftRef>,
    /// Days on which the first and the last live began in which they gave; `None` for gifts that belong to no live.
    pub first: Option<Date>,
    pub last: Option<Date>,
}

/// A gifter while they are added up.
#[derive(Debug, Default, Clone)]
struct Gifter {
    sums: Sums,
    lives: i64,
    /// First and last day, as the totals number days.
    days: Option<(i64, i64)>,
    /// Row number and units of each gift they sent.
    gifts: Vec<(i64, i64)>,
}

pub(super) fn answer(conn: &Connection, query: &GiftsQuery) -> Result<GiftersAnswer, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let grain = if query.is_everything() {
        Grain::whole(conn)?
    } else {
        Grain::scan(conn, query, &zone)?
    };
    let hours = hours::by_live(conn, query, &zone)?;
    let (rows, rest) = rows(conn, &grain, query.rank, &LiveDays::read(conn, &zone)?)?;
    let total = total(&Figures::of(grain)?, &hours)?;
    let top_share = top_share(&rows);
    Ok(GiftersAnswer {
        total,
        rows,
        rest,
        top_share,
    })
}

fn top_share(rows: &[GifterRow]) -> Option<i64> {
    let mut shares: Vec<i64> = rows.iter().map(|row| row.share).collect();
    shares.sort_unstable();
    (!shares.is_empty()).then(|| shares.iter().rev().take(2).sum())
}

/// The people of `grain` in order of units (or pieces), ties by the person's own key; beyond [`MOST_GIFTERS`] they are the rest.
pub(super) fn rows(
    conn: &Connection,
    grain: &Grain,
    rank: Rank,
    live_days: &LiveDays,
) -> Result<(Vec<GifterRow>, Rest), BookError> {
    let gifters = add_up(grain, live_days)?;
    let figure = |gifter: &Gifter| {
        if rank == Rank::Pieces {
            gifter.sums.pieces
        } else {
            gifter.sums.units
        }
    };
    let mut order: Vec<(i64, i64)> = gifters.iter().map(|(id, gifter)| (figure(gifter), *id)).collect();
    order.sort_unstable_by_key(|(figure, _)| std::cmp::Reverse(*figure));
    let least = order
        .get(MOST_GIFTERS.saturating_sub(1))
        .map_or(i64::MIN, |(figure, _)| *figure);
    order.retain(|(figure, _)| *figure >= least);

    let mut named: Vec<(i64, PersonRef)> = Vec::with_capacity(order.len());
    for (figure, id) in order {
        named.push((figure, names::person(conn, id)?));
    }
    named.sort_by(|(one, name), (other, other_name)| other.cmp(one).then_with(|| name.key.cmp(&other_name.key)));
    named.truncate(MOST_GIFTERS);

    let gifts = names::gifts(conn)?;
    let mut rows = Vec::with_capacity(named.len());
    for (_, person) in named {
        let Some(gifter) = gifters.get(&person.id) else {
            continue;
        };
        rows.push(row(person, gifter, &gifts));
    }
    let rest = share_out(&mut rows, &gifters)?;
    Ok((rows, rest))
}

fn add_up(grain: &Grain, live_days: &LiveDays) -> Result<HashMap<i64, Gifter>, BookError> {
    let mut gifters: HashMap<i64, Gifter> = HashMap::new();
    for ((gift, person), sums) in &grain.gift_gifter {
        let gifter = gifters.entry(*person).or_default();
        gifter.sums.add(*sums)?;
        gifter.gifts.push((*gift, sums.units));
    }
    for (live, person) in grain.live_gifter.iter().filter(|(live, _)| *live != 0) {
        let gifter = gifters.entry(*person).or_default();
        gifter.lives += 1;
        if let Some(day) = live_days.day(*live) {
            let (first, last) = gifter.days.unwrap_or((day, day));
            gifter.days = Some((first.min(day), last.max(day)));
        }
    }
    Ok(gifters)
}

fn row(person: PersonRef, gifter: &Gifter, gifts: &HashMap<i64, GiftRef>) -> GifterRow {
    let sent = gifter
        .gifts
        .iter()
        .filter_map(|(id, units)| gifts.get(id).map(|gift| (*units, gift)));
    let favourite =
        sent.max_by(|(one, gift), (other, other_gift)| one.cmp(other).then_with(|| other_gift.key.cmp(&gift.key)));
    let day = |day: Option<i64>| day.and_then(super::days::date_of);
    GifterRow {
        person,
        units: gifter.sums.units,
        pieces: gifter.sums.pieces,
        events: gifter.sums.events,
        lives: gifter.lives,
        share: 0,
        favourite: favourite.map(|(_, gift)| gift.clone()),
        first: day(gifter.days.map(|days| days.0)),
        last: day(gifter.days.map(|days| days.1)),
    }
}

/// Gives each row its share, in an order that does not depend on the ranking, and says what is left.
fn share_out(rows: &mut [GifterRow], gifters: &HashMap<i64, Gifter>) -> Result<Rest, BookError> {
    let whole = gifters
        .values()
        .try_fold(0, |sum, gifter| plus(sum, gifter.sums.units))?;
    let shown = rows.iter().try_fold(0, |sum, row| plus(sum, row.units))?;
    let left = i64::try_from(gifters.len() - rows.len()).map_err(|_| BookError::TooLarge)?;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|one, other| {
        let (one, other) = (&rows[*one], &rows[*other]);
        other
            .units
            .cmp(&one.units)
            .then_with(|| one.person.key.cmp(&other.person.key))
    });
    let mut parts: Vec<i64> = order.iter().map(|index| rows[*index].units).collect();
    parts.push(whole - shown);
    let mut shares = tenths(&parts).unwrap_or_default();
    let rest = shares.pop().unwrap_or(0);
    for (index, share) in order.into_iter().zip(shares) {
        rows[index].share = share;
    }
    Ok(Rest {
        gifters: left,
        units: whole - shown,
        share: rest,
    })
}
