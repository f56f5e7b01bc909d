//! `cargo xtask test`: set-up, then every check, each to its end even when one before it failed.

use crate::app::FEATURES;
use crate::counts::{Counts, skip_notes};
use crate::display::Display;
use crate::setup::{self, Need};
use crate::steps::{Done, done, run, table, total};
use crate::terminal::{cargo, npm, read, say};
use crate::trouble::Trouble;
use crate::{app, places};
use std::fs;
use std::process::Command;
use std::time::Instant;

/// How much is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    Everything,
    /// Without the real window.
    Quick,
}

/// Runs every check and closes with a table and one line of sums. Fails when any check did.
pub(crate) fn all(extent: Extent) -> Result<(), Trouble> {
    let begin = Instant::now();
    setup::ready_for(&Need::ALL)?;
    let mut steps = vec![Done {
        name: "set-up",
        time: begin.elapsed(),
        counts: Counts::default(),
        notes: Vec::new(),
    }];
    // The page first: the app compiles it in.
    steps.push(done("page: build", app::build_page));
    steps.push(run("page: types, lints, format", npm().args(["run", "check"])));
    steps.push(run("page: tests", npm().args(["test"])));
    steps.push(run("format", cargo().args(["fmt", "--all", "--check"])));
    let lints = ["clippy", "--workspace", "--all-targets"];
    steps.push(run(
        "lints",
        cargo().args(lints).args(FEATURES).args(["--", "--deny", "warnings"]),
    ));
    // Programs and tests in one build, so that nothing is compiled twice for the journeys that start the programs.
    let everything = ["build", "--workspace", "--all-targets"];
    steps.push(run("build", cargo().args(everything).args(FEATURES)));
    steps.push(rust_tests(extent)?);
    let examples = ["test", "--quiet", "--workspace", "--doc"];
    steps.push(run(
        "examples in the documentation",
        cargo().args(examples).args(FEATURES),
    ));
    for note in steps.iter().flat_map(|step| &step.notes) {
        say(note);
    }
    println!("{}", table(&steps));
    match total(&steps).failed {
        0 => Ok(()),
        failed => Err(Trouble::failed(
            "cargo xtask test",
            format!("{failed} failed, see above"),
        )),
    }
}

/// The workspace's tests, with the journeys in the real window on a virtual display unless left out.
fn rust_tests(extent: Extent) -> Result<Done, Trouble> {
    let report = places::target().join("nextest/default/junit.xml");
    // What an earlier run left must not be counted.
    if report.exists() {
        fs::remove_file(&report).map_err(Trouble::file(&report))?;
    }
    let nextest = read(cargo().args(["nextest", "--version"])).is_some();
    let mut command = cargo();
    if nextest {
        command.args(["nextest", "run", "--workspace"]).args(FEATURES);
    } else {
        let tests = ["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"];
        command.args(tests).args(FEATURES).args(["--", "--show-output"]);
    }
    let display = on_a_display(extent, &mut command)?;
    let tests = run("tests", &mut command);
    drop(display);
    // The other runner shows what tests that passed have said; this one only keeps it.
    let kept = fs::read_to_string(&report).unwrap_or_default();
    Ok(tests.with_skipped(skip_notes(&kept).into_iter().map(str::to_owned).collect()))
}

/// The display on which the journeys open their windows. Without `GIFTBOOK_WINDOW` they say that they were skipped.
fn on_a_display(extent: Extent, command: &mut Command) -> Result<Option<Display>, Trouble> {
    if extent == Extent::Quick || !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let display = Display::start()?;
    command.envs(display.variables()).env("GIFTBOOK_WINDOW", "1");
    Ok(Some(display))
}
