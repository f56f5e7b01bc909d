//! What was not recorded runs through all lanes.

use super::stage::Stage;
use super::{Bucket, Timeline};
use crate::error::ChartError;
use crate::gap;
use crate::label::Frame;
use crate::plain::plain;

/// A stretch of which nothing is known.
#[derive(Clone, Debug)]
pub(crate) struct Unknown {
    pub(crate) key: String,
    pub(crate) from: i64,
    pub(crate) until: i64,
    pub(crate) times: String,
}

impl Unknown {
    pub(crate) fn holds(&self, instant: i64) -> bool {
        self.from <= instant && instant < self.until
    }

    /// At least two pixels wide: a gap of seconds in a long LIVE is still to be seen.
    pub(crate) fn frame(&self, stage: &Stage<'_>) -> Frame {
        let lanes = stage.lanes;
        let (left, right) = (stage.x(self.from), stage.x(self.until));
        let right = right.max(left + 2.0).min(lanes.right());
        Frame::between(left.min(right - 2.0), lanes.y, right, lanes.bottom())
    }
}

/// The gaps the caller names, and buckets without any value that none of them explains; in the order of time.
pub(crate) fn find(chart: &Timeline) -> Vec<Unknown> {
    let (start, end) = (chart.start(), chart.end());
    let named = chart
        .gaps
        .iter()
        .filter(|gap| gap.from < gap.until && gap.from < end && start < gap.until);
    let mut unknown: Vec<Unknown> = named
        .map(|gap| Unknown {
            key: gap.key.clone(),
            from: gap.from,
            until: gap.until,
            times: plain(&gap.times),
        })
        .collect();
    let explained = unknown.clone();
    let missing = |bucket: &Bucket| bucket.value.is_none() && !explained.iter().any(|gap| gap.holds(middle(bucket)));
    let mut buckets = chart.buckets.iter().peekable();
    while let Some(first) = buckets.next() {
        if !missing(first) {
            continue;
        }
        let mut last = first;
        while let Some(next) = buckets.next_if(|bucket| missing(bucket)) {
            last = next;
        }
        let after = buckets.peek().map_or(&chart.end_label, |bucket| &bucket.label);
        let times = format!("{} – {}", plain(&first.label), plain(after));
        unknown.push(Unknown {
            key: first.key.clone(),
            from: first.from,
            until: last.until,
            times,
        });
    }
    unknown.sort_by_key(|gap| (gap.from, gap.until));
    unknown
}

pub(crate) fn middle(bucket: &Bucket) -> i64 {
    bucket.from.saturating_add(bucket.until.saturating_sub(bucket.from) / 2)
}

pub(crate) fn draw(stage: &Stage<'_>) -> Result<(), ChartError> {
    stage
        .unknown
        .iter()
        .try_for_each(|unknown| gap::draw(&stage.page, unknown.frame(stage)))
}

/// Names each gap in the lane of gifts, where there is most room.
pub(crate) fn write(stage: &mut Stage<'_>) -> Result<(), ChartError> {
    let words = plain(&stage.chart.not_recorded);
    let top = stage.gifts_title;
    for unknown in stage.unknown.clone() {
        let frame = unknown.frame(stage);
        let lane = Frame::between(frame.x, top, frame.right(), frame.bottom());
        gap::name(&mut stage.page, lane, &words, &unknown.times)?;
        stage.page.reserve(frame);
    }
    Ok(())
}
