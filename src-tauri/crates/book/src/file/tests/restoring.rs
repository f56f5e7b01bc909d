use std::fs;

use super::*;
use crate::file::Schema;

#[test]
fn row_06_a_backup_takes_the_book_s_place_and_what_was_there_is_kept() {
    let (_folder, mut book, backup) = book_and_backup();
    let before = fs::read(&backup).unwrap();
    assert_eq!(
        book.read(|_| Ok::<_, FileError>(())).ok(),
        Some(()),
        "a reader has been in use"
    );
    book.restore_from(&backup, day(0)).unwrap();
    assert_eq!(coins(&book).unwrap(), 12);
    give(&book, 1).unwrap();
    assert_eq!(fs::read(&backup).unwrap(), before, "the backup itself is not touched");
    let kept = book.backups().join("2025-11-24T16-00-00.000Z-before-restore.book");
    book.restore_from(&kept, day(1)).unwrap();
    assert_eq!(coins(&book).unwrap(), 5);
    let path = book.path().to_owned();
    book.close().unwrap();
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
}

#[test]
fn an_older_backup_is_brought_up_and_stays_as_it_is() {
    let (folder, book, backup) = book_and_backup();
    let path = book.path().to_owned();
    drop(book);
    let mut book = BookFile::open(&path, &V2, day(0), Proof::First).unwrap();
    let before = fs::read(&backup).unwrap();
    assert_eq!(BookFile::inspect(&backup, &V2).unwrap().version, 1);
    book.restore_from(&backup, day(0)).unwrap();
    let note: String = book
        .read(|conn| Ok::<_, FileError>(conn.query_row("SELECT note FROM gift", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!((note.as_str(), coins(&book).unwrap()), ("old", 12));
    assert_eq!(fs::read(&backup).unwrap(), before);
    assert!(bytes_in(folder.path()).iter().all(|(name, _)| !name.contains("part")));
}

#[test]
fn an_older_backup_that_cannot_be_brought_up_does_not_take_the_place() {
    const REFUSES_TWELVE: Schema = Schema::new(&[
        ONE,
        "CREATE TABLE rule (coins INTEGER CHECK (coins <> 12)) STRICT;
                                                       INSERT INTO rule SELECT coins FROM gift;",
    ]);
    let (_folder, book, backup) = book_and_backup();
    let path = book.path().to_owned();
    drop(book);
    let mut book = BookFile::open(&path, &REFUSES_TWELVE, day(0), Proof::First).unwrap();
    assert!(book.restore_from(&backup, day(0)).is_err());
    assert_eq!(coins(&book).unwrap(), 5);
    give(&book, 1).unwrap();
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_book_which_is_kept() {
    let (_folder, book, backup) = book_and_backup();
    let path = book.path().to_owned();
    drop(book);
    let mut damaged = std::fs::read(&path).unwrap();
    damaged.truncate(5000);
    std::fs::write(&path, &damaged).unwrap();
    let refused = BookFile::restore_over(&path, &path.with_extension("none"), &V1, day(1));
    assert!(
        refused.is_err() && std::fs::read(&path).unwrap() == damaged,
        "nothing is done without a backup"
    );
    let aside = BookFile::restore_over(&path, &backup, &V1, day(1)).unwrap();
    assert_eq!(std::fs::read(aside).unwrap(), damaged);
    assert_eq!(coins(&opened(&path)).unwrap(), 12);
    assert!(backup.exists());
}

#[test]
fn a_book_is_not_restored_from_itself() {
    let (_folder, mut book, _) = book_and_backup();
    let path = book.path().to_owned();
    assert!(matches!(book.restore_from(&path, day(0)), Err(FileError::SameFile)));
    assert_eq!(coins(&book).unwrap(), 5);
}
