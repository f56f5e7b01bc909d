//! Days as the totals number them: days since 1970-01-01.

use jiff::{Span, civil::Date, civil::date};

const FIRST: Date = date(1970, 1, 1);

pub(crate) fn epoch_day(day: Date) -> i64 {
    i64::from((day - FIRST).get_days())
}

/// `None` beyond the calendar.
pub(crate) fn date_of(day: i64) -> Option<Date> {
    FIRST.checked_add(Span::new().try_days(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_the_same_days() {
        for day in [date(1970, 1, 1), date(2024, 2, 29), date(2026, 11, 23)] {
            assert_eq!(date_of(epoch_day(day)), Some(day));
        }
        assert_eq!(epoch_day(date(1970, 1, 2)), 1);
        assert_eq!(date_of(i64::MAX), None);
    }
}
