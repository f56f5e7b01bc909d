//! Who gives: each person's gifts added up.

use foldhash::HashMap;
use jiff::civil::Date;
use rusqlite::Connection;

use super::days::date_of;
use super::figures::Figures;
use super::gifts::{Total, total};
use super::giving::{Giving, Habits};
use super::grain::Grain;
use super::hours;
use super::live_days::LiveDays;
use super::names::{self, GiftRef, PersonRef};
use super::query::{GiftsQuery, Rank};
use super::share::tenths;
use crate::totals::{Sums, plus};
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

pub(super) fn answer(conn: &Connection, query: &GiftsQuery) -> Result<GiftersAnswer, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let live_days = LiveDays::read(conn, &zone)?;
    let hours = hours::by_live(conn, query, &zone)?;
    let (figures, (rows, rest)) = if query.is_everything() {
        (
            Figures::whole(conn)?,
            rows(conn, &Giving::Whole(conn), query.rank, &live_days)?,
        )
    } else {
        let grain = Grain::scan(conn, query, &zone)?;
        let rows = rows(conn, &Giving::Picked(&grain), query.rank, &live_days)?;
        (Figures::of(grain)?, rows)
    };
    let top_share = top_share(&rows);
    Ok(GiftersAnswer {
        total: total(&figures, &hours)?,
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

/// The people in order of units (or pieces), ties by the person's own key; beyond [`MOST_GIFTERS`] they are the rest.
pub(super) fn rows(
    conn: &Connection,
    giving: &Giving<'_>,
    rank: Rank,
    live_days: &LiveDays,
) -> Result<(Vec<GifterRow>, Rest), BookError> {
    let sums = giving.sums()?;
    let mut rows = first_ones(conn, &sums, rank)?;
    let place: HashMap<i64, usize> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| (row.person.id, place))
        .collect();

    let gifts = names::gifts(conn)?;
    let mut favourites: Vec<Option<(i64, &GiftRef)>> = vec![None; rows.len()];
    giving.each_gift(|gift, person, units| {
        if let Some((place, gift)) = place.get(&person).zip(gifts.get(&gift)) {
            let ahead = |(most, best): (i64, &GiftRef)| (units, &best.key) > (most, &gift.key);
            if favourites[*place].is_none_or(ahead) {
                favourites[*place] = Some((units, gift));
            }
        }
    })?;
    let mut habits = vec![Habits::default(); rows.len()];
    giving.each_live(|live, person| {
        if let Some(place) = place.get(&person) {
            habits[*place].gave_in(live, live_days);
        }
    })?;
    for ((row, favourite), habits) in rows.iter_mut().zip(favourites).zip(habits) {
        row.favourite = favourite.map(|(_, gift)| gift.clone());
        row.set_habits(habits);
    }
    let rest = share_out(&mut rows, &sums)?;
    Ok((rows, rest))
}

impl GifterRow {
    pub(super) fn set_habits(&mut self, habits: Habits) {
        self.lives = habits.lives;
        self.first = habits.days.and_then(|days| date_of(days.0));
        self.last = habits.days.and_then(|days| date_of(days.1));
    }
}

/// The rows in their order, with sums only.
fn first_ones(conn: &Connection, sums: &HashMap<i64, Sums>, rank: Rank) -> Result<Vec<GifterRow>, BookError> {
    let figure = |sums: &Sums| if rank == Rank::Pieces { sums.pieces } else { sums.units };
    let mut order: Vec<(i64, i64)> = sums.iter().map(|(id, sums)| (figure(sums), *id)).collect();
    order.sort_unstable_by_key(|(figure, _)| std::cmp::Reverse(*figure));
    let least = order
        .get(MOST_GIFTERS.saturating_sub(1))
        .map_or(i64::MIN, |(figure, _)| *figure);
    order.retain(|(figure, _)| *figure >= least);

    let mut rows: Vec<(i64, GifterRow)> = Vec::with_capacity(order.len());
    for (figure, id) in order {
        let sums = sums.get(&id).copied().unwrap_or_default();
        let person = names::person(conn, id)?;
        let (events, pieces, units) = (sums.events, sums.pieces, sums.units);
        let row = GifterRow {
            person,
            units,
            pieces,
            events,
            lives: 0,
            share: 0,
            favourite: None,
            first: None,
            last: None,
        };
        rows.push((figure, row));
    }
    rows.sort_by(|(one, row), (other, other_row)| {
        other.cmp(one).then_with(|| row.person.key.cmp(&other_row.person.key))
    });
    rows.truncate(MOST_GIFTERS);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Gives each row its share, in an order that does not depend on the ranking, and says what is left.
fn share_out(rows: &mut [GifterRow], gifters: &HashMap<i64, Sums>) -> Result<Rest, BookError> {
    let whole = gifters.values().try_fold(0, |sum, gifter| plus(sum, gifter.units))?;
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
