use std::fs;
use std::io::{Seek, SeekFrom, Write};

use super::*;
use crate::file::settings::Role;
use crate::file::stamp::Stamp;
use crate::file::{Damage, check, connect};

/// A small book with rows in every table, closed in good order.
fn small_book() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = place();
    let book = opened(&path);
    for coins in 1..=40 {
        give(&book, coins * 1_000_003).unwrap();
    }
    book.close().unwrap();
    (folder, path)
}

fn is_damaged(opened: &Result<BookFile, FileError>, as_expected: Damage) -> bool {
    matches!(opened, Err(FileError::Damaged(damage)) if *damage == as_expected)
}

/// Calls `then` once for each `step`th byte of the file, with one bit of that byte flipped on disk; afterwards the file is whole.
fn flip_each(path: &Path, step: usize, mut then: impl FnMut(usize)) {
    let whole = fs::read(path).unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    let mut put = |at: usize, byte: u8| {
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    for at in (0..whole.len()).step_by(step) {
        put(at, whole[at] ^ 1 << (at % 8));
        then(at);
        put(at, whole[at]);
    }
    assert_eq!(fs::read(path).unwrap(), whole);
}

#[test]
fn row_22_every_byte_flipped_is_noticed_and_changes_nothing() {
    let (folder, path) = small_book();
    let mut noticed = 0;
    flip_each(&path, 1, |at| {
        assert!(BookFile::open(&path, &V1, day(1), Proof::First).is_err(), "byte {at}");
        noticed += 1;
    });
    assert_eq!(noticed, fs::metadata(&path).unwrap().len());
    assert!(
        bytes_in(folder.path())
            .iter()
            .all(|(name, _)| name == "my.book" || name == "my.book.lock")
    );
    assert_eq!(
        coins(&BookFile::open(&path, &V1, day(1), Proof::First).unwrap()).unwrap(),
        820 * 1_000_003
    );
}

#[test]
fn row_22_without_a_seal_a_flip_is_answered_by_an_error_or_a_sound_book_never_a_panic() {
    let (_folder, path) = small_book();
    flip_each(&path, 13, |at| {
        let Ok(version @ 1..) = check::version(&path, true, &V1, &Stamp::NONE, 0) else {
            return;
        };
        let conn = connect::to_look(&path, connect::Hot::beside(&path).unwrap(), Role::Reader).unwrap();
        V1.must_equal(&conn, version).unwrap();
        let rows: i64 = conn
            .query_row("SELECT count(*) FROM gift NOT INDEXED", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 40, "byte {at}");
    });
}

#[test]
fn row_23_a_book_cut_short_is_noticed() {
    let (_folder, path) = small_book();
    let whole = fs::read(&path).unwrap();
    for length in [whole.len() - 1, whole.len() - 4096, 4096, 4095, 512, 100, 99, 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(
            BookFile::open(&path, &V1, day(0), Proof::First).is_err(),
            "{length} bytes, sealed"
        );
        let unsealed = check::version(&path, true, &V1, &Stamp::NONE, 0);
        assert!(unsealed.is_err(), "{length} bytes, not sealed: {unsealed:?}");
    }
}

#[test]
fn row_23_cut_to_nothing_is_not_taken_for_a_first_start() {
    let (_folder, path) = small_book();
    fs::write(&path, "").unwrap();
    assert!(is_damaged(
        &BookFile::open(&path, &V1, day(0), Proof::First),
        Damage::Altered
    ));
    assert!(fs::read(&path).unwrap().is_empty());
    fs::remove_file(&path).unwrap();
    assert_eq!(coins(&opened(&path)).unwrap(), 0, "a book taken away is no damage");
}

/// A book as a killed process leaves it: its log not yet in it.
fn killed() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = small_book();
    let mut child = child::Child::start("holds_a_book", &path, |command| command);
    child.wait_for("committed");
    child.kill();
    (folder, path)
}

