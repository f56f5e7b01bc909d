//! Which gifts work: what each brought, from how many, how much an hour, and against the period before.

use std::collections::{BTreeMap, HashMap, HashSet};

use giftbook_stats::{Rate, per_hour};
use jiff::{civil::Date, tz::TimeZone};
use rusqlite::Connection;

use super::by_day;
use super::days::date_of;
use super::grain::{self, Grain};
use super::hours;
use super::names::{self, GiftRef};
use super::query::{GiftsQuery, Period, Rank};
use super::share::{change_percent, tenths};
use super::sums::{Sums, plus};
use crate::{BookError, settings};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftsAnswer {
    pub total: Total,
    /// The two gifts that carry most units, and their share in tenths of a percent. Empty and `None` without gifts.
    pub top: Vec<GiftRef>,
    pub top_share: Option<i64>,
    /// Days of the first and last gift in the answer, in the book's zone.
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// What the change in each row is measured against.
    pub before: Option<Period>,
    pub rows: Vec<GiftRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    pub units: i64,
    pub pieces: i64,
    pub events: i64,
    pub gifters: i64,
    /// Lives with a gift in the answer.
    pub lives: i64,
    /// Milliseconds recorded of all lives the query looks at, with gifts or without.
    pub recorded_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftRow {
    pub gift: GiftRef,
    pub pieces: i64,
    pub events: i64,
    pub gifters: i64,
    pub units: i64,
    /// Of all units in the answer, in tenths of a percent; the rows sum to 1,000.
    pub share: i64,
    /// Units an hour recorded; `None` where nothing was recorded.
    pub per_hour: Option<Rate>,
    /// Change of units against the period before, in whole percent; `None` where there is none to compare with.
    pub before: Option<i64>,
}

/// What the answer is made of.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Figures {
    pub(super) gifts: BTreeMap<i64, (Sums, i64)>,
    pub(super) gifters: i64,
    pub(super) live_gift: HashMap<(i64, i64), i64>,
    pub(super) days: Option<(i64, i64)>,
}

impl Figures {
    pub(super) fn of(grain: Grain) -> Result<Self, BookError> {
        let mut gifts: BTreeMap<i64, (Sums, i64)> = BTreeMap::new();
        let mut gifters = HashSet::new();
        for ((gift, person), sums) in &grain.gift_gifter {
            let row = gifts.entry(*gift).or_default();
            row.0.add(*sums)?;
            row.1 += 1;
            gifters.insert(*person);
        }
        let gifters = i64::try_from(gifters.len()).map_err(|_| BookError::TooLarge)?;
        Ok(Self {
            gifts,
            gifters,
            live_gift: grain.live_gift,
            days: grain.days,
        })
    }

    /// Of the whole book, from totals that are small however many gifts there are.
    pub(super) fn whole(conn: &Connection) -> Result<Self, BookError> {
        let mut of_gift = conn.prepare_cached("SELECT gift_id, events, pieces, units, gifters FROM total_gift")?;
        let gifts = of_gift.query_map([], |row| {
            Ok((
                row.get(0)?,
                (
                    Sums {
                        events: row.get(1)?,
                        pieces: row.get(2)?,
                        units: row.get(3)?,
                    },
                    row.get(4)?,
                ),
            ))
        })?;
        let gifters = conn
            .prepare_cached("SELECT count(*) FROM total_gifter")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            gifts: gifts.collect::<Result<_, _>>()?,
            gifters,
            live_gift: grain::live_gift(conn)?,
            days: grain::days(conn)?,
        })
    }

    fn read(conn: &Connection, query: &GiftsQuery, zone: &TimeZone) -> Result<Self, BookError> {
        if query.is_everything() {
            Self::whole(conn)
        } else {
            Self::of(Grain::scan(conn, query, zone)?)
        }
    }
}

