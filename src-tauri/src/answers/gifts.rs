//! Gifts and gifters, between page and book.

use giftbook_book::insight as book;

use crate::dto::gifts::{GiftRow, GifterRow, GiftersAnswer, GiftsAnswer, GiftsQuery, GiftsTotal, Period, Rank, Rate};
use crate::dto::{GiftRef, Id, PersonRef, Units, count, day};
use crate::error::{Answer, AppError};

impl TryFrom<Period> for book::Period {
    type Error = AppError;

    fn try_from(period: Period) -> Answer<Self> {
        Ok(Self {
            from: period.from.as_ref().map(day).transpose()?,
            to: period.to.as_ref().map(day).transpose()?,
        })
    }
}

impl From<book::Period> for Period {
    fn from(period: book::Period) -> Self {
        let text = |day: jiff::civil::Date| day.to_string().into();
        Self {
            from: period.from.map(text),
            to: period.to.map(text),
        }
    }
}

impl TryFrom<GiftsQuery> for book::GiftsQuery {
    type Error = AppError;

    fn try_from(query: GiftsQuery) -> Answer<Self> {
        let rank = match query.rank {
            Rank::Units => book::Rank::Units,
            Rank::Pieces => book::Rank::Pieces,
            Rank::Gifters => book::Rank::Gifters,
            Rank::PerHour => book::Rank::PerHour,
        };
        Ok(Self {
            period: query.period.try_into()?,
            live: query.live.map(|id| id.0),
            gifter: query.gifter.map(|id| id.0),
            band: query.band.map(i64::from),
            rank,
        })
    }
}

impl From<book::GiftsAnswer> for GiftsAnswer {
    fn from(answer: book::GiftsAnswer) -> Self {
        Self {
            total: answer.total.into(),
            top: answer.top.into_iter().map(Into::into).collect(),
            top_share: answer.top_share.map(tenths),
            first: answer.first.map(|day| day.to_string()),
            last: answer.last.map(|day| day.to_string()),
            before: answer.before.map(Into::into),
            rows: answer.rows.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<book::Total> for GiftsTotal {
    fn from(total: book::Total) -> Self {
        Self {
            units: Units(total.units),
            pieces: Units(total.pieces),
            events: count(total.events),
            gifters: count(total.gifters),
            lives: count(total.lives),
            recorded_hours: (total.recorded_ms > 0).then(|| tenths(total.recorded_ms / TENTH_OF_AN_HOUR_MS)),
        }
    }
}

const TENTH_OF_AN_HOUR_MS: i64 = 360_000;

impl From<book::GiftRow> for GiftRow {
    fn from(row: book::GiftRow) -> Self {
        Self {
            gift: row.gift.into(),
            pieces: Units(row.pieces),
            events: count(row.events),
            gifters: count(row.gifters),
            units: Units(row.units),
            share: tenths(row.share),
            per_hour: row.per_hour.map(Into::into),
            before: row.before.map(signed),
        }
    }
}

impl From<book::GiftersAnswer> for GiftersAnswer {
    fn from(answer: book::GiftersAnswer) -> Self {
        Self {
            total: answer.total.into(),
            rows: answer.rows.into_iter().map(Into::into).collect(),
            more: count(answer.rest.gifters),
            top_share: answer.top_share.map(tenths),
        }
    }
}

impl From<book::GifterRow> for GifterRow {
    fn from(row: book::GifterRow) -> Self {
        Self {
            person: row.person.into(),
            units: Units(row.units),
            pieces: Units(row.pieces),
            events: count(row.events),
            lives: count(row.lives),
            share: tenths(row.share),
            favourite: row.favourite.map(Into::into),
            first: row.first.map(|day| day.to_string()),
            last: row.last.map(|day| day.to_string()),
        }
    }
}

impl From<book::GiftRef> for GiftRef {
    fn from(gift: book::GiftRef) -> Self {
        Self {
            band: count(gift.band()),
            id: Id(gift.id),
            name: gift.name,
            price: gift.price.map(Units),
            platform: gift.platform.code().to_owned(),
            approximate: gift.approximate,
        }
    }
}

impl From<book::PersonRef> for PersonRef {
    fn from(person: book::PersonRef) -> Self {
        Self {
            id: Id(person.id),
            name: person.name,
            handle: person.handle,
        }
    }
}

impl From<book::Rate> for Rate {
    fn from(rate: book::Rate) -> Self {
        let text = if rate.tenths < FINE { tenths } else { whole };
        Self {
            value: text(rate.tenths),
            low: rate.interval.map(|(low, _)| text(low)),
            high: rate.interval.map(|(_, high)| text(high)),
            n: count(rate.lives),
        }
    }
}

/// From a hundred units an hour on, a tenth of one says nothing, in the rate as in its interval.
const FINE: i64 = 1_000;

/// Tenths of a percent (or of an hour) in decimal text: 359 is `35.9`.
pub(super) fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

/// A change in whole percent: `+9`, `-4`, `0`.
pub(super) fn signed(percent: i64) -> String {
    if percent == 0 {
        "0".to_owned()
    } else {
        format!("{percent:+}")
    }
}

/// Tenths to the nearest whole.
fn whole(tenths: i64) -> String {
    ((tenths + 5).div_euclid(10)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_percents_and_rates_are_written_one_way() {
        assert_eq!(
            [0, 5, 359, 1_000, -7].map(tenths),
            ["0.0", "0.5", "35.9", "100.0", "-0.7"]
        );
        assert_eq!([9, -4, 0].map(signed), ["+9", "-4", "0"]);
        let shown = |tenths, interval| {
            let rate = Rate::from(book::Rate {
                tenths,
                interval,
                lives: 9,
            });
            [Some(rate.value), rate.low, rate.high]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(999, Some((700, 1_060))), ["99.9", "70.0", "106.0"]);
        assert_eq!(shown(1_371, Some((886, 2_124))), ["137", "89", "212"]);
        assert_eq!(shown(17_115, None), ["1712"]);
    }
}
