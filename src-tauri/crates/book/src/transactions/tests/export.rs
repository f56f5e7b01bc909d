//! A list saved as CSV says what the list says, and harms no spreadsheet.

use std::fs;

use giftbook_model::{guarded, unguarded};
use proptest::prelude::*;

use super::super::seed::now;
use super::*;

fn cells(csv: &[u8]) -> Vec<csv::StringRecord> {
    let body = csv.strip_prefix("\u{feff}".as_bytes()).expect("byte-order mark");
    csv::Reader::from_reader(body)
        .records()
        .collect::<Result<_, _>>()
        .expect("CSV")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_written_reads_back(rows in rows(), note in "['=+@\\-\t\r\n＝＋－＠\"a1,;. ]{0,8}|.{0,12}") {
        prop_assume!(!note.contains('\0'));
        let (_folder, book) = seed::book(&rows);
        if !rows.is_empty() {
            book.set_note(seed::id(0), &note, now()).expect("note");
        }
        let list = open(&book, Filter::default(), Sort::Units, true);
        let mut csv = Vec::new();
        prop_assert_eq!(book.export_csv(&list, &mut csv, &Cancel::default()).expect("export"), rows.len() as u64);
        let shown = book.transactions_page(&list, 0, rows.len()).expect("page");
        let read = cells(&csv);
        prop_assert_eq!(read.len(), shown.len());
        for (cells, row) in read.iter().zip(&shown) {
            prop_assert_eq!(&cells[0][1..], row.id.0.to_string());
            prop_assert_eq!(unguarded(&cells[5]), &row.what);
            prop_assert_eq!(unguarded(&cells[7]), row.person.as_ref().map_or("", |person| &person.name));
            prop_assert_eq!(&cells[9], row.units.map_or(String::new(), |(_, units)| units.to_string()));
            prop_assert_eq!(&cells[11], row.money.map_or(String::new(), giftbook_model::Money::decimal_text));
            prop_assert_eq!(unguarded(&cells[14]), row.note.as_deref().unwrap_or_default());
            let text = [0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 13, 14, 15].map(|column| &cells[column]);
            prop_assert!(text.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])));
        }
    }
}

fn rose() -> Sown {
    Sown {
        kind: EntryKind::GiftSent,
        platform: 1,
        at: Some(seed::NOON),
        live: None,
        gift: Some(4),
        person: Some(2),
        units: Some(5),
        unit: 1,
        money: Some(("USD", 1250)),
        guest: false,
        source: 1,
    }
}

#[test]
fn numbers_stand_bare_and_text_in_quotes() {
    let (_folder, book) = seed::book(&[rose()]);
    let mut csv = Vec::new();
    book.export_csv(&all(&book, Filter::default()), &mut csv, &Cancel::default())
        .expect("export");
    let csv = String::from_utf8(csv).expect("UTF-8");
    let line = csv.split("\r\n").nth(1).expect("a row");
    let expected = format!(
        r##""#{}","2025-10-09T08:53:20.000Z","2025-10-09","gift_sent","tiktok","'=HYPERLINK(""x"")",1,"anna","h2",-5,"coin",12.50,"USD","","","no""##,
        seed::id(0).0
    );
    assert_eq!(line, expected);
    assert_eq!(
        guarded("-5"),
        "'-5",
        "as text it would be guarded; as an amount it is a number"
    );
}

#[test]
fn a_file_is_there_whole_or_as_it_was() {
    let (folder, book) = seed::book(&[rose()]);
    let path = folder.path().join("gifts.csv");
    fs::write(&path, "before").expect("old file");
    let list = all(&book, Filter::default());
    let stopped = Cancel::default();
    stopped.cancel();
    assert!(book.export_csv_file(&list, &path, &stopped).is_err());
    assert_eq!(fs::read_to_string(&path).expect("still there"), "before");
    let left: Vec<_> = fs::read_dir(folder.path())
        .expect("folder")
        .filter_map(Result::ok)
        .map(|file| file.file_name())
        .collect();
    assert!(
        left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")),
        "{left:?}"
    );

    assert_eq!(
        book.export_csv_file(&list, &path, &Cancel::default()).expect("export"),
        1
    );
    assert!(fs::read_to_string(&path).expect("written").contains("gift_sent"));
    assert!(
        book.export_csv_file(&list, &folder.path().join("gone/gifts.csv"), &Cancel::default())
            .is_err()
    );
}
