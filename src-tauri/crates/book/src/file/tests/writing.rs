use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::{Duration, Instant as Clock};

use super::*;
use crate::file::Cancel;

const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

#[test]
fn a_change_that_fails_leaves_nothing() {
    let (_folder, path) = place();
    let book = opened(&path);
    let failed: Result<(), FileError> = book.write(|tx| {
        tx.execute("INSERT INTO person (name) VALUES ('Ana')", [])?;
        tx.execute("INSERT INTO gift (person_id, coins) VALUES (1, 0)", [])?;
        Ok(())
    });
    assert!(matches!(failed, Err(FileError::Sqlite(_))));
    let people: i64 = book.read(|conn| count(conn, "person")).unwrap();
    assert_eq!(people, 0);
}

#[test]
fn row_28_a_panic_in_a_change_or_a_question_is_undone_and_forgotten() {
    let (_folder, path) = place();
    let book = opened(&path);
    for _ in 0..8 {
        let changed = catch_unwind(AssertUnwindSafe(|| {
            book.write(|tx| -> Result<(), FileError> {
                tx.execute("INSERT INTO person (name) VALUES ('Ana')", [])?;
                panic!("a fault in a command");
            })
        }));
        let asked = catch_unwind(AssertUnwindSafe(|| {
            book.read(|_| -> Result<(), FileError> { panic!("a fault in a question") })
        }));
        assert!(changed.is_err() && asked.is_err());
    }
    give(&book, 5).unwrap();
    assert_eq!(coins(&book).unwrap(), 5);
    assert_eq!(book.read(|conn| count(conn, "person")).unwrap(), 1);
}

#[test]
fn readers_cannot_write() {
    let (_folder, path) = place();
    let book = opened(&path);
    let tried: Result<usize, FileError> =
        book.read(|conn| Ok(conn.execute("INSERT INTO person (name) VALUES ('Ana')", [])?));
    assert!(matches!(tried, Err(FileError::ReadOnly)));
}

#[test]
fn row_75_eight_readers_beside_a_writer_each_see_one_moment_and_never_wait_in_vain() {
    let (_folder, path) = place();
    let book = opened(&path);
    let until = Clock::now() + Duration::from_secs(1);
    thread::scope(|threads| {
        threads.spawn(|| {
            while Clock::now() < until {
                // A pair at a time, so that an odd count would be half a change.
                book.write(|tx| {
                    tx.execute("INSERT INTO person (name) VALUES ('Ana')", [])?;
                    thread::sleep(Duration::from_millis(1));
                    tx.execute("INSERT INTO person (name) VALUES ('Ben')", [])?;
                    Ok::<_, FileError>(())
                })
                .unwrap();
                book.after_import().unwrap();
            }
        });
        for _ in 0..8 {
            threads.spawn(|| {
                while Clock::now() < until {
                    let (first, second) = book
                        .read(|conn| {
                            let first = count(conn, "person")?;
                            thread::sleep(Duration::from_millis(2));
                            Ok::<_, FileError>((first, count(conn, "person")?))
                        })
                        .unwrap();
                    assert_eq!((first % 2, first), (0, second));
                }
            });
        }
    });
    assert!(book.read(|conn| count(conn, "person")).unwrap() > 0);
}

#[test]
fn a_cancelled_question_change_or_wait_ends_within_200_ms() {
    let (_folder, path) = place();
    let book = opened(&path);
    let heard_after = |start: &(dyn Fn(&Cancel) -> Result<i64, FileError> + Sync)| {
        let cancel = Cancel::default();
        thread::scope(|threads| {
            let working = threads.spawn(|| (start(&cancel), Clock::now()));
            thread::sleep(Duration::from_millis(60));
            let said = Clock::now();
            cancel.cancel();
            let (ended, at) = working.join().unwrap();
            assert!(matches!(ended, Err(FileError::Cancelled)), "{ended:?}");
            at.saturating_duration_since(said)
        })
    };
    let endless = |conn: &rusqlite::Connection| Ok(conn.query_row(ENDLESS, [], |row| row.get(0))?);
    let most = Duration::from_millis(200);
    assert!(heard_after(&|cancel| book.read_until(cancel, endless)) < most);
    assert!(heard_after(&|cancel| book.write_until(cancel, |tx| endless(tx))) < most);
    // Also while another change is still running, and between two queries of one's own.
    book.write(|_| {
        assert!(heard_after(&|cancel| book.write_until(cancel, |_| Ok::<_, FileError>(0))) < most);
        Ok::<_, FileError>(())
    })
    .unwrap();
    let late = Cancel::default();
    let undone: Result<(), FileError> = book.write_until(&late, |tx| {
        tx.execute("INSERT INTO person (name) VALUES ('Ana')", [])?;
        late.cancel();
        Ok(())
    });
    assert!(matches!(undone, Err(FileError::Cancelled)));
    assert_eq!(book.read(|conn| count(conn, "person")).unwrap(), 0);
    give(&book, 5).unwrap();
}

#[test]
fn the_log_is_emptied_after_an_import() {
    let (folder, path) = place();
    let book = opened(&path);
    give(&book, 5).unwrap();
    let log = folder.path().join("my.book-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0);
    book.after_import().unwrap();
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    assert_eq!(coins(&book).unwrap(), 5);
}

fn count(conn: &rusqlite::Connection, table: &str) -> Result<i64, FileError> {
    Ok(conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
}
