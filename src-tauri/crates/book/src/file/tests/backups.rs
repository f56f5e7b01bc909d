use std::fs;

use super::*;
use crate::file::Cancel;

#[test]
fn a_backup_is_the_book_at_that_moment() {
    let (folder, path) = place();
    let book = opened(&path);
    give(&book, 5).unwrap();
    let target = folder.path().join("copy.book");
    book.backup_to(&target, &Cancel::default()).unwrap();
    give(&book, 7).unwrap();
    assert_eq!(
        coins(&BookFile::open(&target, &V1, day(0), Proof::First).unwrap()).unwrap(),
        5
    );
    assert_eq!(coins(&book).unwrap(), 12);
}

#[test]
fn row_05_a_target_keeps_what_it_has_until_the_copy_is_proven() {
    let (folder, path) = place();
    let book = opened(&path);
    give(&book, 5).unwrap();
    let target = folder.path().join("copy.book");
    fs::write(&target, "the backup of yesterday").unwrap();
    let stop = Cancel::default();
    stop.cancel();
    assert!(matches!(book.backup_to(&target, &stop), Err(FileError::Cancelled)));
    assert_eq!(fs::read(&target).unwrap(), b"the backup of yesterday");
    book.backup_to(&target, &Cancel::default()).unwrap();
    assert_eq!(
        BookFile::inspect(&target, &V1).unwrap().rows,
        [("gift".into(), 1), ("person".into(), 1)]
    );
}

#[test]
fn row_05_a_book_that_breaks_its_rules_is_not_copied_over_a_good_backup() {
    const RULED: Schema = Schema {
        steps: V1.steps,
        holds: |conn| {
            conn.prepare("SELECT 1 WHERE (SELECT count(*) FROM person) < 2")?
                .exists([])
        },
    };
    let (folder, path) = place();
    let book = BookFile::open(&path, &RULED, day(0), Proof::First).unwrap();
    let target = folder.path().join("copy.book");
    give(&book, 5).unwrap();
    book.backup_to(&target, &Cancel::default()).unwrap();
    let good = fs::read(&target).unwrap();
    give(&book, 7).unwrap();
    assert!(matches!(
        book.backup_to(&target, &Cancel::default()),
        Err(FileError::Inconsistent)
    ));
    assert_eq!(fs::read(&target).unwrap(), good);
}

#[test]
fn row_05_what_a_stopped_backup_left_is_removed_at_the_next_start() {
    let (folder, path) = place();
    let book = opened(&path);
    book.daily_backup(day(0), &Cancel::default()).unwrap();
    let backups = book.backups();
    drop(book);
    for left in [path.clone(), backups.join("2025-11-25-daily.book")] {
        fs::write(crate::file::paths::beside(&left, ".giftbook-part"), "half").unwrap();
        fs::write(crate::file::paths::beside(&left, ".giftbook-part-journal"), "half").unwrap();
    }
    drop(opened(&path));
    let names = |folder| bytes_in(folder).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(folder.path()), ["my.book", "my.book.lock"]);
    assert_eq!(names(&backups), ["2025-11-24-daily.book"]);
}

#[test]
fn a_book_is_not_copied_onto_itself() {
    let (folder, path) = place();
    let book = opened(&path);
    give(&book, 5).unwrap();
    for target in [path.clone(), folder.path().join(".").join("my.book")] {
        assert!(matches!(
            book.backup_to(&target, &Cancel::default()),
            Err(FileError::SameFile)
        ));
    }
    assert_eq!(coins(&book).unwrap(), 5);
}

#[test]
fn a_backup_is_made_once_a_day_and_old_ones_thin_out() {
    let (_folder, path) = place();
    let book = opened(&path);
    for n in 0..20 {
        assert!(book.daily_backup(day(n), &Cancel::default()).unwrap().is_some());
        assert!(book.daily_backup(day(n), &Cancel::default()).unwrap().is_none());
    }
    let names: Vec<_> = bytes_in(&book.backups()).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "2025-11-30",
        "2025-12-07",
        "2025-12-08",
        "2025-12-09",
        "2025-12-10",
        "2025-12-11",
        "2025-12-12",
        "2025-12-13",
    ];
    assert_eq!(names, expected.map(|date| format!("{date}-daily.book")));
}

#[test]
fn the_newest_backup_is_named_first_without_opening_the_book() {
    let (_folder, path) = place();
    assert_eq!(BookFile::backups_of(&path).unwrap(), []);
    let book = opened(&path);
    let made = [0, 1, 2].map(|n| {
        std::thread::sleep(std::time::Duration::from_millis(5)); // the time of a file is no finer
        book.backup_before("revert", day(5 - n)).unwrap()
    });
    std::fs::write(book.backups().join("notes.txt"), "mine").unwrap();
    let found: Vec<PathBuf> = BookFile::backups_of(&path)
        .unwrap()
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(found, made.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn of_the_backups_before_a_change_the_newest_ten_stay() {
    let (_folder, path) = place();
    let book = opened(&path);
    book.daily_backup(day(0), &Cancel::default()).unwrap();
    let made: Vec<PathBuf> = (0..12).map(|n| book.backup_before("revert", day(n)).unwrap()).collect();
    let there: Vec<bool> = made.iter().map(|path| path.exists()).collect();
    assert_eq!(there, [vec![false; 2], vec![true; 10]].concat());
    assert!(book.backups().join("2025-11-24-daily.book").exists());
}

#[test]
#[cfg(unix)]
fn row_83_everything_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (folder, _) = place();
    let path = folder.path().join("made").join("on the way").join("my.book");
    let book = opened(&path);
    give(&book, 5).unwrap();
    let copy = book.daily_backup(day(0), &Cancel::default()).unwrap().unwrap();
    book.read(|_| Ok::<_, FileError>(())).unwrap();
    for suffix in ["", "-wal", "-shm", ".lock"] {
        assert_eq!(mode(&crate::file::paths::beside(&path, suffix)), 0o600, "{suffix}");
    }
    assert_eq!(mode(&copy), 0o600);
    for made in [
        path.parent().unwrap(),
        path.parent().unwrap().parent().unwrap(),
        &book.backups(),
    ] {
        assert_eq!(mode(made), 0o700);
    }
    drop(book);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let mut book = opened(&path);
    assert_eq!(mode(&path), 0o600, "a book that others could read no longer is");
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o644)).unwrap();
    book.restore_from(&copy, day(0)).unwrap();
    give(&book, 5).unwrap();
    for suffix in ["", "-wal", "-shm"] {
        assert_eq!(
            mode(&crate::file::paths::beside(&path, suffix)),
            0o600,
            "restored {suffix}"
        );
    }
}
