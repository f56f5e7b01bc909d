//! Undo and redo over imports: the book says which file to read, and the log keeps its order.

use std::ops::ControlFlow;

use giftbook_model::{
    Answers, Format, GiftFrame, GiftSeen, Handling, Instant, Platform, ReadError, Record, Row, RowStream, Source, Who,
};

use super::dump;
use crate::history::{ImportAgain, Turned};
use crate::sources::Import;
use crate::transactions::seed::{NOON, now};
use crate::{Book, BookError, Cancel};

/// A file of roses, known by its message.
struct Roses {
    message: u8,
    many: i64,
    read: bool,
}

impl RowStream for Roses {
    fn next_batch(&mut self, rows: &mut Vec<Row>) -> Result<bool, ReadError> {
        let who = |id: &str| Who {
            id: Some(id.into()),
            handle: None,
            name: Some(id.into()),
        };
        let frame = |n: i64| GiftFrame {
            platform: Platform::TikTok,
            message: Some(format!("{}{n:05}", self.message).into()),
            room: Some("7289038229115446604".into()),
            sender: who("1"),
            receiver: Some(who("2")),
            gift: GiftSeen {
                id: Some("5655".into()),
                name: Some("Rose".into()),
                kind: Some(1),
                price: Some(1),
            },
            streak: None,
            count: 1,
            end: true,
            at: Instant::from_millis(NOON + i64::from(self.message) + n).ok(),
        };
        rows.extend((0..self.many).map(|n| Row {
            number: n.unsigned_abs() + 1,
            offset: 0,
            length: 1,
            handling: Handling::Record(Record::Gift(frame(n))),
        }));
        self.read = true;
        Ok(false)
    }

    fn bytes_read(&self) -> u64 {
        u64::from(self.read)
    }

    fn finish(&mut self) -> Result<Source, ReadError> {
        Ok(Source {
            name: format!("{}.json", self.message),
            format: Format::ConnectorV1,
            bytes: 1,
            digest: [self.message; 32],
            unknown_keys: Vec::new(),
            sections: Vec::new(),
        })
    }
}

fn import(book: &Book, message: u8, again: Option<&ImportAgain>) -> Result<i64, BookError> {
    import_many(book, message, 1, again)
}

fn import_many(book: &Book, message: u8, many: i64, again: Option<&ImportAgain>) -> Result<i64, BookError> {
    let how = Import {
        answers: &Answers::new(),
        now: now(),
        original: None,
        again,
    };
    let mut roses = Roses {
        message,
        many,
        read: false,
    };
    let report = book.import(&mut roses, &how, &mut |_| ControlFlow::Continue(()))?;
    report.source.ok_or(BookError::Unknown { what: "source" })
}

fn undo(book: &Book) -> Turned {
    book.undo(now(), &Cancel::default()).expect("undo")
}

fn redo(book: &Book) -> Turned {
    book.redo(now(), &Cancel::default()).expect("redo")
}

fn again(turned: Turned) -> ImportAgain {
    let Turned::ImportAgain(again) = turned else {
        panic!("not an import: {turned:?}")
    };
    again
}

fn entries(book: &Book) -> Vec<giftbook_model::EntryId> {
    book.transactions(&crate::transactions::Query::default(), &Cancel::default())
        .expect("list")
        .ids
        .to_vec()
}

fn book() -> (tempfile::TempDir, Book) {
    let folder = tempfile::tempdir().expect("folder");
    let book = Book::open(&folder.path().join("b.giftbook"), now()).expect("book");
    (folder, book)
}

#[test]
fn an_import_undone_and_run_again_stands_where_it_stood() {
    let (_folder, book) = book();
    import(&book, 1, None).expect("import");
    let rose = entries(&book)[0];
    book.set_note(rose, "the first", now()).expect("note");
    let (after, there) = (dump(&book), entries(&book));

    undo(&book);
    undo(&book);
    assert_eq!(entries(&book), []);
    let wanted = again(redo(&book));
    assert_eq!(
        (wanted.source.name.as_str(), wanted.source.digest.as_str()),
        ("1.json", "01".repeat(32).as_str())
    );
    assert_eq!(again(redo(&book)), wanted, "asking changes nothing");
    import(&book, 1, Some(&wanted)).expect("again");
    assert_eq!(entries(&book), there);
    redo(&book);
    assert_eq!(dump(&book), after, "what came after the import can be redone after it");
    undo(&book);
    undo(&book);
    assert_eq!(entries(&book), []);
}

#[test]
fn a_revert_is_undone_by_reading_the_file_again() {
    let (_folder, book) = book();
    let first = import(&book, 1, None).expect("import");
    import(&book, 2, None).expect("import");
    let live = book
        .file
        .read(|conn| Ok::<i64, BookError>(conn.query_row("SELECT id FROM live", [], |row| row.get(0))?));
    book.set_live_title(live.expect("live"), "Evening", now())
        .expect("title");
    let there = entries(&book);
    book.revert(first, now()).expect("revert");
    assert_eq!(entries(&book).len(), 1);
    let wanted = again(undo(&book));
    import(&book, 1, Some(&wanted)).expect("again");
    assert_eq!(entries(&book), there);
    assert!(matches!(
        undo(&book),
        Turned::Done {
            name: crate::Name::LiveTitle,
            ..
        }
    ));
    assert!(book.file.read(crate::history::verify_chain).expect("chain"));
}

#[test]
fn an_import_asked_for_before_a_new_edit_is_no_redo_any_more() {
    let (_folder, book) = book();
    import(&book, 1, None).expect("import");
    undo(&book);
    let wanted = again(redo(&book));
    import(&book, 2, None).expect("another");
    assert!(matches!(import(&book, 1, Some(&wanted)), Err(BookError::NothingToDo)));
    assert_eq!(entries(&book).len(), 1, "and nothing of it is kept");
}

#[test]
fn a_revert_undone_leaves_what_came_before_it_undoable() {
    let (_folder, book) = book();
    let first = import(&book, 1, None).expect("import");
    import(&book, 2, None).expect("another");
    book.revert(first, now()).expect("revert");
    let wanted = again(undo(&book));
    assert_eq!(wanted.edit, crate::Name::Revert);
    assert_eq!(
        import(&book, 1, Some(&wanted)).expect("again"),
        first,
        "under its old number"
    );
    undo(&book);
    undo(&book);
    assert_eq!(entries(&book), []);
}

#[test]
fn a_large_import_is_taken_back_only_after_a_backup_by_whatever_way() {
    let (_folder, book) = book();
    let backups = || Book::backups_of(book.path()).expect("backups").len();
    let small = import(&book, 1, None).expect("import");
    let large = import_many(&book, 2, 10_000, None).expect("import");
    book.revert(small, now()).expect("revert");
    assert_eq!(backups(), 0);
    import(&book, 1, Some(&again(undo(&book)))).expect("again");
    assert_eq!(backups(), 0, "nothing is taken back by bringing it again");
    undo(&book);
    assert_eq!(backups(), 1);
    import_many(&book, 2, 10_000, Some(&again(redo(&book)))).expect("again");
    let there = entries(&book).len() as u64;
    book.revert(large, now().plus_millis(1)).expect("revert");
    assert_eq!(backups(), 2);
    let (newest, _) = Book::backups_of(book.path()).expect("backups").swap_remove(0);
    assert_eq!(Book::inspect(&newest).expect("a sound one").entries, there);
}
