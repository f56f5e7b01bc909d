//! Timeline of one LIVE: viewers, gifts, segments, and what was not recorded, on one clock.

mod clock;
mod columns;
mod gaps;
mod notes;
mod stage;
mod strip;
mod viewers;

use crate::drawing::{Drawing, Table};
use crate::error::ChartError;
use crate::numbers::Numbers;
use crate::plain::plain;
use crate::view::View;
use rust_decimal::Decimal;
use stage::Stage;

/// One LIVE. Every instant is milliseconds of one clock of the caller's choice; the picture spans the buckets, and what lies outside
/// them is cut off.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The chart in one sentence.
    pub about: String,
    pub gifts: Lane,
    /// Left out where no bucket knows its viewers.
    pub viewers: Lane,
    pub time_heading: String,
    pub segment_heading: String,
    /// Named in gaps and in the table: "not recorded".
    pub not_recorded: String,
    /// The clock at the end: "21:26".
    pub end_label: String,
    /// In order of time, each beginning where the one before ended.
    pub buckets: Vec<Bucket>,
    pub gaps: Vec<Gap>,
    pub segments: Vec<Segment>,
    pub notes: Vec<Note>,
    pub numbers: Numbers,
}

/// The words of a lane: "**Gifts** diamonds a minute, square-root scale".
#[derive(Clone, Debug, Default)]
pub struct Lane {
    pub title: String,
    pub note: String,
    /// Head of the table's column.
    pub heading: String,
    /// After a value in a tip.
    pub unit: String,
}

/// A stretch of equal length (the last may be shorter), cut at round times of the reader's clock so that round times begin one.
#[derive(Clone, Debug, Default)]
pub struct Bucket {
    pub key: String,
    /// The reader's clock at `from`: "19:02".
    pub label: String,
    /// The same as minutes since the reader's midnight; decides which labels are round.
    pub minute: u16,
    pub from: i64,
    pub until: i64,
    /// `None` is unknown, never zero.
    pub value: Option<Decimal>,
    /// At once, the most in this stretch.
    pub viewers: Option<i64>,
}

/// A stretch that was not recorded.
#[derive(Clone, Debug, Default)]
pub struct Gap {
    pub key: String,
    pub from: i64,
    pub until: i64,
    /// "20:14 – 20:30".
    pub times: String,
}

/// A named stretch. Those that overlap stand in rows under one another.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    pub key: String,
    pub name: String,
    /// "20:50 – 21:05".
    pub times: String,
    pub from: i64,
    pub until: i64,
    pub value: Option<Decimal>,
    /// Drawn in rose, with the columns above it.
    pub finding: bool,
}

/// A few words about the highest column from `from` to `until`. The columns of a finding are drawn in rose, and where no segment of the
/// finding names its stretch, so is the base line under them.
#[derive(Clone, Debug, Default)]
pub struct Note {
    pub text: String,
    pub from: i64,
    pub until: i64,
    pub finding: bool,
}

pub(crate) fn draw(chart: &Timeline, view: View) -> Result<Drawing, ChartError> {
    let mut stage = Stage::new(chart, view);
    stage.draw_grid()?;
    gaps::draw(&stage)?;
    let columns = columns::draw(&stage)?;
    let peak = viewers::draw(&stage)?;
    strip::draw(&stage)?;

    stage.write_ticks()?;
    stage.write_titles()?;
    clock::write(&mut stage)?;
    strip::write(&mut stage)?;
    gaps::write(&mut stage)?;
    if let Some(peak) = peak {
        viewers::write_peak(&mut stage, peak)?;
    }
    notes::write(&mut stage, &columns)?;

    stage.add_hits();
    strip::add_hits(&mut stage);
    Ok(stage.page.finish(table(chart), plain(&chart.about)))
}

fn table(chart: &Timeline) -> Table {
    let viewers = chart.buckets.iter().any(|bucket| bucket.viewers.is_some());
    let segments = !chart.segments.is_empty();
    let heads = [
        Some((chart.time_heading.as_str(), false)),
        Some((chart.gifts.heading.as_str(), true)),
        viewers.then_some((chart.viewers.heading.as_str(), true)),
        segments.then_some((chart.segment_heading.as_str(), false)),
    ];
    let mut table = Table::with_columns(heads.into_iter().flatten());
    let not_recorded = plain(&chart.not_recorded);
    let names: Vec<String> = chart.segments.iter().map(|segment| plain(&segment.name)).collect();
    table.rows = chart
        .buckets
        .iter()
        .map(|bucket| {
            let value = bucket
                .value
                .map_or_else(|| not_recorded.clone(), |value| chart.numbers.text(value));
            let mut cells = vec![plain(&bucket.label), value];
            if viewers {
                cells.push(
                    bucket
                        .viewers
                        .map_or_else(|| not_recorded.clone(), |count| chart.numbers.text(count.into())),
                );
            }
            if segments {
                let here = chart
                    .segments
                    .iter()
                    .zip(&names)
                    .filter(|(segment, _)| segment.from < bucket.until && bucket.from < segment.until);
                cells.push(here.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "));
            }
            cells
        })
        .collect();
    table
}
