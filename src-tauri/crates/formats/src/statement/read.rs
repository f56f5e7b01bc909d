//! One line of a statement under a profile.

use giftbook_model::{CompactString, Currency, Handling, Instant, Money, MoneyError, Purchase, Record, Witness};
use jiff::tz::TimeZone;

use super::{CurrencyFrom, Profile, Sign};
use crate::codes::{
    CURRENCY_DIFFERS, CURRENCY_UNKNOWN, DATE_MISSING, DATE_UNREADABLE, Fault, PRICE_TOO_FINE, PRICE_UNREADABLE,
    TWO_PLATFORMS,
};
use crate::events::Latest;
use crate::table::{Cell, Line, Table};
use crate::written::{Amount, DateOrder, Mark, NumberFormat, Written, date, mark, time};

/// A payment that names no platform.
const OTHER_PAYMENT: &str = "other_payment";
/// A payment of nothing.
const NO_AMOUNT: &str = "no_amount";

/// A profile bound to the columns of one file.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    profile: Profile,
    date: usize,
    time: Option<usize>,
    amount: usize,
    returned: Option<usize>,
    text: Vec<usize>,
    transaction: Option<usize>,
    method: Option<usize>,
    numbers: NumberFormat,
    dates: DateOrder,
    currency: Told,
    sign: Sign,
    zone: TimeZone,
    latest: Latest,
}

#[derive(Debug, Clone, Copy)]
enum Told {
    Column(usize),
    Fixed(Currency),
}

impl Reading {
    /// The profile with its columns found in `table`; `None` while it leaves something open or names what is not there.
    pub(crate) fn of(profile: &Profile, table: &Table, latest: Latest) -> Option<Self> {
        let column = |name: &Option<String>| name.as_ref().map(|name| table.column(name));
        // A column that is named must be there; one that is not named need not.
        let maybe = |name: &Option<String>| match column(name) {
            Some(None) => None,
            found => Some(found.flatten()),
        };
        let currency = match profile.currency.as_ref()? {
            CurrencyFrom::Column(name) => Told::Column(table.column(name)?),
            CurrencyFrom::Fixed(code) => Told::Fixed(Currency::parse(code).ok()?),
        };
        let sign = match profile.returned {
            // With a column for each direction the sign says nothing.
            Some(_) => Sign::PurchasesPositive,
            None => profile.sign?,
        };
        Some(Self {
            date: column(&profile.date)??,
            time: maybe(&profile.time)?,
            amount: column(&profile.amount)??,
            returned: maybe(&profile.returned)?,
            text: profile
                .text
                .iter()
                .map(|name| table.column(name))
                .collect::<Option<_>>()?,
            transaction: maybe(&profile.transaction)?,
            method: maybe(&profile.method)?,
            numbers: profile.numbers?,
            dates: profile.dates?,
            currency,
            sign,
            zone: TimeZone::get(profile.zone.as_ref()?).ok()?,
            latest,
            profile: profile.clone(),
        })
        .filter(|reading| !reading.text.is_empty())
    }

    pub(crate) fn read(&self, line: &Line) -> Result<Vec<Handling>, Fault> {
        let text = self.text(line);
        let platform = match self.profile.platforms(&text)[..] {
            [] => return Ok(ignored(OTHER_PAYMENT)),
            [platform] => platform,
            _ => return Err(Fault::of(TWO_PLATFORMS)),
        };
        let currency = self.currency(line)?;
        match self.money(line, currency)? {
            None => Ok(ignored(NO_AMOUNT)),
            Some((paid, refund)) => {
                let (at, day_only) = self.at(line)?;
                Ok(vec![Handling::Record(Record::Purchase(Purchase {
                    platform,
                    at,
                    day_only,
                    witness: Witness::Statement,
                    channel: None,
                    paid: Some(paid),
                    refund,
                    units: None,
                    transaction: self.maybe(line, self.transaction),
                    product: said(&text),
                    method: self.maybe(line, self.method),
                    country: None,
                }))])
            }
        }
    }

    fn text(&self, line: &Line) -> String {
        let cells: Vec<String> = self.text.iter().map(|place| shown(line, *place)).collect();
        let filled: Vec<&str> = cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        filled.join(" · ")
    }

    fn maybe(&self, line: &Line, place: Option<usize>) -> Option<CompactString> {
        said(&shown(line, place?))
    }

