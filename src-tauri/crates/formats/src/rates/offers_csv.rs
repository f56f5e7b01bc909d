//! A list of offers as CSV: names in the first line, in any order.

use csv::{ReaderBuilder, Trim};
use giftbook_model::{OfferSeen, ReadError, Told};

use super::offer::{NEEDED, offer};
use super::text::trouble;
use crate::codes::{COLUMN_MISSING, NOT_TEXT, refused};

pub(super) fn read(text: &str) -> Result<Told<OfferSeen>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .map_err(|_| refused(NOT_TEXT, ""))?
        .iter()
        .map(str::to_ascii_lowercase)
        .collect();
    if let Some(missing) = NEEDED.iter().find(|needed| !names.iter().any(|name| name == *needed)) {
        return Err(refused(COLUMN_MISSING, *missing));
    }
    let mut told = Told::default();
    for row in reader.records() {
        let row = row.map_err(|_| refused(NOT_TEXT, ""))?;
        let word = |name: &str| {
            let place = names.iter().position(|each| each == name);
            place.and_then(|place| row.get(place)).unwrap_or_default().to_owned()
        };
        match offer(&word) {
            Ok(offer) => told.rows.push(offer),
            Err(fault) => trouble(&mut told, fault, &row.iter().collect::<Vec<_>>().join(",")),
        }
    }
    Ok(told)
}
