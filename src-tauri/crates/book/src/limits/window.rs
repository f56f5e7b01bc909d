//! The three windows a limit can be for, and where each of them begins.

use giftbook_model::Instant;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::BookError;

pub(super) const HOUR_MS: i64 = 3_600_000;
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// The stretch of time a limit counts over. The numbers are stored: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Window {
    /// The last 24 hours, as they pass: a day on which clocks change is no longer and no shorter.
    Day = 1,
    /// The last 7 times 24 hours.
    Week = 2,
    /// The calendar month in the book's zone.
    Month = 3,
}

impl Window {
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// The word in answers, messages and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "24h",
            Self::Week => "7d",
            Self::Month => "month",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.code() == code)
    }

    pub(super) fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|window| *window as u8 == number)
    }

    /// How long it is; `None` for the month, which begins anew instead of rolling on.
    pub(super) fn length_ms(self) -> Option<i64> {
        match self {
            Self::Day => Some(DAY_MS),
            Self::Week => Some(7 * DAY_MS),
            Self::Month => None,
        }
    }

    /// The first instant that counts in the window that stands at `now`. What happened exactly 24 hours ago counts no more.
    pub(super) fn opens(self, now: Instant, zone: &TimeZone) -> Result<Instant, BookError> {
        match self.length_ms() {
            Some(length) => Ok(now.plus_millis(1 - length)),
            None => month_opens(month_of(now, zone), zone),
        }
    }
}

/// The first day of the month `at` falls in.
pub(super) fn month_of(at: Instant, zone: &TimeZone) -> Date {
    at.day_in(zone).first_of_month()
}

pub(super) fn month_opens(month: Date, zone: &TimeZone) -> Result<Instant, BookError> {
    Instant::start_of(month, zone).map_err(|_| OUT_OF_CALENDAR)
}

pub(super) const OUT_OF_CALENDAR: BookError = BookError::Invalid {
    code: "time_out_of_range",
};
