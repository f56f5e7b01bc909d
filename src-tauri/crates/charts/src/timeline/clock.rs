//! The hours under the lanes: the first, the last, and round times between them as far as they keep apart.

use super::stage::Stage;
use crate::error::ChartError;
use crate::plain::plain;

/// Steps of a clock people count in, in minutes.
const STEPS: [u16; 11] = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];

pub(crate) fn write(stage: &mut Stage<'_>) -> Result<(), ChartError> {
    let chart = stage.chart;
    let unit = stage.page.size.unit;
    let y = stage.lanes.bottom() + 15.0 * unit;
    let Some(first) = chart.buckets.first() else {
        return Ok(());
    };
    let first = stage.page.small(plain(&first.label), 0.0, y);
    let last = stage
        .page
        .small(plain(&chart.end_label), stage.lanes.right(), y)
        .ended();
    let apart = first.width().max(last.width()) + 24.0 * unit;
    stage.page.write(&first)?;
    stage.page.write(&last)?;

    let minute = stage.lanes.width / (chart.span() / 60_000.0);
    let Some(step) = STEPS
        .into_iter()
        .find(|&step| f64::from(step) * minute >= apart + 40.0 * unit)
    else {
        return Ok(());
    };
    let mut free_from = first.width() + 24.0 * unit;
    let free_until = stage.lanes.right() - last.width() - 24.0 * unit;
    for pair in chart.buckets.windows(2) {
        let (before, bucket) = (&pair[0], &pair[1]);
        if bucket.minute % step != 0 || bucket.minute == before.minute {
            continue;
        }
        let label = stage
            .page
            .small(plain(&bucket.label), stage.x(bucket.from), y)
            .centred();
        let frame = label.frame();
        if frame.x >= free_from && frame.right() <= free_until && stage.page.write(&label)? {
            free_from = frame.right() + 24.0 * unit;
        }
    }
    Ok(())
}
