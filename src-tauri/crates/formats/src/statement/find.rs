//! Which column of a table holds what, by its name and by what most of its cells are.

use crate::table::{Cell, Table};
use crate::written::{DateOrder, NumberFormat, date};

/// Cells looked at to choose a column. To decide how a column is read takes all of them.
const ENOUGH: usize = 200;

/// Whether a column holds dates, another amounts and a third words, as payments have them.
pub(super) fn is_of_payments(table: &Table) -> bool {
    let is_some =
        |fits: fn(&Cell) -> bool| (0..table.header.len()).any(|column| are_mostly(&some_of(table, column), fits));
    is_some(is_date)
        && is_some(|cell| is_amount(cell) && !is_date(cell))
        && is_some(|cell| !is_amount(cell) && !is_date(cell))
}

pub(super) fn filled(table: &Table, column: usize) -> impl Iterator<Item = &Cell> + Clone {
    let fitting = table.lines.iter().filter(|line| table.fits(line));
    let cells = fitting.filter_map(move |line| line.cells.get(column));
    cells.filter(|cell| !cell.is_blank())
}

pub(super) fn some_of(table: &Table, column: usize) -> Vec<&Cell> {
    filled(table, column).take(ENOUGH).collect()
}

/// The first of `names` that is a column whose cells are what they should be.
pub(super) fn named(table: &Table, names: &[&str], fits: impl Fn(&[&Cell]) -> bool) -> Option<String> {
    let fitting = |name: &&&str| {
        let cells = table.column(name).map(|column| some_of(table, column));
        cells.is_some_and(|cells| !cells.is_empty() && fits(&cells))
    };
    let found = names.iter().find(fitting)?;
    table.column(found).map(|column| table.header[column].clone())
}

/// The column whose cells are what they should be, if there is just one.
pub(super) fn only(table: &Table, taken: &[String], fits: impl Fn(&Cell) -> bool) -> Option<String> {
    let mut found = table.header.iter().enumerate().filter(|(column, name)| {
        let cells = some_of(table, *column);
        !taken.contains(name) && !name.is_empty() && !cells.is_empty() && are_mostly(&cells, &fits)
    });
    let (_, name) = found.next()?;
    found.next().is_none().then(|| name.clone())
}

/// Whether most cells are so: a bank marks pending payments in the strangest columns.
pub(super) fn are_mostly(cells: &[&Cell], fits: impl Fn(&Cell) -> bool) -> bool {
    cells.iter().filter(|cell| fits(cell)).count() * 2 > cells.len()
}

pub(super) fn is_date(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => true,
        Cell::Number(_) => false,
        Cell::Text(text) => DateOrder::ALL
            .into_iter()
            .any(|order| date(text, Some(order)).is_some()),
    }
}

pub(super) fn is_time(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if crate::written::time(text).is_some())
}

pub(super) fn is_amount(cell: &Cell) -> bool {
    match cell {
        Cell::Number(_) => true,
        Cell::Date(_) | Cell::Moment(_) => false,
        Cell::Text(text) => NumberFormat::ALL.into_iter().any(|format| format.read(text).is_some()),
    }
}

pub(super) fn are_unique(cells: &[&Cell]) -> bool {
    let mut texts: Vec<String> = cells.iter().map(|cell| cell.shown()).collect();
    texts.sort_unstable();
    texts.windows(2).all(|two| two[0] != two[1])
}

pub(super) fn texts(table: &Table, column: usize) -> Vec<&str> {
    let text = |cell: &'_ Cell| matches!(cell, Cell::Text(_));
    filled(table, column)
        .filter(|cell| text(cell))
        .filter_map(|cell| {
            if let Cell::Text(text) = cell {
                Some(text.as_str())
            } else {
                None
            }
        })
        .collect()
}
