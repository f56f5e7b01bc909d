//! Which day an instant falls on, in days since 1970-01-01 in the book's zone.

use giftbook_model::Instant;
use jiff::{Span, civil::date, tz::TimeZone};

use rusqlite::Connection;

use super::NO_DAY;
use crate::BookError;

/// Days of one zone. Remembers the day last asked for: rows come in order of time, and a look at the zone's rules costs more than a
/// comparison.
pub(crate) struct Days {
    zone: TimeZone,
    from: i64,
    to: i64,
    day: i64,
}

impl Days {
    /// Days of the book's zone; UTC until one is chosen.
    pub(crate) fn of_book(conn: &Connection) -> Result<Self, BookError> {
        Ok(Self::new(crate::settings::read(conn)?.zone()?))
    }

    pub(crate) fn new(zone: TimeZone) -> Self {
        Self {
            zone,
            from: 0,
            to: 0,
            day: NO_DAY,
        }
    }

    /// The day of `millis`; `NO_DAY` for no time.
    pub(crate) fn of(&mut self, millis: Option<i64>) -> i64 {
        let Some(millis) = millis else { return NO_DAY };
        if !(self.from..self.to).contains(&millis) {
            self.turn_to(millis);
        }
        self.day
    }

    fn turn_to(&mut self, millis: i64) {
        let Ok(instant) = Instant::from_millis(millis) else {
            self.day = NO_DAY;
            return;
        };
        let day = instant.day_in(&self.zone);
        self.day = i64::from((day - date(1970, 1, 1)).get_days());
        let start = Instant::start_of(day, &self.zone).map_or(millis, Instant::millis);
        let next = day
            .checked_add(Span::new().days(1))
            .ok()
            .and_then(|day| Instant::start_of(day, &self.zone).ok());
        // A zone that repeats midnight has instants of this day before its "start"; then only this instant is remembered.
        self.from = start.min(millis);
        self.to = next.map_or(millis + 1, Instant::millis);
        if self.from < start || self.to <= millis {
            (self.from, self.to) = (millis, millis + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// A remembered day answers as a fresh look does, in any order, in zones with every kind of oddity.
        #[test]
        fn remembering_changes_nothing(
            zone in prop::sample::select(vec!["Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo", "America/St_Johns"]),
            times in prop::collection::vec(1_300_000_000_000_i64..1_800_000_000_000, 1..40),
        ) {
            let zone = TimeZone::get(zone).expect("zone");
            let mut days = Days::new(zone.clone());
            for millis in times.iter().flat_map(|time| [*time, time + 1_800_000, time + 86_400_000]) {
                prop_assert_eq!(days.of(Some(millis)), Days::new(zone.clone()).of(Some(millis)));
            }
        }
    }
}
