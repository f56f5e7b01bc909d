//! Pages of Transactions: in every order, both ways, from the first page to the last.

use super::Bench;
use super::measure::program;
use super::table::{Goal, Quantity, Row};
use crate::terminal::say;
use crate::trouble::Trouble;
use std::process::Command;
use std::time::Duration;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>, Trouble> {
    let measured = program(Command::new(&bench.measure).arg("pages").arg(bench.book()))?;
    let time = |what: &str| Quantity::Time(Duration::from_nanos(measured.answer[what].as_u64().unwrap_or(u64::MAX)));
    say(&format!(
        "pages of {} rows: the middle one {}, of a hundred the slowest {}, of all {}; making a list took up to {}",
        measured.answer["rows"],
        time("middle"),
        time("p99"),
        time("slowest"),
        time("list")
    ));
    let goal = Goal::AtMost(Quantity::Time(Duration::from_millis(5)));
    Ok(vec![Row {
        work: "any page of Transactions, of a hundred the slowest",
        ours: time("p99"),
        peer: None,
        goal,
    }])
}
