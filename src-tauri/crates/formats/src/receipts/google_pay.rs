//! Google Pay's `transactions_*.csv` from Google Takeout, in both of its headers. Its times are local ones, in the account's language.

use giftbook_model::{Channel, Currency, Handling, Purchase, Witness};
use jiff::tz::TimeZone;

use super::products::product;
use super::{NOT_COMPLETED, ignored, rows, said};
use crate::codes::{CURRENCY_UNKNOWN, DATE_UNREADABLE, Fault};
use crate::events::Latest;
use crate::table::{Cell, Line, Table};
use crate::written::{date, price};

#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    at: usize,
    transaction: usize,
    description: usize,
    amount: usize,
    product: Option<usize>,
    method: Option<usize>,
    status: Option<usize>,
    currency: Option<usize>,
}

pub(super) struct GooglePay {
    columns: Columns,
    zone: TimeZone,
    latest: Latest,
}

impl Columns {
    pub(super) fn of(table: &Table) -> Option<Self> {
        let columns = Self {
            at: table.any_column(&["Time", "Date"])?,
            transaction: table.any_column(&["Transaction ID", "Transaction id"])?,
            description: table.column("Description")?,
            amount: table.column("Amount")?,
            product: table.column("Product"),
            method: table.column("Payment method"),
            status: table.column("Status"),
            currency: table.column("Currency"),
        };
        // Statements of banks, too, have a date, a description and an amount.
        let is_short = columns.product.is_some() && columns.method.is_some();
        let is_long =
            columns.currency.is_some() && table.column("Net amount").is_some() && table.column("Fee").is_some();
        (is_short || (is_long && columns.product.is_some())).then_some(columns)
    }
}

impl GooglePay {
    pub(super) fn of(table: &Table, zone: TimeZone, latest: Latest) -> Option<Self> {
        let columns = Columns::of(table)?;
        Some(Self { columns, zone, latest })
    }
}

/// What became of a transaction.
enum Status {
    Paid,
    Refunded,
    NotCompleted,
}

fn status(word: &str) -> Status {
    let word = word.trim().to_lowercase();
    let any = |words: &[&str]| words.iter().any(|each| word.starts_with(each));
    if any(&["refund", "erstattet", "rembours", "reembols", "rimbors"]) {
        Status::Refunded
    } else if any(&[
        "cancel",
        "declin",
        "fail",
        "pending",
        "reject",
        "storniert",
        "abgelehnt",
        "annul",
        "refus",
        "rechaz",
        "cancelad",
        "pendiente",
    ]) {
        Status::NotCompleted
    } else {
        Status::Paid
    }
}

impl GooglePay {
    pub(super) fn read(&self, line: &Line) -> Result<Vec<Handling>, Fault> {
        let cell = |place: usize| line.cells.get(place).map(Cell::shown).unwrap_or_default();
        let maybe = |place: Option<usize>| place.map(cell).unwrap_or_default();
        let (title, sold_by) = (cell(self.columns.description), maybe(self.columns.product));
        let told = match product(&title, &[&sold_by]) {
            Ok(told) => told,
            Err(none) => return Ok(ignored(none.kind())),
        };
        let status = status(&maybe(self.columns.status));
        if matches!(status, Status::NotCompleted) {
            return Ok(ignored(NOT_COMPLETED));
        }
        let written = cell(self.columns.at);
        let unreadable = || Fault::about(DATE_UNREADABLE, &written);
        let (at, day_only) = date(&written, None)
            .and_then(|day| day.instant(&self.zone))
            .ok_or_else(unreadable)?;
        let code = maybe(self.columns.currency);
        let currency = match code.trim() {
            "" => None,
            code => Some(Currency::parse(code).map_err(|_| Fault::about(CURRENCY_UNKNOWN, code))?),
        };
        let paid = price(&cell(self.columns.amount), currency, None)?;
        let purchase = Purchase {
            platform: told.platform,
            at: self.latest.check(at)?,
            day_only,
            witness: Witness::Store,
            channel: sold_by.contains("Google Play").then_some(Channel::Android),
            paid: None,
            refund: false,
            units: told.units,
            transaction: said(&cell(self.columns.transaction)),
            product: said(&title),
            method: said(&maybe(self.columns.method)),
            country: None,
        };
        // A refunded transaction is one line: the money went, and it came back.
        let back = matches!(status, Status::Refunded).then_some(paid);
        Ok(rows(&purchase, Some(paid), back.filter(|money| money.minor > 0)))
    }
}
