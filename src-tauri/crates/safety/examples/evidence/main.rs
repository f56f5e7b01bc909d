//! Measures the checker on lists of real and made addresses: `evidence FOLDER [hosts|traps|offers|times]` prints one JSON array of `{goal, measured, met, misses}`.
//! No address is opened; each is only read.
#![expect(clippy::print_stdout, reason = "its answer is what it prints")]

mod hosts;
mod offers;
mod times;
mod traps;

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

/// One line of the table.
struct Row {
    goal: &'static str,
    measured: String,
    met: bool,
    /// What speaks against it, for whoever wants to look.
    misses: Vec<String>,
}

/// Measures what belongs together on the lists in a folder.
type Part = fn(&Path) -> Vec<Row>;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    let only = std::env::args().nth(2);
    let parts: [(&str, Part); 4] = [
        ("hosts", hosts::rows),
        ("traps", traps::rows),
        ("offers", offers::rows),
        ("times", times::rows),
    ];
    let wanted = parts
        .iter()
        .filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name));
    let rows: Vec<Row> = wanted.flat_map(|(_, rows)| rows(folder)).collect();
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| json!({ "goal": row.goal, "measured": row.measured, "met": row.met, "misses": row.misses }))
        .collect();
    println!("{}", Value::Array(rows));
    ExitCode::SUCCESS
}

/// The lines of a file; none where it is missing.
fn lines(folder: &Path, file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
    text.lines()
        .map(str::to_owned)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Cell `column` of each line, the first line left out where it is a header.
fn column(folder: &Path, file: &str, parted: char, column: usize, header: bool) -> Vec<String> {
    let lines = lines(folder, file);
    let cells = lines
        .iter()
        .skip(usize::from(header))
        .filter_map(|line| line.split(parted).nth(column));
    cells.map(str::to_owned).collect()
}
