use std::fs;
use std::process::Command;

use super::child::Child;
use super::*;
use crate::file::{Damage, Difference, Shape};

#[test]
fn what_was_written_is_there_after_reopening() {
    let (_folder, path) = place();
    let book = opened(&path);
    give(&book, 5).unwrap();
    give(&book, 7).unwrap();
    assert_eq!(coins(&book).unwrap(), 12);
    book.close().unwrap();
    let book = opened(&path);
    assert_eq!(coins(&book).unwrap(), 12);
    assert!(!book.is_read_only());
}

#[test]
fn opening_and_closing_changes_no_byte_and_leaves_only_the_book_and_its_lock() {
    let (folder, path) = place();
    give(&opened(&path), 5).unwrap();
    let before = bytes_in(folder.path());
    assert_eq!(
        before.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        ["my.book", "my.book.lock"]
    );
    let book = opened(&path);
    assert_eq!(coins(&book).unwrap(), 5);
    drop(book);
    assert_eq!(bytes_in(folder.path()), before);
}

#[test]
fn row_02_what_a_first_start_cut_short_leaves_is_completed() {
    for leave in ["nothing", "an empty file", "a journal was chosen"] {
        let (_folder, path) = place();
        match leave {
            "nothing" => {}
            "an empty file" => fs::write(&path, "").unwrap(),
            _ => drop({
                fs::write(&path, "").unwrap();
                crate::file::connect::to_write(&path).unwrap()
            }),
        }
        let book = opened(&path);
        give(&book, 5).unwrap();
        assert_eq!(coins(&book).unwrap(), 5, "{leave}");
    }
}

#[test]
fn row_02_a_first_commit_still_in_the_log_is_found_there() {
    let (folder, path) = place();
    fs::write(&path, "").unwrap();
    let mut conn = crate::file::connect::to_write(&path).unwrap();
    V1.migrate(&mut conn, 0).unwrap();
    let other = folder.path().join("as-if-killed.book");
    fs::copy(&path, &other).unwrap();
    fs::copy(
        folder.path().join("my.book-wal"),
        folder.path().join("as-if-killed.book-wal"),
    )
    .unwrap();
    assert_eq!(coins(&opened(&other)).unwrap(), 0);
}

#[test]
fn row_17_a_second_instance_is_turned_away() {
    let (_folder, path) = place();
    let book = opened(&path);
    assert!(matches!(
        BookFile::open(&path, &V1, day(0), Proof::First),
        Err(FileError::InUse)
    ));
    give(&book, 5).unwrap();
    drop(book);
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
}

#[test]
#[cfg(unix)]
fn row_17_nor_does_a_link_lead_around_the_lock() {
    let (folder, path) = place();
    let book = opened(&path);
    let link = folder.path().join("link.book");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(
        BookFile::open(&link, &V1, day(0), Proof::First),
        Err(FileError::InUse)
    ));
    drop(book);
    assert_eq!(opened(&link).path(), path.canonicalize().unwrap());
}

#[test]
fn row_18_the_lock_of_a_killed_process_is_free_and_its_commits_are_there() {
    let (_folder, path) = place();
    let mut child = Child::start("holds_a_book", &path, |command| command);
    child.wait_for("committed");
    assert!(matches!(
        BookFile::open(&path, &V1, day(0), Proof::First),
        Err(FileError::InUse)
    ));
    child.kill();
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
}

#[test]
#[ignore = "a process of its own, started by row 18"]
fn holds_a_book() {
    let book = opened(&child::path());
    give(&book, 5).unwrap();
    child::say("committed");
    let _never_committed: Result<(), FileError> = book.write(|tx| {
        tx.execute("INSERT INTO person (name) VALUES ('Ben')", [])?;
        std::thread::sleep(std::time::Duration::from_secs(60));
        Ok(())
    });
}

#[test]
fn row_19_a_newer_book_is_refused_and_not_a_byte_changes() {
    let (folder, path) = place();
    give(&BookFile::open(&path, &V2, day(0), Proof::First).unwrap(), 5).unwrap();
    let before = bytes_in(folder.path());
    for now in [day(0), day(1)] {
        let refused = BookFile::open(&path, &V1, now, Proof::First);
        assert!(matches!(refused, Err(FileError::Newer { found: 2, known: 1 })));
    }
    assert_eq!(bytes_in(folder.path()), before);
    fs::remove_file(beside_lock(&path)).unwrap();
    assert!(BookFile::open(&path, &V1, day(0), Proof::First).is_err());
    assert!(!beside_lock(&path).exists(), "not even a lock is made beside it");
}

