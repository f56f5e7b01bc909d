//! `eurofxref-hist.csv` (newest first, `N/A`, a comma at each line's end) and `eurofxref.csv` (one day, `13 April 2026`, blanks after commas).

use csv::{ReaderBuilder, Trim};
use giftbook_model::{FxRate, ReadError, Told};
use jiff::civil::Date;

use super::text::{take, trouble};
use crate::codes::{CUT_SHORT, DAY_UNREADABLE, Fault, NOT_TEXT, refused};

pub(super) fn read(text: &str) -> Result<Told<FxRate>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let codes = reader.headers().map_err(|_| refused(NOT_TEXT, ""))?.clone();
    let columns = codes.iter().filter(|code| !code.is_empty()).count();
    let mut told = Told::default();
    for row in reader.records() {
        let row = row.map_err(|_| refused(NOT_TEXT, ""))?;
        let Some(day) = row.get(0).and_then(day) else {
            trouble(&mut told, Fault::of(DAY_UNREADABLE), &line(&row));
            continue;
        };
        for (code, rate) in codes.iter().zip(&row).skip(1) {
            if !(code.is_empty() || rate.is_empty() || rate == "N/A") {
                take(&mut told, day, code, rate);
            }
        }
        if row.len() < columns {
            trouble(&mut told, Fault::of(CUT_SHORT), &line(&row));
        }
    }
    Ok(told)
}

fn day(text: &str) -> Option<Date> {
    text.parse().or_else(|_| Date::strptime("%d %B %Y", text)).ok()
}

fn line(row: &csv::StringRecord) -> String {
    row.iter().collect::<Vec<_>>().join(",")
}
