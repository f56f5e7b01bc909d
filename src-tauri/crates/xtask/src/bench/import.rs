//! Import of a million gift frames, complete and committed, beside DuckDB reading the same file into a table; and its memory.

use super::measure::{Measured, median, program};
use super::table::{Goal, Quantity, Row};
use super::{Bench, peer};
use crate::terminal::say;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const RUNS: u32 = 3;

/// The book and the peer's table stay for the rows that ask them something.
pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>, Trouble> {
    let (mut ours, mut theirs, mut peaks) = (Vec::new(), Vec::new(), Vec::new());
    // Turn by turn, so that what else the machine does falls on both.
    for number in 1..=RUNS {
        let mine = import(bench)?;
        let their = duckdb(bench)?;
        say(&format!(
            "import {number} of {RUNS}: {} and {}, DuckDB {}",
            Quantity::Time(mine.time),
            Quantity::Memory(mine.peak),
            Quantity::Time(their)
        ));
        ours.push(mine.time);
        peaks.push(mine.peak);
        theirs.push(their);
    }
    check(bench)?;
    let time = median(ours).unwrap_or_default();
    let peer = median(theirs).map(Quantity::Time);
    let peak = peaks.into_iter().max().unwrap_or_default();
    Ok(vec![
        Row {
            work: "import 1 M gift frames",
            ours: Quantity::Time(time),
            peer,
            goal: Goal::TimesPeer(1.0),
        },
        Row {
            work: "memory of that import",
            ours: Quantity::Memory(peak),
            peer: None,
            goal: Goal::AtMost(Quantity::Memory(200_000_000)),
        },
    ])
}

impl Bench {
    /// The book with all frames.
    pub(super) fn book(&self) -> std::path::PathBuf {
        self.folder.join("ours/bench.giftbook")
    }

    /// The peer's database with all frames, in its table `gifts`.
    pub(super) fn database(&self) -> std::path::PathBuf {
        self.folder.join("theirs/bench.duckdb")
    }

    fn giftbook(&self) -> Command {
        let mut command = Command::new(&self.giftbook);
        command.arg("--book").arg(self.book()).arg("--json");
        command
    }
}

/// Our time is the whole program's, from its start to its end.
fn import(bench: &Bench) -> Result<Measured, Trouble> {
    empty_folder_of(&bench.book())?;
    let measured = program(bench.giftbook().arg("import").arg(&bench.frames))?;
    expect(
        "rows imported",
        &measured.answer["files"][0]["rows"],
        bench.expected.frames,
    )?;
    Ok(measured)
}

/// The peer's time is that of its two statements, without Python's start.
fn duckdb(bench: &Bench) -> Result<Duration, Trouble> {
    empty_folder_of(&bench.database())?;
    let measured = peer::ask(
        &bench.python,
        include_str!("duckdb_import.py"),
        &[&bench.frames, &bench.database()],
    )?;
    expect("rows in DuckDB", &measured.answer["rows"], bench.expected.frames)?;
    let nanoseconds = measured.answer["nanoseconds"].as_u64();
    nanoseconds
        .map(Duration::from_nanos)
        .ok_or_else(|| unexpected("DuckDB", &measured.answer))
}

/// A fast wrong answer is no answer: the totals must be those that the frames were made from.
fn check(bench: &Bench) -> Result<(), Trouble> {
    let gifts = program(bench.giftbook().arg("gifts"))?;
    let total = &gifts.answer["total"];
    let expected = &bench.expected;
    expect("gift events", &total["events"], expected.events)?;
    expect("pieces", &total["pieces"], expected.pieces)?;
    expect("diamonds", &total["units"], expected.units)?;
    expect("gifters", &total["gifters"], expected.gifters)
}

/// Amounts come as text, counts as numbers.
fn expect(what: &str, found: &Value, expected: u64) -> Result<(), Trouble> {
    if *found == json!(expected) || *found == json!(expected.to_string()) {
        return Ok(());
    }
    Err(Trouble::failed(
        "the bench's check",
        format!("{what}: {found}, made were {expected}"),
    ))
}

fn unexpected(what: &str, answer: &Value) -> Trouble {
    Trouble::Answer {
        what: what.to_owned(),
        answer: answer.to_string(),
    }
}

fn empty_folder_of(file: &Path) -> Result<(), Trouble> {
    let Some(folder) = file.parent() else { return Ok(()) };
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Trouble::file(folder))?;
    }
    fs::create_dir_all(folder).map_err(Trouble::file(folder))
}
