//! Coverage: the stretches of a live that were really recorded. Outside them nothing is known, and that is not zero.
//!
//! A recording leaves points: the first and last frame of each gift it saw, and each viewer count. Two neighbouring points with little
//! time between them vouch for what lies between; with more, nobody knows whether it was quiet or the recording had stopped. Tools that
//! record viewers get a count every few seconds, so for them two minutes of silence mean that it stopped; gifts alone can be ten minutes
//! apart in a quiet live. Each source is judged by its own habit and what any of them vouches for is recorded.
//!
//! Laws, held by the tests below: coverage and gaps together are the whole stretch; the order of points and of sources plays no part;
//! one more point or one more source never lowers the coverage.

const MINUTE_MS: i64 = 60_000;
/// The longest silence that is still a recording, of a source that records viewers.
const SHORT_MS: i64 = 2 * MINUTE_MS;
/// The same of a source that records gifts only.
const LONG_MS: i64 = 10 * MINUTE_MS;

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
    /// Stretches without a silence longer than [`SHORT_MS`], from one thing seen to another, in the order they were met.
    stretches: Vec<Span>,
    with_viewers: bool,
}

impl Recording {
    /// It saw something at `at`, in UTC milliseconds. Quickest in order of time; the order changes nothing else.
    pub(crate) fn saw(&mut self, at: i64) {
        match self.stretches.last_mut() {
            Some(last) if (last.from.saturating_sub(SHORT_MS)..=last.to.saturating_add(SHORT_MS)).contains(&at) => {
                *last = Span {
                    from: last.from.min(at),
                    to: last.to.max(at),
                };
            }
            _ => self.stretches.push(Span { from: at, to: at }),
        }
    }

    /// It counted viewers at `at`.
    pub(crate) fn counted_viewers(&mut self, at: i64) {
        self.saw(at);
        self.with_viewers = true;
    }

    /// The stretches without a silence too long for this source; apart and in order of time.
    fn coverage(&self) -> Vec<Span> {
        united(
            self.stretches.clone(),
            if self.with_viewers { SHORT_MS } else { LONG_MS },
        )
    }
}

/// What the sources of a live recorded of it together; apart and in order of time.
#[must_use]
pub(crate) fn recorded<'a>(recordings: impl IntoIterator<Item = &'a Recording>) -> Vec<Span> {
    united(recordings.into_iter().flat_map(Recording::coverage).collect(), 0)
}

/// The same stretches, those no further apart than `silence_ms` made one.
#[must_use]
pub(super) fn united(mut spans: Vec<Span>, silence_ms: i64) -> Vec<Span> {
    spans.sort_unstable();
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match whole.last_mut() {
            Some(last) if span.from <= last.to.saturating_add(silence_ms) => last.to = last.to.max(span.to),
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

    /// Times and whether viewers were recorded too.
    type Seen = (Vec<i64>, bool);

    fn points() -> impl Strategy<Value = Vec<i64>> {
        vec(0..240 * MINUTE_MS, 0..40)
    }

    fn sources() -> impl Strategy<Value = Vec<Seen>> {
        vec((points(), any::<bool>()), 0..4)
    }

    fn recording((points, with_viewers): &Seen) -> Recording {
        let mut recording = Recording {
            with_viewers: *with_viewers,
            ..Recording::default()
        };
        points.iter().for_each(|at| recording.saw(*at));
        recording
    }

    fn coverage_of(sources: &[Seen]) -> Vec<Span> {
        recorded(&sources.iter().map(recording).collect::<Vec<_>>())
    }

    fn minutes(from: i64, to: i64) -> Span {
        Span {
            from: from * MINUTE_MS,
            to: to * MINUTE_MS,
        }
    }

    #[test]
    fn a_silence_longer_than_the_habit_of_the_source_is_a_gap() {
        let points = vec![0, 9 * MINUTE_MS, 30 * MINUTE_MS];
        assert_eq!(
            coverage_of(&[(points.clone(), false)]),
            [minutes(0, 9), minutes(30, 30)]
        );
        assert_eq!(recorded_ms(&coverage_of(&[(points, true)])), 0);
    }

    #[test]
    fn a_viewer_count_makes_a_source_one_that_records_viewers() {
        let mut source = recording(&(vec![0, 9 * MINUTE_MS], false));
        source.counted_viewers(MINUTE_MS);
        assert_eq!(recorded([&source]), [minutes(0, 1), minutes(9, 9)]);
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
        fn two_things_seen_vouch_for_what_lies_between_when_no_further_apart_than_the_habit(source in (points(), any::<bool>())) {
            let coverage = coverage_of(std::slice::from_ref(&source));
            let (mut points, with_viewers) = source;
            points.sort_unstable();
            let habit = if with_viewers { SHORT_MS } else { LONG_MS };
            for pair in points.windows(2) {
                let together = coverage.iter().any(|span| span.from <= pair[0] && pair[1] <= span.to);
                prop_assert_eq!(together, pair[1] - pair[0] <= habit);
            }
        }

        #[test]
        fn coverage_and_gaps_are_the_whole(sources in sources(), from in 0..60 * MINUTE_MS, length in 0..200 * MINUTE_MS) {
            let coverage = coverage_of(&sources);
            let to = from + length;
            let inside: Vec<Span> = coverage.iter().filter_map(|span| span.within(from, to)).collect();
            let gaps = gaps(&coverage, from, to);
            prop_assert_eq!(recorded_ms(&inside) + recorded_ms(&gaps), length);
            let mut all = inside;
            all.extend(&gaps);
            prop_assert_eq!(united(all, 0).len(), 1, "they leave nothing out and overlap nowhere");
        }

        #[test]
        fn every_point_is_covered_and_covered_stretches_are_apart(sources in sources()) {
            let coverage = coverage_of(&sources);
            for point in sources.iter().flat_map(|(points, _)| points) {
                prop_assert!(coverage.iter().any(|span| span.from <= *point && *point <= span.to));
            }
            prop_assert!(coverage.windows(2).all(|pair| pair[0].to < pair[1].from));
        }

        #[test]
        fn order_plays_no_part(sources in sources()) {
            let mut turned = sources.clone();
            turned.reverse();
            turned.iter_mut().for_each(|(points, _)| points.reverse());
            prop_assert_eq!(coverage_of(&turned), coverage_of(&sources));
        }

        #[test]
        fn one_more_point_or_source_never_lowers_it(sources in sources(), more in points(), with_viewers in any::<bool>()) {
            let before = recorded_ms(&coverage_of(&sources));
            let mut longer = sources.clone();
            if let Some((points, _)) = longer.first_mut() {
                points.extend(&more);
                prop_assert!(recorded_ms(&coverage_of(&longer)) >= before);
            }
            let mut wider = sources;
            wider.push((more, with_viewers));
            prop_assert!(recorded_ms(&coverage_of(&wider)) >= before);
        }
    }
}
