//! The month so far, and the same days of the one before.

use giftbook_model::Instant;
use jiff::{Span, civil::Date, tz::TimeZone};

use super::query::Period;
use crate::BookError;

pub(super) struct MonthSoFar {
    pub(super) today: Date,
    /// The first of the month to today.
    pub(super) now: Period,
    /// As many days of the month before; all of it where it is shorter.
    pub(super) before: Period,
    /// Monday of eleven weeks ago to today.
    pub(super) twelve_weeks: Period,
}

impl MonthSoFar {
    pub(super) fn at(now: Instant, zone: &TimeZone) -> Result<Self, BookError> {
        let today = now.day_in(zone);
        let beyond = |_| BookError::Invalid { code: "period" };
        let first = today.first_of_month();
        let first_before = first.checked_sub(Span::new().months(1)).map_err(beyond)?;
        let last_before = first_before
            .checked_add(Span::new().days(today.day() - 1))
            .map_err(beyond)?;
        let monday = today
            .checked_sub(Span::new().days(today.weekday().to_monday_zero_offset()))
            .map_err(beyond)?;
        let weeks = monday.checked_sub(Span::new().weeks(11)).map_err(beyond)?;
        let period = |from, to| Period {
            from: Some(from),
            to: Some(to),
        };
        Ok(Self {
            today,
            now: period(first, today),
            before: period(first_before, last_before.min(first_before.last_of_month())),
            twelve_weeks: period(weeks, today),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(day: Date) -> MonthSoFar {
        let noon = day
            .at(12, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .expect("zoned")
            .timestamp()
            .as_millisecond();
        MonthSoFar::at(Instant::from_millis(noon).expect("instant"), &TimeZone::UTC).expect("month")
    }

    #[test]
    fn the_same_days_of_the_month_before() {
        let month = at(date(2026, 11, 22));
        assert_eq!(
            month.now,
            Period {
                from: Some(date(2026, 11, 1)),
                to: Some(date(2026, 11, 22))
            }
        );
        assert_eq!(
            month.before,
            Period {
                from: Some(date(2026, 10, 1)),
                to: Some(date(2026, 10, 22))
            }
        );
        assert_eq!(month.twelve_weeks.from, Some(date(2026, 8, 31)));
        assert_eq!(
            at(date(2026, 3, 31)).before,
            Period {
                from: Some(date(2026, 2, 1)),
                to: Some(date(2026, 2, 28))
            }
        );
        assert_eq!(
            at(date(2026, 1, 1)).before,
            Period {
                from: Some(date(2025, 12, 1)),
                to: Some(date(2025, 12, 1))
            }
        );
    }
}
