//! The lane of gifts: a column a bucket on a square-root scale, rose where it stands in the stretch of the finding.

use super::gaps::middle;
use super::stage::Stage;
use super::{Bucket, Note, Timeline};
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::at;
use crate::ticks::float;
use rust_decimal::Decimal;

/// Draws the columns and answers where each stands, in the order of the buckets. One without height is nothing, or unknown.
pub(crate) fn draw(stage: &Stage<'_>) -> Result<Vec<Frame>, ChartError> {
    let chart = stage.chart;
    let (unit, base) = (stage.page.size.unit, stage.lanes.bottom());
    let mut frames = Vec::with_capacity(chart.buckets.len());
    for bucket in &chart.buckets {
        let (left, right) = (stage.x(bucket.from), stage.x(bucket.until));
        let air = if right - left < 4.0 * unit {
            0.1 * (right - left)
        } else {
            0.5 * unit
        };
        let value = bucket.value.unwrap_or_default();
        let y = at(&stage.gifts, 0.0, float(value)).1.min(base - 1.0);
        let top = if value > Decimal::ZERO { y } else { base };
        let frame = Frame::between(left + air, top, right - air, base);
        if frame.height > 0.0 {
            let finding = findings(chart).any(|stretch| stands_in(bucket, stretch));
            let color = if finding {
                stage.page.color.c1
            } else {
                stage.page.color.mute
            };
            stage.page.fill(frame, color)?;
        }
        frames.push(frame);
    }
    stage
        .page
        .line(&[(0.0, base), (stage.lanes.right(), base)], stage.page.color.base, 1.0)?;
    underline(stage)?;
    Ok(frames)
}

/// From an instant to before another.
type Stretch = (i64, i64);

fn findings(chart: &Timeline) -> impl Iterator<Item = Stretch> {
    let segments = chart.segments.iter().filter(|segment| segment.finding);
    let notes = chart.notes.iter().filter(|note| note.finding);
    segments
        .map(|segment| (segment.from, segment.until))
        .chain(notes.map(|note| (note.from, note.until)))
}

/// Most of the column lies in the stretch, or most of a shorter stretch in the column.
fn stands_in(bucket: &Bucket, (from, until): Stretch) -> bool {
    let here = middle(bucket);
    let there = from.saturating_add(until.saturating_sub(from) / 2);
    (from..until).contains(&here) || (from < until && (bucket.from..bucket.until).contains(&there))
}

/// A finding that is no segment has no name in the strip: a rose line along the base says from when to when it lasts.
fn underline(stage: &Stage<'_>) -> Result<(), ChartError> {
    let (right, unit) = (stage.lanes.right(), stage.page.size.unit);
    let named = |note: &Note| {
        let segments = &stage.chart.segments;
        segments
            .iter()
            .any(|one| one.finding && one.from <= note.from && note.until <= one.until)
    };
    let lone = stage.chart.notes.iter().filter(|note| note.finding && !named(note));
    for note in lone {
        let (left, end) = (stage.x(note.from).max(0.0), stage.x(note.until).min(right));
        if left < end {
            let y = stage.lanes.bottom() + 0.5 * unit;
            stage
                .page
                .line(&[(left, y), (end, y)], stage.page.color.c1, 2.0 * unit)?;
        }
    }
    Ok(())
}
