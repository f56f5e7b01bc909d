//! The reference rates the program brings along. Source: ECB, euro foreign exchange reference rates, as published; each figure exactly.
//!
//! `rates.bin` begins with lines of text, the last of them empty: what it is, its source, its first and last day. Then, as numbers of seven
//! bits a byte with the lowest first (LEB128): how many days; each day's distance from the one before (the first from 1970-01-01); and, until
//! the end, a currency at a time: three letters, the number of its decimals, and for each day 0 where there is no rate, else one more than the
//! zigzag of its distance from the rate before, both without their point.

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use giftbook_model::Currency;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// 2016: nothing of these platforms was sold before.
static FILE: &[u8] = include_bytes!("rates.bin");

/// Rates by currency and day, as far as the program's own file goes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shipped {
    /// Every working day of the file, the earliest first.
    pub(super) days: Vec<Date>,
    columns: Vec<Column>,
}

#[derive(Debug, PartialEq, Eq)]
struct Column {
    currency: Currency,
    decimals: u32,
    /// One for each day, without the point; 0 where there is none.
    rates: Vec<i64>,
}

/// Unpacked when first asked for, once.
pub(super) fn shipped() -> &'static Shipped {
    static SHIPPED: OnceLock<Shipped> = OnceLock::new();
    SHIPPED.get_or_init(|| unpack(FILE).unwrap_or_default())
}

impl Shipped {
    /// The newest rate of `currency` that is of `day` or before, and its day.
    pub(super) fn last(&self, currency: Currency, day: Date) -> Option<(Date, Decimal)> {
        let column = self.columns.iter().find(|column| column.currency == currency)?;
        let known = self.days.partition_point(|each| *each <= day);
        let place = column.rates[..known].iter().rposition(|rate| *rate != 0)?;
        Some((self.days[place], column.rate(place)))
    }

    /// The rate of that very day.
    #[cfg(test)]
    pub(super) fn of(&self, currency: Currency, day: Date) -> Option<Decimal> {
        self.last(currency, day)
            .filter(|(of, _)| *of == day)
            .map(|(_, rate)| rate)
    }

    pub(super) fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.columns.iter().map(|column| column.currency)
    }
}

impl Column {
    fn rate(&self, place: usize) -> Decimal {
        Decimal::new(self.rates[place], self.decimals).normalize()
    }
}

fn unpack(file: &[u8]) -> Option<Shipped> {
    let head = file.windows(2).position(|two| two == b"\n\n")?;
    let mut rest = &file[head + 2..];
    let count = number(&mut rest)?;
    let mut day = Date::constant(1970, 1, 1);
    let mut days = Vec::new();
    for _ in 0..count {
        let distance = i64::try_from(number(&mut rest)?).ok()?;
        day = day.checked_add(jiff::Span::new().try_days(distance).ok()?).ok()?;
        days.push(day);
    }
    let mut columns = Vec::new();
    while let Some((code, after)) = rest.split_first_chunk::<3>() {
        rest = after;
        let currency = Currency::parse(std::str::from_utf8(code).ok()?).ok()?;
        let decimals = u32::try_from(number(&mut rest)?).ok()?;
        let mut last = 0_i64;
        let mut rates = Vec::with_capacity(days.len());
        for _ in &days {
            rates.push(match number(&mut rest)? {
                0 => 0,
                step => {
                    last = last.checked_add(unzigzag(step - 1))?;
                    last
                }
            });
        }
        columns.push(Column {
            currency,
            decimals,
            rates,
        });
    }
    Some(Shipped { days, columns })
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}