pub(super) fn answer(conn: &Connection, query: &GiftsQuery) -> Result<GiftsAnswer, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let figures = Figures::read(conn, query, &zone)?;
    let before = before(conn, query)?;
    let units_before = match before {
        Some(period) => by_day::units_by_gift(&by_day::read(conn, &GiftsQuery { period, ..*query }, &zone)?)?,
        None => HashMap::new(),
    };
    let hours = hours::by_live(conn, query, &zone)?;
    let total = total(&figures, &hours)?;
    let mut rows = rows(conn, &figures, &hours)?;
    for row in &mut rows {
        row.before = units_before
            .get(&row.gift.id)
            .and_then(|before| change_percent(row.units, *before));
    }
    let top: Vec<&GiftRow> = rows.iter().take(2).collect();
    let top_share = (!top.is_empty()).then(|| top.iter().map(|row| row.share).sum());
    let top = top.into_iter().map(|row| row.gift.clone()).collect();
    sort(&mut rows, query.rank);
    let day = |day: Option<i64>| day.and_then(date_of);
    Ok(GiftsAnswer {
        total,
        top,
        top_share,
        first: day(figures.days.map(|days| days.0)),
        last: day(figures.days.map(|days| days.1)),
        before,
        rows,
    })
}

/// A single live has no period before it.
fn before(conn: &Connection, query: &GiftsQuery) -> Result<Option<Period>, BookError> {
    if query.live.is_some() {
        return Ok(None);
    }
    let book = grain::days(conn)?.and_then(|(first, last)| date_of(first).zip(date_of(last)));
    Ok(query.period.before(book))
}

pub(super) fn total(figures: &Figures, hours: &[(i64, i64)]) -> Result<Total, BookError> {
    let sums = Sums::of(figures.gifts.values().map(|(sums, _)| sums))?;
    let lives = i64::try_from(grain::lives(figures.live_gift.keys()).len()).map_err(|_| BookError::TooLarge)?;
    let recorded_ms = hours.iter().try_fold(0, |sum, (_, ms)| plus(sum, *ms))?;
    Ok(Total {
        units: sums.units,
        pieces: sums.pieces,
        events: sums.events,
        gifters: figures.gifters,
        lives,
        recorded_ms,
    })
}

/// The rows in order of units, ties by the gift's own key, so that they and their shares are the same in every book.
pub(super) fn rows(conn: &Connection, figures: &Figures, hours: &[(i64, i64)]) -> Result<Vec<GiftRow>, BookError> {
    let names = names::gifts(conn)?;
    let mut of_gift: HashMap<i64, HashMap<i64, i64>> = HashMap::new();
    for ((live, gift), units) in &figures.live_gift {
        of_gift.entry(*gift).or_default().insert(*live, *units);
    }
    let mut rows = Vec::with_capacity(figures.gifts.len());
    for (id, (sums, gifters)) in &figures.gifts {
        let by_live = of_gift.remove(id).unwrap_or_default();
        let lives: Vec<(i64, i64)> = hours
            .iter()
            .map(|(live, ms)| (by_live.get(live).copied().unwrap_or(0), *ms))
            .collect();
        rows.push(GiftRow {
            gift: names::gift(&names, *id)?,
            pieces: sums.pieces,
            events: sums.events,
            gifters: *gifters,
            units: sums.units,
            share: 0,
            per_hour: per_hour(&lives),
            before: None,
        });
    }
    sort(&mut rows, Rank::Units);
    let parts: Vec<i64> = rows.iter().map(|row| row.units).collect();
    for (row, share) in rows.iter_mut().zip(tenths(&parts).unwrap_or_default()) {
        row.share = share;
    }
    Ok(rows)
}

fn sort(rows: &mut [GiftRow], rank: Rank) {
    let figure = |row: &GiftRow| match rank {
        Rank::Units => (row.units, 0),
        Rank::Pieces => (row.pieces, 0),
        Rank::Gifters => (row.gifters, 0),
        Rank::PerHour => {
            let low = row.per_hour.and_then(|rate| rate.interval).map_or(-1, |(low, _)| low);
            (low, row.per_hour.map_or(-1, |rate| rate.tenths))
        }
    };
    rows.sort_by(|one, other| {
        let by_figure = figure(other).cmp(&figure(one));
        by_figure.then_with(|| (one.gift.platform, &one.gift.key).cmp(&(other.gift.platform, &other.gift.key)))
    });
}
