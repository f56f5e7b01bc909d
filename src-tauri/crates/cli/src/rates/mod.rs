//! The rate book from a terminal: offers and reference rates.

pub(crate) mod args;
mod fx;
mod offers;

pub(crate) use fx::fx;
pub(crate) use offers::offers;

use giftbook_book::Book;
use giftbook_model::{Instant, Problem};
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::outcome::Refusal;

/// The day asked for, or today in the book's zone.
fn day(book: &Book, on: Option<Date>, now: Instant) -> Result<Date, Refusal> {
    match on {
        Some(on) => Ok(on),
        None => Ok(now.day_in(&book.settings()?.zone()?)),
    }
}

fn problems(problems: &[(u64, Problem)]) -> Vec<Value> {
    let one = |(row, problem): &(u64, Problem)| json!({ "row": row, "code": problem.code, "detail": problem.detail });
    problems.iter().map(one).collect()
}

/// Problems for people, one a line.
fn problem_lines(problems: &[(u64, Problem)]) -> String {
    let line = |(row, problem): &(u64, Problem)| {
        format!("  row {row}: {} {}\n", problem.code.replace('_', " "), problem.detail)
    };
    problems.iter().map(line).collect()
}
