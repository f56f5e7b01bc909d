//! What the operating system may refuse: writing, more files, more memory, more room.

use std::fs;

use super::child::{self, Child};
use super::*;

#[test]
#[cfg(unix)]
fn row_15_what_cannot_be_written_can_still_be_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    for (protected, unclean) in [("folder", false), ("folder", true), ("book", false)] {
        let (folder, path) = place();
        give(&opened(&path), 5).unwrap();
        if unclean {
            let mut child = Child::start("leaves_a_log", &path, |command| command);
            child.wait_for("written");
            child.kill();
        }
        for entry in fs::read_dir(folder.path()).unwrap() {
            let mode = if protected == "folder" { 0o644 } else { 0o444 };
            fs::set_permissions(entry.unwrap().path(), fs::Permissions::from_mode(mode)).unwrap();
        }
        let mode = if protected == "folder" { 0o555 } else { 0o777 };
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
        let before = bytes_in(folder.path());
        let by_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        let child = Child::start("reads_what_it_may_not_write", &path, |command| {
            if by_root {
                command.uid(65_534).gid(65_534)
            } else {
                command
            }
        });
        assert!(child.passes(), "{protected} protected, unclean {unclean}");
        let after = bytes_in(folder.path());
        let kept = |all: &[(String, Vec<u8>)]| {
            all.iter()
                .filter(|(name, _)| !name.ends_with(".lock") && !name.ends_with("-shm"))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(kept(&after), kept(&before), "{protected} protected, unclean {unclean}");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[test]
#[ignore = "a process of its own, started by row 15"]
fn reads_what_it_may_not_write() {
    let book = opened(&child::path());
    assert!(book.is_read_only());
    assert_eq!(coins(&book).unwrap(), 5);
    assert!(matches!(give(&book, 1), Err(FileError::ReadOnly)));
    assert!(matches!(
        BookFile::open(&child::path(), &V2, day(0), Proof::First),
        Err(FileError::ReadOnly | FileError::InUse)
    ));
    book.close().unwrap();
}

#[test]
#[ignore = "a process of its own, started by row 15"]
fn leaves_a_log() {
    let book = opened(&child::path());
    book.write(|tx| Ok::<_, FileError>(tx.execute("INSERT INTO person (name) VALUES ('Ben')", [])?))
        .unwrap();
    child::say("written");
    std::thread::sleep(std::time::Duration::from_secs(60));
}

#[test]
#[cfg(unix)]
fn row_14_a_limit_on_the_file_s_size_rolls_back_and_leaves_the_book_readable() {
    let (_folder, path) = place();
    give(&opened(&path), 5).unwrap();
    // The signal is ignored, so that the write is refused instead of the process ended. The unit is 512 bytes.
    assert!(Child::start_under("trap '' XFSZ; ulimit -f 512", "fills_the_disk", &path).passes());
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
    // Ended by the signal, it is a kill like any other.
    assert!(!Child::start_under("ulimit -f 512", "fills_the_disk", &path).passes());
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
}

#[test]
#[ignore = "a process of its own, started by row 14"]
fn fills_the_disk() {
    let book = opened(&child::path());
    let filled: Result<(), FileError> = book.write(|tx| {
        tx.execute_batch(
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 400000)
             INSERT INTO person (id, name) SELECT i + 100, hex(randomblob(100)) FROM n",
        )?;
        Ok(())
    });
    assert!(matches!(filled, Err(FileError::Io(_) | FileError::Full)), "{filled:?}");
    assert_eq!(coins(&book).unwrap(), 5);
}

#[test]
#[cfg(unix)]
fn row_25_without_free_file_descriptors_there_is_an_error_and_then_it_goes_on() {
    let (_folder, path) = place();
    assert!(Child::start_under("ulimit -n 20", "opens_every_file_it_can", &path).passes());
    assert_eq!(coins(&opened(&path)).unwrap(), 12);
}

#[test]
#[ignore = "a process of its own, started by row 25"]
fn opens_every_file_it_can() {
    let book = opened(&child::path());
    give(&book, 5).unwrap();
    let taken: Vec<fs::File> = std::iter::from_fn(|| fs::File::open("/dev/null").ok())
        .take(100)
        .collect();
    assert!(taken.len() < 100, "the limit was set");
    assert!(matches!(coins(&book), Err(FileError::Io(_))));
    assert!(book.daily_backup(day(0), &Cancel::default()).is_err());
    give(&book, 7).unwrap();
    drop(taken);
    assert_eq!(coins(&book).unwrap(), 12);
    book.daily_backup(day(0), &Cancel::default()).unwrap();
}

#[test]
fn row_27_memory_that_is_refused_is_an_error_and_undone() {
    let (_folder, path) = place();
    assert!(Child::start("asks_for_too_much_memory", &path, |command| command).passes());
    assert_eq!(coins(&opened(&path)).unwrap(), 5);
}

#[test]
#[ignore = "a process of its own, started by row 27"]
fn asks_for_too_much_memory() {
    let book = opened(&child::path());
    give(&book, 5).unwrap();
    let refused: Result<(), FileError> = book.write(|tx| {
        tx.query_row("PRAGMA hard_heap_limit = 4000000", [], |_| Ok(()))?;
        tx.execute("INSERT INTO person (id, name) VALUES (50, 'Ben')", [])?;
        tx.execute("INSERT INTO person (name) VALUES (hex(randomblob(6000000)))", [])?;
        Ok(())
    });
    let out_of_memory = |error: &FileError| match error {
        FileError::Sqlite(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::OutOfMemory),
        _ => false,
    };
    assert!(refused.as_ref().is_err_and(out_of_memory), "{refused:?}");
    assert_eq!(coins(&book).unwrap(), 5);
    let people: i64 = book
        .read(|conn| Ok::<_, FileError>(conn.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(people, 1);
}

#[test]
fn no_message_names_a_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ana Silva").join("book");
    fs::create_dir_all(&path).unwrap();
    let refused = BookFile::open(&path, &V1, day(0), Proof::First)
        .err()
        .map(|error| format!("{error} {error:?}"));
    assert!(!refused.unwrap().contains("Ana"));
    let conn = rusqlite::Connection::open(&path).unwrap_err();
    assert!(conn.to_string().contains("Ana"), "SQLite's own message does");
    let ours = FileError::from(conn);
    assert!(!format!("{ours} {ours:?}").contains("Ana"));
}
