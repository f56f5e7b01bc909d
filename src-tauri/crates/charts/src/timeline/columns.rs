//! The lane of gifts: a column a bucket on a square-root scale, rose where it stands in the segment of the finding.

use super::gaps::middle;
use super::stage::Stage;
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
            let finding = chart
                .segments
                .iter()
                .any(|segment| segment.finding && segment.from <= middle(bucket) && middle(bucket) < segment.until);
            stage.page.fill(
                frame,
                if finding {
                    stage.page.color.c1
                } else {
                    stage.page.color.mute
                },
            )?;
        }
        frames.push(frame);
    }
    stage
        .page
        .line(&[(0.0, base), (stage.lanes.right(), base)], stage.page.color.base, 1.0)?;
    Ok(frames)
}
