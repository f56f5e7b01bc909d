//! Places that cannot be written to: a reason in words, and what was there stays.

use std::path::Path;

use giftbook_book::Cancel;
use giftbook_book::transactions::Query;
use giftbook_tests::Scratch;
use giftbook_tests::program::{Desk, evening, text};

fn save(book: &Scratch, path: &Path) -> Result<u64, giftbook_book::BookError> {
    let list = book.book.transactions(&Query::default(), &Cancel::default())?;
    book.book.export_csv_file(&list, path, &Cancel::default())
}

#[test]
fn row_98_a_list_saved_where_there_is_no_place_is_refused_and_leaves_nothing() {
    let book = Scratch::new();
    book.import(Path::new(&evening())).expect("an import");
    let folder = giftbook_tests::folder();
    let (gone, taken) = (
        folder.path().join("unplugged/gifts.csv"),
        folder.path().join("taken.csv"),
    );
    std::fs::create_dir(&taken).expect("a folder");
    for path in [&gone, &taken] {
        assert!(save(&book, path).is_err(), "{}", path.display());
    }
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!((left, taken.is_dir()), (1, true), "nothing but what was there");
}

#[test]
fn row_98_a_backup_where_there_is_no_place_is_refused_in_words() {
    let desk = Desk::new();
    desk.done(&["import", &evening()]);
    let was = desk.hash();
    let taken = desk.path("taken");
    std::fs::create_dir(&taken).expect("a folder");
    for path in [desk.path("unplugged/b.giftbook"), taken] {
        let answer = desk.ask(&["backup", &path.display().to_string()]);
        assert_eq!(answer.code, Some(2), "{}: {}", path.display(), answer.json);
        assert!(!text(&answer.json["error"]["message"]).is_empty());
    }
    assert_eq!(desk.hash(), was);
}
