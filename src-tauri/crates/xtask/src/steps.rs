//! The steps of `cargo xtask test`: each run to its end, its tests counted, its time kept.

use crate::counts::{Counts, closing_line, skip_notes};
use crate::terminal::{as_typed, complain, say};
use crate::trouble::Trouble;
use std::fmt::Write;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A step that was done.
pub(crate) struct Done {
    pub(crate) name: &'static str,
    pub(crate) time: Duration,
    pub(crate) counts: Counts,
    /// What tests said about not having looked.
    pub(crate) notes: Vec<String>,
}

impl Done {
    /// These tests passed only because they had nothing to look at.
    pub(crate) fn with_skipped(mut self, notes: Vec<String>) -> Self {
        self.counts = self
            .counts
            .of_which_skipped(u32::try_from(notes.len()).unwrap_or(u32::MAX));
        self.notes.extend(notes);
        self
    }
}

/// Does a step that is no program. A step counts as one test.
pub(crate) fn done(name: &'static str, work: impl FnOnce() -> Result<(), Trouble>) -> Done {
    let begin = Instant::now();
    let result = work();
    if let Err(trouble) = &result {
        complain(trouble);
    }
    let counts = Counts {
        passed: u32::from(result.is_ok()),
        failed: u32::from(result.is_err()),
        skipped: 0,
    };
    Done {
        name,
        time: begin.elapsed(),
        counts,
        notes: Vec::new(),
    }
}

/// Runs a program with its output shown and counts the tests that it reports; one without a report counts as one test.
pub(crate) fn run(name: &'static str, command: &mut Command) -> Done {
    say(&format!("{name}: {}", as_typed(command)));
    let begin = Instant::now();
    let Report {
        counts,
        notes,
        succeeded,
    } = show_and_count(command).unwrap_or_else(|trouble| {
        complain(&trouble);
        Report::default()
    });
    let mut counts = counts.unwrap_or(Counts {
        passed: u32::from(succeeded),
        ..Counts::default()
    });
    if !succeeded && counts.failed == 0 {
        counts.failed = 1; // it broke outside its tests
    }
    Done {
        name,
        time: begin.elapsed(),
        counts,
        notes: Vec::new(),
    }
    .with_skipped(notes)
}

/// What a program reported of its tests, if anything, and how it ended.
#[derive(Default)]
struct Report {
    counts: Option<Counts>,
    notes: Vec<String>,
    succeeded: bool,
}

fn show_and_count(command: &mut Command) -> Result<Report, Trouble> {
    if std::io::stdout().is_terminal() {
        command.envs([("CARGO_TERM_COLOR", "always"), ("FORCE_COLOR", "1")]);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(Trouble::io(as_typed(command)))?;
    let (lines, shown) = mpsc::channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|pipe| Box::new(pipe) as _),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ];
    for stream in streams.into_iter().flatten() {
        let lines = lines.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                if lines.send(line).is_err() {
                    break;
                }
            }
        });
    }
    drop(lines);
    let mut report = Report::default();
    for line in shown {
        let line = String::from_utf8_lossy(&line);
        println!("{}", line.trim_end_matches('\r'));
        if let Some(more) = closing_line(&line) {
            report.counts = Some(report.counts.unwrap_or_default().plus(more));
        }
        report.notes.extend(skip_notes(&line).into_iter().map(str::to_owned));
    }
    report.succeeded = child.wait().map_err(Trouble::io(as_typed(command)))?.success();
    Ok(report)
}

/// The steps as a table, and their sum in one plain line.
pub(crate) fn table(steps: &[Done]) -> String {
    let mut text = format!(
        "\n{:<34}{:>8}{:>8}{:>8}{:>8}\n",
        "step", "time", "passed", "failed", "skipped"
    );
    for Done { name, time, counts, .. } in steps {
        let Counts {
            passed,
            failed,
            skipped,
        } = counts;
        let seconds = time.as_secs_f32();
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{name:<34}{seconds:>6.1} s{passed:>8}{failed:>8}{skipped:>8}");
    }
    let Counts {
        passed,
        failed,
        skipped,
    } = total(steps);
    let _ = write!(text, "\n{passed} passed, {failed} failed, {skipped} skipped");
    text
}

pub(crate) fn total(steps: &[Done]) -> Counts {
    steps.iter().fold(Counts::default(), |sum, step| sum.plus(step.counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_sums_the_steps() {
        let step = |passed, failed, skipped| Done {
            name: "x",
            time: Duration::from_secs(1),
            counts: Counts {
                passed,
                failed,
                skipped,
            },
            notes: Vec::new(),
        };
        let text = table(&[step(3, 0, 1), step(4, 2, 0)]);
        assert_eq!(text.lines().last(), Some("7 passed, 2 failed, 1 skipped"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_without_a_failed_test_still_counts_as_failed() {
        let shell = |script: &str| run("shell", Command::new("sh").args(["-c", script])).counts;
        assert_eq!(
            shell("exit 0"),
            Counts {
                passed: 1,
                failed: 0,
                skipped: 0
            }
        );
        assert_eq!(
            shell("exit 3"),
            Counts {
                passed: 0,
                failed: 1,
                skipped: 0
            }
        );
        let closing = "echo 'test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out'";
        assert_eq!(
            shell(closing),
            Counts {
                passed: 5,
                failed: 0,
                skipped: 1
            }
        );
        assert_eq!(
            shell(&format!("echo 'skipped: no data'; {closing}")),
            Counts {
                passed: 4,
                failed: 0,
                skipped: 2
            }
        );
        assert_eq!(
            shell(&format!("{closing} >&2; exit 1")),
            Counts {
                passed: 5,
                failed: 1,
                skipped: 1
            }
        );
    }
}
