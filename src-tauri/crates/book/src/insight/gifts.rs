//! Which gifts work: what each brought, from how many, how much an hour, and against the period before.

use foldhash::HashMap;
use giftbook_stats::{Hours, Rate};
use jiff::civil::Date;
use rusqlite::Connection;

use super::by_day;
use super::days::date_of;
use super::figures::Figures;
use super::grain::{self, Grain};
use super::hours;
use super::names::{self, GiftRef};
use super::query::{GiftsQuery, Period, Rank};
use super::share::{change_percent, tenths};
use crate::totals::{Sums, plus};
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

pub(super) fn answer(conn: &Connection, query: &GiftsQuery) -> Result<GiftsAnswer, BookError> {
    let zone = settings::read(conn)?.zone()?;
    let figures = if query.is_everything() {
        Figures::whole(conn)?
    } else {
        Figures::of(Grain::scan(conn, query, &zone)?)?
    };
    let before = before(conn, query)?;
    let units_before = match before {
        Some(period) => by_day::units_by_gift(&by_day::read(conn, &GiftsQuery { period, ..*query }, &zone)?)?,
        None => HashMap::default(),
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
    let sums = Sums::of(figures.gifts.values().map(|figures| &figures.sums))?;
    let recorded_ms = hours.iter().try_fold(0, |sum, (_, ms)| plus(sum, *ms))?;
    Ok(Total {
        units: sums.units,
        pieces: sums.pieces,
        events: sums.events,
        gifters: figures.gifters,
        lives: figures.lives,
        recorded_ms,
    })
}

/// The rows in order of units, ties by the gift's own key, so that they and their shares are the same in every book.
pub(super) fn rows(conn: &Connection, figures: &Figures, hours: &[(i64, i64)]) -> Result<Vec<GiftRow>, BookError> {
    let names = names::gifts(conn)?;
    let place: HashMap<i64, usize> = hours
        .iter()
        .enumerate()
        .map(|(place, (live, _))| (*live, place))
        .collect();
    let rates = Hours::new(&hours.iter().map(|(_, ms)| *ms).collect::<Vec<_>>());
    let mut rows = Vec::with_capacity(figures.gifts.len());
    for (id, figures) in &figures.gifts {
        let mut by_live = vec![0; hours.len()];
        for (live, units) in &figures.by_live {
            if let Some(place) = place.get(live) {
                by_live[*place] = *units;
            }
        }
        rows.push(GiftRow {
            gift: names::gift(&names, *id)?,
            pieces: figures.sums.pieces,
            events: figures.sums.events,
            gifters: figures.gifters,
            units: figures.sums.units,
            share: 0,
            per_hour: rates.rate(&by_live),
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
