//! The marks of an outlook.

use super::{Came, Outlook, OutlookWeek};
use crate::error::ChartError;
use crate::gap;
use crate::ground::Ground;
use crate::label::Frame;
use crate::plain::plain;
use rust_decimal::Decimal;

/// The room of a week and of those after it.
pub(super) fn slot(ground: &Ground, first: usize, after: usize) -> Frame {
    let x = |nth: usize| ground.at(nth as f64, Decimal::ZERO).0;
    Frame::between(x(first), ground.frame.y, x(after), ground.frame.bottom())
}

fn middle(nth: usize) -> f64 {
    nth as f64 + 0.5
}

/// One frame for each run of weeks that were not recorded.
fn unknown(ground: &Ground, chart: &Outlook) -> Vec<Frame> {
    let runs = chart
        .weeks
        .chunk_by(|one, next| (one.came == Came::NotRecorded) == (next.came == Came::NotRecorded));
    let mut first = 0;
    let placed = runs.map(|run| {
        let from = first;
        first += run.len();
        (run, slot(ground, from, first))
    });
    let unknown = placed.filter(|(run, _)| run.first().is_some_and(|week| week.came == Came::NotRecorded));
    unknown.map(|(_, frame)| frame).collect()
}

pub(super) fn gaps(ground: &Ground, chart: &Outlook) -> Result<(), ChartError> {
    unknown(ground, chart)
        .into_iter()
        .try_for_each(|frame| gap::draw(&ground.page, frame))
}

pub(super) fn name_gaps(ground: &mut Ground, chart: &Outlook) -> Result<(), ChartError> {
    unknown(ground, chart)
        .into_iter()
        .try_for_each(|frame| gap::name(&mut ground.page, frame, &plain(&chart.not_recorded), ""))
}

/// What was expected of each week that came, as a bar behind it; cut where it passes the top.
pub(super) fn ranges(ground: &Ground, chart: &Outlook) -> Result<(), ChartError> {
    let (page, frame) = (&ground.page, ground.frame);
    let half = (0.32 * frame.width / chart.weeks.len().max(1) as f64).min(9.0 * page.size.unit);
    let top = chart.highest();
    for (nth, week) in chart.weeks.iter().enumerate().take(chart.behind()) {
        let (Some(_), Some(expected)) = (week.known(), week.expected) else {
            continue;
        };
        let ((x, high), (_, low)) = (
            ground.at(middle(nth), expected.high),
            ground.at(middle(nth), expected.low),
        );
        page.fill(
            Frame::between(x - half, high, x + half, low.max(high + 1.0)),
            page.color.fan,
        )?;
        if expected.high > top {
            let cut = high + 5.0 * page.size.unit;
            page.fill(
                Frame::between(x - half, cut, x + half, cut + 2.0 * page.size.unit),
                page.color.paper,
            )?;
        }
    }
    Ok(())
}

/// From where the last week came to all that lies ahead.
pub(super) fn fan(ground: &Ground, chart: &Outlook) -> Result<(), ChartError> {
    let page = &ground.page;
    let last = chart.behind().checked_sub(1);
    let begun = last.and_then(|nth| Some(ground.at(middle(nth), chart.weeks.get(nth)?.known()?)));
    let (mut high, mut low, mut along): (Vec<_>, Vec<_>, Vec<_>) = Default::default();
    for (nth, _, expected) in chart.ahead() {
        for (points, value) in [
            (&mut high, expected.high),
            (&mut low, expected.low),
            (&mut along, expected.middle),
        ] {
            points.push(ground.at(middle(nth), value));
        }
    }
    // To the right edge, where the last of them is written.
    for points in [&mut high, &mut low, &mut along] {
        points.extend(points.last().map(|(_, y)| (ground.frame.right(), *y)));
    }
    if along.is_empty() {
        return Ok(());
    }
    let around: Vec<(f64, f64)> = begun.into_iter().chain(high).chain(low.into_iter().rev()).collect();
    page.area(&around, page.color.fan)?;
    let along: Vec<(f64, f64)> = begun.into_iter().chain(along).collect();
    page.line(&along, page.color.c1, 1.75 * page.size.unit)
}

/// What came: a quiet line that breaks at gaps, and a dot a week. A week that came otherwise than expected is a ring in ink.
pub(super) fn came(ground: &Ground, chart: &Outlook) -> Result<(), ChartError> {
    let (page, unit) = (&ground.page, ground.page.size.unit);
    let placed: Vec<Option<(f64, f64)>> = chart
        .weeks
        .iter()
        .enumerate()
        .map(|(nth, week)| week.known().map(|value| ground.at(middle(nth), value)))
        .collect();
    for run in placed.split(Option::is_none).filter(|run| run.len() > 1) {
        let points: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
        page.line(&points, page.color.mute, 1.25 * unit)?;
    }
    let pitch = ground.frame.width / chart.weeks.len().max(1) as f64;
    let radius = (0.3 * pitch).clamp(1.25 * unit, 2.75 * unit);
    for (week, point) in chart.weeks.iter().zip(placed) {
        let Some(point) = point else { continue };
        if week.missed() {
            page.dot(point, radius + 1.5 * unit, page.color.ink)?;
            page.dot(point, radius, page.color.paper)?;
        } else {
            page.dot(point, radius, page.color.mute)?;
        }
    }
    Ok(())
}

/// The name of the first week ahead, then those of the others from there backwards and on, where they find room.
pub(super) fn names(chart: &Outlook) -> impl Iterator<Item = (f64, String)> {
    let first = chart.behind().min(chart.weeks.len().saturating_sub(1));
    let named = |(nth, week): (usize, &OutlookWeek)| (middle(nth), plain(&week.label));
    let order = (0..=first).rev().chain(first + 1..chart.weeks.len());
    order.filter_map(move |nth| chart.weeks.get(nth).map(|week| named((nth, week))))
}
