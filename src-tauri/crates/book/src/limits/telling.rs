//! Giving the reminders that are due, each once.

use giftbook_model::{Instant, Money};

use super::alerts::Told;
use super::window::Window;
use super::{now, table};
use crate::{Book, BookError, settings};

/// The clock is written down when it moved on by so much: often enough to know it was turned, seldom enough to leave the disk alone.
const KEEP_CLOCK_MS: i64 = 600_000;

/// A reminder given now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// So much of a limit is used. `left` is below zero when it is passed.
    Reached {
        window: Window,
        percent: u8,
        limit: Money,
        left: Money,
    },
    /// The limits stood for six months.
    Review,
}

impl Book {
    /// The reminders that fell due, the lowest first, written down as given: asked again it tells nothing again, after a restart either.
    /// Of a book that can only be looked at nothing is told, since nothing could be written down.
    pub fn alerts_due(&self, now: Instant) -> Result<Vec<Alert>, BookError> {
        if self.is_read_only() {
            return Ok(Vec::new());
        }
        let (nothing, seen) = self.file.read(|conn| {
            let (alerts, _) = due(conn, now)?;
            Ok::<_, BookError>((alerts.is_empty(), table::seen(conn)?))
        })?;
        if nothing && now.millis() - seen.millis() < KEEP_CLOCK_MS {
            return Ok(Vec::new());
        }
        self.file.write(|tx| {
            let (alerts, told) = due(tx, now)?;
            table::see(tx, table::reading(tx, now)?)?;
            for (alert, told) in alerts.iter().zip(&told) {
                match alert {
                    Alert::Reached { .. } => table::tell(tx, told)?,
                    Alert::Review => table::tell_review(tx, told)?,
                }
            }
            Ok(alerts)
        })
    }
}

/// What is due, and as what each is kept.
fn due(conn: &rusqlite::Connection, now: Instant) -> Result<(Vec<Alert>, Vec<Told>), BookError> {
    let limits = now::at(conn, now)?;
    let mut told = limits.to_tell();
    let reached = |told: &Told| {
        let window = limits.of(told.window)?;
        Some(Alert::Reached {
            window: told.window,
            percent: told.percent,
            limit: window.standing.limit?,
            left: window.left?,
        })
    };
    let mut alerts: Vec<Alert> = told.iter().filter_map(reached).collect();
    let today = now.day_in(&settings::read(conn)?.zone()?);
    let any = limits.windows.iter().any(|window| window.standing.limit.is_some());
    if any && limits.review_on.is_some_and(|day| day <= today) {
        alerts.push(Alert::Review);
        told.push(Told {
            window: Window::Month,
            percent: 0,
            at: now,
            month: limits.month,
        });
    }
    Ok((alerts, told))
}
