//! The year as tables with words in them: one conversion, which every file is written from.

use giftbook_model::report::{Cell, Line, Report, Signs, Table};
use giftbook_model::{Currency, Money, Platform, Unit};
use jiff::civil::Date;

use super::answer::Year;
use super::tables;
use crate::payout::method::Route;

/// The texts of [`WORDS`](super::words::WORDS), by code.
pub(super) struct Said<'a>(pub(super) &'a dyn Fn(&str) -> String);

impl Said<'_> {
    pub(super) fn word(&self, code: &str) -> String {
        (self.0)(code)
    }

    pub(super) fn platform(&self, platform: Platform) -> Cell {
        Cell::Text(self.word(&format!("platform_{}", platform.code())))
    }

    pub(super) fn unit(&self, unit: Unit) -> Cell {
        Cell::Text(self.word(&format!("unit_{}", unit.code())))
    }

    pub(super) fn route(&self, route: Route) -> Cell {
        Cell::Text(self.word(&format!("route_{}", route.code())))
    }

    pub(super) fn table(&self, name: &str, columns: &[&str], rows: Vec<Line>) -> Table {
        Table {
            name: name.to_owned(),
            title: self.word(name),
            note: Some(self.word(&format!("{name}_note"))).filter(|note| !note.is_empty()),
            columns: columns.iter().map(|column| self.word(column)).collect(),
            rows,
            empty: self.word("empty"),
        }
    }
}

impl Year {
    /// The report of the year, with the texts `said` gives for each of [`WORDS`](super::words::WORDS).
    #[must_use]
    pub fn report(&self, said: &dyn Fn(&str) -> String) -> Report {
        let said = Said(said);
        let word = |code: &str| said.word(code);
        let about = [
            ("year", self.year.to_string()),
            ("made", self.made_text()),
            ("zone", self.zone.clone()),
            ("home_currency", self.home.code().to_owned()),
            ("basis", word("basis_text")),
            ("rates", word("rates_text")),
            ("sources", self.sources_text()),
        ];
        Report {
            title: word("title"),
            made: self.made,
            about: about.into_iter().map(|(code, text)| (word(code), text)).collect(),
            tables: tables::all(self, &said),
            closing: ["not_advice", "counts", "estimates"].map(word).to_vec(),
            page: word("page"),
            signs: Signs {
                group: word("group"),
                point: word("point"),
            },
        }
    }

    /// The moment it was made, in the book's zone, to the minute.
    fn made_text(&self) -> String {
        let at = jiff::Timestamp::from_millisecond(self.made.millis()).ok();
        let zoned = at.and_then(|at| at.in_tz(&self.zone).ok());
        zoned
            .map(|at| at.strftime("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    }

    fn sources_text(&self) -> String {
        let mut formats: Vec<(&str, usize)> = Vec::new();
        for source in &self.sources {
            match formats.iter_mut().find(|(format, _)| *format == source.format) {
                Some((_, count)) => *count += 1,
                None => formats.push((&source.format, 1)),
            }
        }
        let each: Vec<String> = formats
            .into_iter()
            .map(|(format, count)| format!("{format} × {count}"))
            .collect();
        each.join(", ")
    }
}

pub(super) fn amount(money: Option<Money>) -> Cell {
    money.map_or(Cell::Empty, Cell::Amount)
}

pub(super) fn day(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

pub(super) fn code(currency: Option<Currency>) -> Cell {
    currency.map_or(Cell::Empty, |currency| Cell::Text(currency.code().to_owned()))
}

pub(super) fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

/// A month as `2026-03`.
pub(super) fn month(month: Option<Date>) -> Cell {
    month.map_or(Cell::Empty, |month| Cell::Text(month.strftime("%Y-%m").to_string()))
}

pub(super) fn line(cells: Vec<Cell>) -> Line {
    Line { cells, sum: false }
}

pub(super) fn sum(cells: Vec<Cell>) -> Line {
    Line { cells, sum: true }
}
