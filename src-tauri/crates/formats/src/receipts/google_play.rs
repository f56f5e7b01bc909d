//! One object of Google Play's `Purchase History.json` or `Order History.json` from Google Takeout.

use giftbook_model::{Channel, CompactString, Handling, Purchase, Witness};
use jiff::tz::TimeZone;

use super::products::{NoUnits, Product, product};
use super::{ignored, rows, said};
use crate::codes::{DATE_MISSING, DATE_UNREADABLE, Fault, NOT_AN_OBJECT, SEVERAL_ITEMS};
use crate::events::Latest;
use crate::json::{Code, FromJson, Maybe, Reader, Scalar, object, read};
use crate::written::{date, price};

object! {
    Entry {
        purchase: Maybe<Box<Bought<'a>>> = "purchaseHistory",
        order: Maybe<Box<Order<'a>>> = "orderHistory",
    }
}

object! {
    Bought {
        price: Scalar<'a> = "invoicePrice",
        method: Scalar<'a> = "paymentMethodTitle",
        country: Scalar<'a> = "userCountry",
        at: Scalar<'a> = "purchaseTime",
        item: Maybe<Box<Item<'a>>> = "doc",
    }
}

object! {
    Order {
        number: Scalar<'a> = "orderId",
        at: Scalar<'a> = "creationTime",
        price: Scalar<'a> = "totalPrice",
        back: Scalar<'a> = "refundAmount",
        country: Scalar<'a> = "ipCountry" | "userCountry",
        method: Maybe<Box<Instrument<'a>>> = "billingInstrument",
        items: Items<'a> = "lineItem",
    }
}

object! { Instrument { name: Scalar<'a> = "displayName", } }
object! { Item { title: Scalar<'a> = "title", } }
object! {
    LineItem {
        item: Maybe<Box<Item<'a>>> = "doc",
        quantity: Scalar<'a> = "quantity",
    }
}

/// All items of an order.
#[derive(Debug, Default)]
pub(crate) struct Items<'a>(Vec<LineItem<'a>>);

impl Items<'_> {
    fn is_filled(&self) -> bool {
        !self.0.is_empty()
    }
}

impl<'a> FromJson<'a> for Items<'a> {
    fn read(reader: &mut Reader<'a>) -> Result<Self, Code> {
        let mut items = Vec::new();
        if reader.peek()? != b'[' {
            items.extend(Maybe::read(reader)?.0);
            return Ok(Self(items));
        }
        reader.list(|reader| {
            items.extend(Maybe::read(reader)?.0);
            Ok(())
        })?;
        Ok(Self(items))
    }
}

/// Whether `text` is an object of either file.
pub(super) fn is_entry(text: &[u8]) -> bool {
    let entry: Result<Maybe<Entry<'_>>, Fault> = read(text);
    entry.is_ok_and(|entry| {
        entry
            .0
            .is_some_and(|entry| entry.purchase.is_filled() || entry.order.is_filled())
    })
}

/// The rows of one object.
pub(super) fn entry(text: &[u8], latest: Latest) -> Result<Vec<Handling>, Fault> {
    let entry: Maybe<Entry<'_>> = read(text)?;
    let entry = entry.0.ok_or(Fault::of(NOT_AN_OBJECT))?;
    match (entry.purchase.get(), entry.order.get()) {
        (Some(bought), None) => purchase(bought, latest),
        (None, Some(order)) => self::order(order, latest),
        _ => Ok(ignored(OTHER_ENTRY)),
    }
}

/// An entry about neither a purchase nor an order.
const OTHER_ENTRY: &str = "other_entry";

fn title<'a>(item: &'a Maybe<Box<Item<'_>>>) -> &'a str {
    item.get().and_then(|item| item.title.text()).unwrap_or_default()
}

fn purchase(bought: &Bought<'_>, latest: Latest) -> Result<Vec<Handling>, Fault> {
    let title = title(&bought.item);
    let told = match product(title, &[]) {
        Ok(told) => told,
        Err(none) => return Ok(ignored(none.kind())),
    };
    let country = bought.country.text();
    let purchase = Purchase {
        method: bought.method.text().and_then(said),
        ..of(told, title, instant(&bought.at, "purchaseTime", latest)?, country)
    };
    let paid = bought.price.text().map(|text| price(text, None, country)).transpose()?;
    Ok(rows(&purchase, paid, None))
}

fn order(order: &Order<'_>, latest: Latest) -> Result<Vec<Handling>, Fault> {
    let [line] = &order.items.0[..] else {
        let is_units = |line: &LineItem<'_>| product(title(&line.item), &[]).is_ok();
        return if order.items.0.iter().any(is_units) {
            Err(Fault::of(SEVERAL_ITEMS))
        } else {
            Ok(ignored(NoUnits::OtherPurchase.kind()))
        };
    };
    let title = title(&line.item);
    let told = match product(title, &[]) {
        Ok(told) => told,
        Err(none) => return Ok(ignored(none.kind())),
    };
    let times = line
        .quantity
        .integer()
        .ok()
        .flatten()
        .filter(|times| *times > 0)
        .unwrap_or(1);
    let told = Product {
        units: told.units.and_then(|units| units.checked_mul(times)),
        ..told
    };
    let country = order.country.text();
    let purchase = Purchase {
        transaction: order.number.id(),
        method: order.method.get().and_then(|method| method.name.text()).and_then(said),
        ..of(told, title, instant(&order.at, "creationTime", latest)?, country)
    };
    let money = |text: Option<&str>| text.map(|text| price(text, None, country)).transpose();
    Ok(rows(&purchase, money(order.price.text())?, money(order.back.text())?))
}

fn of(told: Product, title: &str, at: (giftbook_model::Instant, bool), country: Option<&str>) -> Purchase {
    let is_country = |code: &&str| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_alphabetic());
    Purchase {
        platform: told.platform,
        at: at.0,
        day_only: at.1,
        witness: Witness::Store,
        channel: Some(Channel::Android),
        paid: None,
        refund: false,
        units: told.units,
        transaction: None,
        product: said(title),
        method: None,
        country: country
            .filter(is_country)
            .map(|code| CompactString::from(code.to_ascii_uppercase())),
    }
}

fn instant(field: &Scalar<'_>, name: &str, latest: Latest) -> Result<(giftbook_model::Instant, bool), Fault> {
    let text = field.text().ok_or_else(|| Fault::about(DATE_MISSING, name))?;
    let written = date(text, None).and_then(|day| day.instant(&TimeZone::UTC));
    let (at, day_only) = written.ok_or_else(|| Fault::about(DATE_UNREADABLE, text))?;
    Ok((latest.check(at)?, day_only))
}
