//! The SQL of limits: steps, reminders given, the largest instant seen.

use giftbook_model::{Currency, Instant, Money};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::alerts::Told;
use super::steps::{Reading, Step, StepId, What};
use super::window::Window;
use crate::BookError;
use crate::insight::{date_of, epoch_day};

pub(super) const UNREADABLE: BookError = BookError::Inconsistent {
    what: "a step of a limit cannot be read",
};

/// All steps, the oldest first.
pub(super) fn steps(conn: &Connection) -> Result<Vec<Step>, BookError> {
    let mut query =
        conn.prepare_cached("SELECT id, window, at, clock, what, currency, minor FROM limit_step ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(step(row)?);
    }
    Ok(steps)
}

fn step(row: &Row<'_>) -> Result<Step, BookError> {
    let amount = match (row.get::<_, Option<String>>(5)?, row.get(6)?) {
        (Some(code), Some(minor)) => Some(Money {
            minor,
            currency: Currency::parse(&code)?,
        }),
        _ => None,
    };
    let what = match (row.get::<_, u8>(4)?, amount) {
        (1, Some(amount)) => What::Set(amount),
        (2, Some(amount)) => What::Lowered(amount),
        (3, to) => What::RaiseAsked(to),
        (4, None) => What::Confirmed,
        (5, None) => What::Kept,
        _ => return Err(UNREADABLE),
    };
    Ok(Step {
        id: row.get(0)?,
        window: Window::from_number(row.get(1)?).ok_or(UNREADABLE)?,
        reading: Reading {
            latest: instant(row.get(2)?)?,
            now: instant(row.get(3)?)?,
        },
        what,
    })
}

/// Adds a step and returns its number.
pub(super) fn add_step(
    tx: &Transaction<'_>,
    window: Window,
    reading: Reading,
    what: What,
) -> Result<StepId, BookError> {
    let (number, amount) = match what {
        What::Set(amount) => (1, Some(amount)),
        What::Lowered(amount) => (2, Some(amount)),
        What::RaiseAsked(to) => (3, to),
        What::Confirmed => (4, None),
        What::Kept => (5, None),
    };
    tx.prepare_cached(
        "INSERT INTO limit_step (window, at, clock, what, currency, minor) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        window as u8,
        reading.latest.millis(),
        reading.now.millis(),
        number,
        amount.map(|amount| amount.currency.code().to_owned()),
        amount.map(|amount| amount.minor)
    ])?;
    Ok(tx.last_insert_rowid())
}

/// The clock as it stands at `now` in this book.
pub(super) fn reading(conn: &Connection, now: Instant) -> Result<Reading, BookError> {
    Ok(Reading::new(now, seen(conn)?))
}

/// The largest instant kept.
pub(super) fn seen(conn: &Connection) -> Result<Instant, BookError> {
    let mut query = conn.prepare_cached("SELECT latest FROM limit_clock")?;
    let latest: Option<i64> = query.query_row([], |row| row.get(0)).optional()?;
    latest.map_or(Ok(Instant::EPOCH), instant)
}

/// Keeps what the clock showed.
pub(super) fn see(tx: &Transaction<'_>, reading: Reading) -> Result<(), BookError> {
    tx.prepare_cached(
        "INSERT INTO limit_clock (only, latest) VALUES (1, ?1) ON CONFLICT DO UPDATE SET latest = max(latest, excluded.latest)",
    )?
    .execute([reading.latest.millis()])?;
    Ok(())
}

/// The reminders that were given, and when the review was last.
pub(super) fn told(conn: &Connection) -> Result<(Vec<Told>, Option<Instant>), BookError> {
    let mut query = conn.prepare_cached("SELECT window, percent, at, month FROM limit_told ORDER BY at")?;
    let mut rows = query.query([])?;
    let (mut told, mut review) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        let at = instant(row.get(2)?)?;
        match Window::from_number(row.get(0)?) {
            None => review = Some(at),
            Some(window) => told.push(Told {
                window,
                percent: row.get(1)?,
                at,
                month: date_of(row.get(3)?).ok_or(UNREADABLE)?,
            }),
        }
    }
    Ok((told, review))
}

pub(super) fn tell(tx: &Transaction<'_>, told: &Told) -> Result<(), BookError> {
    put_told(tx, told.window as u8, told.percent, told)
}

/// That the limits are to be looked at again was said, at `told`'s time.
pub(super) fn tell_review(tx: &Transaction<'_>, told: &Told) -> Result<(), BookError> {
    put_told(tx, 0, 0, told)
}

fn put_told(tx: &Transaction<'_>, window: u8, percent: u8, told: &Told) -> Result<(), BookError> {
    tx.prepare_cached(
        "INSERT INTO limit_told (window, percent, at, month) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?
    .execute(params![window, percent, told.at.millis(), epoch_day(told.month)])?;
    Ok(())
}

fn instant(millis: i64) -> Result<Instant, BookError> {
    Instant::from_millis(millis).map_err(|_| UNREADABLE)
}