#[test]
fn row_23_a_lost_log_is_noticed() {
    let (folder, path) = killed();
    fs::remove_file(folder.path().join("my.book-wal")).unwrap();
    assert!(is_damaged(
        &BookFile::open(&path, &V1, day(0), Proof::First),
        Damage::WalMissing
    ));
    BookFile::accept(&path).unwrap();
    assert_eq!(
        coins(&opened(&path)).unwrap(),
        820 * 1_000_003,
        "what was in the book itself"
    );
}

#[test]
fn row_23_a_foreign_log_is_noticed_and_the_book_without_it_is_whole() {
    let (other, _) = killed();
    let (folder, path) = small_book();
    let log = folder.path().join("my.book-wal");
    fs::copy(other.path().join("my.book-wal"), &log).unwrap();
    assert!(is_damaged(
        &BookFile::open(&path, &V1, day(0), Proof::First),
        Damage::WalForeign
    ));
    let aside = BookFile::set_log_aside(&path, day(0)).unwrap();
    assert!(!log.exists());
    assert!(crate::file::paths::beside(&aside, "-wal").exists());
    assert_eq!(coins(&opened(&path)).unwrap(), 820 * 1_000_003);
}

#[test]
fn a_killed_book_gives_back_what_was_committed() {
    let (_folder, path) = killed();
    assert_eq!(coins(&opened(&path)).unwrap(), 820 * 1_000_003 + 5);
}

#[test]
fn a_book_changed_by_another_program_is_told_and_can_be_accepted() {
    let (_folder, path) = small_book();
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("UPDATE gift SET coins = 1 WHERE id = 1")
        .unwrap();
    assert!(is_damaged(
        &BookFile::open(&path, &V1, day(1), Proof::First),
        Damage::Altered
    ));
    BookFile::accept(&path).unwrap();
    assert_eq!(coins(&opened(&path)).unwrap(), 819 * 1_000_003 + 1);
}

#[test]
fn a_damaged_book_is_set_aside_whole_and_a_new_one_begun() {
    let (folder, path) = killed();
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let log = fs::read(folder.path().join("my.book-wal")).unwrap();
    assert!(BookFile::open(&path, &V1, day(0), Proof::First).is_err());
    let aside = BookFile::set_aside(&path, day(0)).unwrap();
    assert_eq!(fs::read(&aside).unwrap(), bytes);
    assert_eq!(fs::read(crate::file::paths::beside(&aside, "-wal")).unwrap(), log);
    assert_eq!(
        aside.file_name().unwrap().to_string_lossy(),
        "my.book.damaged-2025-11-24T16-00-00.000Z"
    );
    assert_eq!(coins(&opened(&path)).unwrap(), 0);
}

#[test]
fn row_09_a_first_start_torn_by_a_power_cut_is_completed() {
    let (folder, path) = place();
    fs::write(&path, "").unwrap();
    let mut conn = connect::to_write(&path).unwrap();
    let one_page = fs::read(&path).unwrap();
    V1.migrate(&mut conn, 0).unwrap();
    let log = fs::read(folder.path().join("my.book-wal")).unwrap();
    // The log is whole; of the pages on their way from it into the book, some arrived.
    for (arrived, what) in [(4096, "a page"), (8192, "two"), (100, "a part of one")] {
        let (_folder, path) = place();
        fs::write(&path, [one_page.clone(), vec![0; arrived]].concat()).unwrap();
        fs::write(crate::file::paths::beside(&path, "-wal"), &log).unwrap();
        assert_eq!(coins(&opened(&path)).unwrap(), 0, "{what}");
    }
    // The journal says that there was nothing before; of the first page some bytes arrived.
    let mut journal = vec![0; 512];
    journal[..8].copy_from_slice(&[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    journal[20..28].copy_from_slice(&[0, 0, 2, 0, 0, 0, 16, 0]);
    for page in [
        one_page[..2048].to_vec(),
        [vec![0; 512], one_page[512..].to_vec()].concat(),
    ] {
        let (_folder, path) = place();
        fs::write(&path, page).unwrap();
        fs::write(crate::file::paths::beside(&path, "-journal"), &journal).unwrap();
        assert_eq!(coins(&opened(&path)).unwrap(), 0);
    }
}
