//! Coverage: the stretches of a live that were really recorded. Outside them nothing is known, and that is not zero.
//!
//! A recording leaves points: the first and last frame of each gift it saw, and each viewer count. Two neighbouring points with little
//! time between them vouch for what lies between; with more, nobody knows whether it was quiet or the recording had stopped. Tools that
//! record viewers get a count every few seconds, so for them two minutes of silence mean that it stopped; gifts alone can be ten minutes
//! apart in a quiet live. Each source is judged by its own habit and what any of them vouches for is recorded.
//!
//! Laws, held by the tests below: coverage and gaps together are the whole stretch; the order of points and of sources plays no part;
//! one more point or one more source never lowers the coverage.

/// The longest silence, in milliseconds, that is still a recording: of a source that records viewers, or of one that records gifts only.
#[must_use]
fn threshold_ms(with_viewers: bool) -> i64 {
    const MINUTE: i64 = 60_000;
    if with_viewers { 2 * MINUTE } else { 10 * MINUTE }
}

/// A stretch of time in UTC milliseconds, `from <= to`. As coverage it may be a single point: something was recorded there and nothing
/// around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub from: i64,
    pub to: i64,
}

impl Span {
    #[must_use]
    pub fn length_ms(self) -> i64 {
        self.to.saturating_sub(self.from)
    }

    /// The part of it between `from` and `to`, if there is any.
    #[must_use]
    pub fn within(self, from: i64, to: i64) -> Option<Self> {
        let part = Self {
            from: self.from.max(from),
            to: self.to.min(to),
        };
        (part.from <= part.to).then_some(part)
    }
}

/// What one source recorded of one live.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Recording {
    /// UTC milliseconds of everything it saw, in any order.
    pub(crate) points: Vec<i64>,
    /// It recorded viewers of this live too.
    pub(crate) with_viewers: bool,
}

/// The stretches between points no further apart than `threshold_ms`; apart and in order of time. Points may come in any order.
#[must_use]
fn coverage(points: &[i64], threshold_ms: i64) -> Vec<Span> {
    let mut points = points.to_vec();
    points.sort_unstable();
    let mut spans: Vec<Span> = Vec::new();
    for point in points {
        match spans.last_mut() {
            Some(last) if point.saturating_sub(last.to) <= threshold_ms => last.to = point,
            _ => spans.push(Span { from: point, to: point }),
        }
    }
    spans
}

/// What the sources of a live recorded of it together; apart and in order of time.
#[must_use]
pub(crate) fn recorded(recordings: &[Recording]) -> Vec<Span> {
    united(
        recordings
            .iter()
            .flat_map(|each| coverage(&each.points, threshold_ms(each.with_viewers)))
            .collect(),
    )
}

/// The same stretches, those that touch or overlap made one.
#[must_use]
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => whole.push(span),
        }
    }
    whole
}

/// What of `from` to `to` is not covered. `coverage` is apart and in order; a point that stands alone parts two gaps.
#[must_use]
pub(crate) fn gaps(coverage: &[Span], from: i64, to: i64) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut reached = from;
    for span in coverage.iter().filter_map(|span| span.within(from, to)) {
        if span.from > reached {
            gaps.push(Span {
                from: reached,
                to: span.from,
            });
        }
        reached = span.to;
    }
    if reached < to {
        gaps.push(Span { from: reached, to });
    }
    gaps
}

/// Milliseconds the spans last together.
#[must_use]
pub(crate) fn recorded_ms(spans: &[Span]) -> i64 {
    spans.iter().map(|span| span.length_ms()).fold(0, i64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;

    fn points() -> impl Strategy<Value = Vec<i64>> {
        vec(0..240 * MINUTE, 0..40)
    }

    fn recordings() -> impl Strategy<Value = Vec<Recording>> {
        vec(
            (points(), any::<bool>()).prop_map(|(points, with_viewers)| Recording { points, with_viewers }),
            0..4,
        )
    }

    #[test]
    fn a_silence_longer_than_the_habit_of_the_source_is_a_gap() {
        let points = vec![0, 9 * MINUTE, 30 * MINUTE];
        let gifts = Recording {
            points: points.clone(),
            with_viewers: false,
        };
        assert_eq!(
            recorded(&[gifts]),
            [
                Span {
                    from: 0,
                    to: 9 * MINUTE
                },
                Span {
                    from: 30 * MINUTE,
                    to: 30 * MINUTE
                }
            ]
        );
        let viewers = Recording {
            points,
            with_viewers: true,
        };
        assert_eq!(recorded_ms(&recorded(&[viewers])), 0);
    }

    #[test]
    fn a_point_that_stands_alone_parts_two_gaps() {
        let alone = [Span { from: 20, to: 20 }];
        assert_eq!(
            gaps(&alone, 0, 50),
            [Span { from: 0, to: 20 }, Span { from: 20, to: 50 }]
        );
        assert_eq!(gaps(&[], 0, 50), [Span { from: 0, to: 50 }]);
        assert_eq!(gaps(&[Span { from: 0, to: 50 }], 0, 50), []);
    }

    proptest! {
        #[test]
        fn coverage_and_gaps_are_the_whole(recordings in recordings(), from in 0..60 * MINUTE, length in 0..200 * MINUTE) {
            let coverage = recorded(&recordings);
            let to = from + length;
            let inside: Vec<Span> = coverage.iter().filter_map(|span| span.within(from, to)).collect();
            let gaps = gaps(&coverage, from, to);
            prop_assert_eq!(recorded_ms(&inside) + recorded_ms(&gaps), length);
            let mut all = inside;
            all.extend(&gaps);
            prop_assert_eq!(united(all).len(), 1, "they leave nothing out and overlap nowhere");
        }

        #[test]
        fn every_point_is_covered_and_covered_stretches_are_apart(recordings in recordings()) {
            let coverage = recorded(&recordings);
            for point in recordings.iter().flat_map(|each| &each.points) {
                prop_assert!(coverage.iter().any(|span| span.from <= *point && *point <= span.to));
            }
            prop_assert!(coverage.windows(2).all(|pair| pair[0].to < pair[1].from));
        }

        #[test]
        fn order_plays_no_part(recordings in recordings()) {
            let mut turned = recordings.clone();
            turned.reverse();
            turned.iter_mut().for_each(|each| each.points.reverse());
            prop_assert_eq!(recorded(&turned), recorded(&recordings));
        }

        #[test]
        fn one_more_point_or_source_never_lowers_it(recordings in recordings(), more in points(), with_viewers in any::<bool>()) {
            let before = recorded_ms(&recorded(&recordings));
            if let Some(first) = recordings.first() {
                let mut longer = recordings.clone();
                longer[0].points.extend(first.points.iter().chain(&more).copied());
                prop_assert!(recorded_ms(&recorded(&longer)) >= before);
            }
            let mut wider = recordings;
            wider.push(Recording { points: more, with_viewers });
            prop_assert!(recorded_ms(&recorded(&wider)) >= before);
        }
    }
}
