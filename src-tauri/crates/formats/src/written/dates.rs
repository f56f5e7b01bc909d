//! Days and times as files write them. Numbers alone need an order that a person or the file's other rows have told.

use giftbook_model::Instant;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::months::month;

/// In which order day, month and year stand when all are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// `2026-03-01`
    YearFirst,
    /// `01.03.2026`
    DayFirst,
    /// `03/01/2026`
    MonthFirst,
}

/// A day, and as much of its time as was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) date: Date,
    pub(crate) time: Option<Time>,
    /// The instant, where the text carries its own offset.
    pub(crate) exact: Option<Timestamp>,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::YearFirst, Self::DayFirst, Self::MonthFirst];

    /// The orders in which every one of `cells` is a date, and whether they agree on each.
    pub(crate) fn fitting(cells: &[&str]) -> (Vec<Self>, bool) {
        let fitting: Vec<Self> = Self::ALL
            .into_iter()
            .filter(|order| cells.iter().all(|cell| date(cell, Some(*order)).is_some()))
            .collect();
        let said = |order: &Self| -> Vec<Option<Date>> {
            cells
                .iter()
                .map(|cell| date(cell, Some(*order)).map(|written| written.date))
                .collect()
        };
        let agree = fitting.windows(2).all(|two| said(&two[0]) == said(&two[1]));
        (fitting, agree)
    }
}

impl Written {
    /// The instant in `zone`, and whether only the day is known. A time skipped or repeated by a clock change is the one that is compatible
    /// with the offset before it.
    pub(crate) fn instant(&self, zone: &TimeZone) -> Option<(Instant, bool)> {
        if let Some(exact) = self.exact {
            return Some((Instant::from_millis(exact.as_millisecond()).ok()?, false));
        }
        let Some(time) = self.time else {
            return Some((Instant::start_of(self.date, zone).ok()?, true));
        };
        let zoned = self.date.to_datetime(time).to_zoned(zone.clone()).ok()?;
        Some((Instant::from_millis(zoned.timestamp().as_millisecond()).ok()?, false))
    }
}

/// The day in `text`, with its time if it has one. Without an order, only what no order could read otherwise.
pub(crate) fn date(text: &str, order: Option<DateOrder>) -> Option<Written> {
    let text: String = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    let text = text.trim();
    if let Ok(exact) = text.parse::<Timestamp>() {
        let utc = exact.to_zoned(TimeZone::UTC);
        return Some(Written {
            date: utc.date(),
            time: Some(utc.time()),
            exact: Some(exact),
        });
    }
    let (days, clock) = split(text);
    let time = if clock.is_empty() { None } else { Some(time(clock)?) };
    let exact = None;
    Some(Written {
        date: day(days, order)?,
        time,
        exact,
    })
}

/// Where the day ends and its time begins: at the word with the first colon, or behind a `T` between digits.
fn split(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else {
        return (text, "");
    };
    let begin = text[..colon]
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .len();
    let days = text[..begin].trim_end_matches([' ', ',', 'T']);
    (days, &text[begin..])
}

/// `15:13`, `15:13:05`, `3:13 PM`, `3:13:05 p.m.`; a `UTC` or a zone behind it is not read.
pub(crate) fn time(text: &str) -> Option<Time> {
    let text = text
        .trim()
        .replace(|letter: char| letter.is_whitespace(), " ")
        .to_lowercase();
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ':' | '.'));
    let (clock, half) = text.split_at(end.unwrap_or(text.len()));
    let half: String = half.chars().filter(char::is_ascii_alphabetic).collect();
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let parts: Vec<i8> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let hour = match half.as_str() {
        "" => hour,
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn day(text: &str, order: Option<DateOrder>) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty() && !matches!(part.to_lowercase().as_str(), "de" | "of" | "at" | "um" | "à"))
        .collect();
    match parts[..] {
        [whole] if whole.len() == 8 => packed(whole, order),
        [weekday, one, two, three] if weekday.chars().all(char::is_alphabetic) => three_parts(one, two, three, order),
        [one, two, three] => three_parts(one, two, three, order),
        _ => None,
    }
}

fn packed(whole: &str, order: Option<DateOrder>) -> Option<Date> {
    if !whole.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    match order {
        None | Some(DateOrder::YearFirst) => made(&whole[..4], &whole[4..6], &whole[6..]),
        Some(DateOrder::DayFirst) => made(&whole[4..], &whole[2..4], &whole[..2]),
        Some(DateOrder::MonthFirst) => made(&whole[4..], &whole[..2], &whole[2..4]),
    }
}

fn three_parts(one: &str, two: &str, three: &str, order: Option<DateOrder>) -> Option<Date> {
    let named = |name: &str, year: &str, day: &str| made(year, &month(name)?.to_string(), day);
    if one.len() == 4 && one.parse::<i16>().is_ok() {
        return if month(two).is_some() {
            named(two, one, three)
        } else {
            made(one, two, three)
        };
    }
    if month(one).is_some() {
        return named(one, three, two);
    }
    if month(two).is_some() {
        return named(two, three, one);
    }
    match order? {
        DateOrder::YearFirst => made(one, two, three).filter(|_| three.len() <= 2),
        DateOrder::DayFirst => made(three, two, one),
        DateOrder::MonthFirst => made(three, one, two),
    }
}

/// A year of two digits is one of this century.
fn made(year: &str, month: &str, day: &str) -> Option<Date> {
    let short = |part: &str| (part.len() <= 2).then(|| part.parse::<i8>().ok()).flatten();
    let year = match year.len() {
        2 => 2000 + year.parse::<i16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Date::new(year, short(month)?, short(day)?).ok()
}

#[cfg(test)]
#[path = "dates_tests.rs"]
mod tests;
