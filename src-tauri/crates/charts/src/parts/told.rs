//! The table of a chart of parts, and its sentence.

use super::{Parts, Row};
use crate::drawing::Table;
use crate::plain::plain;

pub(super) fn table(chart: &Parts, rows: &[Row<'_>]) -> Table {
    let parts = chart.part_headings.iter().map(|heading| (heading.as_str(), true));
    let names = [(chart.name_heading.as_str(), false), (&chart.note_heading, false)];
    let whole = [(chart.whole_heading.as_str(), true)];
    let mut table = Table::with_columns(names.into_iter().chain(parts).chain(whole));
    let written = |row: &Row<'_>| {
        let parts = (0..chart.part_headings.len()).map(|part| row.of.parts.get(part).copied().unwrap_or_default());
        let parts = parts.map(|part| chart.written(part));
        let names = [row.name.clone(), row.note.clone()].into_iter();
        names.chain(parts).chain([row.whole.clone()]).collect()
    };
    table.rows = rows.iter().map(written).collect();
    table
}

pub(super) fn summary(chart: &Parts, rows: &[Row<'_>]) -> String {
    let said: Vec<String> = rows.iter().map(|row| format!("{} {}", row.name, row.whole)).collect();
    let said = [plain(&chart.about), said.join(", ")];
    let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
    said.join(": ")
}
