//! One live, minute by minute: gifts, viewers, segments, and what was not recorded.

use giftbook_book::insight::{LiveAnswer, LiveMinutes, Minute};
use giftbook_book::lives::Span;
use giftbook_charts::{Bucket, Chart, Gap, Lane, Note, Segment, Timeline};
use jiff::tz::TimeZone;

use super::Picture;
use super::clock::{label, minute, span};
use super::words::Words;
use crate::dto::transactions::TxFilter;

/// Minutes a bucket may have: steps of a clock.
const STEPS: [u16; 10] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480];
/// A column is at least this wide, in pixels.
const NARROWEST: usize = 5;

pub(super) fn picture(
    live: &LiveAnswer,
    curve: &LiveMinutes,
    zone: &TimeZone,
    words: Words<'_>,
    width: u32,
) -> Picture {
    let lane = |name: &str| Lane {
        title: words.get(&format!("{name}_title")),
        note: words.get(&format!("{name}_note")),
        heading: words.get(&format!("{name}_heading")),
        unit: words.get(&format!("{name}_unit")),
    };
    let buckets = buckets(curve, live.whole, zone, width);
    let targets = targets(live, &buckets);
    let chart = Timeline {
        about: words.get("about"),
        gifts: lane("gifts"),
        viewers: lane("viewers"),
        time_heading: words.get("time"),
        segment_heading: words.get("segment"),
        not_recorded: words.get("not_recorded"),
        end_label: label(live.whole.to, zone),
        buckets,
        gaps: curve
            .gaps
            .iter()
            .filter(|gap| gap.to - gap.from >= curve.step_ms)
            .enumerate()
            .map(|(index, gap)| whole_gap(index, *gap, zone))
            .collect(),
        segments: segments(live, zone),
        notes: note(live, words).into_iter().collect(),
        numbers: words.numbers(),
    };
    Picture {
        chart: Chart::Timeline(chart),
        targets,
    }
}

/// What a column and a segment open: the gifts from its beginning to before its end.
fn targets(live: &LiveAnswer, buckets: &[Bucket]) -> Vec<(String, TxFilter)> {
    let within = |from: i64, until: i64| TxFilter::within(live.live.id, from, until);
    let columns = buckets
        .iter()
        .filter(|bucket| bucket.value.is_some_and(|value| !value.is_zero()));
    let columns = columns.map(|bucket| (bucket.key.clone(), within(bucket.from, bucket.until)));
    let segments = live.segments.iter();
    let segments = segments.map(|one| (segment_key(one), within(one.from.millis(), one.to.millis())));
    columns.chain(segments).collect()
}

fn segment_key(segment: &giftbook_book::insight::Segment) -> String {
    format!("segment {}", segment.id)
}

fn buckets(curve: &LiveMinutes, whole: Span, zone: &TimeZone, width: u32) -> Vec<Bucket> {
    let most = (width as usize / NARROWEST).max(1);
    let step = STEPS
        .into_iter()
        .find(|step| curve.minutes.len() / usize::from(*step) <= most)
        .unwrap_or(480);
    let mut buckets: Vec<Bucket> = Vec::new();
    for (index, known) in curve.minutes.iter().enumerate() {
        let from = curve.from.millis() + curve.step_ms * index as i64;
        let until = from + curve.step_ms;
        let at = minute(from, zone);
        // Of the first and the last minute only what lies in the live counts.
        let (begins, ends) = (from.max(whole.from), until.min(whole.to));
        let unknown = curve.gaps.iter().any(|gap| gap.from <= begins && ends <= gap.to);
        match buckets
            .last_mut()
            .filter(|bucket| !at.is_multiple_of(step) && at / step == bucket.minute / step)
        {
            Some(bucket) => add(bucket, known, unknown, until),
            None => buckets.push(begin(at, from, until, known, unknown, zone)),
        }
    }
    buckets
}

fn begin(at: u16, from: i64, until: i64, known: &Minute, unknown: bool, zone: &TimeZone) -> Bucket {
    let mut bucket = Bucket {
        key: from.to_string(),
        label: label(from, zone),
        minute: at,
        from,
        until,
        value: None,
        viewers: None,
    };
    add(&mut bucket, known, unknown, until);
    bucket
}

fn add(bucket: &mut Bucket, known: &Minute, unknown: bool, until: i64) {
    bucket.until = until;
    bucket.viewers = bucket.viewers.max(known.viewers);
    if !unknown {
        bucket.value = Some(bucket.value.unwrap_or_default() + giftbook_charts::Decimal::from(known.units));
    }
}

fn whole_gap(index: usize, gap: Span, zone: &TimeZone) -> Gap {
    Gap {
        key: format!("gap {index}"),
        from: gap.from,
        until: gap.to,
        times: span(gap.from, gap.to, zone),
    }
}

fn segments(live: &LiveAnswer, zone: &TimeZone) -> Vec<Segment> {
    let best = live.best.as_ref().map(|best| (best.from, best.to));
    let segment = |segment: &giftbook_book::insight::Segment| {
        let (from, until) = (segment.from.millis(), segment.to.millis());
        Segment {
            key: segment_key(segment),
            name: segment.name.clone(),
            times: span(from, until, zone),
            from,
            until,
            value: Some(segment.units.into()),
            finding: best == Some((from, until)),
        }
    };
    live.segments.iter().map(segment).collect()
}

/// The best stretch, where no segment of that name shows it.
fn note(live: &LiveAnswer, words: Words<'_>) -> Option<Note> {
    let best = live.best.as_ref().filter(|best| best.name.is_none())?;
    Some(Note {
        text: words.get("best"),
        from: best.from,
        until: best.to,
        finding: true,
    })
    .filter(|note| !note.text.is_empty())
}
