//! Times the book's answers from the inside, for `cargo xtask bench`: `measure gifts BOOK` and `measure pages BOOK`. Prints one JSON object.
#![expect(clippy::print_stdout, reason = "its answer is what it prints")]

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use giftbook_book::insight::GiftsQuery;
use giftbook_book::transactions::{Query, Sort};
use giftbook_book::{Book, BookError, Cancel};

/// Rows of a page, as the grid asks for them.
const PAGE: usize = 200;
/// Pages looked at in each order, evenly spread from the first to the last.
const PAGES: usize = 50;
/// Times an answer is asked for.
const ASKED: usize = 9;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(what), Some(book)) = (arguments.next(), arguments.next()) else {
        return ExitCode::from(2);
    };
    let answer = match what.as_str() {
        "gifts" => gifts(Path::new(&book)),
        "pages" => pages(Path::new(&book)),
        _ => return ExitCode::from(2),
    };
    match answer {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The Gifts screen's answer, all time: the middle of nine.
fn gifts(path: &Path) -> Result<String, BookError> {
    let book = Book::open(path, giftbook_tests::now())?;
    let mut times = Vec::new();
    let mut units = 0;
    for _ in 0..ASKED {
        let begin = Instant::now();
        units = book.gifts(&GiftsQuery::default())?.total.units;
        times.push(begin.elapsed().as_nanos());
    }
    times.sort_unstable();
    Ok(format!(
        "{{\"nanoseconds\":{},\"units\":\"{units}\"}}",
        times.get(ASKED / 2).copied().unwrap_or(0)
    ))
}

/// Pages in every order, both ways: the slowest of each order's pages, of which the slowest is told, and the longest it took to make a list.
fn pages(path: &Path) -> Result<String, BookError> {
    let book = Book::open(path, giftbook_tests::now())?;
    let (mut all, mut lists, mut rows) = (Vec::new(), Vec::new(), 0);
    for sort in Sort::ALL {
        for descending in [false, true] {
            let begin = Instant::now();
            let list = book.transactions(
                &Query {
                    sort,
                    descending,
                    ..Query::default()
                },
                &Cancel::default(),
            )?;
            lists.push(begin.elapsed().as_nanos());
            rows = list.ids.len();
            let last = rows.saturating_sub(PAGE);
            for page in 0..=PAGES {
                let from = last * page / PAGES;
                let begin = Instant::now();
                book.transactions_page(&list, from, PAGE)?;
                all.push(begin.elapsed().as_nanos());
            }
        }
    }
    all.sort_unstable();
    let of = |share: usize| {
        all.get((all.len() * share / 100).min(all.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0)
    };
    let list = lists.into_iter().max().unwrap_or(0);
    Ok(format!(
        "{{\"rows\":{rows},\"slowest\":{},\"p99\":{},\"middle\":{},\"list\":{list}}}",
        of(100),
        of(99),
        of(50)
    ))
}
