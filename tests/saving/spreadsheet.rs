//! A saved list in the hands of a spreadsheet program, where one is installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use giftbook_book::Cancel;
use giftbook_book::transactions::Query;
use giftbook_tests::{Scratch, folder, now};
use serde_json::json;

/// Texts that a spreadsheet might run, reckon or take for a number or a date.
const RISKY: [&str; 24] = [
    "=1+1",
    "=HYPERLINK(\"https://example.invalid\",\"click\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    "007",
    "1e5",
    "3/4",
    "12:30",
    "1.5",
    "5%",
    "2025-04-13",
    "a\",=1+1,\"b",
    "a\r\n=1+1",
];

/// Columns of numbers; those of a time may be taken for one.
const NUMBERS: [&str; 3] = ["pieces", "units", "amount"];
const TIMES: [&str; 2] = ["time_utc", "day"];

/// A book in which each of them is a gift's name, a person's name and handle, and a note.
fn risky_book() -> Scratch {
    let frame = |(n, text): (u64, &&str)| {
        json!({ "event": "gift", "data": {
            "giftId": 9_000_000 + n, "giftName": text, "giftType": 2, "diamondCount": n, "repeatCount": 1, "repeatEnd": true,
            "userId": (7_000 + n).to_string(), "uniqueId": text, "nickname": text, "msgId": n.to_string(), "createTime": "1760000000000",
        }})
        .to_string()
    };
    let book = Scratch::new();
    let frames: Vec<String> = (1..).zip(&RISKY).map(frame).collect();
    book.import_text("risky.ndjson", &frames.join("\n")).expect("an import");
    for row in book.entries().expect("entries") {
        book.book.set_note(row.id, &row.what, now()).expect("a note");
    }
    book
}

/// `file` as the spreadsheet program understands it: OpenDocument in one XML file. Nothing, and "skipped" said, where there is none.
fn opened(file: &Path) -> Option<String> {
    let into = file.with_extension("opened");
    let profile = file.with_extension("profile");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "fods", "--outdir"])
        .args([&into, &PathBuf::from(file)])
        .output();
    let Ok(done) = done else {
        #[expect(clippy::print_stdout, reason = "a test that was not run must say so")]
        {
            println!("skipped: soffice is not here, so no spreadsheet was asked");
        }
        return None;
    };
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let fods = std::fs::read_to_string(into.join(format!("{stem}.fods")));
    Some(fods.unwrap_or_else(|_| panic!("soffice made nothing of it: {done:?}")))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The kinds of the cells of each row, empty ones as `""`.
fn kinds(fods: &str) -> Vec<Vec<&str>> {
    let rows = fods.split("<table:table-row ").skip(1);
    rows.map(|row| {
        let cells = row
            .split("<table:table-cell")
            .skip(1)
            .map(|cell| cell.split('>').next().unwrap_or_default());
        cells
            .flat_map(|tag| {
                let times =
                    attribute(tag, "table:number-columns-repeated").map_or(1, |times| times.parse().expect("a number"));
                std::iter::repeat_n(attribute(tag, "office:value-type").unwrap_or_default(), times)
            })
            .collect()
    })
    .collect()
}

#[test]
fn row_55_a_spreadsheet_takes_text_of_a_saved_list_for_text_and_runs_nothing() {
    let book = risky_book();
    let folder = folder();
    let path = folder.path().join("gifts.csv");
    let list = book
        .book
        .transactions(&Query::default(), &Cancel::default())
        .expect("a list");
    book.book
        .export_csv_file(&list, &path, &Cancel::default())
        .expect("a file");
    let csv = std::fs::read(&path).expect("a file");
    let mut reader = csv::Reader::from_reader(csv.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), RISKY.len());

    let Some(fods) = opened(&path) else { return };
    assert!(!fods.contains("table:formula"), "a cell was taken for a formula");
    let kinds = kinds(&fods);
    for (row, kinds) in rows.iter().zip(kinds.iter().skip(1)) {
        for ((name, cell), kind) in header.iter().zip(row).zip(kinds) {
            let expected: &[&str] = match name {
                _ if cell.is_empty() => &["", "string"],
                _ if NUMBERS.contains(&name) => &["float"],
                _ if TIMES.contains(&name) => &["date", "string"],
                _ => &["string"],
            };
            assert!(expected.contains(kind), "{name}: {cell:?} was taken for {kind}");
        }
    }

    // Eyes that see no formula where there is one would prove nothing.
    let naked = folder.path().join("naked.csv");
    std::fs::write(&naked, "\"what\"\r\n\"=1+1\"\r\n").expect("a file");
    assert!(opened(&naked).is_some_and(|fods| fods.contains("table:formula")));
}
