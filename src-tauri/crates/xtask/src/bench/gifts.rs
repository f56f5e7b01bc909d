//! The Gifts screen's answer over all events, beside DuckDB grouping its own table.

use super::measure::program;
use super::table::{Goal, Quantity, Row};
use super::{Bench, peer};
use crate::trouble::Trouble;
use std::process::Command;
use std::time::Duration;

/// Both are asked nine times on a warm file, and the middle one counts; neither its process's start.
pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>, Trouble> {
    let ours = program(Command::new(&bench.measure).arg("gifts").arg(bench.book()))?;
    let theirs = peer::ask(&bench.python, include_str!("duckdb_gifts.py"), &[&bench.database()])?;
    let time = |answer: &serde_json::Value| Duration::from_nanos(answer["nanoseconds"].as_u64().unwrap_or(u64::MAX));
    Ok(vec![Row {
        work: "the Gifts screen's answer, all time",
        ours: Quantity::Time(time(&ours.answer)),
        peer: Some(Quantity::Time(time(&theirs.answer))),
        goal: Goal::TimesPeer(0.1),
    }])
}
