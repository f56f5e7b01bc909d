use super::*;

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
