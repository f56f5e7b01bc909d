//! Where everything of a timeline stands: two lanes over one clock, the axis at the right, the strip below.

use super::gaps::{self, Unknown};
use super::{Bucket, Lane, Timeline};
use super::{notes, strip};
use crate::axis::Axis;
use crate::error::ChartError;
use crate::label::Frame;
use crate::page::{Page, Plot, at, grid};
use crate::plain::plain;
use crate::ticks::{self, float};
use crate::view::View;
use rust_decimal::Decimal;

pub(crate) struct Stage<'a> {
    pub(crate) chart: &'a Timeline,
    pub(crate) page: Page,
    pub(crate) gifts: Plot,
    pub(crate) viewers: Option<Plot>,
    pub(crate) unknown: Vec<Unknown>,
    pub(crate) bands: Vec<strip::Band<'a>>,
    /// Both lanes together, from the top of the first to the base line.
    pub(crate) lanes: Frame,
    /// Base lines of the lanes' titles.
    pub(crate) gifts_title: f64,
    viewers_title: f64,
    gift_ticks: Vec<Decimal>,
    viewer_ticks: Vec<Decimal>,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(chart: &'a Timeline, view: View) -> Stage<'a> {
        let size = view.sizes();
        let unit = size.unit;
        let most = chart
            .buckets
            .iter()
            .filter_map(|bucket| bucket.value)
            .fold(Decimal::ZERO, Decimal::max);
        let most_viewers = chart.buckets.iter().filter_map(|bucket| bucket.viewers).max();
        // Without viewers the lane of gifts moves up into their place.
        let shift = if most_viewers.is_some() { 70.0 * unit } else { 0.0 };
        let (top, base) = (shift + 27.0 * unit, shift + 174.0 * unit);
        let bands = strip::bands(chart);
        let rows = bands.iter().map(|(_, row)| row + 1).max().unwrap_or(0) as f64;
        let foot = if rows > 0.0 {
            22.0 * unit + rows * strip::PITCH * unit
        } else {
            20.0 * unit
        };
        let page = Page::new(view, base + foot);

        let gift_ticks = ticks::roots(most, base - top, 38.0 * unit);
        let viewer_ticks = ticks::one(most_viewers.unwrap_or_default().into());
        let ticks = chart
            .numbers
            .ticks(&gift_ticks, false)
            .into_iter()
            .chain(chart.numbers.ticks(&viewer_ticks, false));
        let gutter = ticks.map(|text| page.small(text, 0.0, 0.0).width()).fold(0.0, f64::max) + 10.0 * unit;
        let right = size.width - gutter;

        let gifts = page.plot(
            Frame::between(0.0, top, right, base),
            Axis::straight(0.0, chart.span()),
            Axis::root(float(most)).with_grid(&gift_ticks),
        );
        let viewers = most_viewers.map(|most| {
            let lane = Frame::between(0.0, 17.0 * unit, right, 62.0 * unit);
            page.plot(
                lane,
                Axis::straight(0.0, chart.span()),
                Axis::straight(0.0, most as f64).with_grid(&viewer_ticks),
            )
        });
        let lanes = Frame::between(0.0, if shift > 0.0 { 15.0 * unit } else { 17.0 * unit }, right, base);
        let (viewers_title, gifts_title) = (11.0 * unit, shift + 11.0 * unit);
        let unknown = gaps::find(chart);
        Stage {
            chart,
            page,
            gifts,
            viewers,
            unknown,
            bands,
            lanes,
            gifts_title,
            viewers_title,
            gift_ticks,
            viewer_ticks,
        }
    }

    /// Across the page, where an instant stands.
    pub(crate) fn x(&self, instant: i64) -> f64 {
        at(&self.gifts, self.chart.since_start(instant), 0.0).0
    }

    pub(crate) fn draw_grid(&self) -> Result<(), ChartError> {
        grid(&self.gifts, self.page.color.grid)?;
        if let Some(viewers) = &self.viewers {
            grid(viewers, self.page.color.grid)?;
            let y = at(viewers, 0.0, 0.0).1;
            self.page
                .line(&[(0.0, y), (self.lanes.right(), y)], self.page.color.grid, 1.0)?;
        }
        Ok(())
    }

    pub(crate) fn write_ticks(&mut self) -> Result<(), ChartError> {
        let lanes = [
            (Some(&self.gifts), &self.gift_ticks),
            (self.viewers.as_ref(), &self.viewer_ticks),
        ];
        let mut labels = Vec::new();
        for (plot, ticks) in lanes {
            let Some(plot) = plot else { continue };
            for (&tick, text) in ticks.iter().zip(self.chart.numbers.ticks(ticks, false)) {
                let y = at(plot, 0.0, float(tick)).1 + 4.0 * self.page.size.unit;
                labels.push(self.page.small(text, self.page.size.width, y).ended());
            }
        }
        labels.iter().try_for_each(|label| self.page.write(label).map(drop))
    }

    pub(crate) fn write_titles(&mut self) -> Result<(), ChartError> {
        if self.viewers.is_some() {
            self.write_title(&self.chart.viewers, self.viewers_title)?;
        }
        self.write_title(&self.chart.gifts, self.gifts_title)
    }

    /// Title and note on paper of their own, so that a gap under them does not make them hard to read.
    fn write_title(&mut self, lane: &Lane, y: f64) -> Result<(), ChartError> {
        let (unit, room) = (self.page.size.unit, self.lanes.right());
        let title = self
            .page
            .label(plain(&lane.title), 0.0, y)
            .strong()
            .colored(self.page.color.ink)
            .shortened(room);
        let used = title.as_ref().map_or(0.0, |title| title.width() + 4.0 * unit);
        let note = self.page.small(plain(&lane.note), used, y).shortened(room - used);
        for label in [title, note].into_iter().flatten() {
            let letters = label.frame();
            let paper = Frame::between(
                letters.x,
                letters.y - 2.0 * unit,
                letters.right() + 5.0 * unit,
                letters.bottom() + 2.0 * unit,
            );
            if self.unknown.iter().any(|gap| gap.frame(self).meets(&paper)) {
                self.page.fill(paper, self.page.color.paper)?;
            }
            self.page.write(&label)?;
        }
        Ok(())
    }

    /// Minutes and gaps, in the order of time.
    pub(crate) fn add_hits(&mut self) {
        let chart = self.chart;
        let mut gaps = std::mem::take(&mut self.unknown).into_iter().peekable();
        let notes: Vec<(usize, String)> = chart
            .notes
            .iter()
            .filter_map(|note| Some((notes::meant(chart, note)?, plain(&note.text))))
            .collect();
        for (index, bucket) in chart.buckets.iter().enumerate() {
            while let Some(gap) = gaps.next_if(|gap| gap.from <= bucket.from) {
                self.add_gap(&gap);
            }
            if bucket.value.is_some() || bucket.viewers.is_some() {
                let frame = Frame::between(
                    self.x(bucket.from),
                    self.lanes.y,
                    self.x(bucket.until),
                    self.lanes.bottom(),
                );
                let mut said = known(chart, bucket);
                said.extend(
                    notes
                        .iter()
                        .filter(|(meant, _)| *meant == index)
                        .map(|(_, text)| text.clone()),
                );
                self.page
                    .hit(frame, &bucket.key, plain(&bucket.label), said.join(" · "));
            }
        }
        gaps.for_each(|gap| self.add_gap(&gap));
    }

    fn add_gap(&mut self, gap: &Unknown) {
        let frame = gap.frame(self);
        self.page
            .hit(frame, &gap.key, plain(&self.chart.not_recorded), gap.times.clone());
    }
}

/// What is known of a bucket, for its tip.
fn known(chart: &Timeline, bucket: &Bucket) -> Vec<String> {
    let gifts = bucket
        .value
        .map(|value| chart.numbers.with_unit(value, &plain(&chart.gifts.unit)));
    let viewers = bucket
        .viewers
        .map(|count| chart.numbers.with_unit(count.into(), &plain(&chart.viewers.unit)));
    gifts.into_iter().chain(viewers).collect()
}

impl Timeline {
    pub(crate) fn start(&self) -> i64 {
        self.buckets.first().map_or(0, |bucket| bucket.from)
    }

    pub(crate) fn end(&self) -> i64 {
        self.buckets.last().map_or(0, |bucket| bucket.until)
    }

    /// Length of the picture in milliseconds.
    pub(crate) fn span(&self) -> f64 {
        self.since_start(self.end()).max(1.0)
    }

    pub(crate) fn since_start(&self, instant: i64) -> f64 {
        instant.saturating_sub(self.start()) as f64
    }
}
