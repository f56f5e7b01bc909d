//! `report year`: pages, workbook and CSVs hold the figures of the one answer.

use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use giftbook_book::Book;
use giftbook_book::payout::PayoutFacts;
use giftbook_book::payout::year::words::WORDS;
use giftbook_model::report::{Cell, Report};
use giftbook_model::{Currency, Money, Platform, unguarded};
use giftbook_tests::now;
use giftbook_tests::program::Desk;
use jiff::civil::{Date, date};

fn money(minor: i64, code: &str) -> Option<Money> {
    let currency = Currency::parse(code).expect(code);
    Some(Money { minor, currency })
}

fn payout(platform: Platform, on: Date, gross: i64, got: Option<Money>) -> PayoutFacts {
    PayoutFacts {
        platform,
        units: None,
        requested: Some(on),
        paid: Some(on),
        received: Some(on),
        returned: None,
        gross: money(gross, "USD"),
        fee: money(290, "USD"),
        got,
        method: "=HYPERLINK(\"x\")".to_owned(),
        reference: "7289038229115446604".to_owned(),
    }
}

/// A book with a year of payouts on three platforms, in two currencies.
fn desk() -> Desk {
    let desk = Desk::new();
    let book = Book::open(&desk.book(), now()).expect("a book");
    for month in 1..=11 {
        let on = date(2026, month, 15);
        let many = [
            payout(
                Platform::TikTok,
                on,
                1_234_567 + i64::from(month),
                money(1_050_000 + i64::from(month), "EUR"),
            ),
            payout(Platform::Twitch, on, 5_000, money(4_710, "USD")),
            payout(Platform::Telegram, on, 1_300, None),
        ];
        for one in many {
            book.payout_record(&one, now()).expect("recorded");
        }
    }
    drop(book);
    desk
}

/// The report the terminal writes, with the codes for words.
fn report(desk: &Desk) -> Report {
    let book = Book::open(&desk.book(), now()).expect("a book");
    book.year(2026, now()).expect("a year").report(&|code| match code {
        "group" => ",".to_owned(),
        "point" => ".".to_owned(),
        code => code.to_owned(),
    })
}

/// Every figure of the report with what a page shows for it, table by table.
fn figures(report: &Report) -> Vec<(String, Vec<(Cell, String)>)> {
    let tables = report.tables.iter();
    tables
        .map(|table| {
            let cells = table
                .rows
                .iter()
                .flat_map(|line| &line.cells)
                .filter(|cell| cell.is_figure());
            let shown = cells.map(|cell| (cell.clone(), cell.shown(&report.signs)));
            (table.name.clone(), shown.collect())
        })
        .collect()
}

fn written(desk: &Desk) -> std::path::PathBuf {
    let out = desk.path("pack");
    let answer = desk.done(&["report", "year", "2026", "--out", &out.display().to_string()]);
    let files = answer["files"].as_array().expect("files");
    assert!(files.len() > 8, "{answer}");
    out
}

#[test]
fn row_30_the_workbook_holds_every_figure_and_no_formula() {
    let desk = desk();
    let out = written(&desk);
    let report = report(&desk);
    let mut book: Xlsx<_> = open_workbook(out.join("giftbook-2026.xlsx")).expect("a workbook");
    let sheets = book.sheet_names();
    assert_eq!(sheets.len(), report.tables.len() + 1);
    for (table, sheet) in report.tables.iter().zip(&sheets[1..]) {
        let formulas = book.worksheet_formula(sheet).expect("a sheet");
        assert!(formulas.is_empty(), "{sheet} has a formula");
        let cells = book.worksheet_range(sheet).expect("a sheet");
        for (row, line) in (1_u32..).zip(&table.rows) {
            for (column, cell) in (0_u32..).zip(&line.cells) {
                let found = cells.get_value((row, column)).cloned().unwrap_or(Data::Empty);
                let same = match (cell, &found) {
                    (Cell::Empty, Data::Empty) => true,
                    (Cell::Text(text), Data::String(found)) => {
                        text == found || WORDS.contains(&text.as_str()) || text.contains('_')
                    }
                    (Cell::Day(day), Data::DateTime(found)) => {
                        let (year, month, day_of, ..) = found.to_ymd_hms_milli();
                        *day == date(i16::try_from(year).expect("a year"), month as i8, day_of as i8)
                    }
                    (Cell::Count(_) | Cell::Rate(_) | Cell::Amount(_), Data::Float(_) | Data::Int(_)) => {
                        plain(&found) == plain_text(&cell.plain())
                    }
                    _ => false,
                };
                assert!(same, "{sheet} {row} {column}: {cell:?} is {found:?}");
            }
        }
    }
}

/// A number as the workbook has it, without noughts at its end.
fn plain(found: &Data) -> String {
    plain_text(&found.to_string())
}

fn plain_text(text: &str) -> String {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

#[test]
fn row_30_each_csv_holds_the_rows_of_its_table_and_long_numbers_stay_text() {
    let desk = desk();
    let out = written(&desk);
    for table in report(&desk).tables {
        let bytes = std::fs::read(out.join(format!("giftbook-2026-{}.csv", table.name))).expect("a file");
        let mut csv = csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
        let rows: Vec<csv::StringRecord> = csv.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), table.rows.len(), "{}", table.name);
        for (line, row) in table.rows.iter().zip(&rows) {
            for (cell, found) in line.cells.iter().zip(row) {
                if cell.is_figure() || matches!(cell, Cell::Day(_) | Cell::Empty) {
                    assert_eq!(found, cell.plain(), "{}", table.name);
                }
            }
        }
        if table.name == "payouts" {
            assert!(
                rows.iter()
                    .all(|row| row.iter().any(|cell| cell == "'7289038229115446604"))
            );
            assert!(rows.iter().all(|row| {
                row.iter()
                    .any(|cell| cell.starts_with("'=") && unguarded(cell).starts_with('='))
            }));
        }
    }
}

#[test]
fn row_30_the_pages_hold_every_figure_in_the_order_of_the_tables() {
    let desk = desk();
    let out = written(&desk);
    let Some(text) = read_back(&out.join("giftbook-2026.pdf")) else {
        return;
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut from = 0;
    for (table, figures) in figures(&report(&desk)) {
        for (cell, shown) in figures {
            let found = words[from..].iter().position(|word| *word == shown);
            assert!(
                found.is_some(),
                "{table}: {cell:?}, shown as {shown}, is not on the pages after word {from}"
            );
            from += found.unwrap_or(0) + 1;
        }
    }
    assert!(
        text.contains("It is not tax advice.") && text.contains("Page 1 / "),
        "{text}"
    );
}

/// The text of the pages, line by line. Nothing, and "skipped" said, where no reader is installed.
fn read_back(pdf: &Path) -> Option<String> {
    let Ok(done) = Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output() else {
        #[expect(clippy::print_stdout, reason = "a test that was not run must say so")]
        {
            println!("skipped: pdftotext is not here, so the pages were not read back");
        }
        return None;
    };
    assert!(done.status.success(), "{done:?}");
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn a_pack_that_cannot_be_written_is_refused_and_what_stood_there_stays() {
    let desk = desk();
    let taken = desk.file("taken", "mine");
    let answer = desk.ask(&["report", "year", "2026", "--out", &taken]);
    assert_eq!(answer.code, Some(2), "{}", answer.json);
    assert_eq!(std::fs::read_to_string(&taken).expect("a file"), "mine");
    let out = desk.path("none");
    assert_eq!(
        desk.ask(&["report", "year", "1815", "--out", &out.display().to_string()])
            .code,
        Some(2)
    );
    assert!(!out.exists());
}
