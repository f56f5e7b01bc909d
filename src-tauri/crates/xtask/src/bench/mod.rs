//! `cargo xtask bench`: how fast the book is beside a peer, as ratios from one run on one machine. A row is one file here.

mod frames;
mod gifts;
mod import;
mod measure;
mod pages;
mod peer;
mod screen;
mod start;
mod table;

use crate::setup::{self, Need};
use crate::terminal::{cargo, run, say};
use crate::trouble::Trouble;
use crate::{places, terminal};
use frames::Expected;
use std::fs;
use std::path::PathBuf;
use table::Row;

/// What the rows work with.
struct Bench {
    /// Everything that the bench makes.
    folder: PathBuf,
    /// The terminal program, optimised.
    giftbook: PathBuf,
    /// What times the book's answers from the inside, optimised.
    measure: PathBuf,
    /// A Python that has the peers.
    python: PathBuf,
    /// The gift frames, and what they must come to.
    frames: PathBuf,
    expected: Expected,
}

/// A row or a few that are measured together.
type Measurement = fn(&Bench) -> Result<Vec<Row>, Trouble>;

/// In the order of the table; a later one may use the books that an earlier one left.
const MEASUREMENTS: [(&str, Measurement); 4] = [
    ("import", import::rows),
    ("gifts", gifts::rows),
    ("pages", pages::rows),
    ("start", start::rows),
];

/// Measures every row, or those under one name with the books that an earlier run left, and prints the table. A goal that is not met is
/// said there and is no failure.
pub(crate) fn measure(only: Option<&str>) -> Result<(), Trouble> {
    setup::system_ready_for(&[Need::Build])?;
    let folder = places::target().join("bench");
    fs::create_dir_all(&folder).map_err(Trouble::file(&folder))?;
    let python = peer::installed(&folder)?;
    run(
        "the terminal program and what times the book, optimised",
        cargo().args([
            "build",
            "--release",
            "--package",
            "giftbook-cli",
            "--package",
            "giftbook-tests",
        ]),
    )?;
    let (frames, expected) = frames::written(&folder)?;
    let bench = Bench {
        folder,
        giftbook: places::built("release", "giftbook"),
        measure: places::built("release", "measure"),
        python,
        frames,
        expected,
    };
    let mut rows = Vec::new();
    for (_, measurement) in MEASUREMENTS
        .into_iter()
        .filter(|(name, _)| only.is_none_or(|only| only == *name))
    {
        rows.extend(measurement(&bench)?);
    }
    say(&format!("{} frames, {}", bench.expected.frames, machine()));
    println!("\n{}", table::text(&rows));
    Ok(())
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rust = terminal::read(std::process::Command::new("rustc").arg("--version")).unwrap_or_default();
    format!(
        "{cores} cores, {} {}, {rust}, {}",
        std::env::consts::OS,
        std::env::consts::ARCH,
        peer::NAME
    )
}
