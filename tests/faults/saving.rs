//! A file saved over an older one while the disk fails: the older one, or the new one whole.

use std::path::Path;
use std::process::Command;

use giftbook_book::transactions::Query;
use giftbook_book::{Book, Cancel};
use giftbook_tests::now;
use giftbook_tests::program::{Desk, evening, giftbook};

use crate::wish::copy;
use crate::{WRITING, can_trace, say};

const BEFORE: &[u8] = b"what was saved yesterday";
/// The disk is full, broken, gone, or not for us.
const ERRORS: [&str; 4] = ["ENOSPC", "EIO", "EROFS", "EACCES"];

const BOOK: &str = "GIFTBOOK_TEST_BOOK";
const TARGET: &str = "GIFTBOOK_TEST_TARGET";

/// Lets every write fail once, with one error after the other, while `saver` puts a file over the one at `target`; `is_whole` knows a whole one.
fn failing_everywhere(name: &str, target: &str, saver: impl Fn(&Desk) -> Command, is_whole: impl Fn(&Path) -> bool) {
    if !can_trace() {
        return;
    }
    let before = Desk::new();
    before.done(&["import", &evening()]);
    let log = Desk::new();
    let (mut points, mut kept) = (0, 0);
    for call in WRITING {
        for (when, error) in (1..).zip(ERRORS.into_iter().cycle()) {
            let desk = copy(&before);
            let target = desk.path(target);
            std::fs::write(&target, BEFORE).expect("a file");
            let saver = saver(&desk);
            let mut strace = Command::new("strace");
            strace.arg("--follow-forks").arg("--output").arg(log.path("log"));
            strace.arg(format!("--trace=?{call}"));
            strace.arg(format!("--inject=?{call}:error={error}:when={when}"));
            strace.arg(saver.get_program()).args(saver.get_args());
            strace.envs(saver.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let ended = strace.output().expect("a tracer");
            let made = std::fs::read_to_string(log.path("log")).expect("a log");
            if !made.contains("(INJECTED)") {
                assert!(ended.status.success(), "{name}, {error} at {call} {when}: {ended:?}");
                break;
            }
            points += 1;
            let at = format!("{name}, {error} at {call} {when}");
            if std::fs::read(&target).expect("a file") == BEFORE {
                kept += 1;
                assert!(!ended.status.success(), "{at}: said to be done");
            } else {
                assert!(is_whole(&target), "{at}: something between");
            }
        }
    }
    assert!(kept > 20, "{name}: only {kept} of {points} faults were noticed");
    say(&format!(
        "{name}: failed at {points} points, {kept} of which kept the older file, the others saved the new one"
    ));
}

#[test]
fn row_98_a_backup_on_a_failing_disk_leaves_the_older_one_or_the_new_one_whole() {
    let saver = |desk: &Desk| {
        let mut program = Command::new(giftbook());
        program
            .arg("--book")
            .arg(desk.book())
            .arg("--json")
            .arg("backup")
            .arg(desk.path("b.giftbook"));
        program
    };
    failing_everywhere("backup", "b.giftbook", saver, |path| {
        Book::inspect(path).is_ok_and(|summary| summary.entries == 3)
    });
}

#[test]
fn row_98_a_list_saved_on_a_failing_disk_leaves_the_older_file_or_the_new_one_whole() {
    let saver = |desk: &Desk| {
        let mut test = Command::new(std::env::current_exe().expect("a test knows where it is"));
        test.args(["--ignored", "--exact", "--test-threads=1", "saving::saves_a_list"]);
        test.env(BOOK, desk.book()).env(TARGET, desk.path("gifts.csv"));
        test
    };
    failing_everywhere("list", "gifts.csv", saver, |path| {
        let csv = std::fs::read_to_string(path).expect("text");
        csv.starts_with("\u{feff}\"id\"") && csv.ends_with("\r\n") && csv.lines().count() == 4
    });
}

#[test]
#[ignore = "a process of its own, started by row 98"]
fn saves_a_list() {
    let path = |name: &str| std::path::PathBuf::from(std::env::var_os(name).expect("told by the parent"));
    let book = Book::open(&path(BOOK), now()).expect("a book");
    let list = book
        .transactions(&Query::default(), &Cancel::default())
        .expect("a list");
    assert_eq!(
        book.export_csv_file(&list, &path(TARGET), &Cancel::default())
            .expect("a file"),
        3
    );
}
