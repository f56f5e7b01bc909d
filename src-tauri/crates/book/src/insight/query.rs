//! What a question about gifts may ask for.

use jiff::{Span, civil::Date, tz::TimeZone};

use giftbook_model::Instant;

use super::days::epoch_day;
use crate::BookError;

/// Days in the book's zone, both ends included; an open end is the book's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rank {
    #[default]
    Units,
    Pieces,
    /// By how many people sent it. People are ranked by units instead.
    Gifters,
    /// By the lower end of what an hour brings, so that one lucky evening does not lead; gifts without an interval follow, by their rate.
    /// People are ranked by units instead.
    PerHour,
}

/// Which gifts to look at: all those received by hosts whose worth is known, narrowed by what is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GiftsQuery {
    pub period: Period,
    pub live: Option<i64>,
    pub gifter: Option<i64>,
    /// Lower end of a price band: 1, 10, 100, 1,000 or 10,000 coins a piece, by the gift's price as last known.
    pub band: Option<i64>,
    pub rank: Rank,
}

impl GiftsQuery {
    pub(super) fn is_everything(&self) -> bool {
        self.period == Period::default() && self.live.is_none() && self.gifter.is_none() && self.band.is_none()
    }
}

/// Floors of the price bands, in coins.
pub const BANDS: [i64; 5] = [1, 10, 100, 1_000, 10_000];

/// The floor of the band above the one that begins at `floor`: the first price beyond it.
#[must_use]
pub(crate) fn band_ends(floor: i64) -> i64 {
    BANDS.into_iter().find(|next| *next > floor).unwrap_or(i64::MAX)
}

/// The floor of the band `price` lies in; 0 for a price not known.
#[must_use]
pub fn band_of(price: Option<i64>) -> i64 {
    BANDS
        .into_iter()
        .rev()
        .find(|floor| price.is_some_and(|price| price >= *floor))
        .unwrap_or(0)
}

/// UTC milliseconds from `from` to before `until`; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Range {
    pub(crate) from: Option<i64>,
    pub(crate) until: Option<i64>,
}

impl Period {
    pub(crate) fn range(&self, zone: &TimeZone) -> Result<Range, BookError> {
        let start = |day: Date| {
            Instant::start_of(day, zone)
                .map(Instant::millis)
                .map_err(|_| BookError::Invalid { code: "period" })
        };
        let after = |day: Date| {
            day.checked_add(Span::new().days(1))
                .map_err(|_| BookError::Invalid { code: "period" })
        };
        Ok(Range {
            from: self.from.map(start).transpose()?,
            until: self.to.map(|to| after(to).and_then(start)).transpose()?,
        })
    }

    /// The period of as many days that ends the day before this one begins, if the book reaches back that far: with less, growth of the
    /// book would look like growth of the gifts. An open `to` ends with `last`, the book's last day.
    pub(super) fn before(&self, book: Option<(Date, Date)>) -> Option<Self> {
        let (first, last) = book?;
        let from = self.from?;
        let days = epoch_day(self.to.unwrap_or(last)) - epoch_day(from) + 1;
        if days < 1 {
            return None;
        }
        let back = |days: i64| from.checked_sub(Span::new().try_days(days).ok()?).ok();
        let before = Self {
            from: Some(back(days)?),
            to: Some(back(1)?),
        };
        (before.from? >= first).then_some(before)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_period_before_is_as_long_and_wholly_in_the_book() {
        let weeks = Period {
            from: Some(date(2026, 8, 31)),
            to: Some(date(2026, 11, 22)),
        };
        let before = Period {
            from: Some(date(2026, 6, 8)),
            to: Some(date(2026, 8, 30)),
        };
        assert_eq!(weeks.before(Some((date(2026, 6, 8), date(2026, 11, 22)))), Some(before));
        assert_eq!(
            weeks.before(Some((date(2026, 6, 9), date(2026, 11, 22)))),
            None,
            "the book begins a day late"
        );
        assert_eq!(weeks.before(None), None);
        let open = Period { to: None, ..weeks };
        assert_eq!(open.before(Some((date(2026, 1, 1), date(2026, 11, 22)))), Some(before));
        assert_eq!(
            Period::default().before(Some((date(2026, 1, 1), date(2026, 11, 22)))),
            None
        );
    }

    #[test]
    fn a_day_of_25_hours_is_one_day() {
        let day = date(2026, 10, 25);
        let zone = TimeZone::get("Europe/Berlin").expect("zone");
        let range = Period {
            from: Some(day),
            to: Some(day),
        }
        .range(&zone)
        .expect("range");
        assert_eq!(range.until.expect("end") - range.from.expect("begin"), 25 * 3_600_000);
    }

    #[test]
    fn bands_begin_at_their_floor() {
        let bands = [None, Some(1), Some(9), Some(10), Some(999), Some(10_000), Some(44_999)].map(band_of);
        assert_eq!(bands, [0, 1, 1, 10, 100, 10_000, 10_000]);
    }
}
