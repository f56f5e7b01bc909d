//! The lane of viewers: a thin line that ends where knowledge ends, and its highest point.

use super::Bucket;
use super::gaps::middle;
use super::stage::Stage;
use crate::error::ChartError;
use crate::page::at;

pub(crate) struct Peak {
    x: f64,
    y: f64,
    count: i64,
}

/// Draws the line in pieces, none of which reaches over a gap, and a dot where the most were there.
pub(crate) fn draw(stage: &Stage<'_>) -> Result<Option<Peak>, ChartError> {
    let Some(plot) = &stage.viewers else { return Ok(None) };
    let (unit, color) = (stage.page.size.unit, stage.page.color.ink);
    let mut peak: Option<Peak> = None;
    let mut piece: Vec<(f64, f64)> = Vec::new();
    let mut before: Option<i64> = None;
    for bucket in &stage.chart.buckets {
        let here = middle(bucket);
        if before.is_some_and(|before| parted(stage, before, here)) {
            stage.page.line(&std::mem::take(&mut piece), color, 1.25 * unit)?;
        }
        before = None;
        if let Some(count) = known(stage, bucket) {
            let (x, y) = at(plot, stage.chart.since_start(here), count as f64);
            piece.push((x, y));
            before = Some(here);
            if peak.as_ref().is_none_or(|peak| count > peak.count) {
                peak = Some(Peak { x, y, count });
            }
        } else if !piece.is_empty() {
            stage.page.line(&std::mem::take(&mut piece), color, 1.25 * unit)?;
        }
    }
    stage.page.line(&piece, color, 1.25 * unit)?;
    if let Some(peak) = &peak {
        stage.page.dot((peak.x, peak.y), 2.5 * unit, color)?;
    }
    Ok(peak)
}

fn known(stage: &Stage<'_>, bucket: &Bucket) -> Option<i64> {
    let here = middle(bucket);
    bucket
        .viewers
        .filter(|_| !stage.unknown.iter().any(|gap| gap.holds(here)))
}

/// Whether a gap lies between two instants.
fn parted(stage: &Stage<'_>, before: i64, after: i64) -> bool {
    stage.unknown.iter().any(|gap| gap.from < after && before < gap.until)
}

/// The highest number beside its dot, wherever there is room.
pub(crate) fn write_peak(stage: &mut Stage<'_>, Peak { x, y, count }: Peak) -> Result<(), ChartError> {
    let unit = stage.page.size.unit;
    let text = stage.chart.numbers.text(count.into());
    let label = |x, y| {
        stage
            .page
            .label(text.clone(), x, y)
            .strong()
            .colored(stage.page.color.ink)
    };
    let places = [
        label(x, y - 6.0 * unit)
            .centred()
            .kept_between(0.0, stage.lanes.right()),
        label(x + 8.0 * unit, y + 4.0 * unit),
        label(x - 8.0 * unit, y + 4.0 * unit).ended(),
        label(x, y + 18.0 * unit)
            .centred()
            .kept_between(0.0, stage.lanes.right()),
    ];
    for place in places {
        if stage.page.write(&place)? {
            break;
        }
    }
    Ok(())
}
