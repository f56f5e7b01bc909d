//! The stretch of a live that carried most, when that is a finding and not just arithmetic.

use super::segments::Segment;
use super::share::tenths;

/// A stretch in UTC milliseconds, with what it brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    pub from: i64,
    pub to: i64,
    /// Of the segment; `None` for the best 15 minutes of a live without one.
    pub name: Option<String>,
    pub units: i64,
    /// Of the live's units, in tenths of a percent.
    pub share: i64,
}

const MINUTE_MS: i64 = 60_000;
const STRETCH_MINUTES: usize = 15;
/// A quarter of the units, in tenths of a percent.
const LEAST_SHARE: i64 = 250;
/// And at least this many times its share of the time: half an hour that brings half of an hour's gifts is no news.
const LEAST_DENSITY: i64 = 2;

/// The segment that brought most, if that is a finding; else the best 15 minutes, if they are one. `minutes` are units by minute from
/// `from` on; of equals the earlier.
pub(super) fn best(total: i64, segments: &[Segment], from: i64, minutes: &[i64], length_ms: i64) -> Option<Best> {
    let finding = |best: &Best| {
        let share_of_time = i128::from(best.to - best.from) * 1_000 * i128::from(LEAST_DENSITY);
        best.share >= LEAST_SHARE && i128::from(best.share) * i128::from(length_ms) >= share_of_time
    };
    of_segments(total, segments)
        .filter(finding)
        .or_else(|| of_minutes(total, from, minutes).filter(finding))
}

fn of_segments(total: i64, segments: &[Segment]) -> Option<Best> {
    let most = segments.iter().rev().max_by_key(|segment| segment.units)?;
    let (from, to) = (most.from.millis(), most.to.millis());
    Some(Best {
        from,
        to,
        name: Some(most.name.clone()),
        units: most.units,
        share: share(most.units, total)?,
    })
}

fn of_minutes(total: i64, from: i64, minutes: &[i64]) -> Option<Best> {
    let windows = minutes
        .windows(STRETCH_MINUTES)
        .enumerate()
        .map(|(index, window)| (window.iter().sum::<i64>(), index));
    let (units, index) = windows.max_by_key(|(units, index)| (*units, std::cmp::Reverse(*index)))?;
    let from = from + i64::try_from(index).ok()? * MINUTE_MS;
    let to = from + i64::try_from(STRETCH_MINUTES).ok()? * MINUTE_MS;
    Some(Best {
        from,
        to,
        name: None,
        units,
        share: share(units, total)?,
    })
}

fn share(part: i64, total: i64) -> Option<i64> {
    tenths(&[part, total - part])?.first().copied()
}

#[cfg(test)]
mod tests {
    use giftbook_model::Instant;

    use super::super::segments::SegmentKind;
    use super::*;

    fn segment(name: &str, minutes: (i64, i64), units: i64) -> Segment {
        let at = |minute: i64| Instant::from_millis(minute * MINUTE_MS).expect("instant");
        Segment {
            id: name.into(),
            name: name.into(),
            kind: SegmentKind::Own,
            from: at(minutes.0),
            to: at(minutes.1),
            units,
        }
    }

    const HOUR_MS: i64 = 60 * MINUTE_MS;

    #[test]
    fn the_battle_that_brought_most_is_the_finding() {
        let segments = [segment("Sketch", (0, 38), 300), segment("Battle", (40, 55), 560)];
        let best = best(1_000, &segments, 0, &[0; 60], HOUR_MS).expect("a finding");
        assert_eq!(
            (best.name.as_deref(), best.units, best.share),
            (Some("Battle"), 560, 560)
        );
    }

    #[test]
    fn what_brings_as_much_as_its_time_is_none() {
        let even = [10; 60];
        assert_eq!(
            best(600, &[segment("All of it", (0, 60), 600)], 0, &even, HOUR_MS),
            None
        );
        assert_eq!(best(600, &[], 0, &even, HOUR_MS), None);
        assert_eq!(best(0, &[], 0, &[0; 60], HOUR_MS), None);
        assert_eq!(
            best(50, &[], 0, &[10; 5], 5 * MINUTE_MS),
            None,
            "a live of five minutes has no best 15"
        );
    }

    #[test]
    fn without_segments_the_best_15_minutes_are_found() {
        let mut minutes = [1; 60];
        minutes[30..40].fill(50);
        let best = best(550, &[], 0, &minutes, HOUR_MS).expect("a finding");
        assert_eq!((best.from / MINUTE_MS, best.name, best.units), (25, None, 505));
    }
}
