//! A report as data, before it is a file: what stands in it, in which order, and nothing of how it looks. Whoever makes one puts in the words
//! and the amounts; whoever writes one changes neither, so that a CSV, a workbook and a page hold the same figures.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Instant, Money};

/// Tables under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    /// When it was made.
    pub made: Instant,
    /// What it is about and rests on, as label and text: the year, the zone, the sources.
    pub about: Vec<(String, String)>,
    pub tables: Vec<Table>,
    /// Sentences at its end, and the first of them at the foot of each page.
    pub closing: Vec<String>,
    /// The word before a page's number, such as `Page`.
    pub page: String,
    pub signs: Signs,
}

/// How a page writes amounts. Files for programs write them plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// Between groups of three digits; may be empty.
    pub group: String,
    pub point: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// A word for file and sheet names: small letters and `_`.
    pub name: String,
    pub title: String,
    /// A sentence under the title.
    pub note: Option<String>,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Each with a cell for every column.
    pub rows: Vec<Line>,
    /// What stands there when it has no rows.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub cells: Vec<Cell>,
    /// A sum over rows above it.
    pub sum: bool,
}

/// What a cell holds. Numbers are exact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Text, whatever it looks like; ids are text.
    Text(String),
    Day(Date),
    /// A count, or units.
    Count(i64),
    /// A rate or a share, with all its digits.
    Rate(Decimal),
    /// An amount without its currency, which has a column of its own.
    Amount(Money),
}

impl Cell {
    /// The cell as plain text: days as ISO 8601 has them, numbers with a point and no groups.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Rate(rate) => rate.to_string(),
            Self::Amount(money) => money.decimal_text(),
        }
    }

    /// Whether it is a figure, to stand at the right.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Rate(_) | Self::Amount(_))
    }

    /// The cell as a person reads it.
    #[must_use]
    pub fn shown(&self, signs: &Signs) -> String {
        let plain = self.plain();
        if self.is_figure() { signs.grouped(&plain) } else { plain }
    }
}

impl Signs {
    /// A plain number with its groups of three and its point.
    fn grouped(&self, plain: &str) -> String {
        let (minus, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let mut text = minus.to_owned();
        for (place, digit) in whole.char_indices() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                text.push_str(&self.group);
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push_str(&self.point);
            text.push_str(part);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    fn signs() -> Signs {
        Signs {
            group: ",".to_owned(),
            point: ".".to_owned(),
        }
    }

    #[test]
    fn figures_are_grouped_and_text_is_not() {
        let amount = |minor, code: &str| {
            Cell::Amount(Money {
                minor,
                currency: Currency::parse(code).expect(code),
            })
        };
        for (cell, shown) in [
            (amount(123_456_789, "USD"), "1,234,567.89"),
            (amount(-123_456, "EUR"), "−1,234.56"),
            (amount(500, "JPY"), "500"),
            (Cell::Count(1_000), "1,000"),
            (Cell::Rate(Decimal::new(92_004, 5)), "0.92004"),
            (Cell::Text("7289038229115446604".to_owned()), "7289038229115446604"),
            (Cell::Empty, ""),
        ] {
            assert_eq!(cell.shown(&signs()), shown);
        }
    }

    proptest! {
        #[test]
        fn the_shown_figure_is_the_plain_one(minor in any::<i64>(), code in prop::sample::select(vec!["USD", "JPY", "KWD"])) {
            let cell = Cell::Amount(Money { minor, currency: Currency::parse(code).expect("listed") });
            prop_assert_eq!(cell.shown(&signs()).replace(',', "").replace('−', "-"), cell.plain());
        }
    }
}
