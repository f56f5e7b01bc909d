//! Each past week against the range that the weeks before it would have given.

use giftbook_stats::forecast::Forecast;

use super::drawn::paid;
use super::past::Past;
use super::ranges::{Amounts, MoneyRange};
use super::{PastWeek, SEED};
use crate::BookError;

/// Weeks that are held against their range, the last ones: a year.
const TESTED: usize = 52;
/// Draws of each of their ranges.
const DRAWS: usize = 500;

/// All weeks; the last [`TESTED`] with what was to be expected of them, where there were weeks enough before.
pub(super) fn graded(past: &Past) -> Result<Vec<PastWeek>, BookError> {
    let units = past.units();
    let first = units.len().saturating_sub(TESTED);
    let mut weeks = Vec::with_capacity(past.0.len());
    for (nth, week) in past.0.iter().enumerate() {
        let forecast = units.get(..nth).filter(|_| nth >= first).and_then(Forecast::of);
        let expected = forecast.map(|forecast| expected(past, nth, &forecast)).transpose()?;
        weeks.push(PastWeek {
            monday: week.monday,
            paid: week.paid,
            expected: expected.map(|range| (range, range.holds(week.paid))),
        });
    }
    Ok(weeks)
}

fn expected(past: &Past, nth: usize, forecast: &Forecast) -> Result<MoneyRange, BookError> {
    let programme = &past.0.get(nth).ok_or(BookError::TooLarge)?.programme;
    // A seed of its own for each week: with one for all, what its draws are off by would be off everywhere.
    let draws = forecast.draws(1, DRAWS, SEED.wrapping_add(nth as u64));
    let of_draw = |weeks: &Vec<_>| {
        let drawn: &giftbook_stats::forecast::Drawn = weeks.first()?;
        paid(programme, past.0.get(drawn.like)?, drawn.total).map(Amounts::from)
    };
    let amounts: Option<Vec<Amounts>> = draws.iter().map(of_draw).collect();
    MoneyRange::of(&amounts.ok_or(BookError::TooLarge)?, programme.currency)
}
