//! Killed, and lied to, at every call that writes: what was there before or what was asked for, never something between.
//! strace stops the program on its way into one call after the other, or makes that call fail.

#![cfg(unix)]

mod saving;
mod wish;

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use giftbook_tests::program::{Desk, giftbook, text};

use wish::{Wish, copy, names};

/// Every call by which bytes, names or lengths reach a disk. A name that this processor does not have is passed over.
const WRITING: [&str; 21] = [
    "pwrite64",
    "pwritev",
    "write",
    "writev",
    "fdatasync",
    "fsync",
    "ftruncate",
    "fallocate",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "mkdir",
    "mkdirat",
    "openat",
    "fchmod",
    "copy_file_range",
    "sendfile",
];
const SIGKILL: i32 = 9;

/// `giftbook` under a tracer that does `what` at the `when`th call of that name.
fn traced(call: &str, what: &str, when: usize, log: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.arg("--follow-forks").arg("--output").arg(log);
    strace.arg(format!("--trace=?{call}"));
    strace.arg(format!("--inject=?{call}:{what}:when={when}"));
    strace.arg(giftbook());
    strace
}

/// Whether this machine lets one process stop another; says "skipped" where it does not.
fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["--trace=write", "--inject=write:signal=KILL", "echo"])
        .output();
    let can = tried.is_ok_and(|tried| tried.status.signal() == Some(SIGKILL));
    if !can {
        say("skipped: strace is not here or may not trace, so no fault was made");
    }
    can
}

#[expect(
    clippy::print_stdout,
    reason = "a test that was not run, and how much one looked at, must be said"
)]
fn say(words: &str) {
    println!("{words}");
}

/// Kills the program at every point of `wish`; after each, and after asking again, looks at the book.
fn killed_everywhere(name: &str, wish: &Wish) {
    if !can_trace() {
        return;
    }
    let before = copy(&wish.before).hash();
    let log = Desk::new();
    let (mut points, mut granted) = (0, 0);
    for call in WRITING {
        for when in 1.. {
            let desk = copy(&wish.before);
            let strace = traced(call, "signal=KILL", when, &log.path("log"));
            let (_, ended) = desk.started_by(strace, &wish.words());
            if ended.status.signal() != Some(SIGKILL) {
                assert!(ended.status.success(), "{call} {when}: {ended:?}");
                break;
            }
            points += 1;
            let at = format!("{name}, killed at {call} {when}");
            let found = desk.hash();
            assert!(found == before || found == wish.after, "{at}: something between");
            let again = desk.ask(&wish.words());
            let done = found == wish.after;
            granted += usize::from(done);
            assert!(
                again.code == Some(0) || done,
                "{at}: asked again, it said {}",
                again.json
            );
            if let Some(files) = wish.files.as_ref().filter(|_| again.code == Some(0)) {
                assert_eq!(&names(&desk), files, "{at}: something was left lying about");
            }
            assert_eq!(desk.hash(), wish.after, "{at}: asked again");
        }
    }
    assert!(points > 20, "{name}: only {points} points were found to kill at");
    let late = if before == wish.after {
        ""
    } else {
        &format!(", {granted} of them after it was done")
    };
    say(&format!("{name}: killed at {points} points{late}"));
}

#[test]
fn row_02_a_first_start_killed_at_any_write_is_completed_by_the_next() {
    killed_everywhere("first start", &wish::first_start());
}

#[test]
fn row_01_an_import_killed_at_any_write_was_made_or_never_begun() {
    killed_everywhere("import", &wish::import());
}

#[test]
fn row_01_a_revert_killed_at_any_write_was_made_or_never_begun() {
    killed_everywhere("revert", &wish::revert());
}

#[test]
fn row_04_a_redo_killed_at_any_write_was_made_or_never_begun() {
    killed_everywhere("redo", &wish::redo());
}

#[test]
fn row_06_a_restore_killed_at_any_write_leaves_the_old_book_or_the_backup() {
    killed_everywhere("restore", &wish::restore(&Desk::new()));
}

/// Lets every write of an import fail once with `error`: a reason in words and the book as it was, or the import done all the same.
fn failing_everywhere(error: &str) {
    if !can_trace() {
        return;
    }
    let wish = wish::import();
    let before = copy(&wish.before).hash();
    let log = Desk::new();
    let (mut points, mut refused) = (0, 0);
    // Before the program's own first line, the system opens its libraries; what fails there is not ours to answer.
    for call in WRITING.into_iter().filter(|call| *call != "openat") {
        for when in 1.. {
            let desk = copy(&wish.before);
            let strace = traced(call, &format!("error={error}"), when, &log.path("log"));
            let (answer, ended) = desk.started_by(strace, &wish.words());
            let made = std::fs::read_to_string(log.path("log")).expect("a log");
            if !made.contains("(INJECTED)") {
                assert!(ended.status.success(), "{call} {when}: {ended:?}");
                break;
            }
            points += 1;
            let at = format!("{error} at {call} {when}");
            let error = answer
                .json
                .pointer("/error/code")
                .or(answer.json.pointer("/files/0/error/code"));
            match answer.code {
                Some(0) => assert_eq!(desk.hash(), wish.after, "{at}: said to be done"),
                Some(2) => {
                    refused += 1;
                    let code = error.map_or("", text);
                    assert!(["io", "disk_full"].contains(&code), "{at}: refused as {}", answer.json);
                    assert_eq!(desk.hash(), before, "{at}: said to be refused");
                }
                _ => panic!("{at}: {ended:?}"),
            }
            assert_eq!(desk.done(&wish.words())["files"][0]["rows"], 5, "{at}: asked again");
            assert_eq!(desk.hash(), wish.after, "{at}: asked again");
        }
    }
    assert!(refused > 20, "{error}: only {refused} of {points} faults were noticed");
    say(&format!(
        "import: {error} at {points} points, {refused} of them refused, the others made good"
    ));
}

#[test]
fn row_11_an_import_on_a_broken_disk_is_refused_and_leaves_the_book_as_it_was() {
    failing_everywhere("EIO");
}

#[test]
fn row_12_an_import_on_a_full_disk_is_refused_and_leaves_the_book_as_it_was() {
    failing_everywhere("ENOSPC");
}
