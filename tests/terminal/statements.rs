//! `import` of tables: a statement by its profile, as text and as a workbook; a receipt whose times are those of a zone.

use std::io::{Cursor, Write};

use giftbook_book::Book;
use giftbook_formats::statement::{Profile, Sign, look};
use giftbook_tests::now;
use giftbook_tests::program::{Desk, fixture};
use zip::write::SimpleFileOptions;

/// Keeps a profile for the columns of `table`, where money that went stands below zero.
pub(crate) fn keep_profile(desk: &Desk, name: &str, table: &[u8]) {
    let zoned = Profile {
        zone: Some("Europe/Berlin".to_owned()),
        ..Profile::default()
    };
    let seen = look(Cursor::new(table.to_vec()), &zoned, 5).expect("a table");
    let profile = Profile {
        sign: Some(Sign::PurchasesNegative),
        ..seen.profile
    };
    let book = Book::open(&desk.book(), now()).expect("a book");
    book.save_profile(name, &seen.columns, &profile.to_text(), now())
        .expect("a profile");
}

/// A workbook of one sheet, every cell a text.
fn workbook(rows: &[[&str; 4]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &[&str; 4]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{}</sheetData></worksheet>",
        rows.iter().map(row).collect::<String>()
    );
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Card\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a workbook").into_inner()
}

#[test]
fn a_statement_is_read_by_the_profile_that_is_named_and_by_no_other() {
    let desk = Desk::new();
    let card = fixture("formats/statement_card.csv");
    assert_eq!(
        desk.ask(&["import", &card]).code,
        Some(2),
        "nothing says what its columns mean"
    );
    keep_profile(&desk, "My card", &std::fs::read(&card).expect("a statement"));
    let unknown = desk.ask(&["import", "--profile", "Another", &card]);
    assert_eq!(unknown.code, Some(2));
    let report = &desk.ask(&["import", "--profile", "My card", &card]).json["files"][0];
    assert_eq!(
        (&report["new"], &report["unreadable"]),
        (&3.into(), &1.into()),
        "{report}"
    );
}

#[test]
fn a_workbook_is_read_as_its_table() {
    let desk = Desk::new();
    let table = workbook(&[
        ["Buchungstag", "Verwendungszweck", "Betrag", "Währung"],
        ["13.03.2026", "TIKTOK COINS", "-12,34", "EUR"],
        ["14.03.2026", "Bakery", "-3,40", "EUR"],
        ["15.03.2026", "TWITCH BITS", "-7,00", "EUR"],
    ]);
    keep_profile(&desk, "My card", &table);
    let file = desk.file("card.xlsx", &table);
    let report = &desk.done(&["import", "--profile", "My card", &file])["files"][0];
    assert_eq!((&report["new"], &report["ignored"]), (&2.into(), &1.into()), "{report}");
}

#[test]
fn times_without_a_zone_are_those_of_the_zone_that_is_named() {
    let receipt = fixture("formats/google_pay.csv");
    let hash = |zone: &str| {
        let desk = Desk::new();
        desk.done(&["import", "--zone", zone, &receipt]);
        desk.hash()
    };
    assert_ne!(hash("America/New_York"), hash("Asia/Tokyo"));
    let refused = Desk::new().ask(&["import", "--zone", "Nowhere/Else", &receipt]);
    assert_eq!(refused.code, Some(2));
}
