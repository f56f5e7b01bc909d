//! The month so far, and the same days of the one before; or, while it has nothing to tell, the month before it as a whole.

use giftbook_model::Instant;
use jiff::{Span, civil::Date, tz::TimeZone};

use super::query::Period;
use crate::BookError;

pub(super) struct MonthSoFar {
    pub(super) today: Date,
    /// The first of the month to today, or to its last day where it is over.
    pub(super) now: Period,
    /// As many days of the month before; all of it where it is shorter or this one is over.
    pub(super) before: Period,
    /// Monday of eleven weeks ago to today.
    pub(super) twelve_weeks: Period,
}

impl MonthSoFar {
    pub(super) fn at(now: Instant, zone: &TimeZone) -> Result<Self, BookError> {
        let today = now.day_in(zone);
        let first = today.first_of_month();
        let first_before = month_before(first)?;
        let last_before = first_before
            .checked_add(Span::new().days(today.day() - 1))
            .map_err(beyond)?;
        let monday = today
            .checked_sub(Span::new().days(today.weekday().to_monday_zero_offset()))
            .map_err(beyond)?;
        let weeks = monday.checked_sub(Span::new().weeks(11)).map_err(beyond)?;
        Ok(Self {
            today,
            now: period(first, today),
            before: period(first_before, last_before.min(first_before.last_of_month())),
            twelve_weeks: period(weeks, today),
        })
    }

    /// The whole of the month before, beside the whole of the one before that.
    pub(super) fn ended(&self) -> Result<Self, BookError> {
        let first = month_before(self.today.first_of_month())?;
        let first_before = month_before(first)?;
        Ok(Self {
            now: period(first, first.last_of_month()),
            before: period(first_before, first_before.last_of_month()),
            ..*self
        })
    }
}

fn month_before(first: Date) -> Result<Date, BookError> {
    first.checked_sub(Span::new().months(1)).map_err(beyond)
}

fn beyond(_: jiff::Error) -> BookError {
    BookError::Invalid { code: "period" }
}

fn period(from: Date, to: Date) -> Period {
    Period {
        from: Some(from),
        to: Some(to),
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
        let ended = at(date(2026, 3, 31)).ended().expect("month");
        assert_eq!(
            [ended.now.from, ended.now.to, ended.before.from, ended.before.to].map(Option::unwrap_or_default),
            [date(2026, 2, 1), date(2026, 2, 28), date(2026, 1, 1), date(2026, 1, 31)]
        );
        assert_eq!(ended.twelve_weeks, at(date(2026, 3, 31)).twelve_weeks);
        assert_eq!(
            at(date(2026, 1, 1)).before,
            Period {
                from: Some(date(2025, 12, 1)),
                to: Some(date(2025, 12, 1))
            }
        );
    }
}
