//! Apple's `Store Transaction History.csv`, from the privacy export.

use giftbook_model::{Channel, Currency, Handling, Purchase, Witness};
use jiff::tz::TimeZone;

use super::products::product;
use super::{ignored, rows, said};
use crate::codes::{CURRENCY_UNKNOWN, DATE_MISSING, DATE_UNREADABLE, Fault};
use crate::events::Latest;
use crate::table::{Line, Table};
use crate::written::{date, price};

/// Where its columns stand. Apple's instants end in `Z`; a bare day, which older exports have, begins in UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Apple {
    at: usize,
    item: usize,
    paid: usize,
    currency: Option<usize>,
    app: Option<usize>,
    seller: Option<usize>,
    order: Option<usize>,
    refunded: Option<usize>,
    latest: Latest,
}

impl Apple {
    pub(super) fn of(table: &Table, latest: Latest) -> Option<Self> {
        Some(Self {
            at: table.column("Item Purchased Date")?,
            item: table.column("Item Description")?,
            paid: table.any_column(&["Invoice Item Total", "Invoice Item Amount"])?,
            currency: table.column("Currency"),
            app: table.any_column(&["Container Description", "App Name", "Parent Item Description"]),
            seller: table.any_column(&["Seller", "Content Provider"]),
            order: table.any_column(&["Order Number", "Web Order Number", "Invoice Number"]),
            refunded: table.any_column(&["Refund Amount", "Item Refund Amount"]),
            latest,
        })
    }

    pub(super) fn read(&self, line: &Line) -> Result<Vec<Handling>, Fault> {
        let cell = |place: usize| line.cells.get(place).map(crate::table::Cell::shown).unwrap_or_default();
        let maybe = |place: Option<usize>| place.map(cell).unwrap_or_default();
        let item = cell(self.item);
        let told = match product(&item, &[&maybe(self.app), &maybe(self.seller)]) {
            Ok(told) => told,
            Err(none) => return Ok(ignored(none.kind())),
        };
        let written = cell(self.at);
        if written.trim().is_empty() {
            return Err(Fault::about(DATE_MISSING, "Item Purchased Date"));
        }
        let unreadable = || Fault::about(DATE_UNREADABLE, &written);
        let day = date(&written, None).ok_or_else(unreadable)?;
        let (at, day_only) = day.instant(&TimeZone::UTC).ok_or_else(unreadable)?;
        let code = maybe(self.currency);
        let currency = match code.trim() {
            "" => None,
            code => Some(Currency::parse(code).map_err(|_| Fault::about(CURRENCY_UNKNOWN, code))?),
        };
        let money = |text: String| match text.trim() {
            "" => Ok(None),
            text => price(text, currency, None).map(Some),
        };
        let purchase = Purchase {
            platform: told.platform,
            at: self.latest.check(at)?,
            day_only,
            witness: Witness::Store,
            channel: Some(Channel::Ios),
            paid: None,
            refund: false,
            units: told.units,
            transaction: said(&maybe(self.order)),
            product: said(&item),
            method: None,
            country: None,
        };
        Ok(rows(&purchase, money(cell(self.paid))?, money(maybe(self.refunded))?))
    }
}
