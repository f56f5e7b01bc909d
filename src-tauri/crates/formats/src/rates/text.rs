//! The text of a small file, unpacked where it is a zip, and never more of it than a file of rates has. What several of them need.

use std::io::Read;

use giftbook_model::{CompactString, Currency, FxRate, ReadError, Told};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::archive::{is_zip, told, unpack_only};
use crate::codes::{
    EMPTY_FILE, FILE_TOO_LARGE, Fault, NOT_TEXT, RATE_NOT_POSSIBLE, RATE_UNREADABLE, ZIP_BOMB, ZIP_WITHOUT_RATES,
    refused,
};
use crate::limits::{RATE, RATES_BYTES};
use crate::open::{Input, head};

pub(super) fn of(mut input: impl Input) -> Result<String, ReadError> {
    let bytes = if is_zip(&head(&mut input)?) {
        bounded(unpack_only(input, b".csv", ZIP_WITHOUT_RATES)?, ZIP_BOMB)?
    } else {
        bounded(input, FILE_TOO_LARGE)?
    };
    let text = String::from_utf8(bytes).map_err(|_| refused(NOT_TEXT, ""))?;
    if text.trim().is_empty() {
        return Err(refused(EMPTY_FILE, ""));
    }
    if text.contains('\0') {
        return Err(refused(NOT_TEXT, ""));
    }
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

fn bounded(input: impl Read, too_large: &'static str) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    input.take(RATES_BYTES + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > RATES_BYTES {
        return Err(refused(too_large, ""));
    }
    Ok(bytes)
}

/// Takes in one rate as written: into the rows, the problems or what is passed over.
pub(super) fn take(told: &mut Told<FxRate>, day: Date, code: &str, text: &str) {
    let Ok(currency) = Currency::parse(code) else {
        told.ignored += 1;
        return;
    };
    match rate(text) {
        Ok(rate) => told.rows.push(FxRate { day, currency, rate }),
        Err(code) => trouble(
            told,
            Fault::about(code, currency.code()),
            &format!("{day} {currency} {text}"),
        ),
    }
}

/// Notes a row that could not be read.
pub(super) fn trouble<T>(told: &mut Told<T>, fault: Fault, row: &str) {
    let number = told.read() + 1;
    told.problems.push((number, fault.in_row(row.as_bytes())));
}

fn rate(text: &str) -> Result<Decimal, &'static str> {
    let plain = text.starts_with(|first: char| first.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !text.ends_with('.');
    let negative = text
        .strip_prefix('-')
        .is_some_and(|rest| rest.parse::<Decimal>().is_ok());
    let rate = match Decimal::from_str_exact(text) {
        Ok(rate) if plain => rate,
        _ => return Err(if negative { RATE_NOT_POSSIBLE } else { RATE_UNREADABLE }),
    };
    if rate.is_zero() || rate >= Decimal::from(RATE) {
        return Err(RATE_NOT_POSSIBLE);
    }
    Ok(rate.normalize())
}

/// A cell's beginning for a problem.
pub(super) fn detail(text: &str) -> CompactString {
    text.chars().take(40).collect()
}
