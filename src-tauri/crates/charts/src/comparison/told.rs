//! What the marks of a comparison say, and its table.

use super::{Comparison, Place};
use crate::drawing::Table;
use crate::plain::plain;

pub(super) fn name(place: &Place) -> String {
    let (name, part) = (plain(&place.name), plain(&place.part));
    if part.is_empty() {
        name
    } else {
        format!("{name}, {part}")
    }
}

pub(super) fn said(chart: &Comparison, place: &Place) -> String {
    let Some(value) = place.value else {
        return plain(&chart.unpublished);
    };
    let told = [chart.written(value), range(chart, place), plain(&place.seen)];
    let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}

/// "$7.14–$8.12"; nothing where all of it is the same.
fn range(chart: &Comparison, place: &Place) -> String {
    let range = place.range.filter(|(least, most)| least < most);
    range.map_or_else(String::new, |(least, most)| {
        format!("{}–{}", chart.written(least), chart.written(most))
    })
}

/// "7.14–8.12", to stand beside the amount; nothing where all of it is the same.
pub(super) fn ends(chart: &Comparison, place: &Place) -> String {
    let range = place.range.filter(|(least, most)| least < most);
    range.map_or_else(String::new, |(least, most)| {
        format!("{}–{}", chart.numbers.text(least), chart.numbers.text(most))
    })
}

pub(super) fn table(chart: &Comparison) -> Table {
    let mut table = Table::with_columns([
        (chart.name_heading.as_str(), false),
        (&chart.value_heading, true),
        (&chart.range_heading, true),
        (&chart.seen_heading, true),
    ]);
    let row = |place: &Place| {
        let value = place.value.map(|value| chart.numbers.text(value));
        vec![
            name(place),
            value.unwrap_or_else(|| plain(&chart.unpublished)),
            range(chart, place),
            plain(&place.seen),
        ]
    };
    table.rows = chart.places.iter().map(row).collect();
    table
}

pub(super) fn summary(chart: &Comparison) -> String {
    let said = |place: &Place| {
        let value = place.value.map(|value| chart.written(value));
        format!("{} {}", name(place), value.unwrap_or_else(|| plain(&chart.unpublished)))
    };
    let said: Vec<String> = chart.places.iter().map(said).collect();
    let about = plain(&chart.about);
    if said.is_empty() {
        about
    } else {
        format!("{about}: {}", said.join(", "))
    }
}