#[test]
fn row_19_newer_by_its_log_only_is_newer() {
    let (folder, path) = place();
    drop(opened(&path));
    let kept = crate::file::connect::to_write(&path).unwrap();
    kept.execute_batch("PRAGMA user_version = 9").unwrap();
    let copy = folder.path().join("copy.book");
    fs::copy(&path, &copy).unwrap();
    fs::copy(folder.path().join("my.book-wal"), folder.path().join("copy.book-wal")).unwrap();
    let before = (
        fs::read(&copy).unwrap(),
        fs::read(folder.path().join("copy.book-wal")).unwrap(),
    );
    assert!(matches!(
        BookFile::open(&copy, &V1, day(0), Proof::First),
        Err(FileError::Newer { found: 9, known: 1 })
    ));
    assert_eq!(
        (
            fs::read(&copy).unwrap(),
            fs::read(folder.path().join("copy.book-wal")).unwrap()
        ),
        before
    );
}

#[test]
fn row_20_a_foreign_database_is_refused_untouched() {
    for (sql, difference) in [
        ("PRAGMA application_id = 7; CREATE TABLE a (b)", Difference::Application),
        ("PRAGMA application_id = 7", Difference::Application),
        ("CREATE TABLE moz_places (id INTEGER)", Difference::Application),
        ("PRAGMA user_version = 77", Difference::Application),
        ("PRAGMA journal_mode = WAL; CREATE TABLE a (b)", Difference::Application),
        (
            "PRAGMA application_id = 1195526961; PRAGMA user_version = 1; CREATE TABLE a (b)",
            Difference::Schema,
        ),
    ] {
        let (folder, path) = place();
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let before = bytes_in(folder.path());
        let refused = BookFile::open(&path, &V1, day(0), Proof::First);
        assert!(
            matches!(refused, Err(FileError::Foreign(found)) if found == difference),
            "{sql}"
        );
        let after = bytes_in(folder.path())
            .into_iter()
            .filter(|(name, _)| name != "my.book.lock")
            .collect::<Vec<_>>();
        assert_eq!(after, before, "{sql}");
    }
}

#[test]
#[cfg(unix)]
fn row_21_what_is_no_database_is_refused_at_once_and_untouched() {
    let (folder, path) = place();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("text"), "date;amount\n2025-01-01;5\n".repeat(10)).unwrap();
    fs::write(at("short"), "SQLite format 3\0").unwrap();
    fs::write(at("zeros"), [0; 8192]).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    std::os::unix::fs::symlink(at("gone"), at("dangling")).unwrap();
    let before = bytes_in(folder.path());
    for (name, shape) in [
        ("folder", Shape::Folder),
        ("text", Shape::OtherFormat),
        ("short", Shape::OtherFormat),
        ("zeros", Shape::OtherFormat),
        ("pipe", Shape::Special),
        ("loop", Shape::Link),
        ("dangling", Shape::Link),
    ] {
        let refused = BookFile::open(&at(name), &V1, day(0), Proof::First);
        assert!(
            matches!(refused, Err(FileError::NotABook(found)) if found == shape),
            "{name}"
        );
    }
    assert_eq!(bytes_in(folder.path()), before);
    assert!(!path.exists());
}

#[test]
fn a_log_or_journal_without_its_book_is_not_written_over() {
    for suffix in ["-wal", "-journal"] {
        let (folder, path) = place();
        fs::write(folder.path().join(format!("my.book{suffix}")), "the only copy").unwrap();
        let refused = BookFile::open(&path, &V1, day(0), Proof::First);
        assert!(
            matches!(refused, Err(FileError::Damaged(Damage::WalForeign))),
            "{suffix}"
        );
        assert_eq!(
            fs::read(folder.path().join(format!("my.book{suffix}"))).unwrap(),
            b"the only copy"
        );
    }
}
