use std::fs;

use super::*;
use crate::file::migrate::objects_of;
use crate::file::{Difference, Schema};

const FAILS: Schema = Schema::new(&[ONE, "ALTER TABLE gift ADD COLUMN note TEXT; SELECT * FROM nowhere;"]);
const LOOSE: Schema = Schema::new(&[ONE, "INSERT INTO gift (person_id, coins) VALUES (99, 1);"]);
const NEVER: Schema = Schema {
    steps: V2.steps,
    holds: |_| Ok(false),
};
/// Rebuilds a table that another refers to, which is only possible while references are not enforced.
const REBUILT: Schema = Schema::new(&[
    ONE,
    "DROP VIEW worth;
     CREATE TABLE person_2 (id INTEGER PRIMARY KEY, name TEXT NOT NULL, handle TEXT) STRICT;
     INSERT INTO person_2 SELECT id, name, NULL FROM person;
     DROP TABLE person;
     ALTER TABLE person_2 RENAME TO person;",
]);

fn with_one_gift() -> (tempfile::TempDir, PathBuf) {
    let (folder, path) = place();
    give(&opened(&path), 5).unwrap();
    (folder, path)
}

fn schema_of(book: &BookFile) -> Vec<crate::file::migrate::Object> {
    book.read(|conn| Ok::<_, FileError>(objects_of(conn)?)).unwrap()
}

fn backups(folder: &tempfile::TempDir) -> Vec<String> {
    bytes_in(&folder.path().join("my.book.backups"))
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn row_03_a_fresh_book_equals_a_migrated_one() {
    for newest in [V2, REBUILT] {
        let (_old, path) = with_one_gift();
        let (_new, fresh) = place();
        let (migrated, fresh) = (
            BookFile::open(&path, &newest, day(0), Proof::First).unwrap(),
            BookFile::open(&fresh, &newest, day(0), Proof::First).unwrap(),
        );
        assert_eq!(schema_of(&migrated), schema_of(&fresh));
        assert_eq!(schema_of(&fresh), newest.objects(2).unwrap());
        assert_eq!(coins(&migrated).unwrap(), 5);
    }
}

#[test]
fn row_03_before_a_migration_stands_a_proven_backup_of_the_old_version() {
    let (folder, path) = with_one_gift();
    let book = BookFile::open(&path, &V2, day(0), Proof::First).unwrap();
    let note: String = book
        .read(|conn| Ok::<_, FileError>(conn.query_row("SELECT note FROM gift", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(note, "old");
    assert_eq!(backups(&folder), ["2025-11-24T16-00-00.000Z-pre-v2.book"]);
    let facts = BookFile::inspect(&folder.path().join("my.book.backups").join(&backups(&folder)[0]), &V2).unwrap();
    assert_eq!(
        (facts.version, facts.rows),
        (1, vec![("gift".into(), 1), ("person".into(), 1)])
    );
}

#[test]
fn a_new_book_needs_no_backup() {
    let (folder, path) = place();
    drop(BookFile::open(&path, &V2, day(0), Proof::First).unwrap());
    assert!(!folder.path().join("my.book.backups").exists());
}

#[test]
fn row_03_a_step_that_fails_leaves_the_old_version() {
    for (schema, what) in [
        (FAILS, "no such table"),
        (LOOSE, "a reference to nobody"),
        (NEVER, "the book's own rule"),
    ] {
        let (_folder, path) = with_one_gift();
        assert!(BookFile::open(&path, &schema, day(0), Proof::First).is_err(), "{what}");
        let book = opened(&path);
        assert_eq!(coins(&book).unwrap(), 5, "{what}");
        assert_eq!(schema_of(&book), V1.objects(1).unwrap(), "{what}");
    }
    for schema in [FAILS, LOOSE, NEVER] {
        let (_folder, path) = place();
        assert!(BookFile::open(&path, &schema, day(0), Proof::First).is_err());
        assert_eq!(
            coins(&opened(&path)).unwrap(),
            0,
            "a first start that failed leaves nothing in the way"
        );
    }
}

#[test]
fn row_73_without_a_backup_there_is_no_migration() {
    let (folder, path) = with_one_gift();
    fs::write(folder.path().join("my.book.backups"), "in the way").unwrap();
    assert!(BookFile::open(&path, &V2, day(0), Proof::First).is_err());
    assert_eq!(schema_of(&opened(&path)), V1.objects(1).unwrap());
    fs::remove_file(folder.path().join("my.book.backups")).unwrap();
    assert_eq!(
        coins(&BookFile::open(&path, &V2, day(0), Proof::First).unwrap()).unwrap(),
        5
    );
}

#[test]
fn a_book_with_one_thing_more_or_other_than_its_version_has_is_foreign() {
    for sql in [
        "CREATE VIEW extra AS SELECT 1",
        "CREATE INDEX extra ON gift (coins)",
        "DROP TRIGGER gift_stays",
        "ALTER TABLE person ADD COLUMN extra TEXT",
        "PRAGMA user_version = 2",
    ] {
        let (_folder, path) = with_one_gift();
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        BookFile::accept(&path).unwrap();
        let refused = BookFile::open(&path, &V2, day(0), Proof::First);
        assert!(matches!(refused, Err(FileError::Foreign(Difference::Schema))), "{sql}");
    }
}
