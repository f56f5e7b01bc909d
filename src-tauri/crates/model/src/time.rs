//! Instants: UTC milliseconds. A day exists only with a zone, and the zone is always an argument.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::ids::snowflake_instant;

/// A point in time, in UTC milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Instant(i64);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    #[error("the time lies outside the years this calendar knows")]
    OutOfRange,
    #[error("this is not a time of the form YYYY-MM-DD HH:MM:SS")]
    Unreadable,
}

/// Nothing this app reads can be older: the first of these platforms opened its gifts in 2016.
const FIRST_PLAUSIBLE: i64 = 1_451_606_400_000;
/// 2100-01-01: a snowflake beyond it is no snowflake.
const LAST_PLAUSIBLE: i64 = 4_102_444_800_000;
/// Below this a number is seconds, not milliseconds (1e12 ms is September 2001).
const SECONDS_BELOW: i64 = 1_000_000_000_000;

impl Instant {
    /// 1970-01-01, the zero of the count.
    pub const EPOCH: Self = Self(0);

    /// The instant `millis` milliseconds after 1970. Fails outside the calendar (years −9999 to 9999).
    pub fn from_millis(millis: i64) -> Result<Self, TimeError> {
        Timestamp::from_millisecond(millis)
            .map(|_| Self(millis))
            .map_err(|_| TimeError::OutOfRange)
    }

    /// An instant as tools write it: 13 digits are milliseconds, fewer are seconds (both occur in captured files).
    pub fn from_seconds_or_millis(number: i64) -> Result<Self, TimeError> {
        let millis = if number < SECONDS_BELOW {
            number.checked_mul(1000).ok_or(TimeError::OutOfRange)?
        } else {
            number
        };
        Self::from_millis(millis)
    }

    /// A time of TikTok's data export: `YYYY-MM-DD HH:MM:SS`, in UTC though it does not say so; some fields end in ` UTC`.
    pub fn from_export_text(text: &str) -> Result<Self, TimeError> {
        let text = text.trim().trim_end_matches(" UTC").trim_end();
        let civil = jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", text).map_err(|_| TimeError::Unreadable)?;
        let zoned = civil.to_zoned(TimeZone::UTC).map_err(|_| TimeError::OutOfRange)?;
        Self::from_millis(zoned.timestamp().as_millisecond())
    }

    /// The instant inside a 19-digit id (`id >> 32` is Unix seconds), or `None` if it is no such id.
    #[must_use]
    pub fn from_snowflake(id: &str) -> Option<Self> {
        snowflake_instant(id)
    }

    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Whether an event can have happened then: from 2016 to the end of the century. "Not in the future" needs a clock and is asked
    /// where one is given.
    #[must_use]
    pub fn is_plausible_event(self) -> bool {
        (FIRST_PLAUSIBLE..LAST_PLAUSIBLE).contains(&self.0)
    }

    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The day this instant falls on in `zone`.
    #[must_use]
    pub fn day_in(self, zone: &TimeZone) -> Date {
        zone.to_datetime(Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH))
            .date()
    }

    /// The first instant of `day` in `zone`: midnight, or what stands for it where a clock change skips midnight.
    pub fn start_of(day: Date, zone: &TimeZone) -> Result<Self, TimeError> {
        let zoned = day.to_zoned(zone.clone()).map_err(|_| TimeError::OutOfRange)?;
        Self::from_millis(zoned.timestamp().as_millisecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn export_times_are_utc_with_or_without_the_word() {
        let plain = Instant::from_export_text("2025-05-01 23:16:38");
        assert_eq!(plain.clone().map(Instant::millis), Ok(1_746_141_398_000));
        assert_eq!(Instant::from_export_text("2025-05-01 23:16:38 UTC"), plain);
        for bad in [
            "",
            "N/A",
            "2025-13-01 00:00:00",
            "2025-02-29 00:00:00",
            "01/05/2025 10:00",
            "2025-05-01",
        ] {
            assert_eq!(Instant::from_export_text(bad), Err(TimeError::Unreadable), "{bad}");
        }
    }

    #[test]
    fn a_skipped_midnight_still_begins_its_day() {
        let zone = TimeZone::get("America/Sao_Paulo").expect("zone");
        let day = jiff::civil::date(2018, 11, 4);
        let start = Instant::start_of(day, &zone).expect("start");
        assert_eq!(start.day_in(&zone), day);
        assert_eq!(start.plus_millis(-1).day_in(&zone), jiff::civil::date(2018, 11, 3));
    }

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        assert_eq!(
            Instant::from_seconds_or_millis(1_760_000_000),
            Instant::from_seconds_or_millis(1_760_000_000_000)
        );
    }
}
