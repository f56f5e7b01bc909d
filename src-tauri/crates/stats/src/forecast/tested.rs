//! Each past week against the range that could have been given before it (L. Tashman, *Out-of-sample tests of forecasting accuracy*,
//! Int. J. Forecasting 16, 2000: rolling origin).

use super::{Forecast, Range};

/// A past week, and what the weeks before it said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tested {
    /// Its place in the slice that was given.
    pub week: usize,
    pub range: Range,
    pub came: i64,
    pub held: bool,
}

/// Every week before which there were weeks enough, the oldest first.
#[must_use]
pub fn tested(weeks: &[i64]) -> Vec<Tested> {
    let test = |week: usize| {
        let range = Forecast::of(weeks.get(..week)?)?.range();
        let came = *weeks.get(week)?;
        Some(Tested {
            week,
            range,
            came,
            held: range.holds(came.max(0)),
        })
    };
    (0..weeks.len()).filter_map(test).collect()
}