    fn currency(&self, line: &Line) -> Result<Currency, Fault> {
        match self.currency {
            Told::Fixed(currency) => Ok(currency),
            Told::Column(place) => {
                let code = shown(line, place);
                Currency::parse(&code).map_err(|_| Fault::about(CURRENCY_UNKNOWN, code.trim()))
            }
        }
    }

    /// What was paid or came back; `None` for nothing.
    fn money(&self, line: &Line, currency: Currency) -> Result<Option<(Money, bool)>, Fault> {
        let out = self.amount(line, self.amount, currency)?;
        let back = match self.returned {
            Some(place) => self.amount(line, place, currency)?,
            None => None,
        };
        let turned = |money: Money, refund: bool| {
            let minor = money.minor.abs();
            (minor != 0).then_some((Money { minor, ..money }, refund))
        };
        Ok(match (out.filter(|out| out.minor != 0), back) {
            // Money out is money out, whether the bank writes it below zero or not.
            (Some(out), _) if self.returned.is_some() => turned(out, false),
            (Some(out), _) => turned(out, (out.minor < 0) != (self.sign == Sign::PurchasesNegative)),
            (None, Some(back)) => turned(back, true),
            (None, None) => None,
        })
    }

    fn amount(&self, line: &Line, place: usize, currency: Currency) -> Result<Option<Money>, Fault> {
        let Some(cell) = line.cells.get(place).filter(|cell| !cell.is_blank()) else {
            return Ok(None);
        };
        let shown = cell.shown();
        let unreadable = || Fault::about(PRICE_UNREADABLE, shown.trim());
        let amount = match cell {
            // A workbook's numbers are plain, whatever they look like on its screen.
            Cell::Number(number) => plain(number).ok_or_else(unreadable)?,
            _ => self.numbers.read(&shown).ok_or_else(unreadable)?,
        };
        match mark(&amount.mark, None) {
            Mark::Nothing => {}
            Mark::One(said) if said == currency => {}
            Mark::Several(open) if open.contains(&currency) => {}
            _ => return Err(Fault::about(CURRENCY_DIFFERS, shown.trim())),
        }
        let signed = if amount.negative {
            format!("-{}", amount.digits)
        } else {
            amount.digits
        };
        let money = Money::parse(&signed, currency).map_err(|error| match error {
            MoneyError::TooFine => Fault::about(PRICE_TOO_FINE, shown.trim()),
            _ => unreadable(),
        })?;
        Ok(Some(money))
    }

    fn at(&self, line: &Line) -> Result<(Instant, bool), Fault> {
        let Some(cell) = line.cells.get(self.date).filter(|cell| !cell.is_blank()) else {
            return Err(Fault::of(DATE_MISSING));
        };
        let unreadable = || Fault::about(DATE_UNREADABLE, cell.shown().trim());
        let mut written = day(cell, self.dates).ok_or_else(unreadable)?;
        if let Some(place) = self.time.filter(|_| written.exact.is_none()) {
            let clock = shown(line, place);
            if !clock.trim().is_empty() {
                written.time = Some(time(&clock).ok_or_else(|| Fault::about(DATE_UNREADABLE, clock.trim()))?);
            }
        }
        let (at, day_only) = written.instant(&self.zone).ok_or_else(unreadable)?;
        Ok((self.latest.check(at)?, day_only))
    }
}

/// The day in a cell.
fn day(cell: &Cell, order: DateOrder) -> Option<Written> {
    match cell {
        Cell::Date(date) => Some(Written {
            date: *date,
            time: None,
            exact: None,
        }),
        Cell::Moment(at) => Some(Written {
            date: at.date(),
            time: Some(at.time()),
            exact: None,
        }),
        Cell::Text(text) | Cell::Number(text) => date(text, Some(order)),
    }
}

/// A workbook's number, which is plain already.
fn plain(number: &str) -> Option<Amount> {
    let negative = number.starts_with('-');
    let digits = number.trim_start_matches('-').to_owned();
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then_some(Amount {
        negative,
        digits,
        mark: String::new(),
    })
}

fn shown(line: &Line, place: usize) -> String {
    line.cells.get(place).map(Cell::shown).unwrap_or_default()
}

fn said(text: &str) -> Option<CompactString> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

fn ignored(kind: &'static str) -> Vec<Handling> {
    vec![Handling::Ignored(CompactString::const_new(kind))]
}
